from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "masswerk.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
