"""The ids of a document's actions: its own numbers, told apart where they start anew or stand for several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from string import ascii_lowercase

from planchk.plan import Note, Text
from planchk.readers.entries import Entry

_LEADING = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,3}|[A-Z]{1,4}\d{1,3}(?:\.\d{1,3})*)[.):]?\s+(?=\S)")


def number_actions(entries: Sequence[Entry]) -> list[Note]:
    """Give each entry its id, unique as far as the plan means it to be; returns what was assumed."""
    _take_leading_numbers(entries)
    for entry in entries:
        entry.id = " ".join(entry.id.split()).rstrip(".:)") if "(" not in entry.id else " ".join(entry.id.split())
    notes = _tell_groups_apart(entries)
    return notes + _tell_rows_apart(entries)


def _take_leading_numbers(entries: Sequence[Entry]) -> None:
    """Where a table has no column of numbers and its actions open with them, they are the ids."""
    for _, group in groupby(entries, key=lambda entry: entry.group):
        rows = [entry for entry in group if entry.texts.get("action")]
        matches = [_LEADING.match(entry.texts["action"][0].value) for entry in rows]
        if any(entry.id for entry in rows) or not rows or not all(matches):
            continue
        for entry, match in zip(rows, matches, strict=True):
            if match:
                text = entry.texts["action"][0]
                entry.id = match[1]
                entry.texts["action"][0] = Text(text.value[match.end() :], text.place)


def _tell_groups_apart(entries: Sequence[Entry]) -> list[Note]:
    """Where the numbers start anew in a further table or section, put its number before them."""
    firsts: set[str] = set()
    notes: list[Note] = []
    for number, (_, group) in enumerate(groupby(entries, key=lambda entry: entry.group), 1):
        rows = list(group)
        first = rows[0].id
        if first and first in firsts:
            for entry in rows:
                entry.id = f"{number}-{entry.id}" if entry.id else ""
            message = f"the numbers start anew here; the actions of part {number} are {rows[0].id} and so on"
            notes.append(Note("assumed", message, rows[0].place))
        firsts.add(first)
    return notes


def _tell_rows_apart(entries: Sequence[Entry]) -> list[Note]:
    """Where one number stands for several rows in a row, or for the bullets of a cell, add a letter."""
    notes: list[Note] = []
    for name, run in groupby(entries, key=lambda entry: (entry.group, entry.id)):
        rows = list(run)
        if len(rows) < 2 or not name[1]:
            continue
        for at, entry in enumerate(rows):
            entry.id = f"{name[1]}.{_letter(at)}"
        same = rows[0].id_cell is not None and all(entry.id_cell is rows[0].id_cell for entry in rows)
        if not same and not all(entry.made_of > 1 for entry in rows):
            message = f"the number {name[1]} stands for {len(rows)} actions, told apart as {rows[0].id} and so on"
            notes.append(Note("assumed", message, rows[0].place))
    return notes


def _letter(at: int) -> str:
    return ascii_lowercase[at] if at < 26 else str(at + 1)
