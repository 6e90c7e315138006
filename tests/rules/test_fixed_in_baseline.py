"""PC405: an entry of the baseline that is fixed."""

from __future__ import annotations

from datetime import date

from builders import read_case
from planchk.baseline import KnownFinding, KnownProblem
from planchk.rules import fixed_in_baseline
from planchk.rules.rule import Kept

FINDING = KnownFinding("CS-PR-2", ("legal",), date(2021, 1, 4))
PROBLEM = KnownProblem("PC106", "", "A1", "1:0", date(2021, 1, 4))


def test_what_is_fixed_is_told_once_with_its_names() -> None:
    subject = read_case("- action: Do it").subject._replace(kept=Kept(fixed=(FINDING, PROBLEM, PROBLEM)))
    (hit,) = fixed_in_baseline.check(subject)
    assert "3 entries of the baseline fixed (CS-PR-2, PC106)" in hit.message


def test_nothing_fixed_is_nothing_told() -> None:
    assert not list(fixed_in_baseline.check(read_case("- action: Do it").subject))
