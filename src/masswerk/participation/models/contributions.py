"""What people said, and where it belongs in the concept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from masswerk.base.encryption import EncryptedTextField
from masswerk.concepts.models import Element, Wording
from masswerk.participation.models.procedures import OfProcedure
from masswerk.people.models import Account


class Channel(models.TextChoices):
    WEB = "web", "Online"
    CARD = "card", "Karte"
    LETTER = "letter", "Brief"
    MAIL = "mail", "Mail"
    WORD = "word", "Word"
    PDF = "pdf", "PDF"
    TABLE = "table", "Tabelle"
    BOARD = "board", "Beirat"
    SURVEY = "survey", "Umfrage"
    SPOKEN = "spoken", "Gespräch"


class Visibility(models.TextChoices):
    WAITING = "waiting", "wartet auf Durchsicht"
    PUBLIC = "public", "öffentlich"
    INTERNAL = "internal", "nicht öffentlich"
    WITHDRAWN = "withdrawn", "zurückgezogen"


class Contributor(OfProcedure):
    """Who said it, apart from what was said: only for answering, deleted with the procedure's period."""

    not_logged: ClassVar[frozenset[str]] = frozenset({"name", "email", "address"})

    name = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    address = EncryptedTextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)


class Contribution(OfProcedure):
    """Anything somebody said about the concept, whatever the channel. Its text is never changed, only withdrawn.

    number:       within the procedure, shown as "B-017"
    text:         the original; None once withdrawn
    blackened:    stretches of the text that only the office reads, as [start, end] pairs
    public_text:  the text with these stretches covered, as long as `text`; None where nothing is covered
    salt, commitment: SHA-256 over salt and text; the log holds the commitment, withdrawing throws the salt away
    organisation: whose statement it is, public; "" for people
    code_hash:    SHA-256 of the receipt code; "" where nobody got one
    code_given_at: when the office made a code for somebody who came by letter, mail or file; None where it did not
    external_key: what makes it the same when it arrives again: of a form its one-time token, of a file its key
    group:        where it was said ("Arbeitsgruppe 2"), as shown
    """

    not_logged: ClassVar[frozenset[str]] = frozenset({"text", "public_text", "salt", "code_hash"})

    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    text = models.TextField(null=True)
    public_text = models.TextField(null=True, blank=True)
    blackened = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=12, default="de")
    salt = models.BinaryField(null=True, max_length=16)
    commitment = models.CharField(max_length=64)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.WAITING)
    hidden_because = models.CharField(max_length=300, blank=True)
    may_publish = models.BooleanField(default=True)
    organisation = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    contributor = models.ForeignKey(Contributor, null=True, blank=True, on_delete=models.SET_NULL,
                                    related_name="contributions")
    entered_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    received_on = models.DateField()
    code_hash = models.CharField(max_length=64, blank=True)
    code_given_at = models.DateTimeField(null=True, blank=True)
    external_key = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="contribution_number_once"),
            models.UniqueConstraint(fields=["procedure", "external_key"], condition=~models.Q(external_key=""),
                                    name="contribution_arrives_once"),
            models.UniqueConstraint(fields=["code_hash"], condition=~models.Q(code_hash=""),
                                    name="contribution_code_once"),
            models.CheckConstraint(condition=models.Q(text__isnull=False) | models.Q(visibility="withdrawn"),
                                   name="contribution_without_text_is_withdrawn"),
            models.CheckConstraint(condition=models.Q(text__isnull=False) | models.Q(public_text__isnull=True),
                                   name="contribution_withdrawn_leaves_no_text"),
        ]
        indexes = [models.Index(fields=["procedure", "visibility", "number"])]

    def __str__(self) -> str:
        return self.sign

    @property
    def sign(self) -> str:
        """How it is called on every page: "B-017"."""
        return f"B-{self.number:03d}"

    @property
    def shown(self) -> str | None:
        """What everybody may read of the text, once the contribution is public; None once withdrawn."""
        return self.text if self.public_text is None else self.public_text

    @property
    def covered(self) -> tuple[tuple[int, int], ...]:
        """Stretches only the office reads."""
        return tuple((start, end) for start, end in self.blackened)


class Bundle(OfProcedure):
    """Statements that say the same, decided together; a statement that differs may still be decided by itself."""

    title = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now)


class Statement(OfProcedure):
    """One point of a contribution: a stretch of its text. Decisions answer statements.

    start, end: characters of the contribution's text
    is_without_reference: thanks, greetings, signature: needs no decision
    is_variant: differs from its bundle in what it asks for, and stays visible beside it
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField(default=1)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    is_without_reference = models.BooleanField(default=False)
    bundle = models.ForeignKey(Bundle, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements")
    is_variant = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["contribution__number", "number"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "number"], name="statement_number_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="statement_has_text"),
        ]

    def aggregate(self) -> str:
        return f"contribution {self.contribution_id}"


class Anchor(OfProcedure):
    """Where a statement belongs: a passage, a field or a theme, by identity, wording and quotation.

    words: what the sorting engine found in common, where a person confirmed its suggestion
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="anchors")
    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="anchors")
    wording = models.ForeignKey(Wording, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quote = models.TextField(blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "element"], name="anchor_once")]

    def aggregate(self) -> str:
        return self.statement.aggregate()


class AmendmentSort(models.TextChoices):
    REWORD = "reword", "anders fassen"
    ADD = "add", "danach einfügen"
    STRIKE = "strike", "streichen"


class AmendmentState(models.TextChoices):
    OPEN = "open", "offen"
    ACCEPTED = "accepted", "angenommen"
    REJECTED = "rejected", "nicht angenommen"


class Amendment(OfProcedure):
    """Proposed wording for a passage, made against the wording its author had before them.

    text: the whole passage as it should read; the redline is computed
    needs_check: the passage was reworded since and the proposal could not be carried over by itself
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="amendments")
    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="amendments")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=8, choices=AmendmentSort.choices, default=AmendmentSort.REWORD)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True, null=True)
    state = models.CharField(max_length=10, choices=AmendmentState.choices, default=AmendmentState.OPEN)
    needs_check = models.BooleanField(default=False)

    not_logged: ClassVar[frozenset[str]] = frozenset({"text", "title"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "element", "sort"], name="amendment_once")]

    def aggregate(self) -> str:
        return self.statement.aggregate()
