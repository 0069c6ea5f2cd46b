"""Addresses of the directory for everybody, below `<body>/netzwerk/`."""

from django.urls import path

from masswerk.network.views import public

app_name = "network_pages"

urlpatterns = [
    path("", public.index, name="index"),
    path("druck/", public.print_view, name="print"),
    path("<int:organisation>/", public.organisation, name="organisation"),
    path("<int:organisation>/karte.vcf", public.card, name="card"),
]
