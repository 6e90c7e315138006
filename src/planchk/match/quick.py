"""The quick reader: the lexical model, in the plain install."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from planchk.match.model import Model, Texts, load_model
from planchk.match.reader import Reading
from planchk.plan import Action
from planchk.shipped import data_file

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
        scores = self.model.read(texts_of(action))
        return tuple(
            Reading(s.element, round(s.probability, 3), self.model.band(s), s.field, s.start, s.end) for s in scores
        )


def texts_of(action: Action) -> Texts:
    """Return an action as the model takes it."""
    from planchk.values.services import parse_service

    return Texts(
        fields=tuple((_FIELDS.get(words.field, words.field), words.value) for words in action.words),
        section=" / ".join(action.sections),
        service=parse_service(action.service.value) if action.service else "",
        status=action.status.value if action.status else "",
    )


@cache
def quick_reader() -> QuickReader:
    """Return the reader that planchk ships (loaded once)."""
    return QuickReader(load_model(data_file("model.bin")))
