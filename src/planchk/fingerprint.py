"""Fingerprints of texts: the same for words that a reader takes for the same, another where words change.

A fingerprint is ``VERSION:`` and 16 hexadecimal digits of a SHA-256. The version stands for *how* texts
are normalised and put together, here and in what each function takes in. It rises with any change of
that, and never for another reason. So two fingerprints of one version differ only if the texts do; of
two versions, nothing can be said, and whoever keeps fingerprints has to ask again rather than tell
"changed".

Not told apart: upper and lower case, the width and form of letters (NFKC), runs of white space and
line ends, typographic and plain quotation marks and dashes, soft hyphens and marks of no width. All of
these change when a plan goes through Word, Excel or a mail. Punctuation and figures are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from unicodedata import normalize

from planchk.catalogue import Element, Finding
from planchk.plan import Action

VERSION = 1

_DIGITS = 16
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′‵`´＇ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟″‶«»＂"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ALIKE = {**_QUOTES, **_DASHES, **_NOTHING}
_SPACE = re.compile(r"\s+")


def fingerprint(texts: Iterable[str]) -> str:
    """Return the fingerprint of texts in their order; where one ends and the next begins counts."""
    joined = "\n".join(map(_normalised, texts))  # a normalised text holds no line end
    return f"{VERSION}:{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def action_fingerprint(action: Action) -> str:
    """Return the fingerprint of an action's words, field by field.

    Its id, owner, dates, status, references and sections are left out: what an action answers rests
    on its words. The order of the columns and how a field's words are split do not count.
    """
    fields: dict[str, list[str]] = {}
    for words in action.words:
        fields.setdefault(words.field, []).append(words.value)
    # Each field by its name, in the order of names: a field that planchk learns later changes nothing of these.
    return fingerprint(text for field in sorted(fields) for text in (field, " ".join(fields[field])))


def element_fingerprint(finding: Finding, element: Element) -> str:
    """Return the fingerprint of what one element asks for: the report's words and the element's.

    The guidance on it (what counts, the question, the summary) explains the same request and is left out.
    """
    return fingerprint((finding.quote, element.text))


def _normalised(text: str) -> str:
    # Accents first, since NFKC takes a lone ´ and ` apart; again at the end, since folding may decompose.
    folded = normalize("NFKC", text.translate(_ALIKE)).casefold()
    return _SPACE.sub(" ", normalize("NFKC", folded.translate(_ALIKE))).strip()
