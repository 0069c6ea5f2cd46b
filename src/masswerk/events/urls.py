"""Addresses of `events`: the office's pages, below `<body>/arbeit/veranstaltungen/`."""

from django.urls import path

from masswerk.events.views import cards, office, paper, wall

app_name = "events"

EVENT = "<slug:event>/"
GROUP = EVENT + "gruppe/<int:group>/"
CARD = EVENT + "karte/<int:number>/"

urlpatterns = [
    path("", office.overview, name="overview"),
    path("planen/", office.plan, name="plan"),
    path(EVENT, office.event, name="event"),
    path(EVENT + "angaben/", office.change, name="change"),
    path(EVENT + "programm/", office.agenda, name="agenda"),
    path(EVENT + "leitfrage/", office.question, name="ask"),
    path(EVENT + "leitfrage/<int:number>/", office.question, name="question"),
    path(EVENT + "arbeitsgruppe/", office.group, name="form_group"),
    path(EVENT + "arbeitsgruppe/<int:number>/", office.group, name="group"),
    path(EVENT + "zahlen/", office.counts, name="counts"),
    path(EVENT + "kartenbogen/", paper.sheets, name="sheets"),
    path(EVENT + "kartenbogen/<int:first>/", paper.sheet, name="sheet"),
    path(EVENT + "schritt/<slug:step>/", office.step, name="step"),
    path(EVENT + "uebergeben/", office.hand_over, name="hand_over"),
    path(GROUP, cards.capture, name="capture"),
    path(GROUP + "liste/", cards.paste, name="paste"),
    path(GROUP + "zusammenfassung/", cards.summary, name="summary"),
    path(GROUP + "fotos/", paper.wall_photos, name="photos"),
    path(GROUP + "fotos/<int:photo>/loeschen/", paper.drop_photo, name="drop_photo"),
    path(GROUP + "abtippen/", paper.typing, name="typing"),
    path(GROUP + "wand/", wall.wall, name="wall"),
    path(GROUP + "kartengruppe/<int:cluster>/", wall.cluster, name="cluster"),
    path(GROUP + "kartengruppe/<int:cluster>/aufloesen/", wall.dissolve, name="dissolve"),
    path(CARD, cards.card, name="card"),
    path(CARD + "abtippen/", paper.type_card, name="type_card"),
    path(CARD + "umhaengen/", wall.move, name="move"),
    path(CARD + "abnehmen/", cards.take_down, name="take_down"),
]
