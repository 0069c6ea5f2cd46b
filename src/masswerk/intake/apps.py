from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "masswerk.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django_tasks_db.compat import task_finished

        from masswerk.intake.tasks import tell_of_failure

        task_finished.connect(tell_of_failure, dispatch_uid="masswerk.intake")
