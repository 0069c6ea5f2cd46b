"""Addresses of `intake`: the office's pages for reading in, below `<body>/arbeit/einlesen/`."""

from django.urls import path

from masswerk.intake.views import accepting, arriving, doubts, lines, moving, reading, steps

app_name = "intake"

READING = "<int:reading>/"

urlpatterns = [
    path("", arriving.overview, name="overview"),
    path(READING, reading.reading, name="reading"),
    path(READING + "fortschritt/", reading.progress, name="progress"),
    path(READING + "schritt/", steps.step, name="step"),
    path(READING + "baustein/<int:element>/", steps.panel, name="panel"),
    path(READING + "baustein/<int:element>/verschieben/", moving.move, name="move"),
    path(READING + "zweifel/", doubts.doubts, name="doubts"),
    path(READING + "zeilen/", lines.lines, name="lines"),
    path(READING + "uebernehmen/", accepting.accept, name="accept"),
    path(READING + "verwerfen/", arriving.discard, name="discard"),
    path(READING + "aufnehmen/", arriving.take_up, name="take_up"),
    path(READING + "nochmal/", arriving.again, name="again"),
    path(READING + "datei/", arriving.file, name="file"),
]
