from __future__ import annotations

import pytest

from builders import check
from planchk.rules import open_ended_due

CASES = {
    "ongoing": "- due: ongoing   << 'ongoing' has no end",
    "quarterly": "- due: quarterly   << 'quarterly'",
    "from a month": "- due: from April 2021   << 'from April 2021'",
    "with an end": "- due: monthly until March 2022",
    "a day": "- due: 2021-06-30",
    "missing": "- due: TBC",
    "unreadable": "- due: 2021-02-30",
    "complete": "- due: ongoing\n  status: complete",
    "cancelled": "- due: ongoing\n  status: cancelled",
    "on hold is PC110's": "- due: ongoing\n  status: on hold",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_open_ended_due(source: str) -> None:
    check(open_ended_due, source)
