"""A sentence and what stands above it -> what it is, how surely, and by which cues."""

from __future__ import annotations

import math
import re
from typing import NamedTuple, get_args

from planchk.catalogue import Duty
from planchk.drafting.context import Sentence
from planchk.drafting.cues import ABOUT_SOMEBODY, CUES, FALSE_FRIENDS, FINITE, IMPERATIVE, LAW_FOR_ALL, OTHER, Label

_DUTIES: tuple[Duty, ...] = get_args(Duty)  # the strongest first
# What the place of a sentence adds.
_LABELLED = 5.0  # "R1"
_ITEM = 3.2  # opens an item below a heading of improvements
_SHORTEST = 4  # characters; "New" and "Met" are no items of it
_VERBLESS = 2.8  # no item, but an imperative or no verb
_MODAL_THERE = 0.8
_STRENGTH_ITEM = 3.0
_STRENGTH_TEXT = 2.2
_BOILERPLATE = 2.4
_ANNEX = 4.0
_BACKGROUND = 2.4
# A sentence that asks for something is a requirement, however much it praises or notes beside it.
_ASKS = 1.8  # the weight of a cue from which a sentence asks
_BESIDE = -2.0


class Verdict(NamedTuple):
    """What a sentence is; ``confidence`` from 0 to 1; ``cues`` are names, the heaviest first."""

    label: Label
    confidence: float
    duty: Duty
    cues: tuple[str, ...]
    requirement: float  # the share of the verdict that speaks for a requirement


def classify(sentence: Sentence) -> Verdict:
    """Return what a sentence is."""
    text = sentence.text
    struck = strike_out(text)
    scores: dict[Label, float] = {"requirement": 0.0, "direction": 0.0, "strength": 0.0, "other": OTHER}
    found: list[tuple[float, str, Label]] = []
    duties: list[Duty] = []
    hits = [cue for cue in CUES if cue.pattern.search(struck if cue.kind == "requirement" else text)]
    asks = any(cue.kind == "requirement" and cue.weight >= _ASKS for cue in hits)
    for cue in hits:
        if cue.kind == "requirement" and 0 < cue.weight < _ASKS and not asks:
            continue  # it says how strongly something is asked for, not that it is
        if cue.name == LAW_FOR_ALL and sentence.above.role == "improvement":
            continue  # a national report recommends to all
        scores[cue.kind] += cue.weight
        found.append((cue.weight, cue.name, cue.kind))
        if cue.duty:
            duties.append(cue.duty)
    for kind, weight, name in _of_place(sentence, asks):
        scores[kind] += weight
        found.append((weight, name, kind))
    if asks or sentence.label:
        scores["strength"] += _BESIDE
        scores["direction"] += _BESIDE
    total = sum(math.exp(score) for score in scores.values())
    shares = {kind: math.exp(score) / total for kind, score in scores.items()}
    label = max(shares, key=lambda kind: shares[kind])
    names = [name for weight, name, kind in sorted(found, reverse=True) if kind == label and weight > 0]
    return Verdict(label, shares[label], _duty(label, duties, sentence), tuple(names), shares["requirement"])


def strike_out(text: str) -> str:
    """Return a sentence with false friends of a requirement blanked out."""
    for _, pattern in FALSE_FRIENDS:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _of_place(sentence: Sentence, asks: bool) -> list[tuple[Label, float, str]]:
    """Return what labels, lists and headings add: (kind, weight, name)."""
    role = sentence.above.role
    below = f"stands below “{sentence.above.heading[:80]}”"
    added: list[tuple[Label, float, str]] = []
    if sentence.label and len(sentence.text.split()) > 1:
        added.append(("requirement", _LABELLED, f"is numbered {sentence.label}"))
    if role == "improvement":
        aside = sentence.text.startswith("(") and sentence.text.endswith(")")
        told = aside or bool(FINITE.search(sentence.text)) or bool(ABOUT_SOMEBODY.match(sentence.text))
        verbless = bool(IMPERATIVE.match(sentence.text)) or not told
        if sentence.opens_item and len(sentence.text) > _SHORTEST:
            added.append(("requirement", _ITEM, below))
        elif verbless and len(sentence.text.split()) > 3:
            added.append(("requirement", _VERBLESS, below))
        elif asks:
            added.append(("requirement", _MODAL_THERE, below))
    elif role == "strength":
        added.append(("strength", _STRENGTH_ITEM if sentence.opens_item else _STRENGTH_TEXT, below))
    elif role == "annex":
        added.append(("other", _ANNEX, below))
    elif role == "boilerplate":
        added.append(("other", _BOILERPLATE, below))
    elif role == "background":
        added.append(("other", _BACKGROUND, below))
    elif role == "reasons" and sentence.opens_item:
        added.append(("requirement", -1.0, below))
    return added


def _duty(label: Label, duties: list[Duty], sentence: Sentence) -> Duty:
    if label != "requirement":
        return "noted"
    own = [duty for duty in duties if duty != "noted"]
    if own:
        return min(own, key=_DUTIES.index)
    return sentence.above.duty or "recommend"
