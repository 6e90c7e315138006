"""How alike two actions' words are, and which of many actions are the likeliest, without comparing each with each.

Words weigh by their rarity in both plans: "the", "review" and "staff" tell little. The index looks up
an action's rarest words and pairs of words, and never more than a fixed number of places for each, so
that its cost grows with the plans and not with their square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple
from unicodedata import normalize

from planchk.plan import Action

_WORD = re.compile(r"[^\W_]+")
# Characters of a text that are looked at; a commitment is told by then.
_MOST = 4_000
# Words so short are mostly articles and prepositions, in English and in Welsh.
_SHORT, _SHORT_WEIGHT = 3, 0.25
# A text that holds another one whole is its longer version, if that other one says something.
_HELD, _HELD_WORDS = 0.9, 4

_LOOKED_UP = 12  # rarest units of an action
_PLACES = 48  # places of each, those nearest to where the action stood
_LIKELY = 8  # actions that are compared in full

Bag = Counter[str]


class Texts(NamedTuple):
    """The words of an action: those of its action field, and all."""

    title: Bag
    whole: Bag


def texts_of(action: Action) -> Texts:
    """Return the words of an action."""
    title = _words(" ".join(words.value for words in action.words if words.field == "action"))
    return Texts(Counter(title), Counter(_words(" ".join(words.value for words in action.words))))


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize("NFKC", text[:_MOST]).casefold())


class Weights:
    """How much each word tells, by how many actions of both plans have it."""

    def __init__(self, texts: Iterable[Texts]) -> None:
        """Count the words of all actions."""
        self._having: Counter[str] = Counter()
        actions = 0
        for each in texts:
            actions += 1
            self._having.update(each.whole.keys())
        self._most = log(1 + actions)
        self._actions = actions

    def of(self, word: str) -> float:
        """Return a weight between 0 and 1."""
        rarity = log(1 + self._actions / max(self._having[word], 1)) / self._most if self._most else 1.0
        return rarity * (_SHORT_WEIGHT if len(word) <= _SHORT and not word.isdigit() else 1.0)

    def likeness(self, one: Bag, other: Bag) -> float:
        """Return how alike two texts are, from 0 (no word in common) to 1 (the same words)."""
        if one == other:
            return 1.0
        ones, others = self._total(one), self._total(other)
        shared = sum(min(count, other[word]) * self.of(word) for word, count in one.items() if word in other)
        alike = 2 * shared / (ones + others) if ones + others else 0.0
        fewer, less = (one, ones) if ones < others else (other, others)
        if len(fewer) >= _HELD_WORDS and shared >= _HELD * less:
            return max(alike, _HELD * shared / less)
        return alike

    def _total(self, bag: Bag) -> float:
        return sum(count * self.of(word) for word, count in bag.items())


class Index:
    """Finds the actions whose words are likeliest to be those of another one."""

    def __init__(self, actions: Sequence[Action]) -> None:
        """Take in the actions to be found, in the order of their plan."""
        self._places: dict[str, list[int]] = {}
        for action in actions:
            for unit in _units(action):
                self._places.setdefault(unit, []).append(action.position)

    def likely(self, action: Action, position: int) -> list[int]:
        """Return the positions of the likeliest actions; ``position`` is where the action would stand."""
        known = [(len(places), unit) for unit in _units(action) if (places := self._places.get(unit))]
        found: Counter[int] = Counter()
        for count, unit in sorted(known)[:_LOOKED_UP]:
            places = self._places[unit]
            at = max(min(bisect_left(places, position) - _PLACES // 2, count - _PLACES), 0)
            for place in places[at : at + _PLACES]:
                found[place] += 1
        ranked = sorted(found, key=lambda place: (-found[place], abs(place - position), place))
        return ranked[:_LIKELY]


def _units(action: Action) -> set[str]:
    """Return the words of an action's action field, and its pairs of words."""
    words = _words(action.title)
    return {*words, *(f"{first} {second}" for first, second in pairwise(words))}
