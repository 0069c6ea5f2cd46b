"""A draft laid out, and authors who work on the Word file the way Word writes it down."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from itertools import count

from lxml import etree

from masswerk.documents.marks import mark
from masswerk.documents.text import Doc, Heading, Item, ListBlock, Paragraph, Run, Table
from masswerk.documents.writers import docx
from masswerk.documents.writers.docx.xml import NAMESPACES, element, qname, text
from tests.documents.writers.written_sample import WRITTEN, words

ANNA, BEN = "Anna Beispiel", "Ben Muster"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def draft(*more: object) -> Doc:
    """Five passages of every kind, one paragraph that belongs to none, and what a test adds."""
    return Doc(
        "Entwurf",
        (
            Heading(1, words("Handlungsfelder"), number="3", anchor="e-1", passage="field"),
            Paragraph(words("Der Kreis begleitet ", Run("zwanzig", bold=True), " Lotsinnen und Lotsen."), label="3.1",
                      anchor="e-2", passage="guides"),
            ListBlock((Item(words("Sprachkurse am Abend"), (Item(words("mit Kinderbetreuung")),)),
                       Item(words("Beratung im Rathaus"))), passage="list"),
            Table((words_row("Träger", "2014"), words_row("Volkshochschule", "12"), words_row("Bildungswerk", "7")),
                  caption="Kurse je Träger", passage="table"),
            Paragraph(words("Hinweis der Redaktion, kein Teil des Konzepts."), style="note"),
            Paragraph(words("Die Ehrenamtlichen werden jedes Jahr geehrt."), label="3.2", passage="honour"),
            *more,  # type: ignore[arg-type]
        ),
        track_changes=True, origin="edition:7", author="Koordinierungsstelle", written=WRITTEN,
    )


def words_row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    """A row of plain cells."""
    return tuple(words(cell) for cell in cells)


class WordCopy:
    """The laid-out file while authors work on it."""

    def __init__(self, doc: Doc) -> None:
        with zipfile.ZipFile(io.BytesIO(docx.write(doc))) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[tuple[int, etree._Element, str]] = []
        self._ids = count(5000)

    def paragraph(self, passage: str, part: int = 0) -> etree._Element:
        """The paragraph that carries the mark of a passage."""
        start = next(each for each in self.body.iter(qname("w:bookmarkStart"))
                     if each.get(qname("w:name")) == mark(passage, part))
        return next(start.iterancestors(qname("w:p")))

    def change(self, kind: str, author: str, *children: etree._Element, on: str = "2026-11-18T09:00:00Z") -> etree._Element:
        """`w:ins`, `w:del` or another mark of an author."""
        return element(f"w:{kind}", *children, id=next(self._ids), author=author, date=on)

    def insert(self, passage: str, behind: str, new: str, author: str, part: int = 0, **facts: str) -> None:
        """Tracked words behind some others."""
        run, _ = self._cut(self.paragraph(passage, part), behind)
        run.addnext(self.change("ins", author, element("w:r", text("w:t", new)), **facts))

    def type_over(self, passage: str, old: str, new: str, part: int = 0) -> None:
        """Words replaced with tracking switched off."""
        run, content = self._cut(self.paragraph(passage, part), old)
        run[-1].text = content.removesuffix(old) + new

    def strike(self, passage: str, old: str, author: str, part: int = 0, **facts: str) -> None:
        """Tracked deletion of words."""
        run, content = self._cut(self.paragraph(passage, part), old)
        run[-1].text = content.removesuffix(old)
        struck = deepcopy(run)
        struck[-1].tag, struck[-1].text = qname("w:delText"), old
        run.addnext(self.change("del", author, struck, **facts))

    def strike_all(self, passage: str, author: str, part: int = 0) -> None:
        """Tracked deletion of a whole paragraph with its end."""
        paragraph = self.paragraph(passage, part)
        for run in [each for each in paragraph if each.tag == qname("w:r")]:
            place = paragraph.index(run)
            for word in run.iter(qname("w:t")):
                word.tag = qname("w:delText")
            paragraph.insert(place, self.change("del", author, run))
        self._end(paragraph).append(self.change("del", author))

    def paragraph_behind(self, passage: str, new: str, author: str, part: int = 0, style: str = "") -> None:
        """Enter at the end of a paragraph and words on the new line, as Word writes it: the first end is new."""
        paragraph = self.paragraph(passage, part)
        made = element("w:p", deepcopy(paragraph[0]), self.change("ins", author, element("w:r", text("w:t", new))))
        if style:
            made[0].find(qname("w:pStyle")).set(qname("w:val"), style)
        self._end(paragraph).append(self.change("ins", author))
        paragraph.addnext(made)

    def paragraph_before(self, passage: str, new: str, author: str) -> None:
        """Words and Enter at the beginning of a paragraph; the bookmark moves up with the new line."""
        paragraph = self.paragraph(passage)
        made = element("w:p", deepcopy(paragraph[0]))
        self._end(made).append(self.change("ins", author))
        for child in [each for each in paragraph if each.tag == qname("w:bookmarkStart")]:
            made.append(child)
        made.append(self.change("ins", author, element("w:r", text("w:t", new))))
        paragraph.addprevious(made)

    def untracked_paragraph_behind(self, passage: str, new: str) -> None:
        """A new paragraph with tracking switched off."""
        paragraph = self.paragraph(passage)
        paragraph.addnext(element("w:p", deepcopy(paragraph[0]), element("w:r", text("w:t", new))))

    def row_behind(self, passage: str, cells: tuple[str, ...], author: str) -> None:
        """A tracked new row at the end of a table."""
        row = list(next(self.paragraph(passage, 1).iterancestors(qname("w:tbl"))).iter(qname("w:tr")))[-1]
        made = element("w:tr", element("w:trPr", self.change("ins", author)))
        for cell in cells:
            run = self.change("ins", author, element("w:r", text("w:t", cell)))
            made.append(element("w:tc", element("w:p", run)))
        row.addnext(made)

    def embolden(self, passage: str, words_: str, author: str) -> None:
        """A tracked change of looks only."""
        run, _ = self._cut(self.paragraph(passage), words_)
        look = element("w:rPr", element("w:b"), element("w:rPrChange", element("w:rPr"), id=next(self._ids), author=author))
        run.insert(0, look)

    def lose_mark(self, passage: str) -> None:
        """The bookmarks of a passage are gone, as after copying words into a new file."""
        for part in range(20):
            for each in list(self.body.iter(qname("w:bookmarkStart"))):
                if each.get(qname("w:name")) == mark(passage, part):
                    each.getparent().remove(each)

    def remove(self, passage: str, part: int = 0) -> None:
        """The paragraph is gone, without tracking."""
        paragraph = self.paragraph(passage, part)
        paragraph.getparent().remove(paragraph)

    def comment(self, passage: str, quote: str, content: str, author: str, part: int = 0, answers: int | None = None) -> int:
        """A comment on words; answers: number of the comment it answers. Gives its number."""
        run, text_ = self._cut(self.paragraph(passage, part), quote)
        quoted = deepcopy(run)
        run[-1].text, quoted[-1].text = text_.removesuffix(quote), quote
        number = len(self.comments)
        reference = element("w:r", element("w:commentReference", id=number))
        run.addnext(reference)
        run.addnext(element("w:commentRangeEnd", id=number))
        run.addnext(quoted)
        run.addnext(element("w:commentRangeStart", id=number))
        paragraph = element("w:p", element("w:r", text("w:t", content)))
        paragraph.set(f"{{{W14}}}paraId", f"{number + 1:08X}")
        parent = "" if answers is None else f"{answers + 1:08X}"
        self.comments.append(
            (number, element("w:comment", paragraph, id=number, author=author, date="2026-11-18T10:00:00Z", initials="x"), parent))
        return number

    def data(self) -> bytes:
        """The file as it is sent back."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.body, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.comments:
            self._add_comments(parts)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return buffer.getvalue()

    def _add_comments(self, parts: dict[str, bytes]) -> None:
        root = etree.Element(qname("w:comments"), nsmap={"w": NAMESPACES["w"], "w14": W14})
        root.extend([each for _, each, _ in self.comments])
        parts["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        threads = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        for number, _, parent in self.comments:
            each = etree.SubElement(threads, f"{{{W15}}}commentEx")
            each.set(f"{{{W15}}}paraId", f"{number + 1:08X}")
            each.set(f"{{{W15}}}done", "0")
            if parent:
                each.set(f"{{{W15}}}paraIdParent", parent)
        parts["word/commentsExtended.xml"] = etree.tostring(threads, xml_declaration=True, encoding="UTF-8")
        relations = (f'<Relationship Id="rIdC" Type="{RELATION}/comments" Target="comments.xml"/>'
                     '<Relationship Id="rIdE" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
                     'Target="commentsExtended.xml"/></Relationships>')
        types = (f'<Override PartName="/word/comments.xml" ContentType="{TYPES}.comments+xml"/>'
                 f'<Override PartName="/word/commentsExtended.xml" ContentType="{TYPES}.commentsExtended+xml"/></Types>')
        for part, end, more in (("word/_rels/document.xml.rels", b"</Relationships>", relations), ("[Content_Types].xml", b"</Types>", types)):
            parts[part] = parts[part].replace(end, more.encode())

    def _cut(self, paragraph: etree._Element, words_: str) -> tuple[etree._Element, str]:
        """The run cut behind these words, and its text."""
        run = next(each for each in paragraph.iter(qname("w:r"))
                   if each[-1].tag == qname("w:t") and words_ in (each[-1].text or ""))
        content = run[-1].text or ""
        before = content[: content.index(words_) + len(words_)]
        rest = deepcopy(run)
        rest[-1].text = content.removeprefix(before)
        run[-1].text = before
        if rest[-1].text:
            run.addnext(rest)
        return run, before

    @staticmethod
    def _end(paragraph: etree._Element) -> etree._Element:
        """The properties of the end of a paragraph."""
        properties = paragraph.find(qname("w:pPr"))
        assert properties is not None
        found = properties.find(qname("w:rPr"))
        if found is None:
            found = element("w:rPr")
            properties.append(found)
        return found
