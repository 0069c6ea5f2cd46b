"""Turning the blocks of a marked source into DOCX, ODT and PDF.

A block is one line: what it is, then its text. `H1` to `H3` headings, `P` paragraph, `PB` bold paragraph, `B1`, `B2`
bullets, `N1` numbered item, `TITLE`, `TOCHEAD`, `TOC1`, `TOC2`, `CAPTION`, `ROW!` and `ROW` table rows with cells between
bars, `RUNNING` and `FOOTER` for all pages, `BREAK` a new page.
"""

from __future__ import annotations

import io
import json
import zipfile

import docx
import typst
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from odfdo import Cell, Document, Element, Header, List, ListItem, Paragraph, Row, Table

Block = tuple[str, str]
DOCX_STYLES = {
    "TITLE": "Title", "TOCHEAD": "TOC Heading", "TOC1": "toc 1", "TOC2": "toc 2", "H1": "Heading 1", "H2": "Heading 2",
    "H3": "Heading 3", "B1": "List Bullet", "B2": "List Bullet 2", "N1": "List Number", "CAPTION": "Caption", "P": "Normal",
}
ODT_BULLETS = """<text:list-style style:name="Striche"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>"""
TYPST_HEAD = """#set document(date: none)
#set text(lang: "de", size: 10.5pt, hyphenate: true)
#set par(justify: true, leading: 0.7em)
#set list(marker: ([•], [–]), indent: 6pt)
#set page(paper: "a4", margin: 28mm, header: text(size: 8pt)[#HEADER],
  footer: context align(center, text(size: 8pt)[FOOT #counter(page).display() von #counter(page).final().first()]))
"""


def blocks(lines: list[str]) -> list[Block]:
    """Each line as (what it is, its text).

    >>> blocks(["H1 Ziele", "BREAK"])
    [('H1', 'Ziele'), ('BREAK', '')]
    """
    pairs = [line.partition(" ") for line in lines if line.strip()]
    return [(kind, text) for kind, _, text in pairs]


def cells(text: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in text.split("|")]


def settled(data: bytes) -> bytes:
    """The same package with all dates of its parts set to 1980, so that an unchanged document stays byte-equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            info = zipfile.ZipInfo(part.filename)
            info.compress_type = part.compress_type
            after.writestr(info, before.read(part))
    return out.getvalue()


def to_docx(found: list[Block]) -> bytes:
    """A DOCX file with named styles."""
    document = docx.Document()
    for name in ("toc 1", "toc 2"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for index, (kind, text) in enumerate(found):
        _docx_block(document, kind, text, starts_table=kind == "ROW!" and found[index - 1][0] not in {"ROW", "ROW!"})
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _docx_block(document: DocxDocument, kind: str, text: str, *, starts_table: bool) -> None:
    if kind == "RUNNING":
        document.sections[0].header.paragraphs[0].text = text
    elif kind == "FOOTER":
        document.sections[0].footer.paragraphs[0].text = text
    elif kind == "BREAK":
        document.add_page_break()
    elif kind in {"ROW", "ROW!"}:
        if starts_table:
            document.add_table(rows=0, cols=len(cells(text)), style="Table Grid")
        for cell, shown in zip(document.tables[-1].add_row().cells, cells(text), strict=True):
            cell.paragraphs[0].add_run(shown).bold = kind == "ROW!"
    else:
        paragraph = document.add_paragraph(style=DOCX_STYLES[kind])
        half = len(text) // 2  # word processors often store one sentence as several runs
        paragraph.add_run(text[:half])
        paragraph.add_run(text[half:])


def to_odt(found: list[Block]) -> bytes:
    """An ODT file with outline levels, nested lists and a table."""
    document = Document("text")
    body = document.body
    body.clear()
    document.insert_style(ODT_BULLETS, automatic=True)
    for kind, text in found:
        if kind.startswith("H"):
            body.append(Header(int(kind[1]), text))
        elif kind in {"B1", "B2"}:
            _odt_item(body, kind, text)
        elif kind in {"ROW", "ROW!"}:
            _odt_row(body, text)
        else:
            body.append(Paragraph(text, style="Title" if kind == "TITLE" else None))
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _odt_item(body: Element, kind: str, text: str) -> None:
    last = body.children[-1] if body.children else None
    top = last if isinstance(last, List) else List(style="Striche")
    if top is not last:
        body.append(top)
    if kind == "B1":
        top.append(ListItem(text))
        return
    item = body.children[-1].children[-1]
    if not isinstance(item.children[-1], List):
        item.append(List())
    item.children[-1].append(ListItem(text))


def _odt_row(body: Element, text: str) -> None:
    last = body.children[-1]
    table = last if isinstance(last, Table) else Table("Tabelle1")
    if table is not last:
        body.append(table)
    row = Row()
    for shown in cells(text):
        row.append_cell(Cell(shown))
    table.append_row(row)


def to_pdf(found: list[Block]) -> bytes:
    """A PDF with a running header, page numbers and justified, hyphenated text."""
    facts = dict(block for block in found if block[0] in {"RUNNING", "FOOTER"})
    head = TYPST_HEAD.replace("#HEADER", "#" + json.dumps(facts["RUNNING"], ensure_ascii=False)).replace("FOOT", facts["FOOTER"])
    shown = [_typst(kind, "#" + json.dumps(text, ensure_ascii=False)) for kind, text in found if kind not in facts]
    return bytes(typst.compile(("\n".join([head, *shown])).encode(), format="pdf"))


def _typst(kind: str, text: str) -> str:
    if kind.startswith("H"):
        return f"\n{'=' * int(kind[1])} {text}\n"
    forms = {
        "TITLE": "#text(size: 20pt, weight: \"bold\")[{}]\n", "TOCHEAD": "\n#strong[{}]\n", "TOC1": "\n{}#box(width: 1fr, repeat[.]) 2",
        "TOC2": "\n#h(8mm){}#box(width: 1fr, repeat[.]) 3", "PB": "\n#strong[{}]\n", "B1": "- {}", "B2": "  - {}", "N1": "+ {}",
        "BREAK": "#pagebreak()", "P": "\n{}\n",
    }
    return forms[kind].replace("{}", text if kind != "BREAK" else "")
