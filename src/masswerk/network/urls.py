"""Addresses of organisations in the office, below `<body>/arbeit/netzwerk/`."""

from django.urls import path

from masswerk.network.views import contacts, files, organisations

app_name = "network"

ONE = "<int:organisation>/"

urlpatterns = [
    path("", organisations.overview, name="overview"),
    path("aufnehmen/", organisations.add, name="add"),
    path("einlesen/", files.take_in, name="take_in"),
    path("laden/<slug:form>/", files.file, name="file"),
    path(ONE, organisations.organisation, name="organisation"),
    path(ONE + "angaben/", organisations.change, name="change"),
    path(ONE + "zusammenfuehren/", organisations.merge, name="merge"),
    path(ONE + "herausnehmen/", organisations.drop, name="drop"),
    path(ONE + "zugang/", contacts.partner, name="partner"),
    path(ONE + "kontakt/", contacts.add, name="add_contact"),
    path(ONE + "kontakt/<int:contact>/", contacts.change, name="contact"),
    path(ONE + "kontakt/<int:contact>/loeschen/", contacts.remove, name="remove_contact"),
]
