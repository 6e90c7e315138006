"""Word's styles and automatic numbers: which paragraph is a heading, and what its number reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ([1-9])")
_PLACEHOLDER = re.compile(r"%([1-9])")
_OFF = frozenset(("0", "false", "off", "none"))


class Style(NamedTuple):
    """What a paragraph style says: heading level (0: none), title, bold, and its numbering."""

    level: int = 0
    title: bool = False
    bold: bool = False
    numbering: _Element | None = None


def on(properties: _Element, name: str) -> bool:
    """Whether a property that is on by its presence is on."""
    found = properties.find(W + name)
    return found is not None and (found.get(f"{W}val") or "1").casefold() not in _OFF


class Styles:
    """The paragraph styles of a document, by id."""

    def __init__(self, root: _Element | None) -> None:
        """Read them; their names stay English in every language of Word."""
        self._elements = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")} if root is not None else {}
        self._known: dict[str | None, Style] = {}

    def of(self, paragraph: _Element) -> Style:
        """Return the style of a paragraph, with what it says itself."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return Style()
        named = properties.find(f"{W}pStyle")
        style = self._style(named.get(f"{W}val"), 0) if named is not None else Style()
        level = _outline(properties)
        return style._replace(level=level) if level and not style.level else style

    def _style(self, name: str | None, depth: int) -> Style:
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or depth > 10:
            return Style()
        based = element.find(f"{W}basedOn")
        base = self._style(based.get(f"{W}val"), depth + 1) if based is not None else Style()
        shown = element.find(f"{W}name")
        title = (shown.get(f"{W}val") or "").casefold() if shown is not None else ""
        heading = _HEADING.match(title)
        paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        level = int(heading[1]) if heading else (_outline(paragraph) if paragraph is not None else 0) or base.level
        numbering = paragraph.find(f"{W}numPr") if paragraph is not None else None
        style = Style(
            level,
            title == "title" or base.title,
            on(run, "b") if run is not None and run.find(f"{W}b") is not None else base.bold,
            numbering if numbering is not None else base.numbering,
        )
        self._known[name] = style
        return style


def _outline(properties: _Element) -> int:
    found = properties.find(f"{W}outlineLvl")
    value = found.get(f"{W}val") if found is not None else None
    return int(value) + 1 if value and value in "01234567" else 0


class Numbering:
    """The automatic numbers and bullets of a document; counts as it is asked, in the order of the text."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Read the definitions of the lists."""
        self._styles = styles
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        lists = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        self._abstract: dict[str, str] = {}
        for each in root.iter(f"{W}num"):
            link = each.find(f"{W}abstractNumId")
            name = each.get(f"{W}numId") or ""
            abstract = link.get(f"{W}val") if link is not None else None
            if abstract in lists:
                self._levels[name] = {_value(level, "ilvl"): _level(level) for level in lists[abstract].iter(f"{W}lvl")}
                self._abstract[name] = str(abstract)

    def depth(self, paragraph: _Element) -> int:
        """Return how deep in a list a paragraph stands, from 1; 0 outside."""
        found = self._find(paragraph)
        return found[1] + 1 if found else 0

    def mark(self, paragraph: _Element) -> str:
        """Return the bullet or number before a paragraph, and count on."""
        found = self._find(paragraph)
        if not found:
            return ""
        name, depth = found
        form, text, start = self._levels[name].get(depth, ("bullet", "", 1))
        if form == "bullet":
            return "•"
        counts = self._counts.setdefault(self._abstract[name], {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form, _, start = self._levels[name].get(at, ("decimal", "", 1))
            return _written(counts.get(at, start), form)

        return _PLACEHOLDER.sub(number, text) if form != "none" else ""

    def _find(self, paragraph: _Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        numbering = properties.find(f"{W}numPr")
        if numbering is None:
            numbering = self._styles.of(paragraph).numbering
        if numbering is None:
            return None
        name, depth = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
        value = name.get(f"{W}val") if name is not None else None
        if not value or value not in self._levels:
            return None
        return value, min(_value(depth, "val"), 8) if depth is not None else 0


def _value(element: _Element, name: str) -> int:
    value = element.get(W + name)
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0


def _level(element: _Element) -> tuple[str, str, int]:
    form, text, start = (element.find(W + name) for name in ("numFmt", "lvlText", "start"))
    return (
        (form.get(f"{W}val") or "decimal") if form is not None else "decimal",
        (text.get(f"{W}val") or "") if text is not None else "",
        _value(start, "val") if start is not None else 1,
    )


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 90:
        signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
        text = ""
        for value, sign in signs:
            times, count = divmod(count, value)
            text += sign * times
        return text if form == "lowerRoman" else text.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
