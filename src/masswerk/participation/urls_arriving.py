"""Addresses of what arrives, below `<body>/arbeit/beteiligung/<procedure>/eingang/`."""

from django.urls import path

from masswerk.participation.views.arriving import arrival, overview, receipts

app_name = "arriving"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("entwurf/<slug:form>/", overview.draft, name="draft"),
    path("bestaetigungen/", receipts.page, name="receipts"),
    path("schreiben/", overview.letter, name="letter"),
    path("<int:arrival>/", arrival.arrival, name="arrival"),
    path("<int:arrival>/datei/", arrival.file, name="file"),
    path("<int:arrival>/verwerfen/", arrival.discard, name="discard"),
]
