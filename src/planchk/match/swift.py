"""The quick reader for very many plans: the same readings in a fraction of the time.

A row's lanes stand side by side in one large whole number, so that one addition adds all lanes; and an
element that can't come to anything is left before it is worked out. Every number that is given is made by
the model's own arithmetic, bit by bit: tests hold the two together. The model's own modules belong to the
fingerprint of its file, and a change of them asks for a new model, so this stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from math import exp, inf, sqrt
from struct import Struct
from typing import TypeVar
from zlib import crc32

from planchk.match.clauses import clauses
from planchk.match.features import BITS, SECTION_WEIGHT, Texts, read_section, rows_of
from planchk.match.model import OTHER, ZERO, Model, Score, length_of
from planchk.match.normalise import Normaliser
from planchk.match.quick import readings_of, texts_of
from planchk.match.reader import Reading
from planchk.match.verdict import DOUBT, LANES, features_of, slopes_of, weighed
from planchk.plan import Action

T = TypeVar("T")

_MASK = (1 << BITS) - 1
_LANE = (1 << 32) - 1
# What is remembered is bounded, so that memory stays flat over any number of plans.
_MOST_WORDS = 10_000
_MOST_HEADINGS = 1_000
# Characters of an action from which on a lane of 32 bits could overflow: a row adds at most 255.
_LONGEST = 2_000_000


class SwiftReader:
    """Gives of an action the readings of the quick reader that are at least possible, and no others."""

    name = "quick"
    decides = True

    def __init__(self, model: Model) -> None:
        """Wrap a loaded model."""
        self.model = model
        self._swift = _Swift(model)

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the readings, best first; none for an action that answers nothing."""
        return readings_of(self.model, self._swift.read(texts_of(action)))


class _Swift(Model):
    """A model that reads sooner."""

    def __init__(self, model: Model) -> None:
        super().__init__(model.header, model.table)
        self._unpack = Struct(f"<{self._width + 1}I").unpack
        self._bytes = 4 * (self._width + 1)
        self._row = _Rows(self.table, self._width).__getitem__
        self._pieces = _Pieces(self)
        self._contexts = _Remembered(self._context, _MOST_HEADINGS)
        self._own = len(self.elements)
        self._scales, self._biases = self.header.scales, self.header.biases
        self._services = tuple(self.header.services)
        self._unstated = ("",) * len(self._services)
        self._weights = tuple(self.header.weights)
        self._doubt_takes = self._weights[2] >= 0 and self._weights[3] >= 0
        # An element's own log-odds weigh the more, the longer the text is.
        self._below, self._above = (self._slope(own) for own in (DOUBT, inf))
        self._least = self.least_odds

    def read(self, texts: Texts) -> tuple[Score, ...]:
        """Return the scores that are at least possible, best first."""
        if sum([len(text) for _, text in texts.fields]) > _LONGEST:
            return tuple(score for score in super().read(texts) if score.probability >= self.possible)
        spots, parts = self._parts(texts)
        numbers = self._unpack((parts[0] if len(parts) == 1 else sum(parts)).to_bytes(self._bytes, "little"))
        rarity, nothing = numbers[-2], ZERO * numbers[-1]
        if not rarity:
            return ()
        context, context_rarity = self._contexts[texts.section]
        # As in the model: each product and sum is rounded alike.
        root = sqrt(rarity + context_rarity)
        each = zip(numbers, context, self._scales, self._biases, strict=False)  # the two that are used follow
        lanes = [(own - nothing + above) * scale / root + bias for own, above, scale, bias in each]
        elements, further = lanes[: self._own], lanes[self._own :]
        length, ruled_out = length_of(rarity), OTHER.get(texts.service)
        services = self._unstated if texts.service else self._services
        found = []
        for lane, rival in self._candidates(elements, further, length, services):
            odds = self._judged(elements[lane], rival, further, services[lane], length)
            probability = 1 / (1 + exp(-odds))
            if probability >= self.possible and self._services[lane] != ruled_out:
                found.append((probability, -lane))
        found.sort(reverse=True)
        return tuple(self._scored(spots, parts, probability, -lane) for probability, lane in found)

    def _parts(self, texts: Texts) -> tuple[list[tuple[int, int, int]], list[int]]:
        """Return the clauses, and the sum of each one's units that no clause before it has."""
        self._pieces.make_room()
        words_of, row = self._pieces.__getitem__, self._row
        spots, parts = [], []
        seen: set[_Word] = set()
        pairs_seen: set[tuple[_Word, _Word]] = set()
        for field, (_, text) in enumerate(texts.fields):
            for start, end in clauses(text):
                # No word has a space in it, so that what stands between spaces is read by itself.
                words = list(chain.from_iterable(map(words_of, text[start:end].split())))
                new, pairs = set(words), set(pairwise(words))
                if seen:
                    new -= seen
                    pairs -= pairs_seen
                seen |= new
                pairs_seen |= pairs
                rows = [crc32(second.written, first.checksum) & _MASK for first, second in pairs]
                spots.append((field, start, end))
                parts.append(sum([word.rows for word in new]) + sum(map(row, rows)))
        return spots, parts

    def _context(self, section: str) -> tuple[list[float], float]:
        """Return what the headings above an action add: to each lane, and to the square of the length."""
        units = read_section(section, self._pieces.normaliser)
        *sums, rarity = self._lanes_of(sum(self._row(row) for unit in units for row in rows_of(unit)))
        return [SECTION_WEIGHT * above for above in sums], SECTION_WEIGHT**2 * rarity

    def _lanes_of(self, number: int) -> list[int]:
        numbers = self._unpack(number.to_bytes(self._bytes, "little"))
        nothing = ZERO * numbers[-1]
        lanes = [number - nothing for number in numbers[:-1]]
        lanes[-1] += nothing  # the square of the length has no zero to be taken off
        return lanes

    def _lane_of(self, number: int, lane: int) -> int:
        return (number >> 32 * lane & _LANE) - ZERO * (number >> 32 * self._width)

    def _candidates(
        self, elements: list[float], further: list[float], length: float, services: Sequence[str]
    ) -> list[tuple[int, float]]:
        """Return the elements that may be possible, and the best other one of each.

        Given all else, the second stage is a line in an element's own log-odds, with one bend: candidates
        begin where it reaches what is possible.
        """
        *_, second, best = sorted(elements) if len(elements) > 1 else (-inf, *elements)
        top = elements.index(best)
        found = [(top, second)]
        below, above = [short + length * more for short, more in (self._below, self._above)]
        begins = dict.fromkeys(services, -inf)
        if below > 0 and above > 0:  # as in any model that was learnt from labels
            # A service in doubt takes odds away, so that without one is where the first candidate may begin.
            for service in ("", *begins) if self._doubt_takes else begins:
                missing = self._least - self._judged(DOUBT, best, further, service, length)
                begins[service] = DOUBT + missing / (above if missing > 0 else below)
                if second < begins[service] and not service and self._doubt_takes:
                    return found
        if second >= min(begins.values()):
            pairs = enumerate(zip(elements, services, strict=True))
            found += [(lane, best) for lane, (own, service) in pairs if own >= begins[service] and lane != top]
        return found

    def _slope(self, own: float) -> tuple[float, float]:
        """Return the slope of the line at some log-odds, for a text of no length, and what a length of one adds."""
        short, long = (slopes_of(self._weights, own, (0.0,) * len(LANES), "", length)[0] for length in (0.0, 1.0))
        return short, long - short

    def _judged(self, own: float, rival: float, further: list[float], service: str, length: float) -> float:
        return weighed(self._weights, features_of(own, rival, further, service, length))

    def _scored(self, spots: list[tuple[int, int, int]], parts: list[int], probability: float, lane: int) -> Score:
        spot = spots[0]
        if len(parts) > 1:
            sums = [self._lane_of(part, lane) for part in parts]
            spot = spots[sums.index(max(sums))]
        return Score(self.elements[lane], probability, *spot)


class _Word:
    """A word: the sum of its rows, and what the row of a pair is made of. In an action each is one object."""

    __slots__ = ("checksum", "rows", "text", "written")

    def __init__(self, text: str, row: Callable[[int], int]) -> None:
        self.text = text
        self.written = text.encode()
        self.checksum = crc32(b" ", crc32(self.written))  # of a pair's beginning
        self.rows = sum(map(row, rows_of(text)))


class _Pieces(dict[str, tuple[_Word, ...]]):
    """What is written between two spaces -> the words that it stands for; those of late are remembered."""

    def __init__(self, model: _Swift) -> None:
        super().__init__()
        self._row, self._abbreviations = model._row, model.header.abbreviations
        self.normaliser = Normaliser(self._abbreviations)
        self._words: dict[str, _Word] = {}
        self._before: tuple[dict[str, tuple[_Word, ...]], dict[str, _Word]] = {}, {}

    def __missing__(self, written: str) -> tuple[_Word, ...]:
        pieces, words = self._before
        found = pieces.get(written)
        if found is None:
            found = tuple(
                [self._words.get(text) or words.get(text) or self._make(text) for text in self._read(written)]
            )
        for word in found:
            self._words[word.text] = word
        self[written] = found
        return found

    def make_room(self) -> None:
        """Forget what was not asked for of late, if much is remembered; between two actions only."""
        if len(self) >= _MOST_WORDS:
            self._before = dict(self), self._words
            self.clear()
            self._words = {}
            self.normaliser = Normaliser(self._abbreviations)  # it remembers all that it has seen

    def _read(self, written: str) -> list[str]:
        return self.normaliser.words(written)

    def _make(self, text: str) -> _Word:
        word = self._words[text] = _Word(text, self._row)
        return word


class _Rows(dict[int, int]):
    """Row -> its bytes, and a one that counts rows, as one number of 32 bits each."""

    def __init__(self, table: bytes, width: int) -> None:
        super().__init__()
        self._table, self._width = table, width
        self._pack = Struct(f"<{width + 1}I").pack

    def __missing__(self, row: int) -> int:
        at = row * self._width
        number = self[row] = int.from_bytes(self._pack(*self._table[at : at + self._width], 1), "little")
        return number


class _Remembered(dict[str, T]):
    """What was made of a text, for the texts of late: of a bounded number, those last asked for stay."""

    def __init__(self, make: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._make, self._most = make, most
        self._before: dict[str, T] = {}

    def __missing__(self, text: str) -> T:
        made = self._before.pop(text, None)
        if made is None:
            made = self._make(text)
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        self[text] = made
        return made
