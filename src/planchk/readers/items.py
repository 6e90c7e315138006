"""Several things in one cell: bullets, numbered lines, paragraphs."""

from __future__ import annotations

import re

# What opens an item. A bare hyphen or "o" needs a space behind it; figures and letters a sign.
_MARK = re.compile(
    r"(?:[•●▪■◦‣⁃∙·➢➤►✓✔]|[-–—*o](?= )|\d{1,2}\.\d{1,2}(?= )|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?= ))\s*"
)


def bulleted(text: str) -> list[str]:
    """Return the items of a text all of which stands in two or more bullets; else an empty list.

    A line without a mark goes on from the item above it.
    """
    items: list[str] = []
    for line in text.split("\n"):
        match = _MARK.match(line)
        if match and match.end() < len(line):
            items.append(line[match.end() :].strip())
        elif not items:
            return []
        elif line.strip():
            items[-1] += "\n" + line.strip()
    return items if len(items) > 1 else []


def without_mark(text: str) -> str:
    """Return a text of one item without the bullet before it."""
    match = re.match(r"[•●▪◦‣⁃∙·➢➤►]\s*", text)
    return text[match.end() :] if match and "\n" not in text else text


def listed(text: str) -> list[str]:
    """Return the items of a cell that lists things: bullets, or lines each of which starts anew."""
    if items := bulleted(text):
        return items
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(line[0].isupper() or line[0].isdigit() for line in lines):
        return lines
    return [without_mark(text)] if text.strip() else []


def lines_of(text: str) -> list[str]:
    """Return the lines of a cell, each without its bullet."""
    return [without_mark(line.strip()) for line in text.split("\n") if line.strip()]
