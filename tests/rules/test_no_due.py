from __future__ import annotations

import pytest

from builders import check
from planchk.rules import no_due

CASES = {
    "left out": "- action: Publish the guide.   << no due date:",
    "empty": "- action: Publish the guide.   << no due date:\n  due:",
    "to be confirmed": "- due: TBC   << no due date yet (TBC)",
    "a dash": "- due: n/a   << no due date yet",
    "a day": "- due: 2021-06-30",
    "open": "- due: ongoing",
    "unreadable is PC104's": "- due: 2021-02-30",
    "complete": "- status: complete",
    "cancelled": "- status: cancelled",
    "on hold is PC110's": "- status: on hold",
    "in progress": "- action: Publish the guide.   << no due date\n  status: in progress",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_no_due(source: str) -> None:
    check(no_due, source)
