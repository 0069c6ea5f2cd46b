from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "masswerk.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.concepts.hooks import join_export
        from masswerk.measures.export import PART

        join_export(PART)
