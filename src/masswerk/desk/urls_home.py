"""Where a signed-in person arrives."""

from django.urls import path

from masswerk.desk.views import days

app_name = "desk"

urlpatterns = [path("", days.home, name="home")]
