from __future__ import annotations

import pytest

from builders import check
from planchk.rules import overdue

CASES = {
    "the day after": "today: 2021-07-01\n- due: 2021-06-30   << 30 June 2021 and is in\n  status: in progress",
    "on the day": "today: 2021-06-30\n- due: 2021-06-30\n  status: in progress",
    "a month is due by its last day": "today: 2021-06-30\n- due: June 2021",
    "and late after it": "today: 2021-07-01\n- due: June 2021   << was due by 30 June 2021 and has no status",
    "a quarter": "today: 2021-10-01\n- due: Q2 2021/22   << was due by 30 September 2021",
    "a quarter not over": "today: 2021-09-30\n- due: Q2 2021/22",
    "the later of two dates counts": "today: 2021-06-15\n- due: 31/03/21, 30/09/21",
    "days stand before months": "today: 2021-06-15\n- due: 04/07/2021",
    "weeks from the plan's date": "date: 2021-02-01\ntoday: 2021-05-02\n- due: within 3 months   << 1 May 2021",
    "immediate, months ago": "date: 2021-02-01\ntoday: 2021-06-15\n- due: immediate   << was due by 1 March 2021",
    "immediate, just agreed": "date: 2021-02-01\ntoday: 2021-02-10\n- due: immediate",
    "complete": "today: 2021-07-01\n- due: 2021-06-30\n  status: Completed",
    "blue is complete": "today: 2021-07-01\n- due: 2021-06-30\n  status: B",
    "red is not": "today: 2021-07-01\n- due: 2021-06-30   << is in progress\n  status: R",
    "a phase is not": "today: 2021-07-01\n- due: 2021-06-30   << is in progress\n  status: Phase 1 completed",
    "cancelled": "today: 2021-07-01\n- due: 2021-06-30\n  status: superseded",
    "on hold is PC110's": "today: 2021-07-01\n- due: 2021-06-30\n  status: on hold",
    "done according to its date": "today: 2021-07-01\n- due: Completed June 2021",
    "open": "today: 2030-01-01\n- due: ongoing",
    "started, no end": "today: 2021-07-01\n- due: from April 2021\n  status: in progress",
    "should have started": "today: 2021-07-01\n- due: from April 2021   << from 1 April 2021\n  status: not started",
    "last day of the month of the start": "today: 2021-04-30\n- due: from April 2021\n  status: not started",
    "month of the start": "today: 2021-04-20\n- due: from April 2021\n  status: not started",
    "unreadable": "today: 2021-07-01\n- due: 2021-02-30",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_overdue(source: str) -> None:
    check(overdue, source)
