"""A quick look at a text: which words it has.

What a text says is read with care, which costs time. Where none of the words stands that such a reading looks for,
it need not be read, and most texts are of that kind.
"""

from __future__ import annotations

from collections.abc import Sequence

# Longer texts are read in part, and the last word of the part may be cut.
_LONGEST = 2000
# The signs that people type, one byte each; others become "?", which may be any figure.
_ENCODING = "cp1252"
_FIGURES = b"0123456789?" + "¹²³".encode(_ENCODING)
# ASCII letters in lower case, others as they are, and a space for all else.
_LETTERS = b"".join(
    bytes([code]).lower() if bytes([code]).decode(_ENCODING, "replace").isalpha() else b" " for code in range(256)
)

FIGURE = "0"  # stands for any figure
Words = Sequence[str]


def glance(text: str) -> Words | None:
    """Return what may be words of a text, in lower case, all of its own among them; None for a long text."""
    if len(text) > _LONGEST:
        return None
    data = text.encode() if text.isascii() else text.casefold().encode(_ENCODING, "replace")
    # The letters that the two encodings don't share, such as "œ", are in no word that is looked for.
    words = data.translate(_LETTERS).decode("latin-1").split()
    if len(data.translate(None, _FIGURES)) < len(data):
        words.append(FIGURE)
    return words
