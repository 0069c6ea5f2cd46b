"""The Markdown of passages: what it means, that it is safe, that it is fast, that nothing gets lost."""

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as reading

from masswerk.documents.markdown import from_blocks, from_runs, parse, plain, to_html, with_pictures
from masswerk.documents.text import Figure, Item, ListBlock, Paragraph, Run, Table


def runs(text: str) -> tuple[Run, ...]:
    (block,) = parse(text)
    return block.runs


def test_bold_italic_and_links_are_read():
    assert runs("Rat **und *Tat*** mit [Link](https://example.org/a?b=1&c=2)") == (
        Run("Rat "), Run("und ", bold=True), Run("Tat", bold=True, italic=True), Run(" mit "),
        Run("Link", link="https://example.org/a?b=1&c=2"),
    )


@pytest.mark.parametrize("words", [
    "Migrant*innen und Helfer*innen", "Bürger*innen, Kolleg*inn*en und jede*r", "2*3*4 Kurse",
])
def test_stars_between_letters_are_spelling_and_mark_nothing(words):
    assert runs(words) == (Run(words),)
    assert runs(f"**{words}**") == (Run(words, bold=True),)


def test_emphasis_begins_and_ends_beside_words_spelt_with_stars():
    assert runs("Für *alle Helfer*innen* und Gäste") == (
        Run("Für "), Run("alle Helfer*innen", italic=True), Run(" und Gäste"),
    )


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org/ä", "mailto:rat@example.org", "tel:+49394", "#3.6.2"])
def test_addresses_that_are_allowed(address):
    assert [run.text for run in runs(f"[hier]({address})")] == ["hier"]
    assert runs(f"[hier]({address})")[0].link != ""


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html;base64,PHN2Zz4=", "file:///etc/passwd", "//example.org",
    "/intern", "ftp://example.org", "&#106;avascript:alert(1)", "java\tscript:alert(1)", "https:alert(1)", "",
])
def test_other_addresses_stay_text(address):
    text = f"[hier]({address})"
    assert all(run.link == "" for block in parse(text) for run in block.runs)
    assert "hier" in plain(text)


def test_lists_are_nested():
    assert parse("- Rat\n  1. zu Fuß\n  2. mit dem Bus\n- Tat") == (
        ListBlock((
            Item((Run("Rat"),), (Item((Run("zu Fuß"),)), Item((Run("mit dem Bus"),))), ordered_children=True),
            Item((Run("Tat"),)),
        )),
    )


def test_numbered_lists_keep_their_start():
    (block,) = parse("4. vier\n5. fünf")
    assert (block.ordered, block.start, len(block.items)) == (True, 4, 2)


@pytest.mark.parametrize("text", [
    "Tabelle: Kurse\n\n| A | B |\n|---|---|\n| 1 | **2** |",
    "| A | B |\n|---|---|\n| 1 | **2** |\n\nTabelle: Kurse",
    "| A | B |\n|---|---|\n| 1 | **2** |\n\n: Kurse",
])
def test_tables_take_their_caption(text):
    assert parse(text) == (
        Table((((Run("A"),), (Run("B"),)), ((Run("1"),), (Run("2", bold=True),))), caption="Kurse"),
    )


def test_a_colon_alone_is_no_caption():
    assert [type(block).__name__ for block in parse("Absatz: ja\n\n| A |\n|---|\n| 1 |")] == ["Paragraph", "Table"]


def test_headings_become_bold_paragraphs():
    assert parse("## Ziel *eins*") == (Paragraph((Run("Ziel ", bold=True), Run("eins", bold=True, italic=True))),)


def test_quotes_are_quotes():
    assert parse("> Rat\n> und Tat") == (Paragraph((Run("Rat und Tat"),), style="quote"),)


def test_footnotes_hang_on_the_words_before_them():
    assert parse("Rat[^1] und Tat\n\n[^1]: Die *Zahlen*\n    sind Beispiele.") == (
        Paragraph((Run("Rat", note="Die Zahlen sind Beispiele."), Run(" und Tat"))),
    )


def test_a_note_that_nothing_refers_to_is_not_lost():
    assert parse("Rat\n\n[^a]: Verwaist") == (Paragraph((Run("Rat"),)), Paragraph((Run("Verwaist"),), style="small"))


def test_a_reference_without_note_stays_text():
    assert runs("Rat[^7]") == (Run("Rat[^7]"),)


def test_pictures_are_attachments_only():
    assert parse("![Ein Bild](attachment:17)") == (Figure(b"", "", alt="Ein Bild", source="attachment:17"),)
    assert runs("![Ein Bild](https://example.org/x.png)") == (Run("![Ein Bild](https://example.org/x.png)"),)


def test_pictures_are_loaded_for_writers():
    loaded = with_pictures(parse("![Ein Bild](attachment:17)"), lambda number: (number.encode(), "image/png"))
    assert loaded == (Figure(b"17", "image/png", alt="Ein Bild", source="attachment:17"),)


@pytest.mark.parametrize("text", ["<b>Rat</b>", "&amp; Tat", "`code`", "~~Rat~~", "---", "<https://example.org>", "    eingerückt", "```\nx\n```"])
def test_everything_else_is_text(text):
    assert plain(text) == re.sub(r"\s+", " ", text).strip()


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](https://x.de\" onclick=\"alert(1))",
    "[a](https://x.de 'title\" onmouseover=\"alert(1)')",
    "![x](attachment:1\" onerror=\"alert(1))",
    "![\" onerror=\"alert(1)](attachment:1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[a]: javascript:alert(1)\n\n[a]",
    "| <script>alert(1)</script> |\n|---|\n| <iframe src=//x> |",
    "[^<script>]: x\n\ny[^<script>]",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "<!-- --><style>*{display:none}</style>",
    "[a](#\"><script>alert(1)</script>)",
    "\u202e<script>\x00alert(1)</script>",
]


def assert_safe(made: str) -> None:
    tree = reading.fragment_fromstring(made, create_parent="main")
    for element in tree.iter():
        assert element.tag in {"main", "p", "strong", "em", "a", "br", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody",
                               "tr", "th", "td", "figure", "figcaption", "img", "section", "sup", "div"}
        assert not [name for name in element.keys() if name.startswith("on") or name == "style"]  # noqa: SIM118
        assert re.match(r"#|https?:|mailto:|tel:", element.get("href", "#"), re.IGNORECASE)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_script_runs(attack):
    assert_safe(to_html(attack, pictures=lambda number: f"/anlagen/{number}"))


@given(st.lists(st.sampled_from([*ATTACKS, "**", "*", "[", "](", ")", "\n", "\n\n", "- ", "> ", "|", "|---|", "`", "<", ">", "&", "ä", "[^1]"])))
@settings(max_examples=200, deadline=None)
def test_no_mixture_runs_a_script(parts):
    assert_safe(to_html("".join(parts), pictures=lambda number: f"/anlagen/{number}"))


def test_links_outside_do_not_hand_over_the_window():
    assert to_html("[a](https://example.org) [b](#x)") == '<p><a href="https://example.org" rel="noopener">a</a> <a href="#x">b</a></p>'


def test_terms_are_linked_where_they_stand_first():
    terms = {"Lotse": "#glosse-lotse", "Lotsen": "#glosse-lotse", "Rat": "#glosse-rat"}
    made = to_html("Lotsen und [Rat](https://example.org). Ein Lotse gibt **Rat**, kein Heirat. Rat.", glossary=terms)
    assert made == (
        '<p><a href="#glosse-lotse" class="mw-term">Lotsen</a> und <a href="https://example.org" rel="noopener">Rat</a>. '
        'Ein Lotse gibt <a href="#glosse-rat" class="mw-term"><strong>Rat</strong></a>, kein Heirat. Rat.</p>'
    )


def test_footnotes_of_two_texts_on_a_page_stay_apart():
    made = to_html("a[^1]\n\n[^1]: n", prefix="p1-") + to_html("b[^1]\n\n[^1]: m", prefix="p2-")
    names = re.findall(r' id="([^"]+)"', made)
    assert sorted(names) == ["p1-note-1", "p1-note-1-ref", "p2-note-1", "p2-note-1-ref"]


def test_a_picture_without_address_shows_its_description():
    assert "Ein Bild" in reading.fragment_fromstring(to_html("![Ein Bild](attachment:1)")).text_content()


# Nothing gets lost: what was written as Markdown reads the same again.

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(WORDS)
@settings(max_examples=300, deadline=None)
def test_plain_words_read_the_same_again(text):
    assert squeezed(plain(from_runs((Run(text),)))) == squeezed(text)


RUNS = st.lists(st.builds(Run, WORDS, bold=st.booleans(), italic=st.booleans(), link=st.sampled_from(["", "#a", "https://example.org"])), max_size=5)


@given(RUNS)
@settings(max_examples=300, deadline=None)
def test_words_with_looks_keep_their_text(content):
    assert squeezed(plain(from_runs(tuple(content)))) == squeezed("".join(run.text for run in content))


@pytest.mark.parametrize("content", [
    (Run("Rat "), Run("und", bold=True), Run(" Tat")),
    (Run("Jetzt!"), Run("Hier", link="#a")),
    (Run("fett", bold=True), Run("schräg", italic=True)),
    (Run("fett", bold=True), Run("beides", bold=True, italic=True), Run("schräg", italic=True)),
    (Run("Link", link="#a", bold=True), Run(".")),
    (Run("Zeile\nnoch eine"),),
    (Run("1. kein Listenpunkt"),),
    (Run("- kein Strich"),),
    (Run("# keine Überschrift"),),
    (Run("| kein | Tisch |\n|---|---|"),),
    (Run("Note", note="mit [Klammer] und *Stern*"),),
])
def test_looks_read_the_same_again(content):
    assert runs(from_runs(content)) == content


@pytest.mark.parametrize(("content", "markdown"), [
    ((Run("Ziel:", bold=True, note="n"), Run("ohne Abstand")), "**Ziel**:[^1]ohne Abstand\n\n[^1]: n"),
    ((Run("(Klammer)", italic=True), Run("wort")), "(*Klammer*)wort"),
    ((Run("fett", bold=True), Run("dünn"), Run("!", bold=True), Run("dünn")), "**fett**dünn!dünn"),
])
def test_looks_give_way_where_their_signs_would_show(content, markdown):
    assert from_runs(content) == markdown


def test_whole_blocks_read_the_same_again():
    blocks = (
        Paragraph((Run("Rat"),)),
        Paragraph((Run("Zitat\nzweite Zeile"),), style="quote"),
        ListBlock((Item((Run("a"),), (Item((Run("b"),), (Item((Run("c"),)),)),), ordered_children=True), Item((Run("d\ne"),)))),
        Paragraph((Run("dazwischen"),)),
        ListBlock((Item((Run("x"),)), Item((Run("y"),))), ordered=True, start=7),
        Table((((Run("A|B"),), (Run("C"),)), ((Run("1", bold=True),), ())), caption="Kurse"),
        Figure(b"", "", alt="Ein [Bild]", source="attachment:x-1"),
    )
    assert parse(from_blocks(blocks)) == blocks


def test_two_lists_in_a_row_stay_two_lists():
    blocks = (ListBlock((Item((Run("a"),)),)), ListBlock((Item((Run("b"),)),)))
    assert parse(from_blocks(blocks)) == blocks


# Whatever is written, reading takes time linear to its length.

LONG = {
    "words": "Ein **fettes** Wort und [Link](https://example.org). ",
    "brackets": "[", "pictures": "![", "stars": "*", "stars and words": "*a **b ", "quotes": "> ", "dashes": "- ", "items": "- a\n",
    "links half open": "[a](", "angles": "[a](<b", "backslashes": "\\", "notes": "[^1]", "definitions": "[^1]: x\n", "pipes": "|",
    "lines": "a\n\n", "low lines": "a_", "tabs": "\t",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_no_text_keeps_the_reader_busy(piece):
    text = (piece * 30_000)[:30_000]
    start = time.process_time()
    parse(text)
    assert time.process_time() - start < 3  # growing with the square would take minutes


def test_random_signs_never_stop_the_reader():
    signs = random.Random(20261120)
    for _ in range(200):
        text = "".join(signs.choice("*_[]()!|-> #\n\t\\`<^1:.äx") for _ in range(200))
        assert isinstance(to_html(text), str)
        plain(text)
