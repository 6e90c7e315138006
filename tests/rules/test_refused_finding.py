from __future__ import annotations

import pytest

from builders import read_case
from planchk.place import Place
from planchk.plan import Response
from planchk.rules import refused_finding
from planchk.rules.rule import Hit


def hits(answer: str, reason: str, finding: str = "CS-PR-2") -> list[Hit]:
    subject = read_case("- action: Publish the guide.").subject
    response = Response(finding, answer, reason, Place("plan.yaml", 9, 3))  # type: ignore[arg-type]
    findings = tuple(
        each._replace(response=response) if each.finding.id == finding else each for each in subject.coverage.findings
    )
    return list(refused_finding.check(subject._replace(coverage=subject.coverage._replace(findings=findings))))


@pytest.mark.parametrize(
    ("answer", "reason", "told"),
    [
        ("agreed", "", None),
        ("agreed", "With pleasure.", None),
        (
            "not agreed",
            "",
            "the council does not agree (Make assessments and legal planning meetings timely), and gives no",
        ),
        (
            "not agreed",
            "It costs too much.",
            "does not agree (Make assessments and legal planning meetings timely): “It costs",
        ),
        ("no action", "", "the council takes no action"),
        ("no action", "In place since May.", "“In place since May.”"),
        ("partly agreed", "", "the council agrees only in part"),
        ("partly agreed", "Not for reviews.", None),
    ],
)
def test_refusals_are_told_and_those_without_a_reason_warned_of(answer: str, reason: str, told: str | None) -> None:
    found = hits(answer, reason)
    assert bool(found) is (told is not None)
    for hit in found:
        assert told
        assert told in hit.message
        assert (hit.finding, hit.place.line, hit.severity) == ("CS-PR-2", 9, "info" if reason else None)
