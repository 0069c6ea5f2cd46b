"""Addresses of weighing, below `<body>/arbeit/`."""

from django.urls import path

from masswerk.participation.views import answering, letter_paper, synopsis
from masswerk.participation.views.weighing import (
    blocks,
    bundles,
    closing,
    dividing,
    proof,
    statement,
    table,
    together,
    wording,
)

app_name = "weighing"

WEIGHING = "beteiligung/<slug:procedure>/abwaegung/"

urlpatterns = [
    path("textbausteine/", blocks.blocks, name="blocks"),
    path("textbausteine/<int:block>/", blocks.block, name="block"),
    path("textbausteine/<int:block>/loeschen/", blocks.remove, name="remove_block"),
    path("briefvorlage/", letter_paper.page, name="letter_paper"),
    path("briefvorlage/probe/", letter_paper.preview, name="letter_preview"),
    path("briefvorlage/mitgeliefert/", letter_paper.ours, name="letter_ours"),
    path("briefvorlage/entfernen/", letter_paper.withdraw, name="letter_withdraw"),
    path(WEIGHING, table.table, name="table"),
    path(WEIGHING + "aussage/<int:statement>/", statement.statement, name="statement"),
    path(WEIGHING + "beitrag/<int:number>/", dividing.divide, name="divide"),
    path(WEIGHING + "gemeinsam/", together.together, name="together"),
    path(WEIGHING + "buendel/", bundles.bundles, name="bundles"),
    path(WEIGHING + "buendel/<int:bundle>/", bundles.bundle, name="bundle"),
    path(WEIGHING + "wortlaut/", wording.passages, name="passages"),
    path(WEIGHING + "wortlaut/<slug:element>/", wording.passage, name="passage"),
    path(WEIGHING + "synopse/", synopsis.page, name="synopsis"),
    path(WEIGHING + "synopse/<slug:form>/", synopsis.file, name="synopsis_file"),
    path(WEIGHING + "antworten/", answering.page, name="answers"),
    path(WEIGHING + "antworten/mails/", answering.mail, name="answers_mail"),
    path(WEIGHING + "antworten/briefe/", answering.letters_file, name="letters"),
    path(WEIGHING + "antworten/briefe/versandt/", answering.letters_sent, name="letters_sent"),
    path(WEIGHING + "antworten/<int:number>/brief/", answering.letter_file, name="letter"),
    path(WEIGHING + "antworten/<int:number>/versandt/", answering.letter_sent, name="letter_sent"),
    path(WEIGHING + "abschluss/", closing.close, name="close"),
    path(WEIGHING + "pruefen/", proof.page, name="proof"),
    path(WEIGHING + "pruefen/datei.json", proof.file, name="proof_file"),
]
