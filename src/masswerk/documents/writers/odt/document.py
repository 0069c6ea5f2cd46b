"""The OpenDocument file as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from xml.sax.saxutils import escape

from lxml import etree

from masswerk.documents.columns import cell_text
from masswerk.documents.text import Doc, Heading, Run
from masswerk.documents.writers.archive import pack
from masswerk.documents.writers.odt.blocks import block, paragraph
from masswerk.documents.writers.odt.passages import properties
from masswerk.documents.writers.odt.state import State
from masswerk.documents.writers.odt.xml import element, serialize
from masswerk.documents.writers.prepare import prepare
from masswerk.documents.writers.words import office_language

TEMPLATES = files("masswerk.documents.writers") / "templates" / "odt"
MIME = b"application/vnd.oasis.opendocument.text"
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}
DEEPEST_IN_CONTENTS = 3


def write(doc: Doc) -> bytes:
    """The document as an OpenDocument text.

    Words with `change` become tracked changes by `doc.author` at `doc.written`. A struck paragraph leaves an empty one
    when the change is accepted. Paragraphs of a `passage` carry its key invisibly (`masswerk.documents.marks`).
    Raises FigureWithoutAlt, PictureUnreadable.
    """
    state = State(prepare(doc))
    content = _content(state)
    return pack(_parts(content, state), stored=frozenset({"mimetype"}))


def _parts(content: bytes, state: State) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", MIME
    yield "content.xml", content
    yield "styles.xml", _styles(state)
    yield "meta.xml", _meta(state)
    yield from state.pictures
    yield "META-INF/manifest.xml", _manifest(state)


def _content(state: State) -> bytes:
    front = list(_front(state))
    text = [made for part in state.doc.blocks for made in block(part, state)]
    state.properties = properties(state.doc.origin, [*front, *text]) if state.comes_back else []
    changes = None
    if state.changes or state.doc.track_changes:
        changes = element("text:tracked-changes", *state.changes,
                          text__track_changes="true" if state.doc.track_changes else "false")
    sequences = element("text:sequence-decls", *(
        element("text:sequence-decl", text__display_outline_level=0, text__name=name) for name in ("Table", "Figure")
    ))
    body = element("office:body", element("office:text", changes, sequences, *front, *text))
    styles = etree.fromstring(_filled("table_styles.xml", **_direction(state)))
    styles.extend(state.styles)
    return serialize(element("office:document-content", styles, body, office__version="1.3"))


def _front(state: State) -> Iterator[etree._Element]:
    doc = state.doc
    first = "_20_first" if doc.contents else ""
    if doc.publisher:
        yield paragraph(f"Publisher{first}", (Run(doc.publisher),), state)
    yield paragraph("Title" if doc.publisher else f"Title{first}", (Run(doc.title),), state)
    if doc.subtitle:
        yield paragraph("Subtitle", (Run(doc.subtitle),), state)
    for name, value in doc.facts:
        yield paragraph("Facts", (Run(f"{name}\t", bold=True), Run(value)), state)
    if doc.contents and any(isinstance(found, Heading) for found in doc.blocks):
        yield _contents(state)
    if doc.contents:
        yield element("text:p", text__style_name="Start_20_of_20_text")


def _contents(state: State) -> etree._Element:
    """An index that can be updated, filled with linked entries and page numbers."""
    title = state.words.contents
    source = element("text:table-of-content-source", element("text:index-title-template", title,
                     text__style_name="Contents_20_Heading"), text__outline_level=DEEPEST_IN_CONTENTS)
    head = element("text:index-title", element("text:p", title, text__style_name="Contents_20_Heading"),
                   text__name="Contents_Head")
    headings = [found for found in state.doc.blocks if isinstance(found, Heading)]
    entries = [_entry(number, found) for number, found in enumerate(headings, 1) if found.level <= DEEPEST_IN_CONTENTS]
    body = element("text:index-body", head, *entries)
    return element("text:table-of-content", source, body, text__name="Contents", text__protected="true")


def _entry(number: int, heading: Heading) -> etree._Element:
    mark = f"_Toc{number:06}"
    words = cell_text(heading.runs).replace("\n", " ")
    page = element("text:bookmark-ref", "", text__reference_format="page", text__ref_name=mark)
    link = element("text:a", f"{heading.number} {words}".strip(), element("text:tab"), page,
                   xlink__type="simple", xlink__href=f"#{mark}", text__style_name="Index_20_Link",
                   text__visited_style_name="Index_20_Link")
    return element("text:p", link, text__style_name=f"Contents_20_{heading.level}")


def _styles(state: State) -> bytes:
    language, country = office_language(state.doc.language).split("-")
    is_rtl = state.doc.direction == "rtl"
    before, rest = state.words.page.split("{page}")
    between, after = rest.split("{pages}")
    return _filled(
        "styles.xml", title=state.doc.title, language=language, country=country,
        complex=language if is_rtl else "ar", complex_country=country if is_rtl else "SA",
        before=before, between=between, after=after, **_direction(state), **_page(state),
    )


def _page(state: State) -> dict[str, str]:
    """A4; wide pages, which are for tables, have small margins."""
    if state.doc.is_landscape:
        return {"width": "297mm", "height": "210mm", "orientation": "landscape", "at_start": "20mm", "at_end": "20mm"}
    return {"width": "210mm", "height": "297mm", "orientation": "portrait", "at_start": "40mm", "at_end": "30mm"}


def _direction(state: State) -> dict[str, str]:
    """Sides are physical in ODF: which is the start, which the end."""
    if state.doc.direction == "rtl":
        return {"mode": "rl-tb", "start": "right", "end": "left"}
    return {"mode": "lr-tb", "start": "left", "end": "right"}


def _meta(state: State) -> bytes:
    doc = state.doc
    moment = f"{doc.written:%Y-%m-%dT%H:%M:%S}" if doc.written else "1980-01-01T00:00:00"
    own = "".join(f'<meta:user-defined meta:name="{name}" meta:value-type="string">{escape(value)}</meta:user-defined>'
                  for name, value in state.properties)
    filled = _filled("meta.xml", title=doc.title, subject=doc.subtitle, creator=doc.publisher or doc.author,
                   language=doc.language, moment=moment, keywords=", ".join(doc.keywords))
    return filled.replace(b"{own}", own.encode())


def _manifest(state: State) -> bytes:
    pictures = "".join(
        f'\n  <manifest:file-entry manifest:full-path="{name}" manifest:media-type="{MEDIA[name.rsplit(".", 1)[1]]}"/>'
        for name, _ in state.pictures
    )
    content = (TEMPLATES / "manifest.xml").read_text(encoding="utf-8")
    return content.replace("{pictures}", pictures).encode()


def _filled(name: str, **values: str) -> bytes:
    content = (TEMPLATES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        content = content.replace(f"{{{key}}}", escape(value, {'"': "&quot;"}))
    return content.encode()
