"""A survey as its outputs see it: counts, and as many passes over its records as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planchk.catalogue import Catalogue, Finding
from planchk.survey.record import Record
from planchk.survey.settings import Settings
from planchk.survey.totals import CouncilTotal, Totals, by_council


class Survey(NamedTuple):
    """What was asked, the counts, and what yields the records.

    ``records`` yields them in the order of the plans, ``grouped`` council by council; ``lines`` yields, in the order
    of the plans, path and record in JSON. ``beside`` are the names of the other files that are written with this one.
    """

    settings: Settings
    totals: Totals
    records: Callable[[], Iterator[Record]]
    grouped: Callable[[], Iterator[Record]]
    lines: Callable[[], Iterator[tuple[str, str]]]
    beside: tuple[str, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        """The report's findings."""
        return self.settings.catalogue

    def councils(self) -> Iterator[CouncilTotal]:
        """Yield the total of each council."""
        return by_council(self.grouped())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in scope, in the report's order."""
        return tuple(total.finding for total in self.totals.findings)
