"""LibreOffice documents: what cannot be told from a converted Word file."""

from __future__ import annotations

from masswerk.documents.readers import read
from masswerk.documents.source import Line
from tests.documents.hostile.packages import odt

STYLES = """
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="DE" fo:font-size="12pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Gross" style:family="paragraph"><style:text-properties fo:font-size="150%" fo:font-weight="bold"/></style:style>
<style:style style:name="Neu" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Rein" style:family="paragraph"><style:paragraph-properties fo:margin-left="1.25cm"/></style:style>
<style:style style:name="fett" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="weg" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="✓"/></text:list-style>
</office:styles></office:document-styles>"""


def lines(body: str) -> tuple[Line, ...]:
    return read("a.odt", odt(body, {"styles.xml": STYLES})).lines


def test_numbered_headings() -> None:
    found = lines(
        '<text:h text:outline-level="1">Ziele</text:h><text:h text:outline-level="2">Sprache</text:h>'
        '<text:h text:outline-level="2">Arbeit</text:h><text:h text:outline-level="1">Umsetzung</text:h>'
    )
    assert [(line.sign, line.text, line.level) for line in found] == [
        ("1", "Ziele", 1),
        ("1.1", "Sprache", 2),
        ("1.2", "Arbeit", 2),
        ("2", "Umsetzung", 1),
    ]


def test_lists_count_and_nest() -> None:
    found = lines(
        '<text:list text:style-name="L"><text:list-item><text:p>eins</text:p><text:list><text:list-item>'
        "<text:p>darunter</text:p><text:p>noch etwas</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>zwei</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>drei</text:p>'
        "</text:list-item></text:list>"
        '<text:list text:style-name="L"><text:list-item><text:p>neu</text:p></text:list-item></text:list>'
    )
    assert [(line.sign, line.indent, line.text) for line in found] == [
        ("a)", 0, "eins"),
        ("✓", 1, "darunter"),
        ("", 1, "noch etwas"),
        ("b)", 0, "zwei"),
        ("c)", 0, "drei"),
        ("a)", 0, "neu"),
    ]


def test_look_blanks_and_pages() -> None:
    found = lines(
        '<text:p><text:span text:style-name="fett">Ziel:</text:span><text:s text:c="2"/>alle\n   mit'
        '<text:span text:style-name="weg"> weg</text:span></text:p><text:p text:style-name="Gross">Groß</text:p>'
        '<text:p text:style-name="Neu">Neu</text:p><text:p text:style-name="Rein">Rein</text:p>'
    )
    assert (found[0].text, found[0].lead, found[0].struck) == ("Ziel:  alle mit weg", "Ziel:", ((15, 19),))
    assert (found[1].size, found[1].bold) == (1.5, True)
    assert [line.page for line in found] == [1, 1, 2, 2]
    assert found[3].indent == 2


def test_notes_pictures_and_contents() -> None:
    found = lines(
        "<text:table-of-content><text:table-of-content-source/><text:index-body><text:p>Ziele<text:tab/>3</text:p>"
        "</text:index-body></text:table-of-content>"
        "<text:p>Zahlen<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Stand 2020</text:p>"
        '</text:note-body></text:note> <draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><draw:image/><svg:desc>Karte</svg:desc>'
        "</draw:frame></text:p>"
    )
    assert [(line.style, line.sign, line.text, line.alt) for line in found] == [
        ("toc", "", "Ziele\t3", None),
        ("", "", "Zahlen", None),
        ("", "", "", "Karte"),
        ("footnote", "1", "Stand 2020", None),
    ]


def test_deleted_text_is_left_out_and_said() -> None:
    source = read(
        "a.odt",
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>alt</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>neu</text:p>"
        ),
    )
    assert [line.text for line in source.lines] == ["neu"]
    assert source.notes == ("Gelöschter Text aus nachverfolgten Änderungen wurde weggelassen.",)


def test_language_comes_from_the_styles() -> None:
    assert read("a.odt", odt("<text:p>x</text:p>", {"styles.xml": STYLES})).language == "de-DE"
