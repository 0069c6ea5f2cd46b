from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    name = "masswerk.concepts"
    label = "concepts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base import attachments, guards
        from masswerk.concepts import folded, privacy
        from masswerk.concepts.access import EDITORS
        from masswerk.concepts.figures import PURPOSE
        from masswerk.concepts.frozen import GUARDS
        from masswerk.concepts.hooks import join_thread
        from masswerk.concepts.threads import RELATIONS
        from masswerk.people.office import OfficeEntry, join

        guards.register(*GUARDS)
        attachments.join(PURPOSE)
        join_thread(*RELATIONS)
        join(OfficeEntry("Konzept", "Fassungen", "concepts:overview", frozenset(EDITORS)))
        privacy.connect()
        folded.connect()
