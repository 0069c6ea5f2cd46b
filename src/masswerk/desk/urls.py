"""Addresses of `desk`: the working area of a body."""

from django.urls import path

from masswerk.desk.views import days, settings

app_name = "office"

urlpatterns = [
    path("", days.my_day, name="my_day"),
    path("einstellungen/", settings.appearance, name="appearance"),
    path("einstellungen/<slug:page>/", settings.legal, name="legal"),
]
