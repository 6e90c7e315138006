"""Which action and element each decision of the ledger is on today, and what has changed since.

A decision follows the action's words: where they stand under another id or in another place, it
holds. Where the words are nowhere any more, the action of the same id, or else the one whose words
are most alike, has been reworded, and the decision is suspect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from planchk.catalogue import Catalogue, Element, Finding
from planchk.fingerprint import VERSION, action_fingerprint, element_fingerprint, fingerprint
from planchk.ledger import Decision, Ledger
from planchk.match.changes import alikeness, change, words_of
from planchk.plan import Action, Plan

# What an action commits to. Progress notes and results change every month: a decision rests on them
# only where the words that it was shown stand there.
_COMMITMENT = ("action", "outcome", "measures")
# The share of words that an action of another id must have kept to be the same one, reworded.
_REWORDED = 0.6


class Held(NamedTuple):
    """A decision that is on an action of the plan; ``suspect`` says what changed since, empty where nothing did."""

    decision: Decision
    suspect: str = ""

    @property
    def confirms(self) -> bool:
        """Whether it makes the link count."""
        return self.decision.ruling == "confirmed" and not self.suspect

    @property
    def rejects(self) -> bool:
        """Whether it takes the link away."""
        return self.decision.ruling == "rejected" and not self.suspect


class Settlement(NamedTuple):
    """The decisions by the action's position and the element's name, and those that are on nothing any more."""

    held: Mapping[int, Mapping[str, Held]]
    stale: tuple[Decision, ...] = ()


class Grounds(NamedTuple):
    """Words of an action that a decision may rest on, and their fingerprint."""

    words: str
    fingerprint: str


def settle(plan: Plan, catalogue: Catalogue, ledger: Ledger | None) -> Settlement:
    """Return where each decision of the ledger is today. Of several on one link, the first that fits holds."""
    if not ledger or not ledger.decisions:
        return Settlement({})
    # A decision that was taken beside other reports carries the catalogue's name.
    prefix = f"{catalogue.id}:"
    own = (each._replace(element=each.element.removeprefix(prefix)) for each in ledger.decisions)
    return _Settler(plan, catalogue, ledger._replace(decisions=tuple(own))).settle()


def grounds_of(action: Action, field: str = "") -> Grounds:
    """Return what a decision rests on whose evidence stands in ``field``: all words, or what the action commits to."""
    words = action.words
    if field in ("", *_COMMITMENT):
        words = tuple(each for each in words if each.field in _COMMITMENT)
    joined = " ".join(" ".join(each.value for each in words).split())
    return Grounds(joined, action_fingerprint(action._replace(words=words)))


def elements_by_name(catalogue: Catalogue) -> dict[str, tuple[Finding, Element]]:
    """Return the elements that need an answer, by ``FINDING/element``."""
    return {f"{f.id}/{e.id}": (f, e) for f in catalogue.to_cover for e in f.elements}


class _Settler:
    def __init__(self, plan: Plan, catalogue: Catalogue, ledger: Ledger) -> None:
        self.plan = plan
        self.decisions = ledger.decisions
        self.elements = elements_by_name(catalogue)
        self.grounds = {each.position: (grounds_of(each), grounds_of(each, "detail")) for each in plan.actions}
        self.by_words: dict[str, list[Action]] = {}
        versions = {_version(each.action_fingerprint) for each in self.decisions}
        for action in plan.actions:
            for key in self.keys(action, versions != {VERSION}):
                self.by_words.setdefault(key, []).append(action)
        self.ids_of: dict[str, set[str]] = {}  # the ids under which the ledger knows these words
        for each in self.decisions:
            self.ids_of.setdefault(_key(each), set()).add(_fold(each.action))

    def settle(self) -> Settlement:
        held: dict[int, dict[str, Held]] = {}
        waiting = [each for each in self.decisions if each.element in self.elements]
        for candidates, reworded in ((self.in_place, False), (self.moved, False), (self.reworded, True)):
            left = []
            for decision in waiting:
                free = (a for a in candidates(decision) if decision.element not in held.get(a.position, ()))
                action = next(free, None)
                if action is None:
                    left.append(decision)
                else:
                    suspect = self.suspect(decision, action, reworded)
                    held.setdefault(action.position, {})[decision.element] = Held(decision, suspect)
            waiting = left
        found = {each.decision for by_element in held.values() for each in by_element.values()}
        return Settlement(held, tuple(each for each in self.decisions if each not in found))

    def in_place(self, decision: Decision) -> Iterator[Action]:
        """Yield the actions of the same words and the same id."""
        yield from (action for action in self.moved(decision) if _fold(action.id) == _fold(decision.action))

    def moved(self, decision: Decision) -> Iterator[Action]:
        """Yield the actions of the same words."""
        yield from self.by_words.get(_key(decision), ())

    def reworded(self, decision: Decision) -> Iterator[Action]:
        """Yield the action that most likely had the words: by its id if these are alike, by the words, by its id."""
        here = _fold(decision.action)
        actions = [each for each in self.plan.actions if here in (self.known_as[each.position] or {here})]
        before = words_of(decision.words)
        alike = [(alikeness(before, words), each) for each in actions for words in self.word_sets[each.position]]
        likely = [each for ratio, each in sorted(alike, key=lambda pair: -pair[0]) if ratio >= _REWORDED]
        same_id = [each for each in actions if _fold(each.id) == here]
        yield from (each for each in same_id if each in likely)
        yield from likely
        yield from same_id

    @cached_property
    def known_as(self) -> dict[int, set[str]]:
        """The ids under which the ledger knows an action's present words: such a one was another's before."""
        return {
            action.position: set().union(*(self.ids_of.get(key, set()) for key in self.keys(action, True)))
            for action in self.plan.actions
        }

    @cached_property
    def word_sets(self) -> dict[int, set[frozenset[str]]]:
        return {position: {words_of(each.words) for each in grounds} for position, grounds in self.grounds.items()}

    def keys(self, action: Action, words: bool) -> set[str]:
        """Return what a decision on an action may be found by; by the bare ``words`` where it is of another version."""
        keys = {each.fingerprint for each in self.grounds[action.position]}
        return keys | {fingerprint([each.words]) for each in self.grounds[action.position]} if words else keys

    def suspect(self, decision: Decision, action: Action, reworded: bool) -> str:
        """Say what has changed since a decision."""
        said = []
        if reworded:
            before = words_of(decision.words)
            versions = [each.words for each in self.grounds[action.position]]
            now = max(versions, key=lambda words: alikeness(before, words_of(words)))
            said.append("the action's words changed from {} to {}".format(*_quoted(decision.words, now)))
        finding, element = self.elements[decision.element]
        asked_anew = fingerprint([decision.asked]) != fingerprint([element.text])
        known = _version(decision.element_fingerprint) == VERSION
        same = decision.element_fingerprint == element_fingerprint(finding, element) if known else not asked_anew
        if not same and asked_anew:
            said.append("what is asked for changed from {} to {}".format(*_quoted(decision.asked, element.text)))
        elif not same:
            said.append("the report's words on it changed")
        return "; ".join(said)


def _quoted(old: str, new: str) -> tuple[str, ...]:
    return tuple(f'"{each}"' for each in change(old, new))


def _key(decision: Decision) -> str:
    """Return the fingerprint to look for. One of another version says nothing; the words kept beside it do."""
    known = _version(decision.action_fingerprint) == VERSION
    return decision.action_fingerprint if known else fingerprint([decision.words])


def _version(text: str) -> int:
    version = text.partition(":")[0]
    return int(version) if version.isdecimal() else 0


def _fold(id_: str) -> str:
    return id_.strip().casefold()
