from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "masswerk.documents"
    label = "documents"
