"""OpenDocument files, opened again by odfdo and LibreOffice."""

import io
import zipfile

import odfdo
import pytest
from lxml import etree

from masswerk.documents.text import Figure, Paragraph
from masswerk.documents.writers import odt
from masswerk.documents.writers.odt.xml import NAMESPACES, qname
from tests.documents.writers.written_sample import SVG, arabic, converted, doc, needs_libreoffice, sample, words

NS = {key: value for key, value in NAMESPACES.items() if key != "xml"}


def part(data: bytes, name: str = "content.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def find(root, path: str):
    return root.xpath(path, namespaces=NS)


@pytest.fixture(scope="module")
def written() -> bytes:
    return odt.write(sample())


@pytest.fixture(scope="module")
def body(written):
    return part(written)


def test_the_type_comes_first_and_uncompressed(written):
    first = zipfile.ZipFile(io.BytesIO(written)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_title_and_language_stand_in_the_properties(written):
    meta = odfdo.Document(io.BytesIO(written)).meta
    assert (meta.title, str(meta.language)) == ("Integrationskonzept Musterland", "de-DE")


def test_headings_have_outline_levels(body):
    found = [(h.get(qname("text:outline-level")), "".join(h.itertext())) for h in find(body, "//text:h")]
    assert found == [("1", "Präambel"), ("1", "3Handlungsfelder"), ("2", "3.6Ehrenamt")]


def test_styles_that_are_used_exist(written, body):
    known = set(find(part(written, "styles.xml"), "//@style:name")) | set(find(body, "//@style:name"))
    used = set(find(body, "//@text:style-name | //@table:style-name"))
    assert used - known == set()


def test_lists_are_lists(body):
    outer = find(body, "//office:text/text:list")
    assert [len(find(each, "text:list-item")) for each in outer] == [2, 2]
    assert find(outer[0], "text:list-item/text:list/@text:style-name") == ["Numbers"]
    assert find(outer[1], "text:list-item/@text:start-value") == ["3"]


def test_changes_are_tracked(body):
    found = [(etree.QName(region[0]).localname, find(region, "string(.//dc:creator)"), find(region, "string(.//text:p)"))
             for region in find(body, "//text:changed-region")]
    who = "Koordinierungsstelle"
    assert found == [("deletion", who, "zwanzig"), ("insertion", who, ""), ("insertion", who, ""), ("deletion", who, "Entfällt.")]
    names = find(body, "//text:changed-region/@text:id")
    assert find(body, "//text:change-start/@text:change-id | //text:change/@text:change-id") == names


def test_tables_repeat_their_header(body):
    assert len(find(body, "//table:table/table:table-header-rows/table:table-row")) == 1
    assert len(find(body, "//table:table/table:table-row")) == 2


def test_pictures_say_what_they_show(written, body):
    assert find(body, "//draw:frame/svg:desc/text()") == ["Ein rotes Rechteck."]
    name = find(body, "string(//draw:image/@xlink:href)")
    assert name in zipfile.ZipFile(io.BytesIO(written)).namelist()
    assert name in find(part(written, "META-INF/manifest.xml"), "//@*")


def test_drawings_stay_drawings():
    names = zipfile.ZipFile(io.BytesIO(odt.write(doc(Figure(SVG, "image/svg+xml", "Rot"))))).namelist()
    assert "Pictures/1.svg" in names


def test_footnotes_are_footnotes(body):
    assert find(body, "string(//text:note/text:note-body/text:p)").strip() == "Die Zahlen sind Beispiele."


def test_links_lead_to_bookmarks(body):
    inside = {link[1:] for link in find(body, "//text:a/@xlink:href") if link.startswith("#")}
    assert inside - set(find(body, "//text:bookmark-start/@text:name")) == set()


def test_spaces_tabs_and_breaks_are_kept():
    root = part(odt.write(doc(Paragraph(words("  a   b\tc\nd ")))))
    paragraph = find(root, "//text:p[@text:style-name='Text_20_body']")[0]
    assert [etree.QName(e).localname for e in find(paragraph, ".//text:s | .//text:tab | .//text:line-break")] == [
        "s", "s", "tab", "line-break", "s"]


def test_arabic_runs_from_right_to_left():
    styles = part(odt.write(arabic()), "styles.xml")
    assert find(styles, "string(//style:default-style//@style:writing-mode)") == "rl-tb"
    assert find(styles, "string(//style:default-style//@style:language-complex)") == "ar"


@needs_libreoffice
def test_libreoffice_reads_structure_and_changes(written, tmp_path):
    root = etree.fromstring(converted(written, "odt", "fodt", tmp_path))
    assert [h.get(qname("text:outline-level")) for h in find(root, "//text:h")] == ["1", "1", "2"]
    assert [etree.QName(e).localname for e in find(root, "//text:changed-region/*")] == ["deletion", "insertion", "insertion", "deletion"]
    assert len(find(root, "//table:table-header-rows")) == 1
