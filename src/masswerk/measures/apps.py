from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "masswerk.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from masswerk.bodies.merging import join_merge
        from masswerk.concepts.hooks import join_export, join_thread
        from masswerk.measures import access, privacy
        from masswerk.measures.export import PART
        from masswerk.measures.from_network import follow, take
        from masswerk.measures.thread import RELATIONS
        from masswerk.network.hooks import join_takers
        from masswerk.people import front, office

        join_takers(take)
        join_merge(follow)
        front.join(front.FrontEntry("measures", _("Maßnahmen"), "measure_index:index", 25))
        office.join(office.OfficeEntry("Umsetzen", "Maßnahmen", "steering:overview", frozenset(access.OVERSEERS)))
        join_export(PART)
        join_thread(*RELATIONS)
        privacy.connect()
