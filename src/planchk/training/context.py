"""Exemplars -> texts with and without headings: what teaches the model to use a heading, and not to trust it.

In trackers the subject often stands in the heading only ("Legal planning meetings" / "From 24 days
to 9"). Exemplars that begin with their subject are taught a second time with it as the heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from planchk.match.features import Texts
from planchk.training.exemplars import Exemplar

_SUBJECT = re.compile(r"\s*([^.:;–—-]{3,48}?)\s*(?::\s+|\s+[–—-]\s+|\.\s+)(?=\S)")
_SUBJECT_WORDS = 6  # at most; a longer opening is a sentence
_WITHOUT = 0.33  # share of the exemplars with a heading that are taught without it
_ALONE = 1200  # headings taught with no text, as covering nothing
_HALF = 0.5  # weight of a text that is taught beside the exemplar it comes from
_SEED = 3


class Lesson(NamedTuple):
    """A text to learn from; ``exemplar`` is the number of the one it comes from, ``empty`` a heading alone."""

    texts: Texts
    exemplar: int
    weight: float
    empty: bool = False


def lessons_of(exemplars: Sequence[Exemplar]) -> list[Lesson]:
    """Return what is taught, in a fixed order; the first ones are the exemplars themselves."""
    draw = np.random.RandomState(_SEED)
    without = draw.rand(len(exemplars)) < _WITHOUT
    taught = [
        Lesson(_texts(each.text, "" if without[number] else each.section), number, 1.0)
        for number, each in enumerate(exemplars)
    ]
    moved = [lesson for number, each in enumerate(exemplars) for lesson in _moved(each, number)]
    headings = {lesson.texts.section: lesson.exemplar for lesson in taught + moved if lesson.texts.section}
    chosen = sorted(draw.choice(len(headings), min(_ALONE, len(headings)), replace=False)) if headings else []
    named = list(headings.items())
    alone = [Lesson(Texts((), named[at][0]), named[at][1], _HALF, empty=True) for at in chosen]
    return taught + moved + alone


def _moved(exemplar: Exemplar, number: int) -> list[Lesson]:
    """Return the exemplar with its opening words as a heading, if it opens with a subject."""
    match = _SUBJECT.match(exemplar.text)
    if not match or len(match.group(1).split()) > _SUBJECT_WORDS:
        return []
    rest = exemplar.text[match.end() :]
    section = " / ".join(part for part in (exemplar.section, match.group(1)) if part)
    return [Lesson(_texts(rest, section), number, _HALF)] if len(rest.split()) > 1 else []


def _texts(text: str, section: str) -> Texts:
    return Texts((("action", text),), section)
