from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "masswerk.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django_tasks_db.compat import task_finished

        from masswerk.concepts.access import EDITORS
        from masswerk.intake import privacy
        from masswerk.intake.queries import doubts_of
        from masswerk.intake.tasks import tell_of_failure
        from masswerk.people import office

        task_finished.connect(tell_of_failure, dispatch_uid="masswerk.intake")
        office.join(office.OfficeEntry(
            "Konzept", "Einlesen", "intake:overview", frozenset(EDITORS), lambda body, viewer: doubts_of(body) or None))
        privacy.connect()
