"""Addresses of `public`."""

from __future__ import annotations

from django.urls import URLPattern, path

from masswerk.public.views import barriers, compare, downloads, legal, pages, reading

app_name = "public"

EDITION = "<slug:body>/konzept/<slug:concept>/<slug:edition>/"
LEGAL = (
    ("impressum", legal.IMPRINT), ("datenschutz", legal.PRIVACY), ("barrierefreiheit", legal.ACCESSIBILITY),
    ("barriere-melden", legal.BARRIER), ("gebaerdensprache", legal.SIGN_LANGUAGE), ("leichte-sprache", legal.SIMPLE),
)


def _legal() -> list[URLPattern]:
    """Each legal page of the installation, then of a body; the first must stand before the start pages of bodies."""
    of_all = [path(f"{word}/", legal.of_installation, {"page": page}, f"{page.name}_of_all") for word, page in LEGAL]
    of_body = [path(f"<slug:body>/{word}/", legal.of_body, {"page": page}, page.name) for word, page in LEGAL]
    return of_all + of_body


urlpatterns = [
    path("", pages.installation, name="installation"),
    *_legal(),
    path("<slug:body>/", pages.start, name="start"),
    path("<slug:body>/barriere-melden/formular/", barriers.write, name="report_barrier"),
    path("<slug:body>/suche/", pages.find, name="find"),
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
