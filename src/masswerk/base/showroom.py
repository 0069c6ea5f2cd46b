"""What the page /bausteine/ shows: made-up values for every component in all its states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.templatetags.static import static

from masswerk.base.components import STATIONS, Entry, Part, states
from masswerk.base.components.signs import icon_names


class SampleForm(forms.Form):
    """One field of each kind; sent empty, so that errors can be seen."""

    title = forms.CharField(label="Titel der Maßnahme", help_text="Höchstens 80 Zeichen.", max_length=80)
    lead = forms.ChoiceField(
        label="Federführung",
        choices=[("", "Bitte wählen"), ("ks", "Koordinierungsstelle"), ("vhs", "Volkshochschule")],
        error_messages={"required": "Wählen Sie eine Stelle aus. Ohne Federführung kann die Maßnahme nicht laufen."},
    )
    reason = forms.CharField(label="Begründung", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    places = forms.IntegerField(label="Plätze", min_value=0, required=False)
    starts = forms.DateField(label="Beginn", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    document = forms.FileField(label="Dokument", required=False, help_text="PDF, Word, OpenDocument, Text.")
    kind = forms.ChoiceField(
        label="Was möchten Sie tun?", widget=forms.RadioSelect,
        choices=[("note", "Etwas anmerken"), ("wording", "Eine andere Formulierung vorschlagen")],
    )
    groups = forms.MultipleChoiceField(
        label="Zielgruppen", widget=forms.CheckboxSelectMultiple, required=False,
        choices=[("women", "Frauen"), ("families", "Familien"), ("youth", "Junge Menschen")],
    )
    public = forms.BooleanField(label="Mein Beitrag darf ohne Namen veröffentlicht werden.", required=False)


BAR = (
    Part(38, "dauerhaft", "deep", "permanent"),
    Part(21, "läuft", "blue", "running"),
    Part(9, "erledigt", "green", "done"),
    Part(12, "geplant", "grey", "planned"),
    Part(8, "zurückgestellt", "amber", "clock"),
    Part(11, "verzichtet", "brown", "waived"),
    Part(2, "abgegeben", "slate", "arrow"),
)
COVERAGE = (
    Part(1962, "Zeilen zugeordnet", "green", "tick"),
    Part(67, "bewusst ausgelassen", "grey", "waived"),
    Part(34, "noch nirgends zugeordnet", "gap", "question", "#zahlen"),
)
OUTCOME = (Part(71, "bleiben", "ink", "equals"), Part(34, "neu gefasst", "ink", "pen"), Part(19, "neu", "ink", "plus"))
CONTENTS = (
    Entry("Zeichen", "#zeichen"),
    Entry("Zustände", "#zustaende", children=(
        Entry("Status einer Maßnahme", "#status", "2.1"), Entry("Entscheidungen", "#entscheidungen", "2.2"),
    )),
    Entry("Zahlen", "#zahlen", amount=3),
)
PIECES = [("Rufen Sie an: ", "", False), ("0391 5404321", "Telefonnummer", False), (" oder kommen Sie: ", "", False),
          ("Lindenstraße 14", "geschwärzt", True), (".", "", False)]
CHANGES = (
    ("", "Die Träger treffen sich "), ("del", "einmal"), ("ins", "zweimal"), ("", " im Jahr"),
    ("ins", " und gleichen ihre Wartelisten ab"), ("", "."),
)
MEANINGS = {
    "idea": "Es gibt den Gedanken, noch keine Zusage.",
    "planned": "Zugesagt, Beginn steht aus.",
    "running": "Hat begonnen und hat ein Ende.",
    "permanent": "Läuft ohne Ende; wird jährlich bestätigt.",
    "done": "Ziel erreicht, nichts mehr zu tun.",
    "deferred": "Ruht bis zu einem Tag der Wiedervorlage.",
    "waived": "Nicht verfolgt, mit Grund und Tag der Prüfung.",
    "handed_over": "Eine andere Stelle ist zuständig.",
    "overdue": "Zeichen neben dem Status: Termin verstrichen.",
}


def showroom(query: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page; `dir=rtl` and `theme=light|dark` in the query turn it."""
    direction = "rtl" if query.get("dir") == "rtl" else "ltr"
    theme = query["theme"] if query.get("theme") in ("light", "dark") else ""
    return {
        "direction": direction,
        "theme": theme,
        "views": _views(direction, theme),
        "trail": [("Startseite", "/"), ("Bausteine", "")],
        "main_nav": [("Konzept", "#zeichen", True), ("Maßnahmen", "#status", False), ("Kennzahlen", "#zahlen", False)],
        "tool_nav": [("Suchen", "#navigation", False, "search"), ("Anmelden", "#formular", False, "")],
        "icons": icon_names(),
        "masks": [(1 << place) - 1 for place in range(len(STATIONS) + 1)],
        "statuses": MEANINGS.items(),
        "decisions": states.DECISIONS,
        "fates": states.FATES,
        "editions": states.EDITIONS,
        "form": SampleForm({"title": "x" * 90, "kind": "note"}),
        "fresh": SampleForm(auto_id="neu_%s"),
        "sample_picture": static("masswerk/mark.svg"),
        "parts": BAR, "coverage": COVERAGE, "outcome": OUTCOME, "contents": CONTENTS, "changes": CHANGES,
        "pieces": PIECES,
        "page": Paginator(range(130), 10).page(2),
        "rows": [("Land, Lotsen-Richtlinie", "37.440", "46.800"), ("Kreis, Schulung", "5.150", "6.400")],
        "total": ("Summe", "42.590", "53.200"),
        "facts_rows": [("Federführung", "Koordinierungsstelle"), ("Gebiet", "Halberstadt, Quedlinburg, Wernigerode")],
        "segments_options": [("Fassung 2016", "#navigation", False), ("Entwurf 2026", "#navigation", True)],
        "tab_options": [("Offen", "#navigation", True, 9), ("Erledigt", "#navigation", False, 143)],
        "tag_items": [("Ländlicher Raum", "#navigation"), ("Ehrenamt", "#navigation", True), "Schutz"],
    }


def _views(direction: str, theme: str) -> list[tuple[str, str, bool]]:
    other = "rtl" if direction == "ltr" else "ltr"
    return [
        ("hell", f"?dir={direction}&theme=light", theme == "light"),
        ("dunkel", f"?dir={direction}&theme=dark", theme == "dark"),
        ("wie das Gerät", f"?dir={direction}", not theme),
        ("von links nach rechts" if other == "ltr" else "von rechts nach links",
         f"?dir={other}&theme={theme}", False),
    ]
