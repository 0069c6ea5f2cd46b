"""Addresses of `barriers`: the office's pages, below `<body>/arbeit/barrieren/`."""

from django.urls import path

from masswerk.barriers import views

app_name = "barriers"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("<int:report>/", views.report, name="report"),
]
