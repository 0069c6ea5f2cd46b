from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "masswerk.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.concepts.access import EDITORS
        from masswerk.people import office
        from masswerk.surveys import privacy

        office.join(office.OfficeEntry("Mitreden", "Umfragen", "surveys:overview", frozenset(EDITORS)))
        privacy.connect()
