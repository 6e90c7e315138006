from __future__ import annotations

import pytest

from builders import check
from planchk.rules import answers_nothing

CASES = {
    "nothing": "- action: Recruit staff.   << answers no finding of the report",
    "an answer": "- action: Publish.\n  answers: CS-PR-2/legal",
    "perhaps": "- id: 1   << it may answer CS-PR-2, CS-PR-3\n  may answer: CS-PR-2/legal, CS-PR-3/short-breaks",
    "one answer and one perhaps": "- action: Publish.\n  answers: CS-PR-2/legal\n  may answer: CS-PR-3/short-breaks",
    "one id, two actions": "- id: 1\n  answers: CS-PR-2/legal\n- id: 1   << answers no finding",
    "cancelled": "- action: Recruit staff.\n  status: cancelled",
    "complete": "- action: Recruit staff.   << answers no finding\n  status: complete",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_answers_nothing(source: str) -> None:
    check(answers_nothing, source)
