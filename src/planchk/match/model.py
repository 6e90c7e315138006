"""The lexical model: how likely a text is to commit to each element, and by which words.

A text is the sum of its different units and, at less weight, of its headings'
(`planchk.match.features`); a unit is the sum of rows of one table, with a weight an element in each
row. Because everything is a sum, each word's part in a verdict is known exactly. The sum is divided
by the text's length in the same space, so that a long text does not win by its length. What comes
of it is judged together with the table's further lanes (`planchk.match.verdict`).

The file is one line of JSON, the header, then the table. A row is a byte a lane (the weight and
128, in units of the lane's scale) and a last byte: the square of how rare the row is, which is its
part in the square of the length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import exp, inf, log, log1p, sqrt
from typing import Literal, NamedTuple

from planchk.match.features import SECTION_WEIGHT, Clause, Texts, read_clauses, read_section, rows_of
from planchk.match.normalise import Normaliser
from planchk.match.verdict import LANES, features_of, slopes_of, weighed

__all__ = ["FORMAT", "OTHER", "ZERO", "Band", "Header", "Model", "Score", "Texts", "length_of", "load_model"]

Band = Literal["covered", "possible", "missing"]

FORMAT = 2
"""Of the file; a change of its layout raises it."""

_SHOWN = 3  # readings given of an action that answers nothing
ZERO = 128
"""The byte of the table that stands for a weight of nothing; the last byte of a row is none."""

OTHER = {"children": "adults", "adults": "children"}
"""The service that an action of a stated one does not answer for."""

# Log-odds by which an estimate may miss; it misses in its last bits.
_MARGIN = 1e-6


class Score(NamedTuple):
    """How likely an action commits to an element, and the clause that says so.

    ``probability`` is calibrated (0 to 1); ``field`` is an index into `Texts.fields`, ``start`` and
    ``end`` are characters of that field's text.
    """

    element: str
    probability: float
    field: int
    start: int
    end: int


class Header(NamedTuple):
    """The first line of a model's file.

    ``services`` is that of each element; ``scales`` and ``biases``, of the elements and then of
    `LANES`, turn sums into log-odds. ``weights`` are those of the second stage, the constant last.
    ``covered`` and ``possible`` are the lowest probabilities of the two bands.
    """

    format: int
    fingerprint: str
    catalogue: str
    elements: list[str]
    services: list[str]
    scales: list[float]
    biases: list[float]
    weights: list[float]
    covered: float
    possible: float
    abbreviations: dict[str, str]


class Odds(NamedTuple):
    """Log-odds of the first stage, and what made them.

    ``lanes`` are the elements' and then those of `LANES`; ``root`` is what sums were divided by,
    ``length`` the text's own length as the second stage has it.
    """

    lanes: list[float]
    root: float
    length: float


class Model:
    """A model for one catalogue. See the module."""

    def __init__(self, header: Header, table: bytes) -> None:
        """Take the parts of a model's file."""
        self.catalogue = header.catalogue
        self.fingerprint = header.fingerprint
        self.elements = tuple(header.elements)
        self.covered, self.possible = header.covered, header.possible
        self.normaliser = Normaliser(header.abbreviations)
        self.header, self.table = header, table
        self._width = len(header.scales) + 1
        self._rows: dict[str, bytes] = {}  # unit -> its rows, joined
        self._sections: dict[str, list[int]] = {}  # headings -> their sums

    def read(self, texts: Texts) -> tuple[Score, ...]:
        """Return the scores that are at least possible, or else the best three; best first."""
        found = list(read_clauses(texts, self.normaliser))
        parts = [self.sum_of(clause.units) for clause in found]
        ranked = sorted(((p, -lane) for lane, p in enumerate(self._judge(texts, parts))), reverse=True)
        shown = max(_SHOWN, sum(p >= self.possible for p, _ in ranked)) if parts else 0
        return tuple(self._score(found, parts, p, -lane) for p, lane in ranked[:shown])

    def probabilities(self, texts: Texts) -> list[float]:
        """Return the calibrated probability of every element, in the order of `elements`."""
        return self._judge(texts, [self.sum_of(clause.units) for clause in read_clauses(texts, self.normaliser)])

    @property
    def least_odds(self) -> float:
        """Log-odds from which an estimate may turn out to be possible."""
        return log(self.possible / (1 - self.possible)) - _MARGIN if 0 < self.possible < 1 else -inf

    def band(self, score: Score) -> Band:
        """Return the band of a score."""
        if score.probability >= self.covered:
            return "covered"
        return "possible" if score.probability >= self.possible else "missing"

    def odds(self, texts: Texts) -> Odds | None:
        """Return the first stage's log-odds; None for a text without words (headings say nothing)."""
        return self._odds(texts, [self.sum_of(clause.units) for clause in read_clauses(texts, self.normaliser)])

    def judge(self, odds: Odds, lane: int, stated: str) -> float:
        """Return an element's calibrated log-odds; ``stated``: the service that the action states."""
        elements, further = odds.lanes[: -len(LANES)], odds.lanes[-len(LANES) :]
        rival = max((value for index, value in enumerate(elements) if index != lane), default=-inf)
        service = "" if stated else self.header.services[lane]
        return weighed(self.header.weights, features_of(elements[lane], rival, further, service, odds.length))

    def slopes(self, odds: Odds, lane: int, stated: str) -> dict[int, float]:
        """Return what a sum of one in a lane (index into `sum_of`) adds to an element's log-odds."""
        further, scales = range(len(self.elements), len(odds.lanes)), self.header.scales
        service = "" if stated else self.header.services[lane]
        of = slopes_of(self.header.weights, odds.lanes[lane], odds.lanes[further[0] :], service, odds.length)
        return {at: slope * scales[at] / odds.root for at, slope in zip((lane, *further), of, strict=True) if slope}

    def sum_of(self, units: Iterable[str]) -> list[int]:
        """Return the sum of the units' rows: a number a lane, and the square of the length."""
        joined = b"".join(map(self._joined_rows, units))
        width = self._width
        nothing = ZERO * (len(joined) // width)
        sums = [sum(joined[lane::width]) - nothing for lane in range(width - 1)]
        return [*sums, sum(joined[width - 1 :: width])]

    def _score(self, found: list[Clause], parts: list[list[int]], probability: float, lane: int) -> Score:
        decisive = max(range(len(found)), key=lambda index: parts[index][lane])
        return Score(self.elements[lane], probability, *found[decisive][:3])

    def _judge(self, texts: Texts, parts: list[list[int]]) -> list[float]:
        odds, other = self._odds(texts, parts), OTHER.get(texts.service)
        if odds is None:
            return [0.0] * len(self.elements)
        return [
            0.0 if service == other else 1 / (1 + exp(-self.judge(odds, lane, texts.service)))
            for lane, service in enumerate(self.header.services)
        ]

    def _odds(self, texts: Texts, parts: list[list[int]]) -> Odds | None:
        *sums, rarity = [sum(lane) for lane in zip(*parts, strict=True)] or [0]
        if not rarity:
            return None
        *context, context_rarity = self._section_sums(texts.section)
        root = sqrt(rarity + SECTION_WEIGHT**2 * context_rarity)
        each = zip(sums, context, self.header.scales, self.header.biases, strict=True)
        lanes = [(own + SECTION_WEIGHT * above) * scale / root + bias for own, above, scale, bias in each]
        return Odds(lanes, root, length_of(rarity))

    def _section_sums(self, section: str) -> list[int]:
        sums = self._sections.get(section)
        if sums is None:
            sums = self._sections[section] = self.sum_of(read_section(section, self.normaliser))
        return sums

    def _joined_rows(self, unit: str) -> bytes:
        joined = self._rows.get(unit)
        if joined is None:
            width, table = self._width, self.table
            joined = b"".join([table[row * width : row * width + width] for row in rows_of(unit)])
            self._rows[unit] = joined
        return joined


def length_of(rarity: float) -> float:
    """Return a text's length as the second stage has it, from the sum of its rows' last bytes."""
    return log1p(rarity / 1000)


def load_model(path: str) -> Model:
    """Read a model's file.

    Raises:
        ValueError: the file is of another format.
    """
    with open(path, "rb") as file:
        header, table = json.loads(file.readline()), file.read()
    if header["format"] != FORMAT:
        raise ValueError(f"{path}: format {header['format']}; this planchk reads format {FORMAT}")
    return Model(Header(**header), table)
