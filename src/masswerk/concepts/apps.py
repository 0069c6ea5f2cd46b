from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    name = "masswerk.concepts"
    label = "concepts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base import guards
        from masswerk.concepts.frozen import GUARDS

        guards.register(*GUARDS)
