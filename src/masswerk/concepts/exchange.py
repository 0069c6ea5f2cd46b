"""A concept as JSON: exported and imported again without loss, byte for byte.

The shape is published as JSON Schema (`exchange.schema.json`, command `masswerk schema`).
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from masswerk.base.actions import Actor, action
from masswerk.base.errors import RuleError
from masswerk.bodies.models import Body
from masswerk.concepts import exchange_figures, hooks
from masswerk.concepts.actions.revising import in_order
from masswerk.concepts.models import (
    Belonging,
    Concept,
    Edition,
    Element,
    Erratum,
    GlossaryTerm,
    Interface,
    Lineage,
    Passage,
    Rendition,
    Wording,
)
from masswerk.concepts.rules.text_hash import wording_hash

FORMAT = "masswerk-concept"
VERSION, WITHOUT_PICTURES = 2, 1
"""Of the format; without pictures an export is what it was before there were any, for older installations."""

SCHEMA = Path(__file__).with_name("exchange.schema.json")


class NotOurFormat(RuleError):
    cause = "Die Datei ist kein Maßwerk-Export: {fault}"
    way_out = ("Nehmen Sie eine Datei, die mit „masswerk export“ oder mit „JSON“ auf einer öffentlichen Seite "
               "entstanden ist.")


class NewerVersion(RuleError):
    cause = "Der Export hat die Version {found}; diese Installation versteht Exporte bis Version {known}."
    way_out = "Aktualisieren Sie diese Installation und lesen Sie die Datei danach noch einmal ein."


class ConceptExists(RuleError):
    cause = "{body} hat schon ein Konzept „{slug}“."
    way_out = "Lesen Sie die Datei unter einer anderen Kennung ein (--as), oder vergleichen Sie die Fassungen."


class TamperedWording(RuleError):
    cause = "Der Wortlaut von „{element}“ passt nicht zu seiner Prüfsumme."
    way_out = "Die Datei wurde nach dem Export verändert. Exportieren Sie neu."


def export_concept(concept: Concept) -> dict[str, Any]:
    """Everything public or not that the concept consists of, as plain data in a fixed order."""
    editions = [export_edition(e) for e in Edition.objects.filter(concept=concept).order_by("created_at", "id")]
    parts = {part.name: part.give(concept) for part in hooks.EXPORT_PARTS.values()}
    return _file(concept, editions, parts, exchange_figures.files(concept))


def export_public(edition: Edition) -> dict[str, Any]:
    """One edition as everybody may read it, as an export of a concept with this edition alone.

    Left out are wordings it had while it was a draft, what it became of and from, and what packages do not
    tell everybody.
    """
    whole = export_edition(edition)
    places = {(passage["element"], passage["wording"]) for passage in whole["passages"]}
    elements = {element for element, _ in places}
    wordings = [wording for wording in whole["wordings"] if (wording["element"], wording["serial"]) in places]
    shown = {row["picture"] for row in whole.get("figures", [])}
    pictures = {key: file for key, file in exchange_figures.files(edition.concept).items() if key in shown}
    parts = {part.name: [row for row in (part.give_public or part.give)(edition.concept) if row["element"] in elements]
             for part in hooks.EXPORT_PARTS.values() if part.is_public}
    return _file(edition.concept, [{**whole, "wordings": wordings, "based_on": None, "lineage": []}], parts, pictures)


def _file(concept: Concept, editions: list[dict[str, Any]], parts: dict[str, hooks.Rows],
          pictures: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT, "version": VERSION if pictures else WITHOUT_PICTURES,
        "body": {"slug": concept.body.slug, "name": concept.body.name, "ars": concept.body.ars,
                 "licence": concept.body.licence},
        "concept": {"slug": concept.slug, "title": concept.title, "summary": concept.summary,
                    "created_at": concept.created_at.isoformat()},
        "glossary": [_term(t) for t in GlossaryTerm.objects.filter(concept=concept).order_by("key")],
        "editions": editions, "parts": parts, **({"pictures": pictures} if pictures else {}),
    }


def dumps(data: dict[str, Any]) -> str:
    """The one way this JSON is written: the same data gives the same bytes.

    >>> dumps({"b": 1, "a": "ä"}) == '{\\n "a": "ä",\\n "b": 1\\n}\\n'
    True
    """
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def export_edition(edition: Edition) -> dict[str, Any]:
    """One edition with passages in reading order, all wordings, and what is said about them."""
    rows = list(Passage.objects.filter(edition=edition).select_related("element", "wording").order_by(
        "position", "id"))
    keys = dict(Element.objects.filter(concept_id=edition.concept_id).values_list("id", "key"))
    figures = exchange_figures.rows(edition, keys)
    return {
        "key": edition.key, "title": edition.title, "lead": edition.lead, "state": edition.state,
        "based_on": edition.based_on.key if edition.based_on else None, "decided_by": edition.decided_by,
        "decided_on": _day(edition.decided_on), "paper": edition.paper, "superseded_on": _day(edition.superseded_on),
        "created_at": edition.created_at.isoformat(),
        "passages": [{"element": keys[p.element_id], "parent": keys.get(p.parent_id or 0), "position": p.position,
                      "kind": p.kind, "number": p.number, "wording": p.wording.serial} for p in in_order(rows)],
        "wordings": [{"element": keys[w.element_id], "serial": w.serial, "title": w.title, "text": w.text,
                      "hash": w.hash, "created_at": w.created_at.isoformat()}
                     for w in sorted(Wording.objects.filter(edition=edition),
                                     key=lambda w: (keys[w.element_id], w.serial))],
        "belongings": sorted(({"element": keys[b.element_id], "target": keys[b.target_id], "sort": b.sort}
                              for b in Belonging.objects.filter(edition=edition)), key=_order),
        "interfaces": sorted(({"source": keys[i.source_id], "target": keys[i.target_id], "note": i.note}
                              for i in Interface.objects.filter(edition=edition)), key=_order),
        "lineage": sorted(({"old": keys.get(x.old_id or 0), "new": keys.get(x.new_id or 0), "relation": x.relation,
                            "reason": x.reason} for x in Lineage.objects.filter(edition=edition)), key=_order),
        "renditions": sorted(({"element": keys[r.element_id], "language": r.language, "title": r.title,
                               "text": r.text, "wording_hash": r.wording_hash,
                               "updated_at": r.updated_at.isoformat()}
                              for r in Rendition.objects.filter(edition=edition)), key=_order),
        "errata": [{"element": keys[e.element_id], "dated": e.dated.isoformat(), "note": e.note, "text": e.text}
                   for e in Erratum.objects.filter(edition=edition)],
        **({"figures": figures} if figures else {}),
    }


def loads(text: str) -> dict[str, Any]:
    """Read and check an export. Raises NotOurFormat with the place of the fault, NewerVersion, TamperedWording."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        raise NotOurFormat(fault=str(fault)) from fault
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotOurFormat(fault="Die Kennung „masswerk-concept“ fehlt.")
    if not isinstance(data.get("version"), int) or data["version"] > VERSION:
        raise NewerVersion(found=data.get("version"), known=VERSION)
    import jsonschema  # only here: it takes longer to load than most processes need

    try:
        jsonschema.validate(data, schema(), format_checker=jsonschema.FormatChecker())
    except jsonschema.ValidationError as fault:
        raise NotOurFormat(fault=f"{fault.json_path}: {fault.message[:200]}") from fault
    _check_hashes(data)
    exchange_figures.check(data)
    _check_references(data)
    return data


def schema() -> dict[str, Any]:
    """The published JSON Schema, with the parts that other packages join."""
    published: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    published["properties"]["parts"]["properties"] = {
        part.name: {"type": "array", "items": part.schema} for part in hooks.EXPORT_PARTS.values()}
    return published


@action("concept.imported")
def import_concept(body: Body, data: dict[str, Any], *, by: Actor, slug: str = "") -> Concept:
    """Keep an export as a concept of `body`; raises ConceptExists."""
    facts = data["concept"]
    slug = slug or facts["slug"]
    if Concept.objects.filter(body=body, slug=slug).exists():
        raise ConceptExists(body=body.name, slug=slug)
    concept = Concept(body=body, slug=slug, title=facts["title"], summary=facts["summary"],
                      created_at=datetime.fromisoformat(facts["created_at"]))
    concept.save()
    GlossaryTerm.objects.bulk_create([GlossaryTerm(body=body, concept=concept, **t) for t in data["glossary"]])
    elements = _import_elements(concept, data)
    editions: dict[str, Edition] = {}
    for item in data["editions"]:
        editions[item["key"]] = _import_edition(concept, item, elements, editions)
    exchange_figures.take(data, editions, elements, by)
    for item in data["editions"]:
        _set_state(editions[item["key"]], item)
    for name, rows in data["parts"].items():
        hooks.EXPORT_PARTS[name].take(concept, rows, by)
    return concept


def _import_elements(concept: Concept, data: dict[str, Any]) -> dict[str, Element]:
    keys = sorted({row["element"] for edition in data["editions"] for row in edition["wordings"]} | {
        row[end] for edition in data["editions"] for row in edition["lineage"] for end in ("old", "new") if row[end]})
    rows = [Element(body_id=concept.body_id, concept=concept, key=key) for key in keys]
    Element.objects.bulk_create(rows, batch_size=500)
    return {row.key: row for row in rows}


def _import_edition(concept: Concept, item: dict[str, Any], elements: dict[str, Element],
                    editions: dict[str, Edition]) -> Edition:
    edition = Edition(body_id=concept.body_id, concept=concept, key=item["key"], title=item["title"],
                      lead=item["lead"], based_on=editions.get(item["based_on"] or ""),
                      decided_by=item["decided_by"], decided_on=_date(item["decided_on"]), paper=item["paper"],
                      created_at=datetime.fromisoformat(item["created_at"]))
    edition.save()
    owner: dict[str, Any] = {"body_id": concept.body_id, "edition": edition}
    wordings = {(w["element"], w["serial"]): Wording(
        **owner, element=elements[w["element"]], serial=w["serial"], title=w["title"], text=w["text"],
        hash=w["hash"], created_at=datetime.fromisoformat(w["created_at"])) for w in item["wordings"]}
    Wording.objects.bulk_create(wordings.values(), batch_size=500)
    Passage.objects.bulk_create([Passage(
        **owner, element=elements[p["element"]], parent=elements[p["parent"]] if p["parent"] else None,
        position=p["position"], kind=p["kind"], number=p["number"], wording=wordings[p["element"], p["wording"]])
        for p in item["passages"]], batch_size=500)
    _import_relations(item, owner, elements)
    return edition


def _import_relations(item: dict[str, Any], owner: dict[str, Any], elements: dict[str, Element]) -> None:
    Belonging.objects.bulk_create([Belonging(**owner, element=elements[b["element"]], target=elements[b["target"]],
                                             sort=b["sort"]) for b in item["belongings"]], batch_size=500)
    Interface.objects.bulk_create([Interface(**owner, source=elements[i["source"]], target=elements[i["target"]],
                                             note=i["note"]) for i in item["interfaces"]], batch_size=500)
    Lineage.objects.bulk_create([Lineage(**owner, old=elements.get(x["old"] or ""), new=elements.get(x["new"] or ""),
                                         relation=x["relation"], reason=x["reason"]) for x in item["lineage"]],
                                batch_size=500)
    Rendition.objects.bulk_create([Rendition(
        **owner, element=elements[r["element"]], language=r["language"], title=r["title"], text=r["text"],
        wording_hash=r["wording_hash"], updated_at=datetime.fromisoformat(r["updated_at"]))
        for r in item["renditions"]], batch_size=500)
    Erratum.objects.bulk_create([Erratum(**owner, element=elements[e["element"]], dated=date.fromisoformat(e["dated"]),
                                         note=e["note"], text=e["text"]) for e in item["errata"]], batch_size=500)


def _set_state(edition: Edition, item: dict[str, Any]) -> None:
    # last, because from "adopted" on the database lets nothing be added
    if item["superseded_on"]:
        edition.superseded_on = _date(item["superseded_on"])
    edition.state = item["state"]
    edition.save(update_fields=["state", "superseded_on"])


def _check_hashes(data: dict[str, Any]) -> None:
    for edition in data["editions"]:
        for w in edition["wordings"]:
            redacted = w["title"] is None and w["text"] is None
            if not redacted and wording_hash(w["title"] or "", w["text"] or "") != w["hash"]:
                raise TamperedWording(element=w["element"])


def _check_references(data: dict[str, Any]) -> None:
    for edition in data["editions"]:
        written = {(w["element"], w["serial"]) for w in edition["wordings"]}
        placed = {p["element"] for p in edition["passages"]}
        named = {p["parent"] for p in edition["passages"] if p["parent"]} | {
            row[end] for part, ends in (("belongings", ("element", "target")), ("interfaces", ("source", "target")),
                                        ("renditions", ("element",)), ("errata", ("element",)),
                                        ("figures", ("element",)))
            for row in edition.get(part, []) for end in ends}
        if missing := named - placed:
            raise NotOurFormat(fault=f"Fassung {edition['key']}: „{min(missing)}“ kommt nicht vor.")
        if any((p["element"], p["wording"]) not in written for p in edition["passages"]):
            raise NotOurFormat(fault=f"Fassung {edition['key']}: Eine Textstelle hat keinen Wortlaut.")


def _term(term: GlossaryTerm) -> dict[str, Any]:
    return {"key": term.key, "term": term.term, "variants": term.variants, "explanation": term.explanation,
            "renditions": term.renditions}


def _order(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
