"""The quick reader for many actions at once, with numpy: the same readings for a fraction of the time.

Every number is made by the additions and products of the model, in their order, so that it is the same to the
last bit: tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, inf
from typing import Any

import numpy as np
import numpy.typing as npt

from planchk.match.clauses import clauses
from planchk.match.model import Model, length_of
from planchk.match.quick import readings_of, section_of, service_of, texts_of
from planchk.match.reader import Band, Reading
from planchk.match.verdict import DOUBT, SERVICES
from planchk.match.vocabulary import BYTES, NUMBER, Grown, Ints, Sums, Vocabulary
from planchk.plan import Action

Floats = npt.NDArray[np.float64]

# Words that are read together: more keep larger arrays than a processor's cache.
_TOGETHER = 20_000
# Characters of an action past which the model reads it by itself. Numbers of words, and of places in an action, take
# 16 bits: those that are remembered, those of a batch and those of one more action are fewer.
_LONGEST = 10_000
_MOST_HEADINGS = 2_000
_BITS = 16
_PLACE = (1 << _BITS) - 1


class BatchReader:
    """Gives of actions the readings of the quick reader that are at least possible, and no others."""

    def __init__(self, model: Model) -> None:
        """Wrap a loaded model."""
        self.model = model
        header = model.header
        self._words = Vocabulary(model.table, len(header.scales) + 1, header.abbreviations)
        self._headings: dict[str, int] = {}
        self._above = Grown(np.empty((0, len(header.scales) + 1)))
        self._own = len(header.elements)
        self._scales, self._biases = np.array(header.scales), np.array(header.biases)
        # Of each element: the column of what its service takes away, the last one for none.
        self._services = np.array([SERVICES.get(service, 2) for service in header.services])
        self._least = model.least_odds

    def read_all(self, actions: Sequence[Action]) -> list[tuple[Reading, ...]]:
        """Return the readings of each action, best first; none for an action that answers nothing."""
        found: list[tuple[Reading, ...]] = [()] * len(actions)
        batch = _Batch()
        for number, action in enumerate(actions):
            if not self._gather(batch, number, action):
                alone = self.model.read(texts_of(action))
                found[number] = readings_of(self.model, (s for s in alone if s.probability >= self.model.possible))
            if batch.length > _TOGETHER:
                self._read(batch, found)
                batch = _Batch()
        if batch.numbers:
            self._read(batch, found)
        return found

    def _gather(self, batch: _Batch, number: int, action: Action) -> bool:
        """Add an action to those that are read together; returns whether it is short enough for that."""
        if not batch.numbers and self._words.is_full:
            self._words.forget()
        words_of, end_of_words = self._words.__getitem__, batch.length
        spots: list[tuple[int, int, int]] = []
        written, ends = [], []
        length = 0
        for field, (_, text, _) in enumerate(action.words):
            length += len(text)
            if length > _LONGEST:
                return False
            for start, end in clauses(text):
                # No word has a space in it, so that what stands between spaces is read by itself.
                words = b"".join(map(words_of, text[start:end].split()))
                end_of_words += len(words) // BYTES
                spots.append((field, start, end))
                written.append(words)
                ends.append(end_of_words)
        if end_of_words > batch.length:  # headings by themselves say nothing
            batch.length = end_of_words
            batch.numbers.append(number)
            batch.spots.append(spots)
            batch.written += written
            batch.ends += ends
            batch.headings.append(section_of(action))
            batch.services.append(service_of(action))
        return True

    def _read(self, batch: _Batch, found: list[tuple[Reading, ...]]) -> None:
        parts, sums = self._sums(batch)
        odds = self._judged(*self._lanes(batch, sums), batch.services)
        odds[sums[:, -1] == 0] = -inf  # words that tell nothing apart
        rows, lanes = np.nonzero(odds >= self._least)
        possible: list[list[tuple[float, int]]] = [[] for _ in batch.numbers]
        for row, lane, each in zip(rows.tolist(), lanes.tolist(), odds[rows, lanes].tolist(), strict=True):
            probability = 1 / (1 + exp(-each))
            if probability >= self.model.possible:
                possible[row].append((-probability, lane))
        elements, covered = self.model.elements, self.model.covered
        begin = 0
        for number, spots, each in zip(batch.numbers, batch.spots, possible, strict=True):
            end = begin + len(spots)
            readings = []
            for less, lane in sorted(each):
                spot = spots[parts[begin:end, lane].argmax()] if len(spots) > 1 else spots[0]
                band: Band = "covered" if -less >= covered else "possible"
                readings.append(Reading(elements[lane], round(-less, 3), band, *spot))
            found[number] = tuple(readings)
            begin = end

    def _sums(self, batch: _Batch) -> tuple[Sums, Sums]:
        """Return the sums of each clause's units that no clause before it has, and those of each action."""
        self._words.settle()
        words = np.frombuffer(b"".join(batch.written), NUMBER)
        ends = np.array(batch.ends)
        counts = np.array(list(map(len, batch.spots)))
        closing = np.cumsum(counts)  # of each action: the clauses up to its last
        last = ends[closing - 1]
        # Each word's action, and its place in it, which is below a power of two.
        lengths = np.diff(last, prepend=0)
        begins = last - lengths
        keys = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths) << 3 * _BITS
        keys |= (np.arange(len(words)) - np.repeat(begins, lengths)).astype(np.uint64)
        # A pair ends where its clause does, so the last word of a clause begins none.
        inside = np.ones(len(words), bool)
        inside[ends[ends > 0] - 1] = False
        first = np.flatnonzero(inside)
        numbers = words.astype(np.uint64)
        new_words = _new(keys | numbers << _BITS, begins, len(words))
        new_pairs = _new(keys[first] | numbers[first] << 2 * _BITS | numbers[first + 1] << _BITS, begins, len(words))
        sums = _added(self._words.sums_of(words[new_words]), np.searchsorted(new_words, ends))
        pairs = self._words.sums_of_pairs(words[new_pairs], words[new_pairs + 1])
        sums += _added(pairs, np.searchsorted(new_pairs, ends))
        return sums, np.add.reduceat(sums, closing - counts)

    def _lanes(self, batch: _Batch, sums: Sums) -> tuple[Floats, list[float]]:
        """Return the log-odds of the first stage, and the texts' own lengths."""
        if len(self._headings) > _MOST_HEADINGS:
            self._headings.clear()
            self._above = Grown(np.empty((0, sums.shape[1])))
        above: Floats = self._above.take(np.array([self._heading(each) for each in batch.headings]))  # type: ignore[assignment]
        rarity = sums[:, -1]
        root = np.sqrt(rarity + above[:, -1])
        root[rarity == 0] = 1.0
        lanes = (sums[:, :-1] + above[:, :-1]) * self._scales / root[:, None] + self._biases
        return lanes, [length_of(each) for each in rarity.tolist()]

    def _heading(self, section: str) -> int:
        number = self._headings.get(section)
        if number is None:
            number = self._headings[section] = len(self._above)
            self._above.add(self._words.context(section)[None, :])
        return number

    def _judged(self, lanes: Floats, lengths: list[float], services: list[str]) -> Floats:
        """Return the calibrated log-odds of each element: those of `planchk.match.verdict`, of all together."""
        own, further = lanes[:, : self._own], lanes[:, self._own :]
        sides = np.zeros((2, len(own), 3))
        for at, other in ((0, 1), (1, 0)):
            sides[0, :, at] = further[:, at]
            sides[1, :, at] = further[:, at] - further[:, other]
        stated = np.array([bool(service) for service in services])
        sides[:, stated] = 0.0
        known, apart = np.minimum(sides, 0.0)[:, :, self._services]
        length = np.array(lengths)[:, None]
        weights = self.model.header.weights
        features: Iterator[Floats] = iter(
            (
                own,
                np.maximum(own, DOUBT),
                known,
                apart,
                np.maximum(further[:, 2:3], 0.0),
                np.minimum(further[:, 3:4], 0.0),
                length,
                length * own,
                np.maximum(_rivals(own), DOUBT),
            )
        )
        odds = weights[0] * next(features)
        for weight, feature in zip(weights[1:], features, strict=False):  # the constant follows
            odds += weight * feature
        odds += weights[-1]
        for row, service in enumerate(services):
            if service in SERVICES:
                odds[row, self._services == 1 - SERVICES[service]] = -inf
        return odds


class _Batch:
    """Actions that are read together, those with words.

    ``written`` are the numbers of the words of each clause, as bytes; ``ends`` the place of each clause's end among
    all words, of which there are ``length``. ``spots``, of each action, are its clauses as field, start and end in
    characters; ``numbers`` tell which actions these are.
    """

    __slots__ = ("ends", "headings", "length", "numbers", "services", "spots", "written")

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.ends: list[int] = []
        self.length = 0
        self.numbers: list[int] = []
        self.spots: list[list[tuple[int, int, int]]] = []
        self.headings: list[str] = []
        self.services: list[str] = []


def _new(keys: npt.NDArray[Any], begins: npt.NDArray[Any], length: int) -> Ints:
    """Return the places among all words where a unit is the first of its kind in its action.

    A key is action, unit and place within the action.
    """
    keys.sort()
    units = keys >> _BITS
    firsts = np.ones(len(keys), bool)
    np.not_equal(units[1:], units[:-1], out=firsts[1:])
    keys = keys[firsts]
    places = np.zeros(length, bool)
    places[begins[keys >> 3 * _BITS] + (keys & _PLACE).astype(np.int64)] = True
    return np.flatnonzero(places)


def _added(rows: Sums, ends: Ints) -> Sums:
    """Return the sums of rows up to each end, from the end before it."""
    starts = np.concatenate([[0], ends[:-1]])
    sums = np.zeros((len(ends), rows.shape[1]), np.int32)
    filled = ends > starts
    if filled.any():
        sums[filled] = np.add.reduceat(rows, starts[filled])
    return sums


def _rivals(own: Floats) -> Floats:
    """Return the best of the other elements, for each element."""
    rows, top = np.arange(len(own)), own.argmax(axis=1)
    best = own[rows, top]
    others = own.copy()
    others[rows, top] = -inf
    rivals = np.repeat(best[:, None], own.shape[1], axis=1)
    rivals[rows, top] = others.max(axis=1)
    return rivals
