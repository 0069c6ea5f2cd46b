from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "masswerk.public"
    label = "public"
