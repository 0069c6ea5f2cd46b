"""Addresses for setting up procedures, below `<body>/arbeit/beteiligung/`."""

from django.urls import path

from masswerk.participation.views import looking, procedures

app_name = "procedures"

urlpatterns = [
    path("", procedures.overview, name="overview"),
    path("neu/", procedures.begin, name="begin"),
    path("<slug:procedure>/", procedures.procedure, name="procedure"),
    path("<slug:procedure>/angaben/", procedures.change, name="change"),
    path("<slug:procedure>/einladung/", procedures.invite, name="invite"),
    path("<slug:procedure>/durchsicht/", looking.moderate, name="moderate"),
    path("<slug:procedure>/durchsicht/veroeffentlichen/", procedures.publish, name="publish"),
    path("<slug:procedure>/durchsicht/schwaerzen/", looking.blacken, name="blacken"),
    path("<slug:procedure>/durchsicht/<int:number>/", looking.look, name="look"),
    path("<slug:procedure>/durchsicht/<int:number>/intern/", procedures.hide, name="hide"),
]
