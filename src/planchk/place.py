"""Where a text stands, so that a person can put a finger on it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a source file.

    ``line`` and ``column`` count from 1; 0 means unknown. ``within`` names the spot in files that
    have no lines (``sheet Plan, cell B4``).
    """

    path: str
    line: int = 0
    column: int = 0
    within: str = ""

    def __str__(self) -> str:
        """Give the form that terminals and editors make clickable: ``file:line:column``."""
        if self.within:
            return f"{self.path} ({self.within})"
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"
