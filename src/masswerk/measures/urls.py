"""Addresses of `measures`: the office's pages, below `<body>/arbeit/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import files, sheets

app_name = "measures"

urlpatterns = [
    path("steckbriefe/<slug:form>/", files.internal_all, name="files"),
    path("<slug:concept>/<slug:element>/", sheets.show, name="sheet"),
    path("<slug:concept>/<slug:element>/anlegen/", sheets.begin, name="begin"),
    path("<slug:concept>/<slug:element>/laden/<slug:form>/", files.internal, name="file"),
    path("<slug:concept>/<slug:element>/<slug:section>/", sheets.section, name="section"),
]
