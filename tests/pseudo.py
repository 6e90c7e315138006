"""A language that no one speaks, in which every text of planchk's own stands in ⟦brackets⟧, and what a file says."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Any

from lxml import etree
from lxml import html as html_parser
from openpyxl import load_workbook

from planchk.language import Language

# What the parts of an assessment are called within the program; as labels they begin with a capital.
INTERNAL = frozenset(
    "covered partial gap waived possible missing recommendation development strength must need recommend should noted "
    "declared confirmed inferred rejected error warning info action outcome detail measures result quick".split()
)
_SPOKEN = ("aria-label", "alt", "placeholder", "title", "data-label", "data-text", "data-words")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Brackets(NullTranslations):
    """Sets each text in brackets, and remembers which texts were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def pseudo() -> tuple[Language, set[str]]:
    """Return the language, and the texts that it is asked for, as they come."""
    brackets = Brackets()
    return Language("xx", brackets), brackets.asked


def strings(value: Any) -> Iterator[str]:
    """Yield every text within named tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from strings(part)


def left_over(text: str, known: list[str]) -> str:
    """Return what of a text is neither in brackets nor known; ``known`` has the longest first."""
    kept, depth = [], 0
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        if not depth:
            kept.append(sign)
    rest = " ".join("".join(kept).replace("⟧", " ").split())
    for cut in re.findall(r"[^…“”|]+(?=…)", rest):  # a known text that was shortened
        words = cut.lstrip(" -*(0123456789").rstrip()
        if words and any(each.startswith(words) for each in known):
            rest = rest.replace(cut, " ")
    for each in known:
        rest = rest.replace(each, " ")
    rest = re.sub(r"planchk|\bPC\d+\b", " ", rest)
    return " ".join(re.findall(r"[^\W\d_]{2,}", rest))


def texts_of(name: str, data: bytes) -> Iterator[str]:
    """Yield what a file says, piece by piece, by the suffix of its name."""
    yield from _READERS[name.rpartition(".")[2]](data)


def _md(data: bytes) -> Iterator[str]:
    for line in re.sub(r"\\|<!-- -->|~~|\*\*", "", data.decode("utf-8").replace("<br>", " ")).splitlines():
        yield from line.split(" | ") if line.startswith("|") else [line]


def _yaml(data: bytes) -> Iterator[str]:
    """Yield the comments, which wrap; the keys are the names that the readers know."""
    comments = (line.partition("#")[2].strip(" -") for line in data.decode("utf-8").splitlines() if "#" in line)
    yield re.sub(r"\b(?:action|outcome|measures|owner|due|status):", "", " ".join(comments))


def _csv(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from row


def _html(data: bytes) -> Iterator[str]:
    page = html_parser.document_fromstring(data)
    for gone in page.xpath("//script | //style"):
        gone.drop_tree()
    yield from (str(text) for text in page.xpath("//text()"))
    for name in _SPOKEN:
        yield from map(str, page.xpath(f"//@{name}"))


def _xlsx(data: bytes) -> Iterator[str]:
    book = load_workbook(io.BytesIO(data))
    yield book.properties.title or ""
    for sheet in book:
        yield sheet.title
        yield from (
            str(part.text or "") for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.right)
        )
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.value is not None and not cell.is_date)
        for rule in sheet.data_validations.dataValidation:
            yield from (each for each in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if each)


def _docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield re.sub(
            "<[^>]+>", " ", archive.read("docProps/core.xml").decode().partition("<dc:title>")[2].split("<")[0]
        )
        for member in archive.namelist():
            if re.fullmatch(r"word/(?:document|footer\d*)\.xml", member):
                tree = etree.fromstring(archive.read(member))
                for paragraph in tree.iter(f"{_WORD}p"):
                    yield "".join(part.text or "" for part in paragraph.iter(f"{_WORD}t"))
                for named in (*tree.iter(f"{_WORD}tblCaption"), *tree.iter(f"{_WORD}alias")):
                    yield named.get(f"{_WORD}val")


_READERS = {"md": _md, "csv": _csv, "html": _html, "xlsx": _xlsx, "docx": _docx, "yaml": _yaml}
