from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "masswerk.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.concepts.hooks import join_export, join_thread
        from masswerk.measures import privacy
        from masswerk.measures.export import PART
        from masswerk.measures.thread import RELATIONS

        join_export(PART)
        join_thread(*RELATIONS)
        privacy.connect()
