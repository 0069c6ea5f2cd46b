"""The page of all components, included below /bausteine/."""

from django.urls import path

from masswerk.base import views

app_name = "base"
urlpatterns = [path("", views.building_blocks, name="building_blocks")]
