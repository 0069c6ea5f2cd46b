from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "masswerk.desk"
    label = "desk"

    def ready(self) -> None:
        from masswerk.concepts.waiting import waiting as of_concepts
        from masswerk.desk.reminders import legal_pages
        from masswerk.intake.waiting import waiting as of_intake
        from masswerk.measures.waiting import waiting as of_measures
        from masswerk.people import reminders, waiting
        from masswerk.people.access import STAFF
        from masswerk.people.models import Role
        from masswerk.people.office import OfficeEntry, join

        waiting.join(of_intake, of_concepts, of_measures, legal_pages, reminders.of_administrators,
                     reminders.of_everybody)
        join(OfficeEntry("", "Mein Tag", "office:my_day", STAFF),
             OfficeEntry("Auswerten", "Protokoll", "office:log", frozenset({
                 Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR})),
             OfficeEntry("Einrichten", "Einstellungen", "office:appearance", frozenset({Role.ADMINISTRATOR})))
