"""Waivers: what a person lets stand for a time, and why. Values only."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planchk.place import Place


class Waiver(NamedTuple):
    """A decision to let a finding stand open, or a problem stand, until a day.

    Either ``finding`` or ``code`` (of a rule) is given; ``action`` narrows a code to the action of
    that id, and is empty where all are meant. ``expires`` is the last day on which it holds.
    """

    reason: str
    owner: str
    expires: date
    place: Place
    finding: str = ""
    code: str = ""
    action: str = ""
    plan: str = ""

    @property
    def target(self) -> str:
        """What it waives, in a few words."""
        return self.finding or (f"{self.code} of action {self.action}" if self.action else self.code)
