from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "masswerk.api"
    label = "api"
