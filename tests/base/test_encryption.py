"""Encrypted fields are unreadable without their key, and keys can change."""

from __future__ import annotations

import pytest
from django.db import connection, models

from masswerk.base import encryption
from masswerk.base.actions import SYSTEM, writing
from masswerk.base.encryption import EncryptedTextField, KeyLost
from masswerk.base.models import OutgoingMail
from masswerk.base.outbox import post


def test_a_text_comes_back_and_never_looks_the_same_twice():
    first, second = encryption.encrypt("Größe 7"), encryption.encrypt("Größe 7")
    assert (encryption.decrypt(first), first == second) == ("Größe 7", False)


def test_a_changed_token_is_refused():
    token = encryption.encrypt("geheim")
    with pytest.raises(KeyLost):
        encryption.decrypt(token[:-6] + "AAAAA=")


def test_after_a_change_of_key_old_fields_open_and_are_written_anew(settings):
    settings.SECRET_KEY = "alt"
    token = encryption.encrypt("geheim")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "neu", ["alt"]
    renewed = encryption.renew(token)
    assert (encryption.is_current(token), encryption.is_current(renewed)) == (False, True)
    settings.SECRET_KEY_FALLBACKS = []
    assert encryption.decrypt(renewed) == "geheim"
    with pytest.raises(KeyLost):
        encryption.decrypt(token)


@pytest.mark.django_db
def test_the_database_holds_no_readable_text(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with writing("test.posted", by=SYSTEM):
        post(key="k", to="erika@example.org", subject="Einladung", text="Guten Tag")
    with connection.cursor() as cursor:
        cursor.execute('SELECT "to", subject, text FROM base_outgoingmail')
        stored = " ".join(cursor.fetchone())
    assert ("erika" in stored, "Guten" in stored, OutgoingMail.objects.get().to) == (False, False, "erika@example.org")


def test_a_logged_row_that_would_show_an_encrypted_field_fails_the_system_check():
    class Careless(models.Model):
        not_logged = frozenset()
        secret = EncryptedTextField()

        class Meta:
            app_label = "tests"

    assert [fault.id for fault in Careless._meta.get_field("secret").check()] == ["masswerk.E001"]
