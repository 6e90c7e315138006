"""Why an action answers an element, or does not: scores, weighed words, and the nearest exemplars.

Pure but for the shipped exemplars, which are read when they are asked for.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from planchk.assessment import Assessment
from planchk.catalogue import Element, Finding
from planchk.match.explain import Weighed, explain, verdicts
from planchk.match.features import Texts
from planchk.match.likeness import Likeness
from planchk.match.quick import QuickReader, quick_reader, texts_of
from planchk.match.reader import Band, Reader
from planchk.plan import Action
from planchk.shipped import data_file

if TYPE_CHECKING:
    from planchk.match.deep import Voices

# Elements shown of an action, words for and against each, and exemplars of either kind.
_ELEMENTS = 3
_WORDS = 6
_LIGHT = 0.05  # log-odds; a word that adds less decided nothing


class Precedent(NamedTuple):
    """A labelled exemplar: whether it covers the element, and if not, why."""

    text: str
    covers: bool
    why: str
    likeness: float


class Reasons(NamedTuple):
    """Why an action has its score for one element; words by what they weigh, the heaviest first.

    ``voices`` is what each model of the deep reader says; None where the quick one decides alone.
    """

    finding: Finding
    element: Element
    score: float
    voices: Voices | None
    band: Band
    counts: bool
    decisive: str
    words_for: tuple[Weighed, ...]
    words_against: tuple[Weighed, ...]
    base: float
    precedents: tuple[Precedent, ...]


class ActionReasons(NamedTuple):
    """An action, the service that its field names (empty where none), and the reasons by element.

    ``verdicts``: how likely its words are about children, adults or elsewhere, and commit to anything.
    """

    action: Action
    service: str
    verdicts: dict[str, float]
    elements: tuple[Reasons, ...]


def explain_action(assessment: Assessment, action: Action, reader: Reader | None = None) -> ActionReasons:
    """Return why an action has its scores: what is linked, and at least the best three elements.

    ``reader`` is the one that made the assessment; without it, the quick one.
    """
    reader = reader or quick_reader()
    model = reader.model if isinstance(reader, QuickReader) else quick_reader().model
    texts = texts_of(action)
    elements = {f"{f.id}/{e.id}": (f, e) for f in assessment.catalogue.to_cover for e in f.elements}
    counting = {
        f"{link.finding}/{link.element}"
        for covered in assessment.coverage.findings
        for element in covered.elements
        for link in element.counting
        if link.action.position == action.position
    }
    exemplars = _read_exemplars()
    voices = _voices(reader, texts)
    found: list[Reasons] = []
    for reading in reader.read(action):
        if reading.element not in elements or (len(found) >= _ELEMENTS and reading.element not in counting):
            continue
        finding, element = elements[reading.element]
        explained = explain(model, texts, reading.element)
        words = [word for word in explained.words if abs(word.weight) >= _LIGHT]
        found.append(
            Reasons(
                finding,
                element,
                reading.score,
                voices.get(reading.element),
                reading.band,
                reading.element in counting,
                action.words[reading.words].value[reading.start : reading.end],
                tuple(word for word in words if word.weight > 0)[:_WORDS],
                tuple(reversed([word for word in words if word.weight < 0]))[:_WORDS],
                explained.base,
                _precedents(exemplars, reading.element, " ".join(each.value for each in action.words)),
            )
        )
    return ActionReasons(action, texts.service, verdicts(model, texts), tuple(found))


def _voices(reader: Reader, texts: Texts) -> dict[str, Voices]:
    if reader.name != "deep":
        return {}
    from planchk.match.deep import DeepReader  # here, since the encoder is an extra

    return reader.voices(texts) if isinstance(reader, DeepReader) else {}


def _read_exemplars() -> list[dict[str, Any]]:
    folder = data_file("exemplars")
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found += [json.loads(line) for line in file]
    return found


def _precedents(exemplars: list[dict[str, Any]], element: str, text: str) -> tuple[Precedent, ...]:
    """Return the exemplar most like the text that covers the element, and the nearest miss."""
    found = []
    for key in ("covers", "near"):
        labelled = {str(number): each for number, each in enumerate(exemplars) if element in each.get(key, ())}
        for like in Likeness({number: each["text"] for number, each in labelled.items()}).to(text)[:1]:
            each = labelled[like.name]
            found.append(Precedent(each["text"], key == "covers", each.get("why", ""), like.score))
    return tuple(found)
