from __future__ import annotations

import pytest

from builders import check
from planchk.rules import unsupported_claim

CASES = {
    "a claim": "- action: Survey families.\n  claims: CS-PR-3   << claims CS-PR-3 (Offer more short breaks)",
    "of an element": "- action: Publish.\n  claims: CS-PR-2/legal   << claims CS-PR-2/legal (Make assessments",
    "two": "- claims: CS-PR-3   << CS-PR-3\n- claims: CS-PR-2   << CS-PR-2",
    "none": "- action: Publish.\n  addresses: CS-PR-3\n  answers: CS-PR-3/short-breaks",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_unsupported_claim(source: str) -> None:
    check(unsupported_claim, source)


def test_it_names_the_finding() -> None:
    (hit,) = check(unsupported_claim, CASES["of an element"])
    assert hit.finding == "CS-PR-2"
