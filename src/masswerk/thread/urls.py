"""Addresses of `thread`."""

from django.urls import path

from masswerk.thread import views

app_name = "thread"

urlpatterns = [path("<slug:concept>/<slug:element>/", views.element, name="element")]
