from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "masswerk.participation"
    label = "participation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from masswerk.base import guards
        from masswerk.concepts.access import EDITORS
        from masswerk.concepts.hooks import join_thread
        from masswerk.concepts.unchanged import also_changes_with
        from masswerk.measures.hooks import join_promises
        from masswerk.participation import arriving_papers, letter_paper, privacy, waiting, weighing_waiting
        from masswerk.participation.actions import arriving, giving_back
        from masswerk.participation.frozen import GUARDS
        from masswerk.participation.hooks import join_ways
        from masswerk.participation.promised import promised
        from masswerk.participation.state import state_of
        from masswerk.participation.thread import RELATIONS
        from masswerk.participation.ways import procedures
        from masswerk.people import front, office
        from masswerk.people import waiting as people_waiting

        guards.register(*GUARDS)
        join_thread(*RELATIONS)
        privacy.connect()
        giving_back.connect()
        arriving.connect()
        arriving_papers.connect()
        letter_paper.connect()
        also_changes_with(state_of)
        join_ways(procedures)
        join_promises(promised)
        people_waiting.join(waiting.waiting, weighing_waiting.waiting)
        front.join(front.FrontEntry("participation", _("Mitreden"), "participation:index", 30))
        office.join(office.OfficeEntry("Mitreden", "Beteiligung", "procedures:overview", frozenset(EDITORS)))
