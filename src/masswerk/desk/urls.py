"""Addresses of `desk`: the working area of a body."""

from django.urls import path

from masswerk.desk import views

app_name = "office"

urlpatterns = [
    path("", views.my_day, name="my_day"),
]
