"""Addresses of events for everybody, below `<body>/veranstaltungen/`."""

from django.urls import path

from masswerk.events.views import public

app_name = "event_pages"

urlpatterns = [
    path("", public.index, name="index"),
    path("<slug:event>/", public.event, name="event"),
    path("<slug:event>/laden/<slug:form>/", public.file, name="file"),
]
