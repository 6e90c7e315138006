"""Plan text is data: what a terminal would obey is shown instead."""

from __future__ import annotations

import re

# C0 and C1 controls; marks that reorder or hide text (Unicode TR36); lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")


def on_one_line(text: str) -> str:
    r"""Return text on one line, control characters and hidden marks written as ``\x1b``, ``\u202e``."""
    return _UNSAFE.sub(_written, _SPACES.sub(" ", text)).strip()


def _written(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shortened(text: str, length: int) -> str:
    """Return at most ``length`` characters, cut between words, with an ellipsis where cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"
