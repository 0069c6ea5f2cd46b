"""The page of all components."""

from django.urls import path

from masswerk.base import views

app_name = "base"
urlpatterns = [path("bausteine/", views.building_blocks, name="building_blocks")]
