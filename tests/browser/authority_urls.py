"""Addresses of the authority's sign-in: the program's own, and those of the identity provider."""

from django.urls import include, path

from masswerk.site import urls

handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [path("", include("allauth.idp.urls")), *urls.urlpatterns]
