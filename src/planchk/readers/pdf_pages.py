"""The process that reads a PDF: bytes on standard input, blocks as JSON on standard output."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from io import BytesIO
from typing import Any

from planchk.readers.colours import rating_colour

_MEMORY = 1_500_000_000
_SECONDS = 60
_MOST_PAGES = 400
_MOST_LINES = 40_000
_BULLET = re.compile(r"[\uf0b7\uf0a7\uf0d8\uf0fc•●▪■◦‣∙·➢➤►✓✔]|[-–o] |\(?(?:\d{1,2}|[a-z])[.)] ")


def main() -> None:
    """Read, answer, end."""
    _limit()
    try:
        answer: dict[str, Any] = {"pages": _pages(sys.stdin.buffer.read())}
    except _Fault as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": "memory"}
    except Exception as error:  # whatever a forged file makes the library stumble on
        told = f"{type(error).__name__} {error!r} {type(error.__cause__).__name__}".casefold()
        names = {"memory": "memory", "password": "password", "encrypt": "password"}
        answer = {"fault": next((fault for word, fault in names.items() if word in told), "damaged")}
    sys.stdout.write(json.dumps(answer))


class _Fault(Exception):
    """Why a PDF can't be read, by the name that `planchk.readers.pdf` knows."""


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent has to do
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard in (-1, resource.RLIM_INFINITY) else min(most, hard), hard))


def _pages(data: bytes) -> list[Any]:
    import logging

    import pdfplumber

    logging.disable(logging.CRITICAL)
    pages = []
    seen = 0
    with pdfplumber.open(BytesIO(data)) as pdf:
        if len(pdf.pages) > _MOST_PAGES:
            raise _Fault("pages")
        for page in pdf.pages:
            seen += len(page.chars)
            if len(page.edges) > _MOST_LINES:
                raise _Fault("lines")
            pages.append(_page(page) if page.chars else [])
            page.close()
    if not seen:
        raise _Fault("scanned")
    return pages


def _page(page: Any) -> list[Any]:
    """Return the tables and lines of a page, from top to bottom."""
    tables = sorted((_Table(table) for table in page.find_tables()), key=lambda table: table.box[1])
    outside = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if not any(table.take(char, x, y) for table in tables):
            outside.append(char)
    for rect in page.rects:
        for table in tables:
            table.paint(rect)
    parts = [(table.box[1], table.answer()) for table in tables] + _lines(outside, _usual_size(page.chars))
    return [part for _, part in sorted(parts, key=lambda pair: pair[0]) if part]


class _Table:
    """A ruled table: its cells, with the spots that each covers, and the characters in them."""

    def __init__(self, table: Any) -> None:
        self.box = table.bbox
        boxes = sorted(set(table.cells), key=lambda box: (box[1], box[0]))
        self.lefts = _edges(box[0] for box in boxes)
        self.tops = _edges(box[1] for box in boxes)
        self.rows = [[-1] * len(self.lefts) for _ in self.tops]
        self.boxes = boxes
        self.chars: list[list[Any]] = [[] for _ in boxes]
        self.colours = [""] * len(boxes)
        for number, (left, top, right, bottom) in enumerate(boxes):
            for row in range(_spot(self.tops, top + 1), _spot(self.tops, bottom - 1) + 1):
                for column in range(_spot(self.lefts, left + 1), _spot(self.lefts, right - 1) + 1):
                    self.rows[row][column] = number

    def at(self, x: float, y: float) -> int:
        """Return the number of the cell at a point, or -1."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return -1
        return self.rows[_spot(self.tops, y)][_spot(self.lefts, x)]

    def take(self, char: Any, x: float, y: float) -> bool:
        """Take in a character, if it stands in a cell."""
        number = self.at(x, y)
        if number >= 0:
            self.chars[number].append(char)
        return number >= 0

    def paint(self, rect: Any) -> None:
        """Give a cell the colour of a rectangle that fills most of it."""
        number = self.at((rect["x0"] + rect["x1"]) / 2, (rect["top"] + rect["bottom"]) / 2) if rect.get("fill") else -1
        if number >= 0:
            left, top, right, bottom = self.boxes[number]
            if (rect["x1"] - rect["x0"]) * (rect["bottom"] - rect["top"]) > 0.4 * (right - left) * (bottom - top):
                self.colours[number] = _colour(rect.get("non_stroking_color"))

    def answer(self) -> dict[str, Any]:
        first = {number: row for row in reversed(range(len(self.rows))) for number in self.rows[row] if number >= 0}
        cells = [
            (_text(chars), first.get(number, 0), self.colours[number], _is_bold(chars))
            for number, chars in enumerate(self.chars)
        ]
        return {"rows": self.rows, "cells": cells}


def _edges(values: Any) -> list[float]:
    """Return edges in their order, those closer than three points as one."""
    edges: list[float] = []
    for value in sorted(set(values)):
        if not edges or value - edges[-1] > 3:
            edges.append(value)
    return edges


def _spot(edges: list[float], value: float) -> int:
    return max(bisect_right(edges, value) - 1, 0)


def _text(chars: list[Any]) -> str:
    """Return the text of a cell; a line goes on in the next one unless that opens with a bullet."""
    from pdfplumber.utils.text import extract_text

    text = ""
    for line in (extract_text(chars) if chars else "").split("\n"):
        words = line.strip()
        if text.endswith(("-", "/")) and text[-2:-1].isalnum() and words[:1].isalnum():
            text += words
        else:
            text += ("\n" if _BULLET.match(words) else " ") * bool(text) + words
    return text


def _usual_size(chars: list[Any]) -> float:
    sizes = sorted(char["size"] for char in chars)
    return float(sizes[len(sizes) // 2]) if sizes else 0.0


def _lines(chars: list[Any], usual: float) -> list[tuple[float, dict[str, Any]]]:
    """Return the lines outside of tables; larger letters than the usual ones make a heading."""
    from pdfplumber.utils.text import extract_words

    if not chars:
        return []
    rows: dict[int, list[Any]] = {}
    for word in extract_words(chars, return_chars=True):
        rows.setdefault(round(word["bottom"] / 3), []).append(word)
    lines: list[tuple[float, dict[str, Any]]] = []
    bottom = 0.0
    for words in rows.values():
        inside = [char for word in words for char in word["chars"]]
        size = max(char["size"] for char in inside)
        level = (1 if size > 1.5 * usual else 2) if size > 1.15 * usual else 0
        text = " ".join(word["text"] for word in words)
        top, strong = words[0]["top"], _is_bold(inside)
        before = lines[-1][1] if lines else None
        if before and level and (before["level"], before["strong"]) == (level, strong) and top - bottom < size:
            before["text"] += f" {text}"
        else:
            lines.append((top, {"text": text, "level": level, "strong": strong}))
        bottom = max(word["bottom"] for word in words)
    return lines


def _is_bold(chars: list[Any]) -> bool:
    return bool(chars) and all("bold" in char["fontname"].casefold() or char["text"].isspace() for char in chars)


def _colour(colour: Any) -> str:
    if not isinstance(colour, (tuple, list)):
        return ""
    parts = [min(max(float(part), 0.0), 1.0) for part in colour if isinstance(part, (int, float))]
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return rating_colour("".join(f"{round(255 * part):02x}" for part in parts)) if len(parts) == 3 else ""


if __name__ == "__main__":
    main()
