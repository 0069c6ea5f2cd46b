"""All addresses. A body's pages lie below its short name; its office's pages below `arbeit/`."""

from django.urls import include, path

from masswerk.api.door import door
from masswerk.base.attachments.views import attachment
from masswerk.bodies.views import style
from masswerk.site import help, log_heads

handler400 = "masswerk.base.failures.bad_request"
handler403 = "masswerk.base.failures.forbidden"
handler404 = "masswerk.base.failures.not_found"
handler500 = "masswerk.base.failures.server_error"

urlpatterns = [
    path("konto/", include("masswerk.people.urls")),
    path("konto/", include("allauth.urls")),
    path("arbeit/", include("masswerk.desk.urls_home")),
    path("dateien/<str:key>/", attachment, name="attachment"),
    path("bausteine/", include("masswerk.base.urls")),
    path("api/v1/", door.urls),
    path("hilfe/", help.contents, name="handbook"),
    path("hilfe/<slug:chapter>/", help.chapter, name="handbook_chapter"),
    path("<slug:body>/arbeit/hilfe/", help.from_office, name="office_help"),
    path("<slug:body>/protokoll/", log_heads.page, name="log_heads"),
    path("<slug:body>/protokoll/pruefstand.txt", log_heads.text, name="log_heads_text"),
    path("<slug:body>/stil.css", style, name="body_style"),
    path("<slug:body>/arbeit/", include("masswerk.desk.urls")),
    path("<slug:body>/arbeit/barrieren/", include("masswerk.barriers.urls")),
    path("<slug:body>/arbeit/menschen/", include("masswerk.people.urls_office")),
    path("<slug:body>/arbeit/fassungen/", include("masswerk.concepts.urls")),
    path("<slug:body>/arbeit/massnahmen/", include("masswerk.measures.urls_overview")),
    path("<slug:body>/arbeit/massnahmen/", include("masswerk.measures.urls")),
    path("<slug:body>/massnahmen/", include("masswerk.measures.urls_everybody")),
    path("<slug:body>/massnahmen/", include("masswerk.measures.urls_public")),
    path("<slug:body>/arbeit/einlesen/", include("masswerk.intake.urls")),
    path("<slug:body>/arbeit/", include("masswerk.participation.urls_weighing")),
    path("<slug:body>/arbeit/beteiligung/", include("masswerk.participation.urls_procedures")),
    path("<slug:body>/arbeit/beteiligung/<slug:procedure>/eingang/", include("masswerk.participation.urls_arriving")),
    path("<slug:body>/mitreden/", include("masswerk.participation.urls")),
    path("<slug:body>/arbeit/veranstaltungen/", include("masswerk.events.urls")),
    path("<slug:body>/veranstaltungen/", include("masswerk.events.urls_public")),
    path("<slug:body>/arbeit/umfragen/", include("masswerk.surveys.urls")),
    path("<slug:body>/umfragen/", include("masswerk.surveys.urls_public")),
    path("<slug:body>/arbeit/netzwerk/", include("masswerk.network.urls")),
    path("<slug:body>/arbeit/gruppen/", include("masswerk.network.urls_groups")),
    path("<slug:body>/netzwerk/", include("masswerk.network.urls_public")),
    path("<slug:body>/gruppen/", include("masswerk.network.urls_public_groups")),
    path("<slug:body>/faden/", include("masswerk.thread.urls")),
    path("", include("masswerk.public.urls")),
]
