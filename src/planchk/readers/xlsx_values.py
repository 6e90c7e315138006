"""The values and addresses of a sheet's cells, as a person sees them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from planchk.readers.grid import clean

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DECIMALS = re.compile(r"0\.(0+)")


def shown(value: object, shown_as: str) -> str:
    """Return a value as a sheet shows it, as far as it matters: dates, percentages, decimals."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (datetime, date)):
        return _date(value, shown_as)
    if isinstance(value, (time, timedelta)):
        return str(value)
    if isinstance(value, (int, float)):
        decimals = _DECIMALS.search(shown_as or "")
        if "%" in (shown_as or ""):
            return f"{100 * value:.{len(decimals[1]) if decimals else 0}f}%"
        if decimals:
            return f"{value:.{len(decimals[1])}f}"
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
    return clean(str(value))


def _date(value: date, shown_as: str) -> str:
    """Return a date with no more than is shown: "Jun-21" stands for the month, not for its first day."""
    form = _QUOTED.sub("", (shown_as or "").casefold())
    if form and form != "general" and "d" not in form and value.day == 1:
        return f"{value:%B %Y}" if "m" in form else f"{value:%Y}"
    return f"{value:%Y-%m-%d}"


def column_of(letters: bytes) -> int:
    """Return the number of column ``AB``, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def letters_of(number: int) -> str:
    """Return the letters of a column, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
