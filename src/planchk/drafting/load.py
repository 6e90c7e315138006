"""A report file of any kind -> `Report`."""

from __future__ import annotations

from planchk.drafting.from_document import report_of_document
from planchk.drafting.layout import blocks_of, lines_of
from planchk.drafting.report import Report
from planchk.errors import Fault, InputError, NothingToCheck, PlanchkError
from planchk.files import decode_export, read_bytes, shown

# Characters. A report of 400 pages has half of that, and takes some ten seconds.
MAX_TEXT = 2_000_000
_REMEDY = "Save the report as text, .docx, .html, .md or .pdf."
_READ = ("docx", "odt", "pdf")


def read_report(path: str) -> Report:
    """Return the report in a file; ``-`` is standard input. Text, Word, OpenDocument, HTML, Markdown or PDF.

    Raises:
        InputError: can't be read, or is no file of text.
        NothingToCheck: it holds no words.
    """
    data, name = read_bytes(path), shown(path)
    kind = _kind_of(data, name)
    if kind == "text":
        report = report_of_text(_decode(data, name), name)
    else:
        from planchk.readers.kinds import read_document

        report = report_of_document(read_document(kind, data, name))
    if len(report.text) > MAX_TEXT:
        raise InputError.one(f"longer than {MAX_TEXT:,} characters.", name, "Is this the report? Keep only its text.")
    if not report.blocks:
        raise NothingToCheck.one("there are no words in this file.", name)
    return report


def report_of_text(text: str, path: str = "<text>") -> Report:
    """Return the report in a plain text; line ends are made one kind, nothing else is changed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Report(path, text, tuple(blocks_of(lines_of(text))))


def _decode(data: bytes, name: str) -> str:
    try:
        return decode_export(data, name)[0]
    except InputError as error:
        raise _with_remedy(error) from None


def _with_remedy(error: PlanchkError) -> InputError:
    """Return an error of the readers of plans with what to do about a report."""
    return InputError([Fault(fault.message, fault.place, _REMEDY) for fault in error.faults])


def _kind_of(data: bytes, name: str) -> str:
    """Return the kind of reader for a file, by its content first."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if data.startswith(
        (b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"7z", b"Rar!", b"\x89PNG", b"\xff\xd8")
    ) or (b"%PDF-" in data[:1024]):
        return _office_kind(data, name)
    return "markdown" if suffix in (".md", ".markdown") else "text"


def _office_kind(data: bytes, name: str) -> str:
    from planchk.readers.kinds import KINDS, kind_of

    try:
        kind = kind_of(data, name)
    except InputError as error:
        raise _with_remedy(error) from None
    if kind in ("csv", "yaml", "markdown", "html"):  # text that merely opens like a file of an office program
        return "text"
    if kind not in _READ:
        raise InputError.one(f"this is {KINDS[kind].title}; a report is text.", name, _REMEDY)
    return kind
