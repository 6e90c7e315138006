"""A reader that says what a test tells it to."""

from __future__ import annotations

from planchk.match.reader import Band, Reading
from planchk.plan import Action


class Scripted:
    """A reader that says of each action what the test says: title -> [(element, score, band)]."""

    name = "scripted"

    def __init__(self, said: dict[str, list[tuple[str, float, Band]]]) -> None:
        self.said = said

    def knows(self, catalogue_id: str) -> bool:
        return True

    def read(self, action: Action) -> tuple[Reading, ...]:
        said = self.said.get(action.title, [])
        return tuple(Reading(element, score, band, 0, 0, 4) for element, score, band in said)
