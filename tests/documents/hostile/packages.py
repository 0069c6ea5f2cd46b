"""Hostile ZIP packages, made when needed and never stored."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MEGABYTE = 1024 * 1024
SYMLINK = 0o120777 << 16

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(f'xmlns:{short}="{_ODF}{short}:1.0"' for short in ("office", "text", "table", "style", "manifest"))


def paragraph(text: str = "Text") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'


def zipped(members: dict[str, bytes | str], attributes: dict[str, int] | None = None) -> bytes:
    """A package; attributes: external attributes of single members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (attributes or {}).get(name, 0)
            package.writestr(info, data)
    return buffer.getvalue()


def docx(
    body: str = "", members: dict[str, bytes | str] | None = None, *, before: str = "", encoding: str = "utf-8"
) -> bytes:
    """A Word document; members: further parts of the package."""
    text = document(body or paragraph(), before).encode(encoding)
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": text, **(members or {})})


def odt(body: str, members: dict[str, bytes | str] | None = None, before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_SPACES}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(members or {})})


def manifest(entry: str) -> str:
    return f"<manifest:manifest {_SPACES}><manifest:file-entry>{entry}</manifest:file-entry></manifest:manifest>"


def bomb(megabytes: int, *, declared: int | None = None, member: str = "word/document.xml") -> bytes:
    """A package whose text unpacks to so many megabytes of blanks; declared: the size it admits to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    data = block + again * (megabytes - 1) + packer.flush()
    return by_hand(member, data, megabytes * MEGABYTE if declared is None else declared)


def by_hand(member: str, data: bytes, size: int, *, flags: int = 0, method: int = 8) -> bytes:
    """A package of one member with chosen flags, compression method and stated size."""
    name = member.encode()
    head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, 0, len(data), size, len(name), 0)
    central = struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    start = b"PK\x03\x04" + head + name + data
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central) + 4, len(start), 0)
    return start + b"PK\x01\x02" + central + b"PK\x05\x06" + end


def overlapping(members: int) -> bytes:
    """Many members that all share the same packed data."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(b" " * 20 * MEGABYTE) + packer.flush()
    names = [b"word/document.xml", *(b"word/%06d.xml" % at for at in range(members - 1))]
    central = b""
    for name in names:
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(data), 20 * MEGABYTE, len(name), 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    first = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(data), 20 * MEGABYTE, len(names[0]), 0)
    start = b"PK\x03\x04" + first + names[0] + data
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(central), len(start), 0)
    return start + central + b"PK\x05\x06" + end


def laughs() -> str:
    """Entities that grow to a billion words."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{levels}]>'


def office_container(stream: str) -> bytes:
    """The head of an old Office file that names a stream in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(1000)
