"""The colours of statuses in Excel and Word: dark words on a light ground, at least 7:1 (WCAG 2.2, AAA).

The word always says it too.
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """Ground and words, as six hexadecimal digits."""

    ground: str
    words: str


HEADING = Colours("1F3A5F", "FFFFFF")
LINES = "BFC6CF"
LINK = "1A4C8B"

_GREEN = Colours("DDF0DC", "14491C")
_YELLOW = Colours("FFF0C2", "563D00")
_RED = Colours("FBDCDA", "7A1210")
_GREY = Colours("E4E7EA", "33393F")
_BLUE = Colours("DCE8F7", "1B3F6B")

# By the value of a status or a severity.
STATUSES = {
    "covered": _GREEN,
    "partial": _YELLOW,
    "gap": _RED,
    "waived": _GREY,
    "possible": _BLUE,
    "missing": _RED,
    "error": _RED,
    "warning": _YELLOW,
    "info": _GREY,
}
