from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "masswerk.participation"
    label = "participation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base import guards
        from masswerk.concepts.hooks import join_thread
        from masswerk.participation import privacy
        from masswerk.participation.frozen import GUARDS
        from masswerk.participation.thread import RELATIONS

        guards.register(*GUARDS)
        join_thread(*RELATIONS)
        privacy.connect()
