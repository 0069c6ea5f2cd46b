"""What the actions of a sheet share: one section is opened, compared, written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from masswerk.bodies.models import Organisation
from masswerk.measures.actions.describing import show_again
from masswerk.measures.models import Measure, OfMeasure
from masswerk.measures.refusals import RowGone, SheetChangedMeanwhile, UnknownOrganisation
from masswerk.measures.sections import SECTIONS, Values, mark, stored


def opened(measure: Measure, section: str, seen: str) -> Measure:
    """The measure, locked for change; raises SheetChangedMeanwhile with what the section holds now.

    seen: mark of the section the writer had before them; "" to overwrite whatever there is
    """
    locked: Measure = Measure.objects.select_for_update().get(pk=measure.pk)
    if seen:
        now = stored(locked, section)
        if mark(now) != seen:
            raise SheetChangedMeanwhile(stored=now, section=section)
    return locked


def kept(measure: Measure, section: str, values: Values) -> Measure:
    """Write a section: its fields, its lists, and one more version; pages that show it are fetched anew."""
    parts = SECTIONS[section]
    for name in parts.scalars:
        if name in values:
            setattr(measure, name, clean(values[name]))
    for name, (model, fields) in parts.rows.items():
        if name in values:
            keep_rows(measure, model, fields, values[name])
    for name, (model, column) in parts.links.items():
        if name in values:
            keep_links(measure, model, column, values[name])
    measure.version += 1
    measure.save()
    show_again(measure)
    return measure


def keep_rows(measure: Measure, model: type[OfMeasure], fields: Iterable[str], rows: Iterable[Values]) -> None:
    """Make the rows of a list what they are to be: known ones change, new ones come, the others go.

    Raises RowGone where a row to be changed is not there any more.
    """
    before = {row.pk: row for row in model.objects.filter(measure=measure)}
    wanted = [dict(row) for row in rows]
    for values in wanted:
        if values.get("id") and values["id"] not in before:
            raise RowGone(what=next((str(values[name]) for name in fields if values.get(name)), ""))
    if model._meta.constraints:
        _let_go(before, fields, wanted)
    for key in before.keys() - {row.get("id") for row in wanted}:
        before[key].delete()
    for position, values in enumerate(wanted, 1):
        row = before[values["id"]] if values.get("id") else model(measure=measure, body_id=measure.body_id)
        for name in fields:
            setattr(row, name, clean(values.get(name, _empty(model, name))))
        if hasattr(row, "position"):
            row.position = position
        row.save()


def _let_go(before: dict[int, OfMeasure], fields: Iterable[str], wanted: list[dict[str, Any]]) -> None:
    """Rows that must be different from each other come anew when they change: two of them may have swapped."""
    for values in wanted:
        row = before.get(values.get("id") or 0)
        if row and any(getattr(row, name) != clean(values.get(name, getattr(row, name))) for name in fields):
            values["id"] = None


def keep_links(measure: Measure, model: type[OfMeasure], column: str, keys: Collection[int]) -> None:
    """Join the measure to exactly these."""
    held = model.objects.filter(measure=measure)
    held.exclude(**{f"{column}__in": list(keys)}).delete()
    there = set(held.values_list(column, flat=True))
    for key in sorted(set(keys) - there):
        model(measure=measure, body_id=measure.body_id, **{column: key}).save()


def must_know(measure: Measure, organisations: Iterable[int | None]) -> None:
    """Raise UnknownOrganisation where the measure's body does not know one of them."""
    wanted = {key for key in organisations if key}
    known = set(Organisation.objects.filter(pk__in=wanted, bodies=measure.body_id).values_list("pk", flat=True))
    for key in sorted(wanted - known):
        name = Organisation.objects.filter(pk=key).values_list("name", flat=True).first()
        raise UnknownOrganisation(name=name or key, body=measure.body.name)


def clean(value: Any) -> Any:
    """A value as it is kept: texts without space around them, with one kind of line end.

    >>> clean(" a\\r\\nb "), clean(None)
    ('a\\nb', None)
    """
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _empty(model: type[OfMeasure], name: str) -> Any:
    return "" if model._meta.get_field(name).empty_strings_allowed and not model._meta.get_field(name).null else None


