from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "masswerk.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base.attachments import join
        from masswerk.concepts.hooks import join_thread
        from masswerk.events import privacy
        from masswerk.events.access import INSIDERS, PHOTO
        from masswerk.events.thread import RELATIONS
        from masswerk.events.ways import events
        from masswerk.participation.hooks import join_ways
        from masswerk.people import office

        join_thread(*RELATIONS)
        join_ways(events)
        office.join(office.OfficeEntry("Mitreden", "Veranstaltungen", "events:overview", frozenset(INSIDERS)))
        join(PHOTO)
        privacy.connect()
