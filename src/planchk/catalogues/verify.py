"""Do a catalogue's quotes stand in the report, word for word, where it says they do?

White space, quotation marks and dashes are made one kind before words are compared: office
programs change them unasked. Nothing else is forgiven.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal, NamedTuple

from planchk.catalogue import Catalogue, Finding

Span = tuple[int, int]
# Whether a quote is at its span, stands elsewhere, or nowhere.
Standing = Literal["there", "elsewhere", "nowhere"]

_SAME = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?:](?= )|$)")
_HIDDEN = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")
# How like a quote the nearest words have to be, to be shown (`difflib` ratio).
_LIKE = 0.6


class Quoted(NamedTuple):
    """A finding's quote, and where it stands: of several places the one nearest to its span.

    Of one that stands nowhere, ``span`` is that of the sentence most like it; None where none is.
    """

    finding: Finding
    standing: Standing
    span: Span | None


class Verification(NamedTuple):
    """What a report says of a catalogue. ``unclaimed``: sentences that ask for something and are in no finding.

    ``length`` and ``sha256``: what the report has, where the catalogue gives another; else empty.
    """

    quotes: tuple[Quoted, ...]
    unclaimed: tuple[Span, ...]
    length: int | None
    sha256: str

    @property
    def wrong(self) -> tuple[Quoted, ...]:
        """The quotes that do not stand at their spans."""
        return tuple(quote for quote in self.quotes if quote.standing != "there")

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.wrong or self.unclaimed or self.length is not None or self.sha256)


def verify(catalogue: Catalogue, text: str, asking: Iterable[Span]) -> Verification:
    """Compare a catalogue with its report's text; ``asking`` are the sentences that look like a requirement."""
    source = _Normalised(text)
    quotes = tuple(_find(finding, text, source) for finding in catalogue.findings)
    claimed = [quote.span for quote in quotes if quote.span]
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = catalogue.source
    return Verification(
        quotes,
        tuple(span for span in asking if not _is_claimed(span, claimed)),
        len(text) if given.length and given.length != len(text) else None,
        digest if given.sha256 and given.sha256.lower() != digest else "",
    )


class _Normalised:
    """A text with its differences of typing taken out, and where each of its characters came from."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self.origins: list[int] = []
        spaced = True
        for at, char in enumerate(text):
            if char.isspace():
                if not spaced:
                    parts.append(" ")
                    self.origins.append(at)
                spaced = True
            elif not _HIDDEN.match(char):
                parts.append(char.translate(_SAME))
                self.origins.append(at)
                spaced = False
        self.text = "".join(parts).rstrip(" ")

    def spans(self, words: str) -> Iterator[Span]:
        """Yield where words stand, in characters of the text as it was."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield self.origin(at, at + len(words))
            at = self.text.find(words, at + 1)

    def origin(self, start: int, end: int) -> Span:
        """Return where a piece of this text stands in the text as it was."""
        return self.origins[start], self.origins[end - 1] + 1


def _find(finding: Finding, text: str, source: _Normalised) -> Quoted:
    start, end = finding.span
    words = _Normalised(finding.quote).text
    if 0 <= start < end <= len(text) and _Normalised(text[start:end]).text == words:
        return Quoted(finding, "there", (start, end))
    places = sorted(source.spans(words), key=lambda span: abs(span[0] - start))
    if places:
        return Quoted(finding, "elsewhere", places[0])
    return Quoted(finding, "nowhere", _most_like(words, source))


def _most_like(words: str, source: _Normalised) -> Span | None:
    """Return where the sentence stands that is most like some words, if any is like them."""
    best, found = _LIKE, None
    wanted = set(words.casefold().split())
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words[:1000])
    for match in _SENTENCE.finditer(source.text):
        sentence = match.group()
        shared = len(wanted & set(sentence.casefold().split()))
        if shared < len(wanted) / 2:  # difflib is slow: only for what has its words
            continue
        matcher.set_seq1(sentence[:1000])
        ratio = matcher.ratio()
        if ratio > best:
            best, found = ratio, source.origin(*match.span())
    return found


def _is_claimed(span: Span, claimed: list[Span]) -> bool:
    """Whether most of a sentence, or of the quote, lies in the other."""
    for start, end in claimed:
        shared = min(span[1], end) - max(span[0], start)
        if shared > 0 and 2 * shared >= min(span[1] - span[0], end - start):
            return True
    return False
