from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_migrate

if TYPE_CHECKING:
    from masswerk.base.guards import Guard


class BaseConfig(AppConfig):
    name = "masswerk.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from masswerk.base import clock, guards, housekeeping, outbox
        from masswerk.base.attachments import privacy as attachments

        housekeeping.connect()
        attachments.connect()
        clock.on_tick(outbox.send_due)
        guards.register(*_guards())
        pre_migrate.connect(_drop_guards, dispatch_uid="masswerk.guards")
        post_migrate.connect(_install_guards, dispatch_uid="masswerk.guards")


ATTACHMENT = ("id", "key", "purpose", "media_type", "size", "sha256", "created_at")
"""Columns of an attachment that stay as they are; its file may only go."""


def _unchanged(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


def _guards() -> list[Guard]:
    from masswerk.base.guards import Guard

    kept = _unchanged(("id", "chain", "seq", "at", "verb", "subject", "cause", "commitment", "previous", "hash"))
    return [
        Guard("log_never_changes", "base_logentry", "UPDATE",
              f"NOT ({kept} AND NEW.payload IS NULL AND NEW.salt IS NULL)", "Das Protokoll ist unveränderlich."),
        Guard("log_never_shrinks", "base_logentry", "DELETE", "1 = 1", "Das Protokoll ist unveränderlich."),
        Guard("published_never_changes", "base_publishedhead", "UPDATE", "1 = 1", "Veröffentlichtes bleibt stehen."),
        Guard("published_never_shrinks", "base_publishedhead", "DELETE", "1 = 1", "Veröffentlichtes bleibt stehen."),
        Guard("attachment_never_changes", "base_attachment", "UPDATE",
              f"NOT ({_unchanged(ATTACHMENT)} AND (NEW.file = OLD.file OR NEW.file = ''))",
              "Eine aufbewahrte Datei wird nicht ausgetauscht."),
        Guard("read_never_changes", "base_readentry", "UPDATE", "1 = 1", "Das Leseprotokoll ist unveränderlich."),
        # gone only by the nightly run of a later day, whatever the clock of the database says
        Guard("read_never_shrinks", "base_readentry", "DELETE",
              "NOT EXISTS (SELECT 1 FROM base_nightlyrun n WHERE n.day > OLD.keep_until)",
              "Das Leseprotokoll wird ein Jahr lang aufbewahrt."),
    ]


def _drop_guards(**kwargs: object) -> None:
    from masswerk.base import guards

    guards.drop_all()


def _install_guards(sender: AppConfig, **kwargs: object) -> None:
    from masswerk.base import guards

    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender.label == last.label:
        guards.install_all()
