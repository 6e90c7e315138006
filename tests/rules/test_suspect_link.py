from __future__ import annotations

from datetime import date

from builders import read_case
from planchk.assessment import Coverage
from planchk.ledger import Decision
from planchk.place import Place
from planchk.rules import suspect_link
from planchk.rules.rule import Hit

DECISION = Decision(
    "confirmed", "2.1", "CS-PR-3/short-breaks", "Gwen Price", date(2021, 3, 1), "1:a", "1:b", "Open a club",
    "Short breaks are expanded", Place("p.links.yaml", 3, 3),
)  # fmt: skip


def hits(suspect: str, decision: Decision | None = DECISION) -> list[Hit]:
    subject = read_case("- id: 2.1\n  may answer: CS-PR-3/short-breaks").subject
    findings = tuple(
        covered._replace(
            elements=tuple(
                each._replace(links=tuple(link._replace(decision=decision, suspect=suspect) for link in each.links))
                for each in covered.elements
            )
        )
        for covered in subject.coverage.findings
    )
    return list(suspect_link.check(subject._replace(coverage=Coverage(findings, ()))))


def test_who_decided_when_and_what_changed_is_told_at_the_action() -> None:
    (hit,) = hits('the action\'s words changed from "Open a club" to "Close a club"')
    assert hit.message == (
        "CS-PR-3/short-breaks was confirmed by Gwen Price on 2021-03-01 and has to be looked at again: "
        'the action\'s words changed from "Open a club" to "Close a club"'
    )
    assert (hit.action, hit.finding, hit.place.line, hit.position) == ("2.1", "CS-PR-3", 1, 0)


def test_a_decision_that_holds_is_no_problem() -> None:
    assert hits("") == []


def test_hostile_words_are_cut_short() -> None:
    (hit,) = hits("x" * 100_000, DECISION._replace(who="y" * 100_000))
    assert len(hit.message) < 500
