"""A reader that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planchk.match.reader import Band, Reading
from planchk.plan import Action


class Scripted:
    """A reader that says of each action what the test says: title -> [(element, score, band)]."""

    name = "scripted"

    def __init__(self, said: Mapping[str, Sequence[tuple[str, float, Band]]], decides: bool = True) -> None:
        self.said = said
        self.decides = decides

    def read(self, action: Action) -> tuple[Reading, ...]:
        said = self.said.get(action.title, [])
        return tuple(Reading(element, score, band, 0, 0, 4) for element, score, band in said)
