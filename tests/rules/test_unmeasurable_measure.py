from __future__ import annotations

import pytest

from builders import check
from planchk.rules import unmeasurable_measure

CASES = {
    "outcomes": "- measures: Improved outcomes for children   << 'Improved outcomes for children'",
    "partners": "- measures: Better partnership working   << can't be measured",
    "feelings": "- measures: Staff feel more confident   << can't be measured",
    "one of two": "- measures: 90% on time\n  measures: Robust oversight   << 'Robust oversight'",
    "a figure": "- measures: 85% improved outcomes",
    "a number": "- measures: Number of plans returned, reported each quarter",
    "an audit": "- measures: Improved quality, by audit",
    "a survey": "- measures: Parents feel respected (survey)",
    "no judgement": "- measures: outcomes changed on countersigning",
    "a count in words": "- measures: three new providers",
    "none": "- action: Rewrite the policy.",
    "cancelled": "- measures: Improved outcomes\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_unmeasurable_measure(source: str) -> None:
    check(unmeasurable_measure, source)
