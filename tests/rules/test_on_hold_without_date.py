from __future__ import annotations

import pytest

from builders import check
from planchk.rules import on_hold_without_date

CASES = {
    "no date": "- status: on hold   << it has no date",
    "to be confirmed": "- due: TBC\n  status: Paused   << 'TBC' is no date",
    "open": "- due: ongoing\n  status: suspended   << 'ongoing' is no date",
    "passed": "today: 2021-06-15\n- due: 2021-05-31\n  status: on hold   << 31 May 2021, has passed",
    "ahead": "today: 2021-06-15\n- due: 2021-11-16\n  status: on hold",
    "today": "today: 2021-06-15\n- due: 2021-06-15\n  status: on hold",
    "rebooked in the text": "today: 2021-06-15\n- status: postponed\n  detail: Rebooked for 9 November 2021.",
    "in the status": "today: 2021-06-15\n- status: On hold until September 2021",
    "an old date in the text": "today: 2021-06-15\n- status: on hold   << no date\n  detail: Paused in May 2021.",
    "a target's date": "today: 2021-06-15\n- status: on hold   << no date\n  measures: 90% by March 2022",
    "in progress": "- status: in progress",
    "cancelled": "- status: cancelled",
    "no status": "- action: Publish the guide.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_on_hold_without_date(source: str) -> None:
    check(on_hold_without_date, source)
