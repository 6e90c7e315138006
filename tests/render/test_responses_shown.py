"""What the council says to a finding is shown apart from what the plan covers."""

from __future__ import annotations

from datetime import date

import pytest

from builders import CATALOGUE
from planchk.assess import check
from planchk.match.ranking import RankingReader
from planchk.place import Place
from planchk.plan import Answer, Response
from planchk.readers import parse_plan
from planchk.render.as_text import render_text
from planchk.render.lines import paint_plain


@pytest.mark.parametrize(
    ("answer", "reason", "told"),
    [
        (
            "not agreed",
            "No demand\x1b[31m was found.",
            'Council: not agreed: "No demand\\x1b[31m was found." plan.yaml:9:3',
        ),
        ("not agreed", "", "Council: not agreed, without a reason plan.yaml:9:3"),
        ("agreed", "", "Council: agreed plan.yaml:9:3"),
    ],
)
def test_a_response_stands_below_its_finding(answer: Answer, reason: str, told: str) -> None:
    plan = parse_plan("actions: [{id: a, action: Open a club, addresses: [CS-PR-3]}]", "plan.yaml")
    assessment = check(plan, CATALOGUE, reader=RankingReader(CATALOGUE), today=date(2021, 3, 1))
    response = Response("CS-PR-3", answer, reason, Place("plan.yaml", 9, 3))
    findings = tuple(
        each._replace(response=response) if each.finding.id == "CS-PR-3" else each
        for each in assessment.coverage.findings
    )
    answered = assessment._replace(coverage=assessment.coverage._replace(findings=findings))
    before, after = (paint_plain(render_text(each), 100).splitlines() for each in (assessment, answered))
    [added] = [line for line in after if line not in before]
    assert added == f"    {told}"
    assert after[after.index(added) - 1].startswith("  COVERED CS-PR-3")
