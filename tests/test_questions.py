"""What a plan leaves to a person: which links, in which order, and why."""

from __future__ import annotations

from datetime import date

from planchk import check, parse_plan
from planchk.ledger import Decision, Ledger, Ruling
from planchk.match.reader import Band
from planchk.questions import Author, Question, decide, open_questions
from scripted import Scripted

GWEN = Author(" Gwen\n Price ", date(2021, 3, 1), "Agreed")
PLAN = """\
actions:
- {id: a, action: one}
- {id: b, action: two}
- {id: c, action: three, addresses: [CS-PR-3]}
"""
SAID: dict[str, list[tuple[str, float, Band]]] = {
    "one": [("CS-PR-2/legal", 0.9, "covered"), ("CS-PR-1/outcomes", 0.3, "possible")],
    "two": [("CS-PR-2/legal", 0.4, "possible"), ("CS-PR-1/outcomes", 0.4, "possible")],
}


def ask(everything: bool = False, *decisions: Decision, plan: str = PLAN) -> tuple[Question, ...]:
    path = "p.json" if plan[0] in "[{" else "p.yaml"
    assessment = check(parse_plan(plan, path), reader=Scripted(SAID), today=GWEN.when, ledger=Ledger("", decisions))
    return open_questions(assessment, everything)


def shape(questions: tuple[Question, ...]) -> list[tuple[str, str, str]]:
    return [(each.why, each.link.action.id, each.name) for each in questions]


def answer(question: Question, ruling: Ruling) -> Decision:
    return decide(ruling, question.link.action, question.finding, question.element, question.link, GWEN)


def test_what_may_answer_an_open_element_and_what_is_claimed_is_asked_in_the_reports_order() -> None:
    assert shape(ask()) == [
        ("claim", "c", "CS-PR-3/short-breaks"),
        ("possible", "b", "CS-PR-1/outcomes"),
        ("possible", "a", "CS-PR-1/outcomes"),
    ]


def test_with_everything_links_that_count_and_may_answer_besides_are_asked_too() -> None:
    assert [each for each in shape(ask(True)) if each not in shape(ask())] == [
        ("counts", "a", "CS-PR-2/legal"),
        ("possible", "b", "CS-PR-2/legal"),
    ]


def test_what_was_decided_is_not_asked_again_and_a_confirmed_link_settles_its_element() -> None:
    claim, best, _ = ask()
    assert shape(ask(False, answer(claim, "rejected"), answer(best, "confirmed"))) == []
    assert shape(ask(False, answer(best, "rejected"))) == [
        ("claim", "c", "CS-PR-3/short-breaks"),
        ("possible", "a", "CS-PR-1/outcomes"),
    ]


def test_a_claim_is_asked_about_even_where_another_action_answers() -> None:
    plan = PLAN + "- {id: d, action: four, addresses: [CS-PR-2/legal]}\n"
    assert ("claim", "d", "CS-PR-2/legal") in shape(ask(plan=plan))


def test_a_link_that_has_changed_since_is_asked_again() -> None:
    claim, *_ = ask()
    questions = ask(False, answer(claim, "confirmed"), plan=PLAN.replace("three", "three and a half"))
    assert shape(questions)[0] == ("suspect", "c", "CS-PR-3/short-breaks")


def test_a_decision_holds_who_when_and_both_texts_on_one_line() -> None:
    _, best, _ = ask()
    decision = answer(best, "confirmed")
    assert (decision.who, decision.when, decision.note) == ("Gwen Price", GWEN.when, "Agreed")
    assert (decision.action, decision.words, decision.asked) == ("b", "two", best.element.text)


def test_halves_of_characters_never_reach_the_ledger() -> None:
    (question,) = ask(plan='{"actions": [{"id": "\\ud800", "action": "x \\udfff", "addresses": ["CS-PR-3"]}]}')
    decision = answer(question, "rejected")
    assert (decision.action, decision.words) == ("?", "x ?")
    assert (
        shape(ask(False, decision, plan='[{"id": "\\ud800", "action": "x \\udfff", "addresses": ["CS-PR-3"]}]')) == []
    )
