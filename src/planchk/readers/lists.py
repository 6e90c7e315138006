"""Plans without a table: each item of a list is an action, below its headings."""

from __future__ import annotations

import re
from collections.abc import Collection

from planchk.place import Place
from planchk.plan import Note, Text
from planchk.readers.entries import Entry
from planchk.readers.grid import Document, Paragraph
from planchk.readers.items import without_mark
from planchk.readers.names import ACTION_KEYS, fold

_LABELLED = re.compile(r"([^:()\n]{2,40}):\s*(\S.*)", re.DOTALL)
_TAIL = re.compile(r"\(([^()]{3,200})\)\.?\s*$")


def entries_of_lists(document: Document, taken: Collection[Place]) -> tuple[list[Entry], list[Note]]:
    """Return the actions of a document's lists, and the text that is no item of them, nor ``taken`` already."""
    entries: list[Entry] = []
    notes: list[Note] = []
    above: list[Paragraph] = []
    group = 0
    title_seen = False
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.level:
            while above and above[-1].level >= block.level:
                above.pop()
            if title_seen or block.level > 1 or document.title:
                above.append(block)
            title_seen, group = True, group + 1
        elif not block.item and block.place in taken:
            continue
        elif not block.item:
            notes.append(
                Note("unread", f"text that is no list item: '{' '.join(block.text.split())[:80]}'", block.place)
            )
        elif block.item > 1 and entries and (field := _labelled(block.text)):
            entries[-1].texts.setdefault(field[0], []).append(Text(field[1], block.place))
        elif block.item > 1 and entries:
            entries[-1].texts.setdefault("detail", []).append(Text(without_mark(block.text), block.place))
        else:
            entries.append(_entry(block, group, tuple(paragraph.text for paragraph in above)))
    return entries, notes


def _entry(block: Paragraph, group: int, sections: tuple[str, ...]) -> Entry:
    """Read an item; "(Lead: Head of Service; by: June 2021)" at its end gives fields."""
    text = without_mark(block.text)
    texts: dict[str, list[Text]] = {}
    if tail := _TAIL.search(text):
        fields = [_labelled(part) for part in re.split(r"[;,]", tail[1])]
        if all(fields):
            text = text[: tail.start()].rstrip()
            for field in fields:
                if field:
                    texts.setdefault(field[0], []).append(Text(field[1], block.place))
    texts["action"] = [Text(text, block.place)]
    return Entry(block.place, group, sections, texts, [])


def _labelled(text: str) -> tuple[str, str] | None:
    """Return field and value of "Lead: Head of Service"."""
    match = _LABELLED.fullmatch(without_mark(text).strip())
    field = ACTION_KEYS.get(fold(match[1])) if match else None
    return (field, match[2].strip()) if match and field and field != "action" else None
