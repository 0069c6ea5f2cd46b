"""Address of the public list of measures, `<body>/massnahmen/`."""

from django.urls import path

from masswerk.measures.views import everybody

app_name = "measure_index"

urlpatterns = [path("", everybody.index, name="index")]
