"""What kind of text this is, by its shape: YAML, HTML, Markdown or separated values."""

from __future__ import annotations

import re

from planchk.errors import InputError

_HEAD = 100_000
_YAML = re.compile(
    r"^[\"']?(?:actions|sections)[\"']?[ \t]*:|^-[ \t]+[\"']?(?:id|action)[\"']?:", re.MULTILINE | re.IGNORECASE
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:(!doctype\s+html|html|head|body)|table|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE = re.compile(r"<\?mso-application|<office:document\b|<w:wordDocument")
_PIPES = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def kind_of_text(data: bytes, named: str, path: str) -> str:
    """Return the kind of a text; ``named`` is the one that its suffix stands for, if any.

    Raises:
        InputError: a kind of text that planchk doesn't read.
    """
    head = _glance(data[:_HEAD])
    opening = head.lstrip("\ufeff \t\r\n")[:1]
    if opening == "<":
        if _OFFICE.search(head):
            raise InputError.one("this is Office XML in a single file.", path, "Save it as .docx, .xlsx or .odt.")
        match = _HTML.match(head)
        if named == "html" or (match and (match[1] or named != "markdown")):
            return "html"
    if re.match(r"\s*MIME-Version:", head, re.IGNORECASE):
        raise InputError.one("this is a web archive (.mht).", path, "Save it as .html or .docx.")
    if opening and opening in "[{":
        return "yaml"
    found = "markdown" if _PIPES.search(head) else "csv" if _separated(head) else ""
    if named in ("csv", "markdown"):
        if _YAML.search(head) and not found:
            return "yaml"
        # A table of Markdown in a .csv, or values in a .md, has no comma, or no pipe, to speak of.
        return found if found and not (named == "csv" and _separated(head)) else named
    if _YAML.search(head):
        return "yaml"
    return found or ("csv" if _holds_header(head) else "yaml")


def _holds_header(head: str) -> bool:
    """Whether one of the first lines is a row of headings that plans have: below a title, say."""
    from planchk.readers.names import ACTION_KEYS, fold

    lines = _LINE.findall(head, 0, 20_000)[:20]
    return any(sum(fold(part) in ACTION_KEYS for part in line.split(sign)) > 2 for line in lines for sign in ",;\t|")


def _separated(head: str) -> bool:
    """Whether the text opens with rows of separated values: two lines, if there are, with the same sign in both."""
    lines = _LINE.findall(head.removeprefix("\ufeff"), 0, 20_000)[:2]
    if not lines or lines[0].casefold().startswith("sep="):
        return bool(lines)
    if lines[0].lstrip()[:2] in ("- ", "# ") or re.match(r"[\w ]{1,30}:(?:\s|$)", lines[0]):
        return False
    return any(all(line.count(sign) >= 2 for line in lines) for sign in ",;\t|")


def _glance(data: bytes) -> str:
    """Return the text for a look at its shape."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace")
    if b"\0" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    return data.decode("utf-8", "replace")
