"""Text -> words that can be compared: abbreviations written out, figures folded into their kind.

"LPM within 10wd (was £4k)" and "a legal planning meeting within ten working days" share most of
their words once they have been through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# A figure with what clings to it, or a word; & ' / . join parts of one abbreviation (C&S, w/list).
_TOKEN = re.compile(
    r"(?P<figure>£?\d(?:[\d,.:/-]*\d)?(?:st|nd|rd|th|k|m|bn)?%?)"
    r"|[^\W\d_]+(?:[&'’/.](?=[^\W_])[^\W_]+)*\d*"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:r?uary|ch|il|e|y|ust|t?ember|ober)?")
_MONTHS = frozenset("jan feb mar apr jun jul aug sep oct nov dec".split())
_NOT_MONTHS = frozenset(("mar", "dec"))  # as likely a typing slip or a job title
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen".split()
)


class Token(NamedTuple):
    """A word as written (characters ``start`` to ``end`` of its text) and the words it stands for."""

    start: int
    end: int
    words: tuple[str, ...]


class Normaliser:
    """Normalises by a glossary of abbreviations; remembers what it has seen, since plans repeat themselves."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        """Take abbreviation -> words; a key with a capital letter matches only as it is written."""
        self._exact = {k: tuple(v.split()) for k, v in abbreviations.items() if not k.islower()}
        self._any_case = {k: tuple(v.split()) for k, v in abbreviations.items() if k.islower()}
        self._seen: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the text's tokens in order."""
        for match in _TOKEN.finditer(text):
            yield Token(match.start(), match.end(), self._words_of(match))

    def words(self, text: str) -> list[str]:
        """Return the text's words in order."""
        return [word for match in _TOKEN.finditer(text) for word in self._words_of(match)]

    def _words_of(self, match: re.Match[str]) -> tuple[str, ...]:
        written = match.group()
        words = self._seen.get(written)
        if words is None:
            fold = _fold_figure if match.lastgroup else self._expand
            words = self._seen[written] = fold(written)
        return words

    def _expand(self, written: str) -> tuple[str, ...]:
        found = self._look_up(written)
        if found is not None:
            return found
        lower = written.lower().replace("’", "'")
        if "/" in written:
            return tuple(word for part in written.split("/") for word in self._expand(part))
        if lower in _NUMERALS:
            return ("xnum",)
        if lower[:3] in _MONTHS and lower not in _NOT_MONTHS and _MONTH.fullmatch(lower):
            return ("xmonth",)
        return (lower,)

    def _look_up(self, written: str) -> tuple[str, ...] | None:
        for form in (written, written[:-1]) if written[-1] == "s" else (written,):
            found = self._exact.get(form) or self._any_case.get(form.lower())
            if found:
                return found
        return None


def _fold_figure(written: str) -> tuple[str, ...]:
    if written[0] == "£":
        return ("xmoney",)
    if written[-1] == "%":
        return ("xpct",)
    if _YEAR.fullmatch(written):
        return ("xyear",)
    return ("xdate",) if _DATE.fullmatch(written) else ("xnum",)
