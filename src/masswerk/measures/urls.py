"""Addresses of `measures`: the office's pages, below `<body>/arbeit/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import files, revising, sheets, tables

app_name = "measures"

urlpatterns = [
    path("luecken/", revising.missing, name="gaps"),
    path("tabelle/", tables.back, name="table"),
    path("tabelle/massnahmen.xlsx", tables.file, name="table_file"),
    path("verbleib/<int:edition>/", revising.fates, name="fates"),
    path("verbleib/<int:edition>/vorschlaege/", revising.confirm, name="confirm_fates"),
    path("verbleib/<int:edition>/<slug:element>/", revising.fate, name="fate"),
    path("steckbriefe/<slug:form>/", files.internal_all, name="files"),
    path("<slug:concept>/<slug:element>/", sheets.show, name="sheet"),
    path("<slug:concept>/<slug:element>/anlegen/", sheets.begin, name="begin"),
    path("<slug:concept>/<slug:element>/laden/<slug:form>/", files.internal, name="file"),
    path("<slug:concept>/<slug:element>/<slug:section>/", sheets.section, name="section"),
]
