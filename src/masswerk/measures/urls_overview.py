"""Addresses of the overview, below `<body>/arbeit/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import overview

app_name = "steering"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("laden/<str:form>/", overview.download, name="download"),
]
