from __future__ import annotations

import pytest

from builders import check
from planchk.rules import partial

CASES = {
    "one of three": (
        "- answers: CS-PR-2/legal\n"
        "<< answered in part (Make assessments and legal planning meetings timely): "
        "no action answers Assessments are timely; Decisions are not delayed"
    ),
    "perhaps is not answered": (
        "- answers: CS-PR-2/legal, CS-PR-2/assessments\n  may answer: CS-PR-2/no-delay\n"
        "<< no action answers Decisions are not delayed"
    ),
    "whole": "- answers: CS-PR-2/legal, CS-PR-2/assessments, CS-PR-2/no-delay",
    "none is PC301's": "- action: Publish.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_partial(source: str) -> None:
    check(partial, source)


def test_it_is_an_error_and_names_the_finding() -> None:
    (hit,) = check(partial, CASES["one of three"])
    assert (hit.finding, hit.severity) == ("CS-PR-2", "error")
