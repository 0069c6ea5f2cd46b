from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "masswerk.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.people import signals

        signals.connect()
