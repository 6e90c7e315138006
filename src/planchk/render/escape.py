"""Plan text is data: what a terminal would obey is shown instead."""

from __future__ import annotations

import re

# Compiled where a text needs them, since few do.
# C0 and C1 controls; marks that reorder or hide text (Unicode TR36); what XML can't hold: lone surrogates, two more.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")
_BREAKS = r"\r\n?|[\n\x0b\x0c\u2028\u2029]"
# GitHub obeys a line that begins with '::', and '##[' anywhere in it (actions/runner, ActionCommand.cs); Azure
# Pipelines '##vso[', TeamCity '##teamcity['.
_COMMAND = r"^([^\S\n]*):(?=:)|#(?=#\w*\[)"


def on_one_line(text: str) -> str:
    r"""Return text on one line, control characters and hidden marks written as ``\x1b``, ``\u202e``."""
    text = _SPACES.sub(" ", text)
    # What is unsafe is never printable, and most texts are.
    return (text if text.isprintable() else re.sub(_UNSAFE, _written, text)).strip()


def on_lines(text: str) -> str:
    r"""Return text with its line breaks as ``\n``, each line as `on_one_line` gives it."""
    return "\n".join(on_one_line(line) for line in re.split(_BREAKS, text)).strip("\n")


def without_commands(text: str, colon: str = r"\x3a", number_sign: str = r"\x23") -> str:
    """Return text that the reader of a CI log obeys nowhere; it may have many lines.

    ``colon`` and ``number_sign`` stand for the first character of what would be a command, in the
    spelling of the text's own format.
    """
    if "::" not in text and "##" not in text:
        return text
    return re.sub(
        _COMMAND, lambda match: number_sign if match[0] == "#" else match[1] + colon, text, flags=re.MULTILINE
    )


def _written(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shortened(text: str, length: int) -> str:
    """Return at most ``length`` characters, cut between words, with an ellipsis where cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"
