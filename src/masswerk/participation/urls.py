"""Addresses of participation for everybody, below `<body>/mitreden/`."""

from django.urls import path

from masswerk.participation.views import synopsis
from masswerk.participation.views.public import invited, pages, receipt, writing

app_name = "participation"

urlpatterns = [
    path("", pages.index, name="index"),
    path("code/", receipt.code, name="code"),
    path("<slug:procedure>/", pages.draft, name="draft"),
    path("<slug:procedure>/beitrag/", writing.whole, name="write_whole"),
    path("<slug:procedure>/beitrag/<int:number>/", pages.contribution, name="contribution"),
    path("<slug:procedure>/stelle/<slug:element>/", pages.place, name="place"),
    path("<slug:procedure>/stelle/<slug:element>/beitrag/", writing.passage, name="write"),
    path("<slug:procedure>/einladung/", invited.invited, name="invited"),
    path("<slug:procedure>/synopse/", synopsis.public_page, name="synopsis"),
    path("<slug:procedure>/synopse/<slug:form>/", synopsis.public_file, name="synopsis_file"),
    path("<slug:procedure>/datenschutz/", pages.privacy, name="privacy"),
]
