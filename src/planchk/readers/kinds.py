"""What kind of file this is: by its content first, and by its name only where the content leaves it open."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from planchk.errors import InputError

if TYPE_CHECKING:
    from planchk.readers.grid import Document


class Kind(NamedTuple):
    """A kind of file: what people call it, the suffixes it goes by, the module whose ``read`` reads it."""

    title: str
    suffixes: tuple[str, ...]
    module: str


KINDS: dict[str, Kind] = {
    "yaml": Kind("YAML", (".yaml", ".yml", ".json"), ""),
    "docx": Kind("Word", (".docx", ".docm"), "docx"),
    "xlsx": Kind("Excel", (".xlsx", ".xlsm"), "xlsx"),
    "odt": Kind("OpenDocument text", (".odt",), "opendocument"),
    "ods": Kind("OpenDocument sheet", (".ods",), "opendocument"),
    "pdf": Kind("PDF", (".pdf",), "pdf"),
    "csv": Kind("CSV", (".csv", ".tsv"), "separated"),
    "html": Kind("HTML", (".html", ".htm", ".xhtml"), "html"),
    "markdown": Kind("Markdown", (".md", ".markdown"), "markdown"),
}

_YAML_MARKS = (b"actions:", b"sections:", b'"actions"', b'"sections"')
_AS_WORD = "Save the plan as .docx, .xlsx or YAML."
_MAGIC = (
    (b"{\\rtf", "this is an RTF file.", "Save it as .docx."),
    (b"\x1f\x8b", "this is a gzip archive.", "Unpack it first."),
    (b"7z\xbc\xaf", "this is a 7-Zip archive.", "Unpack it first."),
    (b"Rar!", "this is a RAR archive.", "Unpack it first."),
    (b"\x89PNG", "this is a picture, which holds no text.", _AS_WORD),
    (b"\xff\xd8\xff", "this is a picture, which holds no text.", _AS_WORD),
    (b"II*\0", "this is a picture, which holds no text.", _AS_WORD),
    (b"MM\0*", "this is a picture, which holds no text.", _AS_WORD),
)


def suffixes(without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the suffixes of all kinds but some."""
    return tuple(suffix for name, kind in KINDS.items() if name not in without for suffix in kind.suffixes)


def kind_of(data: bytes, path: str) -> str:
    """Return the name of a file's kind.

    Raises:
        InputError: a kind that planchk doesn't read, a protected file, or a damaged archive.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data, path)
    if b"%PDF-" in data[:1024] and data[:200].lstrip()[:1] != b"<":
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_office(data, path)
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError.one(what, path, remedy)
    return _kind_of_text(data, path)


def read_document(kind: str, data: bytes, path: str) -> Document:
    """Return the document in a file's bytes; its libraries are imported now, and only those.

    Raises:
        InputError: damaged, protected or too large; or the kind's library is not installed.
    """
    module: Any = import_module(f"planchk.readers.{KINDS[kind].module}")
    document: Document = module.read(data, path)
    return document._replace(kind=KINDS[kind].title)


def _kind_of_archive(data: bytes, path: str) -> str:
    from planchk.readers.archive import Archive

    archive = Archive(data, path)
    for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if part in archive:
            return kind
    if "mimetype" in archive:
        opened = archive.read("mimetype")[:100].decode("ascii", "replace")
        for ending, kind in (("opendocument.text", "odt"), ("opendocument.spreadsheet", "ods")):
            if ending in opened:
                return kind
    if "[Content_Types].xml" in archive and b"wordprocessingml.document.main" in archive.read("[Content_Types].xml"):
        return "docx"  # its main part has another name
    if "xl/workbook.bin" in archive:
        raise InputError.one("this is a binary Excel file (.xlsb).", path, "Save it as .xlsx.")
    if "ppt/presentation.xml" in archive:
        raise InputError.one("this is a PowerPoint file.", path, _AS_WORD)
    raise InputError.one("this is a zip archive, but no Word, Excel or OpenDocument file.", path, "Unpack it first.")


def _old_office(data: bytes, path: str) -> Exception:
    """Return the error for the container of old Office files, which protected new ones use too."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return InputError.one("this file is protected by a password.", path, "Save it without one.")
    if holds("WordDocument"):
        return InputError.one("this is an old Word file (.doc).", path, "Save it as .docx.")
    if holds("Workbook") or holds("Book"):
        return InputError.one("this is an old Excel file (.xls).", path, "Save it as .xlsx.")
    return InputError.one("this is an old Office file.", path, "Save it as .docx or .xlsx.")


def _kind_of_text(data: bytes, path: str) -> str:
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    named = next((name for name, kind in KINDS.items() if suffix in kind.suffixes), "")
    if named == "yaml" and any(mark in data[:2000] for mark in _YAML_MARKS):
        return named  # the common case, without a further look
    from planchk.readers.shapes import kind_of_text

    return kind_of_text(data, named, path)
