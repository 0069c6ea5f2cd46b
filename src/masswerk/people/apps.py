from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "masswerk.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.people import office, privacy, signals
        from masswerk.people.models import Role

        signals.connect()
        privacy.connect()
        office.join(office.OfficeEntry(
            "Einrichten", "Menschen und Rollen", "team:team", frozenset({Role.ADMINISTRATOR})))
