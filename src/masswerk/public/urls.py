"""Addresses of `public`."""

from django.urls import path

from masswerk.public.views import compare, downloads, legal, pages, reading

app_name = "public"

EDITION = "<slug:body>/konzept/<slug:concept>/<slug:edition>/"

urlpatterns = [
    path("", pages.installation, name="installation"),
    path("<slug:body>/", pages.start, name="start"),
    path("<slug:body>/impressum/", legal.imprint, name="imprint"),
    path("<slug:body>/datenschutz/", legal.privacy, name="privacy"),
    path("<slug:body>/barrierefreiheit/", legal.accessibility, name="accessibility"),
    path("<slug:body>/konzept/", pages.current, name="current"),
    path("<slug:body>/konzept/<slug:concept>/", pages.editions, name="editions"),
    path("<slug:body>/konzept/<slug:concept>/stelle/<slug:element>/", reading.place, name="place"),
    path(EDITION, reading.cover, name="edition"),
    path(EDITION + "inhalt/<slug:element>/", reading.chapter, name="chapter"),
    path(EDITION + "thema/<slug:element>/", reading.theme, name="theme"),
    path(EDITION + "begriffe/", reading.glossary, name="glossary"),
    path(EDITION + "suche/", reading.search, name="search"),
    path(EDITION + "druck/", reading.whole, name="print"),
    path(EDITION + "laden/<slug:form>/", downloads.edition, name="download"),
    path(EDITION + "vergleich/<slug:other>/", compare.page, name="compare"),
    path(EDITION + "vergleich/<slug:other>/laden/<slug:form>/", downloads.comparison, name="compare_download"),
]
