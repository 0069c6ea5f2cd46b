from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "masswerk.thread"
    label = "thread"
