"""A survey as one HTML page, which needs no network, no other file, and no script to be read."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from planchk import __version__
from planchk.assessment import Standing
from planchk.language import ENGLISH, Language, label
from planchk.render.html.environment import as_it_is, hash_of, make_environment
from planchk.survey.record import Record
from planchk.survey.result import Survey
from planchk.survey.totals import CouncilTotal, Shares

if TYPE_CHECKING:
    from jinja2 import Environment

# A browser sorts and filters so many rows without a pause; of more plans the page shows the worst.
_MOST_PLANS = 2_000
_WORST_PLANS = 200
_MOST_COUNCILS = 250
_MOST_UNREAD = 500
# Letters of the matrix, for those who see no colours.
_SHORT: dict[Standing, str] = label({"covered": "C", "partial": "P", "gap": "–", "waived": "W"})
# The order of a bar's pieces, from what is done to what is open.
_PIECES: tuple[Standing, ...] = ("covered", "partial", "waived", "gap")


class Piece(NamedTuple):
    """One standing's part of a bar; ``start`` and ``width`` are in percent of it."""

    standing: Standing
    start: str
    width: str


class Matrix(NamedTuple):
    """The plans that the page shows, how many they are, and how many it leaves out."""

    records: Iterator[Record]
    shown: int
    left_out: int


class Councils(NamedTuple):
    """The councils that the page shows, and how many it leaves out."""

    rows: list[CouncilTotal]
    left_out: int


def render_html(survey: Survey, language: Language = ENGLISH) -> Iterator[bytes]:
    """Yield the page, a piece at a time: aggregates, heat maps, and the plans, or of very many the worst."""
    environment = make_environment("planchk.survey")
    style, script = (_source(environment, name) for name in ("survey.css", "survey.js"))
    stream = environment.get_template("survey.html").stream(
        survey=survey,
        settings=survey.settings,
        catalogue=survey.catalogue,
        findings=survey.findings,
        totals=survey.totals,
        councils=_councils(survey),
        matrix=_matrix(survey),
        unread=_unread(survey),
        unread_shown=_MOST_UNREAD,
        beside=survey.beside,
        short={standing: language.say(letter) for standing, letter in _SHORT.items()},
        language=language,
        say=language.say,
        count=language.count,
        number=_number,
        share=_share,
        pieces=_pieces,
        style=as_it_is(style),
        script=as_it_is(script),
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        version=__version__,
    )
    stream.enable_buffering(200)
    for text in stream:
        yield text.encode("utf-8")


def _matrix(survey: Survey) -> Matrix:
    read = survey.totals.read
    records = (record for record in survey.records() if record.state == "read")
    if read <= _MOST_PLANS:
        return Matrix(records, read, 0)
    worst = heapq.nsmallest(_WORST_PLANS, enumerate(records), key=lambda each: (*_openness(each[1]), each[0]))
    return Matrix((record for _, record in worst), len(worst), read - len(worst))


def _openness(record: Record) -> tuple[int, int, int]:
    return -record.having("gap"), -record.having("partial"), -record.errors


def _councils(survey: Survey) -> Councils:
    """Return the councils by name: all, or of very many those with the least coverage."""
    total = 0

    def counted() -> Iterator[CouncilTotal]:
        nonlocal total
        for council in survey.councils():
            total += 1
            yield council

    kept = heapq.nsmallest(_MOST_COUNCILS, counted(), key=lambda each: (each.shares.percent, each.name))
    return Councils(sorted(kept, key=lambda each: each.name.casefold()), total - len(kept))


def _unread(survey: Survey) -> Iterator[Record]:
    return islice((each for each in survey.records() if each.state not in ("read", "interrupted")), _MOST_UNREAD)


def _pieces(shares: Shares) -> Iterator[Piece]:
    done = 0
    for standing in _PIECES:
        count: int = getattr(shares, standing)
        if count:
            yield Piece(standing, f"{100 * done / shares.all:.2f}", f"{100 * count / shares.all:.2f}")
            done += count


def _number(value: int) -> str:
    return f"{value:,}"


def _share(part: int, whole: int) -> int:
    """Return a share in percent, floored."""
    return 100 * part // whole if whole else 0


def _source(environment: Environment, name: str) -> str:
    loader = environment.loader
    return loader.get_source(environment, name)[0] if loader else ""
