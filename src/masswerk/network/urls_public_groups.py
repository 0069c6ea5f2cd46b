"""Addresses of groups for everybody, below `<body>/gruppen/`."""

from django.urls import path

from masswerk.network.views import public

app_name = "group_pages"

urlpatterns = [
    path("kalender/<str:token>.ics", public.feed, name="feed"),
    path("<slug:group>/", public.group, name="group"),
    path("<slug:group>/sitzung/<int:meeting>.ics", public.meeting, name="meeting"),
]
