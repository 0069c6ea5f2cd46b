from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "masswerk.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.concepts.hooks import join_thread
        from masswerk.events import privacy
        from masswerk.events.thread import RELATIONS

        join_thread(*RELATIONS)
        privacy.connect()
