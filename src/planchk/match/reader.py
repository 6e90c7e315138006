"""What reads an action's words: the protocol that every reader answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from planchk.plan import Action

Band = Literal["covered", "possible", "missing"]


class Reading(NamedTuple):
    """What a reader says of an action and an element.

    ``element`` is ``FINDING/element``; ``score`` the calibrated probability (0 to 1) that the
    words commit to it; ``words``, ``start`` and ``end`` name the clause that decided: the index
    into ``Action.words`` and the characters in its value.
    """

    element: str
    score: float
    band: Band
    words: int
    start: int
    end: int


class Reader(Protocol):
    """Reads actions. One that was learnt from exemplars ``decides``; any other only suggests."""

    @property
    def name(self) -> str:
        """The name that outputs give it."""
        ...

    @property
    def decides(self) -> bool:
        """Whether its verdicts can cover an element, and test a declared reference."""
        ...

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the readings worth showing, best first; none for an action that answers nothing."""
        ...


class ReadBefore:
    """Gives what a reader said of a plan's actions, in their order, when it read them with those of other plans."""

    def __init__(self, reader: Reader, readings: Sequence[tuple[Reading, ...]]) -> None:
        """Take the reader and its readings of each action."""
        self.name, self.decides = reader.name, reader.decides
        self._readings = readings

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the readings of an action of this plan."""
        return self._readings[action.position]
