from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "masswerk.site"
    label = "site"
