from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "masswerk.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.concepts.access import EDITORS
        from masswerk.participation.hooks import join_ways
        from masswerk.people import office
        from masswerk.surveys import privacy
        from masswerk.surveys.ways import surveys

        join_ways(surveys)
        office.join(office.OfficeEntry("Mitreden", "Umfragen", "surveys:overview", frozenset(EDITORS)))
        privacy.connect()
