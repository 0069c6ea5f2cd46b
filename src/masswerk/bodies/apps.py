from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "masswerk.bodies"
    label = "bodies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base import attachments
        from masswerk.bodies import privacy
        from masswerk.bodies.access import LOGO

        attachments.join(LOGO)
        privacy.connect()
