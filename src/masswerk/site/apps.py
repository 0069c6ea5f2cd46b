from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "masswerk.site"
    label = "site"

    def ready(self) -> None:
        from masswerk.people import office
        from masswerk.people.access import STAFF

        office.join(office.OfficeEntry("Einrichten", "Hilfe", "office_help", STAFF))
