"""A sentence and what stands above it -> what it is, how surely, and by which cues."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from planchk.catalogue import Duty
from planchk.drafting.addressee import addressee
from planchk.drafting.context import Sentence
from planchk.drafting.cues import (
    ABOUT_SOMEBODY,
    ABOUT_WHOM,
    CUES,
    FALSE_FRIENDS,
    FINITE,
    IMPERATIVE,
    LAW_FOR_ALL,
    NEEDED_THEN,
    OTHER,
    Label,
)

_DUTIES: tuple[Duty, ...] = get_args(Duty)  # the strongest first
# What the place of a sentence adds.
_LABELLED = 5.0  # "R1"
_ITEM = 3.2  # opens an item below a heading of improvements
_SHORTEST = 4  # characters; "New" and "Met" are no items of it
_VERBLESS = 2.8  # no item, but an imperative or no verb
_MODAL_THERE = 0.8
_NEEDED_THEN = 3.2
# What the subject of a word of duty takes away outside lists of improvements: where the report has such lists, its
# text asks for more only where it names the body inspected.
_TO_ANY = -2.6
_TO_A_THING = -1.2
_BEHIND_LAW = -2.6
_STRENGTH_ITEM = 3.0
_STRENGTH_TEXT = 2.2
_BOILERPLATE = 2.4
_ANNEX = 4.0
_BACKGROUND = 2.4
# A sentence that asks for something is a requirement, however much it praises or notes beside it.
_ASKS = 1.8  # the weight of a cue from which a sentence asks
_BESIDE = -2.0
# What stands beside the main clause, whose verbs don't make a sentence of it: "Plans, so that they are clear".
_BESIDE_MAIN = re.compile(
    r"(?:,? so that|, so|,? when|,? where|,? because|,? until|,? if|,? while|, which|, who|, to ensure)\b.*"
    r"|\b(?:who|that|which|whom|(?:what|how|whether|as)\b[^,.]*?) (?:(?:[\w’'-]+ ){0,5}?)"
    r"(?:is|are|was|were|has|have|had|do|does|can|could|will|need|needs|must|should|receive|know)\b"
    r"|\b(?:the|any) (?:\w+ )?\w+ (?:they|it|people|children|families|staff|carers) (?:need|have|receive|get)\b"
    r"|\bin need\b",
    re.IGNORECASE,
)


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
    if not asks and _asked_then(sentence, struck):
        asks = True
        scores["requirement"] += _NEEDED_THEN
        found.append((_NEEDED_THEN, "needed, below a heading of improvements", "requirement"))
        duties.append("need")
    for cue in hits:
        if cue.kind == "requirement" and 0 < cue.weight < _ASKS and not asks:
            continue  # it says how strongly something is asked for, not that it is
        if cue.name == LAW_FOR_ALL and sentence.above.role == "improvement":
            continue  # a national report recommends to all
        scores[cue.kind] += cue.weight
        found.append((cue.weight, cue.name, cue.kind))
        if cue.duty:
            duties.append(cue.duty)
    for kind, weight, name in _of_place(sentence, asks, struck):
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


def _asked_then(sentence: Sentence, struck: str) -> bool:
    below = sentence.above.role == "improvement"
    return below and bool(NEEDED_THEN.search(struck)) and addressee(struck) != "people"


def strike_out(text: str) -> str:
    """Return a sentence with false friends of a requirement blanked out."""
    text = ABOUT_WHOM.sub(lambda match: match[1] + " " * (len(match.group()) - len(match[1])), text)
    for _, pattern in FALSE_FRIENDS:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _of_place(sentence: Sentence, asks: bool, struck: str) -> list[tuple[Label, float, str]]:
    """Return what labels, lists and headings add: (kind, weight, name)."""
    role = sentence.above.role
    below = f"stands below “{sentence.above.heading[:80]}”"
    added: list[tuple[Label, float, str]] = []
    if sentence.label and role not in ("annex", "background") and len(sentence.text.split()) > 1:
        added.append(("requirement", _LABELLED, f"is numbered {sentence.label}"))
    if role == "improvement":
        aside = sentence.text.startswith("(") and sentence.text.endswith(")")
        main = _BESIDE_MAIN.sub(" ", sentence.text)
        told = aside or bool(FINITE.search(main)) or bool(ABOUT_SOMEBODY.match(main))
        verbless = bool(IMPERATIVE.match(main)) or (sentence.alone and not told)
        if sentence.opens_item and len(sentence.text) > _SHORTEST:
            added.append(("requirement", _ITEM, below))
        elif verbless and len(sentence.text.split()) > 3:
            added.append(("requirement", _VERBLESS, below))
        elif asks:
            added.append(("requirement", _MODAL_THERE, below))
    elif asks and not sentence.label:
        added.extend(_of_subject(sentence, struck))
    if role == "strength":
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


def _of_subject(sentence: Sentence, struck: str) -> Iterator[tuple[Label, float, str]]:
    """Yield what it takes away that a word of duty is not addressed to the body inspected."""
    subject = addressee(struck)
    if subject == "any":
        yield "requirement", _TO_ANY, "addressed to any of a kind"
    elif subject == "thing" and sentence.listed:
        yield "requirement", _TO_A_THING, "addressed to nobody, beside a list of improvements"
    if sentence.behind_law and subject not in ("body", ""):
        yield "requirement", _BEHIND_LAW, "explains the law"


def _duty(label: Label, duties: list[Duty], sentence: Sentence) -> Duty:
    if label != "requirement":
        return "noted"
    own = [duty for duty in duties if duty != "noted"]
    if own:
        return min(own, key=_DUTIES.index)
    return sentence.above.duty or "recommend"
