"""Addresses of `measures`, below `<body>/arbeit/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import facts

app_name = "measures"

urlpatterns = [path("<slug:concept>/<slug:element>/", facts.facts, name="facts")]
