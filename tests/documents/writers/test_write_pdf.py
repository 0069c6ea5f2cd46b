"""PDF/UA by Typst."""

import re
import zlib

import pypdfium2
import pytest

from masswerk.documents.text import Doc, Figure, Heading, Item, ListBlock, Paragraph, Run
from masswerk.documents.writers import pdf
from masswerk.documents.writers.errors import PictureUnreadable
from tests.documents.writers.written_sample import SVG, arabic, doc, png, sample, table, words


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text(data: bytes) -> str:
    return "\n".join(pages(data))


def inside(data: bytes) -> bytes:
    """The file with its packed parts laid open."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return data + b"".join(_opened(stream) for stream in streams)


def _opened(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.fixture(scope="module")
def written() -> bytes:
    return pdf.write(sample())


def test_the_file_is_tagged_and_says_so(written):
    open_file = inside(written)
    assert b"/MarkInfo<</Marked true" in open_file
    assert b"/StructTreeRoot" in open_file
    assert b"/Lang(de-DE)" in open_file
    assert b"/DisplayDocTitle true" in open_file
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", open_file)
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", open_file)


def test_the_file_has_title_and_author(written):
    with pypdfium2.PdfDocument(written) as document:
        facts = document.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("Integrationskonzept Musterland", "Landkreis Musterland")
    assert facts["CreationDate"].startswith("D:20261120120000")


def test_bookmarks_follow_the_headings(written):
    with pypdfium2.PdfDocument(written) as document:
        found = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    assert found == [(0, "Präambel"), (0, "3 Handlungsfelder"), (1, "3.6 Ehrenamt")]


@pytest.mark.parametrize("tag", ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Link", "Note", "TOC", "Caption"])
def test_the_structure_has_this_tag(written, tag):
    assert f"/S/{tag}/".encode() in inside(written)


def test_pictures_say_what_they_show(written):
    assert b"Ein rotes Rechteck." in inside(written)


def test_every_word_is_there(written):
    found = " ".join(text(written).split())
    for part in ("Fortschreibung 2026", "Kreistag, Drucksache 123/2026", "zwanzig", "dreißig", "mit dem Bus", "1.250", "Kurse je Träger",
                 "Die Zahlen sind Beispiele.", "3.6.1", "Seite 3 von 3"):
        assert part in found, part


def test_changes_are_said_not_only_shown(written):
    found = " ".join(text(written).split())
    assert re.search(r"Gestrichen: ?zwanzig ?Ende der Änderung\. ?Eingefügt: ?dreißig ?Ende der Änderung\.", found)


@pytest.mark.parametrize("words_of_typst", [
    '#panic("x")', "#include \"/etc/passwd\"", "$ x^2 $ _a_ *b* `c` @label <label>", "\\u{41} // comment /* more */", '"]#read("doc.json")[',
])
def test_words_are_never_code(words_of_typst):
    made = pdf.write(doc(
        Heading(1, words(words_of_typst), number=words_of_typst, anchor=words_of_typst),
        Paragraph(words(Run(words_of_typst, note=words_of_typst)), label=words_of_typst),
        ListBlock((Item(words(words_of_typst)),)),
        table((words_of_typst,), (words_of_typst,), caption=words_of_typst),
        publisher=words_of_typst, subtitle=words_of_typst, facts=((words_of_typst, words_of_typst),), keywords=(words_of_typst,),
    ))
    squeezed = re.sub(r"\W", "", text(made))
    assert squeezed.count(re.sub(r"\W", "", words_of_typst)) >= 9


def test_header_rows_repeat_on_each_page():
    rows = [("Träger", "Plätze"), *((f"Träger {number}", str(number)) for number in range(120))]
    found = [page for page in pages(pdf.write(doc(table(*rows)))) if "Träger 1" in page or "Träger 6" in page or "Träger 9" in page]
    assert len(found) == 3
    assert all("Plätze" in page for page in found)


def test_long_words_are_hyphenated_in_german():
    made = pdf.write(doc(Paragraph(words("Integrationsbeauftragte Ausländerbehörde Gemeinschaftsunterkunft " * 12))))
    assert re.search(r"\w[\x02\u00ad-]\r?\n\w", text(made)) or "\x02" in text(made) or "\ufffe" in text(made)


@pytest.mark.parametrize("sign", ["漢字", "\ue000", "😀", "\U000f0000", "ⲁ", "\u0301"])
def test_signs_without_typeface_do_not_stop_the_document(sign):
    assert "Satz" in text(pdf.write(doc(Paragraph(words(f"Satz {sign} Ende")), facts=((sign, sign),))))


@pytest.mark.parametrize("sign", ["🎉", "👋🏽", "❤️", "👩‍👩‍👧", "🇩🇪", "1️⃣"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_emoji_are_set_and_can_be_copied(built_fonts, sign, direction):
    made = pdf.write(doc(Paragraph(words(f"Willkommen {sign}")), direction=direction,
                         language="ar" if direction == "rtl" else "de"))
    assert sign[0] in text(made)
    assert "\ufffd" not in text(made)
    assert b"NotoEmoji" in made


def test_a_link_that_cannot_be_tagged_becomes_plain_words():
    endless = ListBlock((Item(words(Run("a" * 400, link="mailto:a@b.de"), Run("0", change="ins"), Run("!", note="Note"))),))
    made = pdf.write(doc(Heading(1, words("x")), Figure(png(4, 4), "image/png", "Bild"), endless))
    assert text(made).count("a") > 350
    assert "Note" in text(made)


def test_arabic_is_set_and_tagged(built_fonts):
    made = pdf.write(arabic())
    assert b"/Lang(ar-SA)" in inside(made)
    assert b"NotoSansArabic" in made


@pytest.mark.parametrize("said", [
    "المقدمة", "الاندماج", "أهلا وسهلا", "شباب يحبون القراءة", "پنجره گچ ژاله", "ٹوپی ڈاکٹر", "ئۆزبېك ڤ ێ ۆ", "ښځه ډېر ټول", "لأن لآن إلى",
])
def test_each_arabic_letter_is_said_once(built_fonts, said):
    made = pdf.write(doc(Paragraph(words(said)), language="ar", direction="rtl"))
    assert said in text(made)


def test_the_full_stop_of_a_german_passage_stands_behind_it_in_arabic_too(built_fonts):
    passage = Paragraph(words(Run("Der Kreis hilft.", language="de-DE")))
    made = pypdfium2.PdfDocument(pdf.write(doc(passage, language="ar", direction="rtl")))
    on_page = made[len(made) - 1].get_textpage()
    (word, _), (stop, _) = (on_page.search(sign).get_next() for sign in ("hilft", "."))
    assert on_page.get_charbox(stop)[0] > on_page.get_charbox(word)[0]


def test_titles_in_latin_letters_do_not_turn_the_lines_of_arabic_contents(built_fonts):
    blocks = (Heading(1, words("مقدمة")), Heading(1, words("Kurse")))
    page = pypdfium2.PdfDocument(pdf.write(doc(*blocks, language="ar", direction="rtl", contents=True)))[1]
    on_page = page.get_textpage()
    index, _ = on_page.search("Kurse").get_next()
    left, *_ = on_page.get_charbox(index)
    assert left > page.get_width() / 2


def test_all_kinds_of_pictures_are_set():
    figures = [Figure(png(kind=kind), f"image/{kind.lower()}", f"Bild {kind}") for kind in ("PNG", "JPEG", "GIF", "WEBP")]
    made = inside(pdf.write(doc(*figures, Figure(SVG, "image/svg+xml", "Zeichnung"))))
    assert made.count(b"/S/Figure") == 5


def test_a_drawing_reads_no_files(tmp_path, monkeypatch):
    (tmp_path / "drawing.png").write_bytes(png())
    monkeypatch.chdir(tmp_path)
    leak = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="drawing.png" width="9" height="9"/></svg>'
    with pytest.raises(PictureUnreadable):
        pdf.write(doc(Figure(leak, "image/svg+xml", "Leck")))


def test_without_a_moment_the_bytes_are_still_the_same():
    empty = Doc("Konzept", ())
    assert pdf.write(empty) == pdf.write(empty)
