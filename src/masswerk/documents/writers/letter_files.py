"""Whether a file may serve as a template, before any library opens it."""

from __future__ import annotations

from masswerk.documents.readers import formats
from masswerk.documents.readers.limits import MEGABYTE
from masswerk.documents.readers.packed import Package
from masswerk.documents.readers.reading import refuse_foreign
from masswerk.documents.refusals import HasMacros, TooLarge, UnsafeContent
from masswerk.documents.writers.letter_refusals import TemplateNotWord

LARGEST_PART = 3 * MEGABYTE
"""Bytes of text in one part; patterns of the template library become slow beyond."""

_HARMLESS = ("/hyperlink",)


def checked(name: str, data: bytes) -> None:
    """Raises HasMacros, UnsafeContent, TooLarge, TemplateNotWord or another of `refusals.Unreadable`."""
    form, foreign = formats.find(name, data)
    refuse_foreign(name, data, form, foreign)
    if form != "docx":
        raise TemplateNotWord(name=name, format=form.upper())
    package = Package(name, data)
    if any(member.lower().endswith(("vbaproject.bin", "vbadata.xml")) for member in package.members):
        raise HasMacros(name=name)
    for member in sorted(package.members):
        if member.endswith((".xml", ".rels")):
            _part(package, member)
    if b"wordprocessingml.template.main" in package.read("[Content_Types].xml"):
        raise TemplateNotWord(name=name, format="eine Dokumentvorlage (.dotx)")


def _part(package: Package, member: str) -> None:
    size = len(package.read(member))
    if size > LARGEST_PART:
        raise TooLarge(name=package.name, found=f"{size // MEGABYTE} MB Text", limit="3 MB Text")
    root = package.xml(member)
    for each in root if root is not None and member.endswith(".rels") else ():
        if each.get("TargetMode") == "External" and not each.get("Type", "").endswith(_HARMLESS):
            raise UnsafeContent(name=package.name, detail="es holt beim Öffnen etwas aus dem Internet")
