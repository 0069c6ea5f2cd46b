"""Addresses of `measures`, below `<body>/arbeit/massnahmen/`."""

from django.urls import path

from masswerk.measures import views

app_name = "measures"

urlpatterns = [path("<slug:concept>/<slug:element>/", views.facts, name="facts")]
