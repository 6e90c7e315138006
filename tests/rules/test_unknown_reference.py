from __future__ import annotations

import pytest

from builders import check, read_case
from planchk.rules import unknown_reference

CASES = {
    "no such finding": "- addresses: CS-PR-22   << no finding 'CS-PR-22'. Did you mean 'CS-PR-2'?",
    "nothing like it": "- addresses: R17   << no finding 'R17'. Its ids are like 'CS-VC-S1'.",
    "no such element": "- addresses: CS-PR-2/legl   << CS-PR-2 has no element 'legl'. Did you mean 'legal'?",
    "no element like it": "- addresses: CS-PR-3/xyz   << It has: short-breaks.",
    "an empty element": "- addresses: CS-PR-2/   << CS-PR-2 has no element ''",
    "two on one line": "- addresses: CS-PR-2, CS-PR-9   << 'CS-PR-9'",
    "a finding": "- addresses: CS-PR-2",
    "an element": "- addresses: CS-PR-2/no-delay",
    "a strength": "- addresses: CS-VC-S1   << CS-VC-S1 is a strength and needs no coverage",
    "none": "- action: Publish the guide.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_unknown_reference(source: str) -> None:
    check(unknown_reference, source)


def test_a_strength_is_only_noted() -> None:
    (hit,) = check(unknown_reference, CASES["a strength"])
    assert hit.severity == "info"
    (hit,) = check(unknown_reference, CASES["no such finding"])
    assert hit.severity is None


def test_a_reference_of_a_section_is_reported_once() -> None:
    case = read_case("- addresses: CS-PR-22\n- action: Publish.")
    first, second = case.subject.plan.actions
    plan = case.subject.plan._replace(actions=(first, second._replace(addresses=first.addresses)))
    assert len(list(unknown_reference.check(case.subject._replace(plan=plan)))) == 1
