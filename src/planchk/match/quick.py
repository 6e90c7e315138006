"""The quick reader: the lexical model, in the plain install."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from planchk.match.model import Model, Score, Texts, load_model
from planchk.match.reader import Reading
from planchk.plan import Action
from planchk.shipped import data_file
from planchk.values.services import parse_service

if TYPE_CHECKING:
    from planchk.match.swift import SwiftReader

# The model knows four kinds of words; a stated result reads as progress does.
_FIELDS = {"result": "detail"}


class QuickReader:
    """Reads an action by the lexical model, in well under a millisecond."""

    name = "quick"
    decides = True

    def __init__(self, model: Model) -> None:
        """Wrap a loaded model."""
        self.model = model

    @cached_property
    def swift(self) -> SwiftReader:
        """A reader that gives the same in less time, save for readings that are not even possible."""
        from planchk.match.swift import SwiftReader  # here, since it stands on this module

        return SwiftReader(self.model)

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the readings worth showing, best first."""
        return readings_of(self.model, self.model.read(texts_of(action)))


def readings_of(model: Model, scores: Iterable[Score]) -> tuple[Reading, ...]:
    """Return what a model's scores say, in their order."""
    return tuple([Reading(s.element, round(s.probability, 3), model.band(s), s.field, s.start, s.end) for s in scores])


def texts_of(action: Action) -> Texts:
    """Return an action as the model takes it."""
    return Texts(
        fields=tuple([(_FIELDS.get(words.field, words.field), words.value) for words in action.words]),
        section=section_of(action),
        service=service_of(action),
        status=action.status.value if action.status else "",
    )


def section_of(action: Action) -> str:
    """Return the headings above an action as the model takes them."""
    return " / ".join(action.sections)


def service_of(action: Action) -> str:
    """Return the service that an action states: ``children``, ``adults``, ``both`` or none."""
    return parse_service(action.service.value) if action.service else ""


@cache
def quick_reader() -> QuickReader:
    """Return the reader that planchk ships (loaded once)."""
    return QuickReader(load_model(data_file("model.bin")))
