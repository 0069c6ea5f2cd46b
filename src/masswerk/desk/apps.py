from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "masswerk.desk"
    label = "desk"
