from __future__ import annotations

import pytest

from builders import check
from planchk.rules import unreadable_due

CASES = {
    "no such day": "- due: 2021-02-30   << February 2021 has 28 days",
    "no such day, month last": "- due: 31/06/2021   << June 2021 has 30 days",
    "month first": "- due: 03/25/2021   << there is no month 25",
    "no date at all": "- due: when resources allow   << names no day, month, quarter or year",
    "too long": "- due: " + "soon " * 1000 + "  << is too long",
    "no year and no date of the plan": "- due: Q3   << add the year",
    "no day to count from": "- due: within 6 months   << add the year, or the plan's 'date:'",
    "the plan's date gives the year": "date: 2021-02-01\n- due: Q3",
    "the plan's date is where it counts from": "date: 2021-02-01\n- due: within 6 months",
    "a day": "- due: 31/03/22",
    "a month": "- due: Sept 21",
    "a Welsh month": "- due: diwedd Mehefin 2021",
    "open": "- due: ongoing",
    "immediate": "- due: immediate",
    "missing": "- due: TBC",
    "complete": "- due: 2021-02-30\n  status: complete",
    "cancelled": "- due: 2021-02-30\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_unreadable_due(source: str) -> None:
    check(unreadable_due, source)
