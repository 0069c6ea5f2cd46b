"""Opening ZIP packages of strangers (DOCX, ODT): checked before anything is unpacked.

Names inside a package never become paths; members are only looked up and read into memory.
"""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
import zlib

from lxml import etree

from masswerk.documents.readers import limits
from masswerk.documents.refusals import Damaged, TooLarge, UnsafeContent, ZipBomb

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


class Package:
    """A checked package.

    Raises Damaged, ZipBomb, TooLarge or UnsafeContent on opening.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Damaged(name=name, detail="das Paket lässt sich nicht öffnen") from error
        self._check(len(data))
        self.members = frozenset(self._zip.namelist())

    def read(self, member: str) -> bytes:
        """One member unpacked; b"" if there is none. Never unpacks more than `limits.PART` bytes."""
        if member not in self.members:
            return b""
        info = self._zip.getinfo(member)
        if info.flag_bits & 1:
            raise UnsafeContent(name=self.name, detail="ein Teil ist einzeln verschlüsselt")
        if info.file_size > limits.PART:
            self._too_large(info.file_size)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limits.PART + 1)
        except _BROKEN as error:
            raise Damaged(name=self.name, detail="ein Teil des Pakets lässt sich nicht entpacken") from error
        if len(data) > limits.PART:
            self._too_large(len(data))
        return data

    def xml(self, member: str) -> etree._Element | None:
        """The root of an XML member; None if there is none. Raises Damaged or UnsafeContent."""
        data = self.read(member)
        return parse(self.name, data) if data else None

    def _check(self, size: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > limits.PARTS:
            raise TooLarge(name=self.name, found=f"{len(infos)} Teile im Paket", limit=f"{limits.PARTS} Teile")
        unpacked = sum(info.file_size for info in infos)
        if unpacked > limits.UNPACKED:
            self._too_large(unpacked)
        for info in infos:
            if info.file_size > 20 * limits.MEGABYTE and info.file_size > limits.RATIO * max(info.compress_size, 1):
                self._too_large(info.file_size)
            if _leads_out(info.filename):
                raise UnsafeContent(name=self.name, detail="ein Teil des Pakets will außerhalb abgelegt werden")
            if stat.S_ISLNK(info.external_attr >> 16):
                raise UnsafeContent(name=self.name, detail="ein Teil des Pakets ist ein Verweis auf eine fremde Datei")

    def _too_large(self, size: int) -> None:
        raise ZipBomb(name=self.name, found=f"{size // limits.MEGABYTE} MB")


def parse(name: str, data: bytes) -> etree._Element:
    """The root of an XML document without entities, DTD or network.

    Raises UnsafeContent for a DTD, Damaged for anything that is no XML.
    """
    refuse_dtd(name, data)
    try:
        return etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(name=name, detail="das Innere ist kein gültiges XML") from error


def refuse_dtd(name: str, data: bytes) -> None:
    """Office XML has no DTD; who brings one wants entities."""
    head = data.replace(b"\0", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0"} else data
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnsafeContent(name=name, detail="es enthält Ersetzungsregeln (DTD), wie sie nur Angriffe verwenden")


def parser() -> etree.XMLParser:
    """Parser that opens nothing and expands nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _leads_out(member: str) -> bool:
    path = posixpath.normpath(member.replace("\\", "/"))
    return path.startswith(("../", "/")) or path == ".." or "\0" in member or path[1:3] == ":/"
