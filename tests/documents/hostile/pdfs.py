"""Hostile PDF files, written by hand so that each has exactly one fault."""

from __future__ import annotations

import zlib

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = "<</Type/Catalog/Pages 2 0 R>>"


def pdf(objects: dict[int, bytes | str], trailer: str = "") -> bytes:
    """A file of these objects; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(out)
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def page(content: bytes = b"", resources: str = "/Font<</F1 4 0 R>>", more: str = "", catalog: str = "") -> bytes:
    """One page that shows `content`."""
    return pdf(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 5 0 R{more}>>",
            4: FONT,
            5: content if content.startswith(b"<<") else stream(content),
        }
    )


def words(text: str = "Integrationskonzept") -> bytes:
    return f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")


def packed_blanks(megabytes: int) -> bytes:
    """A page whose content unpacks to so many megabytes."""
    packer = zlib.compressobj(9)
    block = b" " * (1024 * 1024)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return page(stream(first + again * (megabytes - 1) + packer.flush(), "/Filter/FlateDecode"))


def image_only(width: int = 10, height: int = 10, pages: int = 2) -> bytes:
    """A scan: pages that show a picture and no words."""
    kids = " ".join(f"{10 + at} 0 R" for at in range(pages))
    picture = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
    leaf = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>"
    return pdf(
        {
            1: CATALOG,
            2: f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
            4: stream(bytes(100), picture),
            5: stream(b"q 500 0 0 700 50 50 cm /I Do Q"),
            **{10 + at: leaf for at in range(pages)},
        }
    )


def encrypted() -> bytes:
    """A file locked with a password nobody knows."""
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    return pdf(
        {
            1: CATALOG,
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            6: lock,
        },
        f"/Encrypt 6 0 R/ID[<{'00' * 16}><{'00' * 16}>]",
    )


def page_loop() -> bytes:
    """Pages that contain each other."""
    return pdf(
        {
            1: CATALOG,
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
        }
    )


def many_pages(count: int, claimed: int | None = None) -> bytes:
    """One page listed so often."""
    return pdf(
        {
            1: CATALOG,
            2: f"<</Type/Pages/Kids[{'3 0 R ' * count}]/Count {claimed or count}>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    own = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    resources = "/Font<</F1 4 0 R>>/XObject<</X 6 0 R>>"
    return pdf(
        {
            1: CATALOG,
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 5 0 R>>",
            4: FONT,
            5: stream(words() + b" /X Do"),
            6: stream(b"/X Do /X Do", own),
        }
    )


def bookmark_loop() -> bytes:
    """Bookmarks that follow themselves for ever."""
    return pdf(
        {
            1: "<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
            4: FONT,
            5: stream(words()),
            7: "<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>>",
            8: "<</Title(Ziel)/Parent 7 0 R/Next 9 0 R/First 8 0 R/Dest[3 0 R/Fit]>>",
            9: "<</Title(Ziel)/Parent 7 0 R/Next 8 0 R/Dest[3 0 R/Fit]>>",
        }
    )


def chained_filters(times: int) -> bytes:
    """A stream packed again and again."""
    data = b" " * 1024 * 1024
    for _ in range(times):
        data = zlib.compress(data, 9)
    return page(stream(data, f"/Filter[{'/FlateDecode' * times}]"))
