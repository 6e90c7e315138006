"""Counted nouns in messages: 1 error, 2 errors."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number and its noun."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"
