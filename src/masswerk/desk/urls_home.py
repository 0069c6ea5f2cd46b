"""Where a signed-in person arrives."""

from django.urls import path

from masswerk.desk import views

app_name = "desk"

urlpatterns = [path("", views.home, name="home")]
