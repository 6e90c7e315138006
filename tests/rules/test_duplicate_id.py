from __future__ import annotations

import pytest

from builders import check
from planchk.rules import duplicate_id

CASES = {
    "twice": "- id: 3\n- id: 3   << the id '3' is taken by the action at plan.yaml:1:3",
    "three times, pointing to the first": "- id: 3\n- id: 3   << plan.yaml:1:3\n- id: 3   << plan.yaml:1:3",
    "without case": "- id: C1\n- id: c1   << 'c1'",
    "one each": "- id: 1.1\n- id: 1.10",
    "made ids": "- action: Publish.\n- action: Publish.",
    "a cancelled action has its id still": "- id: 3\n  status: cancelled\n- id: 3   << taken",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_duplicate_id(source: str) -> None:
    check(duplicate_id, source)
