"""The lexical model: how likely a text is to commit to each element, and by which words.

A text is the sum of its different units (`planchk.match.features`); a unit is the sum of rows of one
table, with a weight an element in each row. Because everything is a sum, each word's part in a verdict is
known exactly. The sum is divided by the text's length in the same space, so that a long text does
not win by its length.

The file is one line of JSON, the header, then the table. A row is a byte an element (the weight and
128, in units of the element's scale) and a last byte: the square of how rare the row is, which is
its part in the square of the length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import exp, sqrt
from typing import Literal, NamedTuple

from planchk.match.features import Clause, Texts, read_clauses, rows_of
from planchk.match.normalise import Normaliser

__all__ = ["FORMAT", "Band", "Header", "Model", "Score", "Texts", "load_model"]

Band = Literal["covered", "possible", "missing"]

FORMAT = 1
"""Of the file; a change of its layout raises it."""

_SHOWN = 3  # readings given of an action that answers nothing
_ZERO = 128  # the byte that stands for a weight of nothing
_OTHER = {"children": "adults", "adults": "children"}


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

    ``services`` is that of each element; ``scales`` and ``biases`` turn sums into log-odds, and
    ``calibration`` (slope, offset) those into calibrated ones. ``covered`` and ``possible`` are the
    lowest probabilities of the two bands.
    """

    format: int
    fingerprint: str
    catalogue: str
    elements: list[str]
    services: list[str]
    scales: list[float]
    biases: list[float]
    calibration: tuple[float, float]
    covered: float
    possible: float
    abbreviations: dict[str, str]


class Model:
    """A model for one catalogue. See the module."""

    def __init__(self, header: Header, table: bytes) -> None:
        """Take the parts of a model's file."""
        self.catalogue = header.catalogue
        self.fingerprint = header.fingerprint
        self.elements = tuple(header.elements)
        self.covered, self.possible = header.covered, header.possible
        self._header = header
        self._table = table
        self.normaliser = Normaliser(header.abbreviations)
        self._rows: dict[str, bytes] = {}  # unit -> its rows, joined

    def read(self, texts: Texts) -> tuple[Score, ...]:
        """Return the scores that are at least possible, or else the best three; best first."""
        found = list(read_clauses(texts, self.normaliser))
        parts = [self.sum_of(clause.units) for clause in found]
        probabilities = self._probabilities(texts, [sum(lane) for lane in zip(*parts, strict=True)]) if parts else []
        ranked = sorted(((p, -lane) for lane, p in enumerate(probabilities)), reverse=True)
        shown = max(_SHOWN, sum(p >= self.possible for p, _ in ranked))
        return tuple(self._score(found, parts, p, -lane) for p, lane in ranked[:shown])

    def band(self, score: Score) -> Band:
        """Return the band of a score."""
        if score.probability >= self.covered:
            return "covered"
        return "possible" if score.probability >= self.possible else "missing"

    def _score(self, found: list[Clause], parts: list[list[int]], probability: float, lane: int) -> Score:
        decisive = max(range(len(found)), key=lambda index: parts[index][lane])
        return Score(self.elements[lane], probability, *found[decisive][:3])

    def _probabilities(self, texts: Texts, sums: list[int]) -> list[float]:
        """Return the calibrated probability of every element, in the order of `elements`."""
        rarity = sums.pop()
        length, (slope, offset), other = sqrt(rarity) or 1.0, self._header.calibration, _OTHER.get(texts.service)
        each = zip(sums, self._header.scales, self._header.biases, self._header.services, strict=True)
        return [
            0.0 if service == other else 1 / (1 + exp(-slope * (value * scale / length + bias) - offset))
            for value, scale, bias, service in each
        ]

    def weight_of(self, lane: int) -> float:
        """Return what a sum of one adds to an element's calibrated log-odds, in a text of length one."""
        return self._header.scales[lane] * self._header.calibration[0]

    def base_of(self, lane: int) -> float:
        """Return an element's calibrated log-odds in a text without words."""
        slope, offset = self._header.calibration
        return self._header.biases[lane] * slope + offset

    def sum_of(self, units: Iterable[str]) -> list[int]:
        """Return the sum of the units' rows: a number an element, and the square of the length."""
        joined = b"".join(map(self._joined_rows, units))
        width = len(self.elements) + 1
        nothing = _ZERO * (len(joined) // width)
        sums = [sum(joined[lane::width]) - nothing for lane in range(width - 1)]
        return [*sums, sum(joined[width - 1 :: width])]

    def _joined_rows(self, unit: str) -> bytes:
        joined = self._rows.get(unit)
        if joined is None:
            width, table = len(self.elements) + 1, self._table
            joined = b"".join([table[row * width : row * width + width] for row in rows_of(unit)])
            self._rows[unit] = joined
        return joined


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
