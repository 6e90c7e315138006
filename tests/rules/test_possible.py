from __future__ import annotations

import pytest

from builders import check
from planchk.rules import possible

CASES = {
    "the action": (
        "- id: 2.1\n  may answer: CS-PR-3/short-breaks\n"
        "<< whether this is answered (Offer more short breaks): action 2.1 may answer it"
    ),
    "the element, of several": "- id: 2.1\n  may answer: CS-PR-2/legal\n<< action 2.1 may answer Legal planning",
    "beside an answer to another element": (
        "- id: 1\n  answers: CS-PR-2/assessments\n- id: 2\n  may answer: CS-PR-2/legal\n<< action 2 may answer Legal"
    ),
    "many actions": (
        "".join(f"- id: {number}\n  may answer: CS-PR-3/short-breaks\n" for number in range(1, 6))
        + "<< actions 1, 2, 3 and 2 more may answer it"
    ),
    "answered besides": "- answers: CS-PR-3/short-breaks\n- may answer: CS-PR-3/short-breaks",
    "none": "- action: Publish.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_possible(source: str) -> None:
    check(possible, source)


def test_it_names_the_finding() -> None:
    (hit,) = check(possible, CASES["the action"])
    assert hit.finding == "CS-PR-3"
