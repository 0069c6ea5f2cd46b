"""Parsing an HTML file: encoding, parser without network, limits."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from masswerk.documents.readers.building import Builder, Progress, ignore
from masswerk.documents.readers.decode import decode
from masswerk.documents.readers.html.walk import Walk
from masswerk.documents.refusals import Damaged, Empty, UnsafeContent
from masswerk.documents.source import Source

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,30})""", re.I)
_TEXTUAL = {"utf-8", "iso8859-1", "iso8859-15", "cp1252", "utf-16", "ascii", "mac-roman", "cp850"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")

_BLOCKS_WITH_WORDS = "count(//*[self::p or self::li or self::div or self::tr][text()[normalize-space()]])"


def read(name: str, data: bytes, progress: Progress = ignore, notes: tuple[str, ...] = ()) -> Source:
    """Read an HTML file. Raises UnsafeContent for senseless nesting, Empty, TooLarge, Damaged.

    >>> [line.text for line in read("a.html", b"<h1>Ziele</h1><p>Kurse <b>f&ouml;rdern</b>").lines]
    ['Ziele', 'Kurse fördern']
    """
    text, repaired = _decoded(data)
    root = _parsed(name, text)
    builder = Builder(name, "html", notes=(*notes, *repaired))
    builder.expect(lines=int(root.xpath(_BLOCKS_WITH_WORDS)))
    body = root.find(".//body")
    Walk(builder, progress).body(root if body is None else body)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return builder.source(
        title=" ".join((root.findtext(".//head/title") or "").split())[:500],
        language=language if _LANGUAGE.fullmatch(language) else "",
    )


def _decoded(data: bytes) -> tuple[str, list[str]]:
    stated = _CHARSET.search(data[:4000])
    if stated and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            codec = codecs.lookup(stated[1].decode("ascii")).name
        except LookupError:
            codec = ""
        # browsers read Latin-1 as Windows-1252; what calls itself UTF-8 is checked
        if codec in _TEXTUAL and codec not in {"utf-8", "utf-16", "ascii"}:
            wide = "cp1252" if codec == "iso8859-1" else codec
            return decode(data.decode(wide, "replace").encode())
    return decode(data)


def _parsed(name: str, text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(name=name, detail="das Innere ist kein lesbares HTML") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnsafeContent(name=name, detail="es ist tausendfach ineinander geschachtelt")
    if root is None:
        raise Empty(name=name)
    return root
