"""PC406: an entry of the baseline that is too old to excuse."""

from __future__ import annotations

from datetime import date

from builders import read_case
from planchk.baseline import KnownFinding, KnownProblem
from planchk.rules import outdated_baseline
from planchk.rules.rule import Kept

FINDING = KnownFinding("CS-PR-2", ("legal",), date(2021, 1, 4))
PROBLEM = KnownProblem("PC106", "", "A1", "1:0", date(2021, 1, 5))


def test_each_finding_and_code_is_told_once_with_its_day() -> None:
    subject = read_case("- action: Do it").subject._replace(kept=Kept(outdated=(FINDING, PROBLEM, PROBLEM)))
    first, second = outdated_baseline.check(subject)
    assert "has known CS-PR-2 since 4 January 2021" in first.message
    assert "has known PC106 since 5 January 2021" in second.message
    assert first.finding == "CS-PR-2"
