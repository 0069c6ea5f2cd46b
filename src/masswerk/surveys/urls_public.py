"""Addresses of surveys for everybody, below `<body>/umfragen/`."""

from django.urls import path

from masswerk.surveys.views import public

app_name = "survey_pages"

urlpatterns = [
    path("", public.index, name="index"),
    path("<slug:survey>/", public.survey, name="survey"),
    path("<slug:survey>/ergebnis/", public.result, name="result"),
]
