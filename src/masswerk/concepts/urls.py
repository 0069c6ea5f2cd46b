"""Addresses of `concepts`: the office's pages for editions, below `<body>/arbeit/fassungen/`."""

from django.urls import path

from masswerk.concepts.views import (
    belonging,
    completeness,
    deciding,
    fates,
    glossary,
    history,
    interfaces,
    overview,
    picturing,
    placing,
    removing,
    revising,
    steps,
    translating,
    untranslating,
    writing,
)

app_name = "concepts"

EDITION = "<int:edition>/"
PASSAGE = EDITION + "stelle/<slug:element>/"
FIGURE = PASSAGE + "bilder/<int:figure>/"
TERMS = "begriffe/<slug:concept>/"
LANGUAGE = EDITION + "sprache/<slug:language>/"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("gruenden/", overview.found, name="found"),
    path("beginnen/<slug:concept>/", overview.begin, name="begin"),
    path(TERMS, glossary.terms, name="terms"),
    path(TERMS + "neu/", glossary.define, name="define_term"),
    path(TERMS + "wort/<slug:term>/", glossary.change, name="change_term"),
    path(TERMS + "wort/<slug:term>/entfernen/", glossary.remove, name="remove_term"),
    path(EDITION, overview.edition, name="edition"),
    path(EDITION + "titel/", steps.rename, name="rename"),
    path(EDITION + "schritt/<slug:step>/", steps.step, name="step"),
    path(EDITION + "verwerfen/", steps.discard, name="discard"),
    path(EDITION + "beschluss/", deciding.adopt, name="adopt"),
    path(EDITION + "fortschreiben/", revising.revise, name="revise"),
    path(EDITION + "verbleib/", completeness.fates, name="fates"),
    path(EDITION + "verbleib/bestaetigen/", completeness.confirm, name="confirm_proposals"),
    path(EDITION + "verbleib/<slug:element>/", fates.fate, name="fate"),
    path(EDITION + "verbleib/<slug:element>/wieder-aufnehmen/", fates.bring_back, name="bring_back"),
    path(EDITION + "herkunft/<slug:element>/", fates.origin, name="origin"),
    path(EDITION + "schnittstellen/", interfaces.interfaces, name="interfaces"),
    path(EDITION + "schnittstellen/<int:interface>/entfernen/", interfaces.remove, name="remove_interface"),
    path(EDITION + "neu/", placing.add, name="add"),
    path(PASSAGE, writing.passage, name="passage"),
    path(PASSAGE + "vorschau/", writing.preview, name="preview"),
    path(PASSAGE + "verlauf/", history.wordings, name="history"),
    path(PASSAGE + "bilder/", picturing.figures, name="figures"),
    path(FIGURE, picturing.describe, name="figure"),
    path(FIGURE + "nach-oben/", picturing.earlier, name="figure_earlier"),
    path(FIGURE + "entfernen/", picturing.remove, name="remove_figure"),
    path(PASSAGE + "ort/", placing.place, name="place"),
    path(PASSAGE + "zuordnung/", belonging.belong, name="belong"),
    path(PASSAGE + "entfernen/", removing.remove, name="remove"),
    path(PASSAGE + "berichtigung/", deciding.correct, name="erratum"),
    path(EDITION + "sprachen/", translating.languages, name="languages"),
    path(LANGUAGE, translating.passages, name="translations"),
    path(LANGUAGE + "<slug:element>/", translating.translate, name="translate"),
    path(LANGUAGE + "<slug:element>/bild/<int:figure>/", picturing.words, name="translate_figure"),
    path(LANGUAGE + "<slug:element>/loeschen/", untranslating.remove, name="remove_translation"),
]
