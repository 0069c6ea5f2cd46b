"""Addresses of `desk`: the working area of a body."""

from django.urls import path

from masswerk.desk.views import days, log, settings

app_name = "office"

urlpatterns = [
    path("", days.my_day, name="my_day"),
    path("protokoll/", log.log, name="log"),
    path("protokoll/pruefen/", log.verify, name="verify_log"),
    path("protokoll/gelesen/", log.reads, name="reads"),
    path("protokoll/<int:seq>/", log.entry, name="log_entry"),
    path("einstellungen/", settings.appearance, name="appearance"),
    path("einstellungen/logo/", settings.logo, name="logo"),
    path("einstellungen/<slug:page>/", settings.legal, name="legal"),
]
