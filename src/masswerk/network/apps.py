from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "masswerk.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.bodies import merging
        from masswerk.concepts.hooks import join_thread
        from masswerk.network import access, privacy, waiting
        from masswerk.network.actions.profiles import settle
        from masswerk.network.thread import RELATIONS
        from masswerk.people import front, office
        from masswerk.people import waiting as waiting_of_all

        join_thread(*RELATIONS)
        merging.join_merge(settle)
        waiting_of_all.join(waiting.waiting)
        front.join(front.FrontEntry("network", _("Netzwerk"), "network_pages:index", 60))
        office.join(
            office.OfficeEntry("Umsetzen", "Netzwerk", "network:overview", frozenset(access.PARTNERS)),
            office.OfficeEntry("Umsetzen", "Arbeitsgruppen", "groups:overview", frozenset(access.GROUP_READERS)))
        privacy.connect()
