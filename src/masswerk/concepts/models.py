"""What is kept of concepts; the database freezes adopted editions (`frozen.py`)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from masswerk.base.models import Attachment, Kept
from masswerk.bodies.models import Body
from masswerk.concepts.rules.kinds import GERMAN

KINDS = [(kind.value, german) for kind, german in GERMAN.items()]


class State(models.TextChoices):
    DRAFT = "draft", "Entwurf"
    CONSULTATION = "consultation", "In Beteiligung"
    PAPER = "paper", "Beschlussvorlage"
    ADOPTED = "adopted", "Beschlossen"
    SUPERSEDED = "superseded", "Abgelöst"


OPEN_STATES = (State.DRAFT, State.CONSULTATION, State.PAPER)
CHRONOLOGICAL = Coalesce("decided_on", Cast("created_at", models.DateField())), "created_at", "id"
"""Editions in the order of their decisions, those without one by the day of their creation, oldest first."""

FIXED_STATES = (State.ADOPTED, State.SUPERSEDED)
PUBLIC_STATES = (State.CONSULTATION, State.PAPER, State.ADOPTED, State.SUPERSEDED)


class Language(models.TextChoices):
    """Languages and forms a passage can be rendered in; German long form is the wording itself."""

    GERMAN_SHORT = "de-short", "Kurzfassung"
    SIMPLE = "de-simple", "Leichte Sprache"
    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"


class Concept(Kept):
    """A body's concept; it lives through editions."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="concepts")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="concept_slug_once")]

    def __str__(self) -> str:
        return self.title


class Edition(Kept):
    """One version of a concept. From "adopted" on, the database refuses changes to it and its passages."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="editions")
    concept = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="editions")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="revisions")
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=120, blank=True)
    superseded_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "key"], name="edition_key_once"),
            models.UniqueConstraint(fields=["concept"], condition=models.Q(state="adopted"),
                                    name="edition_one_adopted"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["adopted", "superseded"])
                | (models.Q(decided_on__isnull=False) & ~models.Q(decided_by="")),
                name="edition_adopted_says_by_whom_and_when"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_fixed(self) -> bool:
        """True from adoption on."""
        return self.state in FIXED_STATES

    @property
    def is_public(self) -> bool:
        """True where everybody may read it."""
        return self.state in PUBLIC_STATES


class Element(Kept):
    """The identity of one node of a concept across its editions."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="elements")
    concept = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="elements")
    key = models.SlugField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concept", "key"], name="element_key_once")]

    def __str__(self) -> str:
        return self.key


class OfEdition(Kept):
    """A row that belongs to one edition and is logged with it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    def aggregate(self) -> str:
        return f"edition {self.edition_id}"


class Wording(OfEdition):
    """One text of an element in an edition; written once, never changed (redaction may empty it)."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="wordings")
    serial = models.PositiveIntegerField(default=1)
    title = models.TextField(null=True, default="")
    text = models.TextField(null=True, default="")
    hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "element", "serial"], name="wording_serial_once")]


class Passage(OfEdition):
    """An element's place and wording in one edition. Order is parent + position."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="passages")
    parent = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="child_passages")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, choices=KINDS)
    number = models.CharField(max_length=40, blank=True)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "element"], name="passage_once")]
        indexes = [models.Index(fields=["edition", "parent", "position"])]


class Belonging(OfEdition):
    """An element belongs to a further field, or to a cross-cutting theme."""

    class Sort(models.TextChoices):
        FIELD = "field", "Handlungsfeld"
        THEME = "theme", "Querschnittsthema"

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="belongings")
    target = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="members")
    sort = models.CharField(max_length=8, choices=Sort.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "element", "target"], name="belonging_once")]


class Interface(OfEdition):
    """A stated relation between two fields (Schnittstelle)."""

    source = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="interfaces_from")
    target = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="interfaces_to")
    note = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "source", "target"], name="interface_once")]


class Lineage(OfEdition):
    """What became of an element of the edition before, or where a new one came from."""

    class Relation(models.TextChoices):
        CONTINUED = "continued", "fortgeführt"
        MERGED = "merged", "zusammengeführt"
        SPLIT = "split", "geteilt"
        DROPPED = "dropped", "entfallen"
        NEW = "new", "neu"

    old = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="fates")
    new = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="origins")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(relation="dropped") | ~models.Q(reason=""),
                                   name="lineage_dropped_has_reason"),
            models.CheckConstraint(condition=models.Q(old__isnull=False) | models.Q(new__isnull=False),
                                   name="lineage_has_an_end"),
        ]


class Rendition(OfEdition):
    """A passage in another language or form; stale when its wording has changed since."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="renditions")
    language = models.CharField(max_length=12, choices=Language.choices)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    wording_hash = models.CharField(max_length=64)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "element", "language"], name="rendition_once")]


class Erratum(OfEdition):
    """A dated correction shown over the unchanged text of an adopted edition."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="errata")
    dated = models.DateField()
    note = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["dated", "id"]


class Figure(OfEdition):
    """A picture of a passage: what it shows is said in words, unless it only decorates.

    credit: whose picture it is, as shown below it
    """

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="figures")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    alt = models.TextField(blank=True)
    is_decorative = models.BooleanField(default=False)
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "element", "position"], name="figure_place_once"),
            models.CheckConstraint(
                condition=models.Q(is_decorative=True, alt="", caption="")
                | models.Q(is_decorative=False) & ~models.Q(alt=""), name="figure_says_what_it_shows"),
        ]


class FigureRendition(OfEdition):
    """What a picture says in another language or form; may be written after adoption too.

    made_of: hash of the German description and caption it renders
    """

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="renditions")
    language = models.CharField(max_length=12, choices=Language.choices)
    alt = models.TextField()
    caption = models.CharField(max_length=300, blank=True)
    made_of = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "language"], name="figure_rendition_once")]


class GlossaryTerm(Kept):
    """A word the concept explains in place."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    concept = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="terms")
    key = models.SlugField(max_length=60)
    term = models.CharField(max_length=120)
    variants = models.JSONField(default=list, blank=True)
    explanation = models.TextField()
    renditions = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["term"]
        constraints = [models.UniqueConstraint(fields=["concept", "key"], name="term_key_once")]

    def aggregate(self) -> str:
        return f"concept {self.concept_id}"
