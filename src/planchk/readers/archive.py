"""The zip archives that Word, Excel and OpenDocument files are: opened within bounds, their XML made safe.

Sizes are bounded before anything is unpacked, and no XML with a document type is parsed, so that
neither a zip bomb nor an entity bomb gets to grow. Nothing outside the file is ever fetched.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from planchk.errors import InputError, PlanchkError

if TYPE_CHECKING:
    from lxml.etree import _Element

# A plan of 2,000 rows is 12 MB of XML.
MAX_PART = 30_000_000
# Sheets are read as a stream; those with a million formatted rows are large, and real.
MAX_TOTAL = 600_000_000
MAX_PARTS = 5_000
_PROLOGUE = 65_536
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_PLAIN = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")

# What zipfile raises on archives that are cut short, forged or of an unknown method.
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError)
DAMAGED = "this is a zip archive, as Word and Excel files are, and it is damaged or cut short."
_AGAIN = "Open it in its program, save it anew, and try that file."


class Archive:
    """The parts of a zip archive, read within bounds."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the archive.

        Raises:
            InputError: damaged, encrypted, or it would unpack to more than any plan.
        """
        self.path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise InputError.one(DAMAGED, path, _AGAIN) from None
        if any(part.flag_bits & 1 for part in parts):
            raise InputError.one("this file is protected by a password.", path, "Save it without one.")
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_TOTAL:
            raise self.too_large()
        self._parts = {part.filename: part for part in parts}

    @property
    def names(self) -> list[str]:
        """The names of the parts."""
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return a part's bytes.

        Raises:
            InputError: damaged, or larger than any plan's.
        """
        if self._parts[name].file_size > MAX_PART:
            raise self.too_large()
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART + 1)
        except _BROKEN:
            raise InputError.one(DAMAGED, self.path, _AGAIN) from None
        if len(data) > MAX_PART:
            raise self.too_large()
        return data

    def tail(self, name: str, mark: bytes) -> bytes:
        """Return what follows the first ``mark`` in a part, read as a stream; at most 4 MB of it."""
        name = name.lstrip("/")
        if name not in self._parts:
            return b""
        kept = b""
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(1_000_000):
                    kept += chunk
                    at = kept.find(mark)
                    if at >= 0:
                        return kept[at:] + part.read(4_000_000)
                    kept = kept[-len(mark) :]
        except _BROKEN:
            raise InputError.one(DAMAGED, self.path, _AGAIN) from None
        return b""

    def count(self, name: str, *marks: bytes) -> int:
        """Return how often the marks stand in a part, read as a stream."""
        name, total, rest = name.lstrip("/"), 0, b""
        longest = max(map(len, marks))
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(1_000_000):
                    text = rest + chunk
                    # What may be the beginning of a mark is looked at again with the next chunk.
                    total += sum(text.count(mark) - rest.count(mark) for mark in marks)
                    rest = text[1 - longest :]
        except (KeyError, *_BROKEN):
            return 0
        return total

    def check_xml(self) -> None:
        """Look at the head of every XML part, for readers that open the archive themselves.

        Raises:
            InputError: a part declares a document type, or is too large to be held in memory.
        """
        for name, part in self._parts.items():
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    with self._zip.open(name) as file:
                        self._check_head(file.read(_PROLOGUE))
                except (
                    zipfile.BadZipFile,
                    zlib.error,
                    NotImplementedError,
                    EOFError,
                    OSError,
                    RuntimeError,
                    ValueError,
                ):
                    raise InputError.one(DAMAGED, self.path, _AGAIN) from None
                if part.file_size > MAX_PART and "/worksheets/" not in name:
                    raise self.too_large()

    def xml(self, name: str) -> _Element:
        """Return the root of an XML part.

        Raises:
            InputError: not well-formed, with a document type, or too large.
        """
        from lxml import etree

        data = self.read(name)
        self._check_head(data[:_PROLOGUE])
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise InputError.one(f"its part {name} is damaged.", self.path, _AGAIN) from None

    def too_large(self) -> PlanchkError:
        """Return the error for an archive that unpacks to more than any plan."""
        return InputError.one(
            "this file unpacks to far more than a plan holds; it is not opened.", self.path, "Is this the plan?"
        )

    def _check_head(self, head: bytes) -> None:
        """Refuse a document type, and encodings in which one could hide."""
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8")
        head = head.removeprefix(b"\xef\xbb\xbf")
        encoding = _ENCODING.match(head)
        if encoding and encoding[1].lower() not in (*_PLAIN, b"utf-16"):
            raise InputError.one("its XML is in an encoding that these files don't use.", self.path, _AGAIN)
        root = _ROOT.search(head)
        if (root is None and head.strip()) or b"<!DOCTYPE" in head[: root.start() if root else None]:
            raise InputError.one(
                "its XML declares a document type, which real files never do; it is not opened.", self.path, _AGAIN
            )
