from django.apps import AppConfig


class BarriersConfig(AppConfig):
    name = "masswerk.barriers"
    label = "barriers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.barriers import privacy
        from masswerk.barriers.access import MENDERS
        from masswerk.barriers.waiting import waiting
        from masswerk.people import office
        from masswerk.people import waiting as people_waiting

        privacy.connect()
        people_waiting.join(waiting)
        office.join(office.OfficeEntry("Mitreden", "Barrieren", "barriers:reports", frozenset(MENDERS)))
