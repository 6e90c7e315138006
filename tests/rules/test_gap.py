from __future__ import annotations

import pytest

from builders import check
from planchk.rules import gap

BREAKS = "- answers: CS-PR-3/short-breaks\n"

CASES = {
    "no answer": BREAKS + "<< no action answers this: Make assessments and legal planning meetings timely",
    "only perhaps": BREAKS + "  may answer: CS-PR-2/legal\n<< no action answers this for certain",
    "in part is PC302's": BREAKS + "  answers: CS-PR-2/legal",
    "two": "- action: Publish.\n<< Make assessments\n<< Offer more short breaks",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_gap(source: str) -> None:
    check(gap, source)


def test_a_recommendation_is_an_error_and_a_direction_noted_a_warning() -> None:
    hits = check(gap, CASES["two"])
    assert [(hit.finding, hit.severity) for hit in hits] == [("CS-PR-2", "error"), ("CS-PR-3", "warning")]
