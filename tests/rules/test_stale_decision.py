from __future__ import annotations

from datetime import date

import pytest

from builders import read_case
from planchk.ledger import Decision, Ruling
from planchk.place import Place
from planchk.rules import stale_decision
from planchk.rules.rule import Hit

PLACE = Place("p.links.yaml", 3, 3)


def hit(ruling: Ruling = "confirmed", element: str = "CS-PR-3/short-breaks", words: str = "Open a club") -> Hit:
    when = date(2021, 3, 1)
    decision = Decision(ruling, "2.1", element, "Gwen Price", when, "1:a", "1:b", words, "Short breaks", PLACE)
    subject = read_case("- action: Publish.").subject
    (found,) = stale_decision.check(subject._replace(coverage=subject.coverage._replace(stale=(decision,))))
    return found


def test_an_action_that_is_gone_is_told_by_its_words_at_the_place_in_the_ledger() -> None:
    found = hit()
    assert found.message == (
        "2.1 and CS-PR-3/short-breaks, confirmed by Gwen Price on 2021-03-01: "
        'the plan has no such action any more ("Open a club")'
    )
    assert (found.place, found.action, found.finding, found.position) == (PLACE, "", "CS-PR-3", -1)


def test_an_element_that_is_gone_is_told_with_the_nearest() -> None:
    found = hit(element="CS-PR-3/short-break")
    assert "the report has no such element. Did you mean 'CS-PR-3/short-breaks'?" in found.message
    assert found.finding == ""


@pytest.mark.parametrize(("ruling", "severity"), [("confirmed", "warning"), ("rejected", "info")])
def test_a_lost_confirmation_weighs_more_than_a_lost_rejection(ruling: Ruling, severity: str) -> None:
    assert hit(ruling).severity == severity


def test_no_stale_decisions_no_problems() -> None:
    assert list(stale_decision.check(read_case("- action: Publish.").subject)) == []


def test_hostile_words_are_cut_short() -> None:
    assert len(hit(element="x" * 10_000, words="y" * 100_000).message) < 500
