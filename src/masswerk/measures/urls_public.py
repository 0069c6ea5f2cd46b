"""Addresses of measures for everybody, below `<body>/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import files, public

app_name = "measure_pages"

urlpatterns = [
    path("<slug:concept>/<slug:element>/", public.show, name="sheet"),
    path("<slug:concept>/<slug:element>/laden/<slug:form>/", files.public, name="file"),
]
