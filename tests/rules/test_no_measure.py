from __future__ import annotations

import pytest

from builders import check
from planchk.rules import no_measure

CASES = {
    "none": "- action: Rewrite the recording policy.   << no measure",
    "empty": "- action: Rewrite the recording policy.   << no measure\n  measures:",
    "to be confirmed": "- action: Rewrite the recording policy.   << no measure\n  measures: TBC",
    "an outcome is no measure": "- action: Rewrite the policy.   << no measure\n  outcome: Recording improves.",
    "a year is no figure": "- action: Meet the duties of the 2014 Act.   << no measure",
    "a section is no figure": "- action: Train staff in section 47 enquiries.   << no measure",
    "a date is no figure": "- action: Rewrite the policy by 30 June 2021.   << no measure",
    "an age is no figure": "- action: Widen the service for over 65s.   << no measure",
    "a measure": "- action: Rewrite the policy.\n  measures: Number of plans returned",
    "a figure in the action": "- action: 42wd compliance to 85% by Q2",
    "a period in the action": "- action: Hear each request within ten working days.",
    "an amount in the detail": "- action: Recruit foster carers.\n  detail: Fifteen more households, 15 in all.",
    "complete is PC109's": "- action: Rewrite the policy.\n  status: complete",
    "cancelled": "- action: Rewrite the policy.\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_no_measure(source: str) -> None:
    check(no_measure, source)
