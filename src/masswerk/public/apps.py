from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "masswerk.public"
    label = "public"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from masswerk.people.front import FrontEntry, join

        join(FrontEntry("start", _("Übersicht"), "public:start", 10),
             FrontEntry("concept", _("Konzept"), "public:current", 20))
