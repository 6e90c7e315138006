"""Why the model said so: the words that weighed for and against an element."""

from __future__ import annotations

from collections import defaultdict
from math import exp
from typing import NamedTuple

from planchk.match.clauses import clauses
from planchk.match.features import Texts, units_of
from planchk.match.model import Model
from planchk.match.verdict import LANES


class Weighed(NamedTuple):
    """A word as it stands (characters ``start`` to ``end`` of ``field``) and what it adds to the log-odds."""

    field: int
    start: int
    end: int
    word: str
    weight: float


class Explanation(NamedTuple):
    """What decided: ``words`` by what they add, most first; ``base`` is the rest.

    ``service`` is the action's own (``children``, ``adults``, ``both`` or empty).
    """

    element: str
    words: tuple[Weighed, ...]
    base: float
    service: str


def explain(model: Model, texts: Texts, element: str) -> Explanation:
    """Return the words that weighed for an element, and against.

    A pair of neighbours counts half for each. What stands twice counts where it stands first. The
    headings, and what no single word adds, are in the base.
    """
    lane = model.elements.index(element)
    odds = model.odds(texts)
    if odds is None:
        return Explanation(element, (), 0.0, texts.service)
    slopes = model.slopes(odds, lane, texts.service)
    added: dict[tuple[int, int, int], float] = defaultdict(float)
    seen: set[str] = set()
    for field, (_, text) in enumerate(texts.fields):
        for start, end in clauses(text):
            words = [
                (word, (field, start + token.start, start + token.end))
                for token in model.normaliser.tokens(text[start:end])
                for word in token.words
            ]
            for index, unit in enumerate(units_of([word for word, _ in words])):
                if unit in seen:
                    continue
                seen.add(unit)
                sums = model.sum_of((unit,))
                first = index if index < len(words) else index - len(words)
                places = [words[first][1]] if index < len(words) else [words[first][1], words[first + 1][1]]
                for place in places:
                    added[place] += sum(sums[at] * slope for at, slope in slopes.items()) / len(places)
    weighed = [
        Weighed(field, start, end, texts.fields[field][1][start:end], weight)
        for (field, start, end), weight in added.items()
    ]
    weighed.sort(key=lambda each: -each.weight)
    base = model.judge(odds, lane, texts.service) - sum(each.weight for each in weighed)
    return Explanation(element, tuple(weighed), base, texts.service)


def verdicts(model: Model, texts: Texts) -> dict[str, float]:
    """Return how likely the words are about each of `LANES`: children, adults, elsewhere; and commit."""
    odds = model.odds(texts)
    further = odds.lanes[-len(LANES) :] if odds else ()
    return {lane: 1 / (1 + exp(-value)) for lane, value in zip(LANES, further, strict=False)}
