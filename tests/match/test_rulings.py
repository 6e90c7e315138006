"""The ledger on links: what a person decided goes first, follows the words, and is suspect once they change."""

from __future__ import annotations

from datetime import date

import pytest

from planchk import load_catalogue, parse_plan
from planchk.assess import check
from planchk.assessment import Assessment, ElementCoverage, Link
from planchk.catalogue import Catalogue
from planchk.ledger import Decision, Ledger, Ruling
from planchk.match.reader import Band
from planchk.match.rulings import elements_by_name
from planchk.questions import Author, decide
from scripted import Scripted

GWEN = Author("Gwen", date(2021, 3, 1))
LEGAL = "CS-PR-2/legal"
MEET = "Hold every legal planning meeting within ten working days of the request"
PLAN = f"actions:\n- id: '1.1'\n  action: Publish the guide\n- id: '1.2'\n  action: {MEET}\n"

Said = dict[str, list[tuple[str, float, Band]]]


def ruled(plan: str, ruling: Ruling, action: str, element: str = LEGAL, said: Said | None = None) -> Decision:
    """Return a decision as planchk makes it for an action of a plan."""
    (found,) = [each for each in parse_plan(plan).actions if each.id == action]
    finding, part = elements_by_name(load_catalogue())[element]
    (link, *_) = [each for each in links(assess(plan, said=said), element) if each.action.id == action] or [None]
    return decide(ruling, found, finding, part, link, GWEN)


def assess(plan: str, *decisions: Decision, said: Said | None = None, catalogue: Catalogue | None = None) -> Assessment:
    ledger = Ledger("p.links.yaml", decisions)
    return check(parse_plan(plan, "p.yaml"), catalogue, reader=Scripted(said or {}), today=GWEN.when, ledger=ledger)


def element(assessment: Assessment, name: str = LEGAL) -> ElementCoverage:
    (found,) = [
        each
        for finding in assessment.coverage.findings
        for each in finding.elements
        if f"{finding.finding.id}/{each.element.id}" == name
    ]
    return found


def links(assessment: Assessment, name: str = LEGAL) -> tuple[Link, ...]:
    return element(assessment, name).links


def shape(assessment: Assessment) -> list[tuple[str, str, bool, bool]]:
    return [(each.action.id, each.basis, each.counts, bool(each.suspect)) for each in links(assessment)]


def codes(assessment: Assessment) -> set[str]:
    return {problem.code for problem in assessment.problems if problem.code in ("PC202", "PC401", "PC402")}


# -- what a decision does ----------------------------------------------------------------------


@pytest.mark.parametrize("band", ["covered", "possible", "missing", None])
def test_a_confirmed_link_counts_whatever_the_words_show(band: Band | None) -> None:
    said: Said = {MEET: [(LEGAL, 0.4, band)]} if band else {}
    assessment = assess(PLAN, ruled(PLAN, "confirmed", "1.2", said=said), said=said)
    assert element(assessment).status == "covered"
    assert shape(assessment) == [("1.2", "confirmed", True, False)]
    (link,) = links(assessment)
    assert link.decision
    assert (link.decision.who, link.decision.ruling) == ("Gwen", "confirmed")
    assert link.evidence[0].quote == (MEET[:4] if band else MEET)
    assert codes(assessment) == set()


@pytest.mark.parametrize("band", ["covered", "possible", "missing", None])
def test_a_rejected_link_is_kept_apart_and_its_element_is_missing(band: Band | None) -> None:
    said: Said = {MEET: [(LEGAL, 0.9, band)]} if band else {}
    assessment = assess(PLAN, ruled(PLAN, "rejected", "1.2", said=said), said=said)
    found = element(assessment)
    assert (found.status, found.links) == ("missing", ())
    assert [(each.action.id, each.counts) for each in found.rejected] == [("1.2", False)]
    assert codes(assessment) == set()


def test_a_rejection_leaves_other_actions_links_alone() -> None:
    said: Said = {MEET: [(LEGAL, 0.9, "covered")], "Publish the guide": [(LEGAL, 0.3, "possible")]}
    assessment = assess(PLAN, ruled(PLAN, "rejected", "1.2", said=said), said=said)
    assert element(assessment).status == "possible"
    assert shape(assessment) == [("1.1", "inferred", False, False)]


def test_a_rejection_goes_before_a_declared_reference_and_the_claim_says_who_rejected_it() -> None:
    plan = PLAN + "  addresses: [CS-PR-2/legal]\n"
    said: Said = {MEET: [(LEGAL, 0.9, "covered")]}
    assert shape(assess(plan, said=said)) == [("1.2", "declared", True, False)]
    assessment = assess(plan, ruled(plan, "rejected", "1.2", said=said), said=said)
    assert element(assessment).status == "missing"
    (claim,) = assessment.coverage.unsupported
    assert claim.rejected
    (problem,) = [each for each in assessment.problems if each.code == "PC202"]
    assert "Gwen rejected that on 2021-03-01: take the reference away" in problem.message


def test_where_the_reader_only_suggests_a_rejection_goes_before_the_reference_too() -> None:
    plan = PLAN + "  addresses: [CS-PR-2/legal]\n"
    ledger = Ledger("", (ruled(plan, "rejected", "1.2"),))
    assessment = check(parse_plan(plan), reader=Scripted({}, decides=False), today=GWEN.when, ledger=ledger)
    assert element(assessment).status == "missing"


def test_rejecting_one_element_lets_the_claim_rest_on_the_next_best() -> None:
    plan = PLAN + "  addresses: [CS-PR-2]\n"
    said: Said = {MEET: [(LEGAL, 0.5, "possible"), ("CS-PR-2/no-delay", 0.4, "possible")]}
    assessment = assess(plan, ruled(plan, "rejected", "1.2", said=said), said=said)
    assert element(assessment, "CS-PR-2/no-delay").status == "covered"
    assert assessment.coverage.unsupported == ()


def test_a_confirmed_claim_is_no_longer_unsupported() -> None:
    plan = PLAN + "  addresses: [CS-PR-2]\n"
    assert codes(assess(plan)) == {"PC202"}
    assessment = assess(plan, ruled(plan, "confirmed", "1.2"))
    assert codes(assessment) == set()
    assert element(assessment).status == "covered"
    assert element(assessment, "CS-PR-2/no-delay").status == "missing"


def test_cancelled_actions_answer_nothing_even_if_confirmed() -> None:
    decision = ruled(PLAN, "confirmed", "1.2")
    assessment = assess(PLAN + "  status: cancelled\n", decision)
    assert element(assessment).status == "missing"
    assert codes(assessment) == set()


def test_work_on_hold_without_a_date_counts_where_a_person_says_so() -> None:
    plan = PLAN + "  status: on hold\n"
    said: Said = {MEET: [(LEGAL, 0.9, "covered")]}
    assert element(assess(plan, said=said)).status == "possible"
    assert element(assess(plan, ruled(plan, "confirmed", "1.2", said=said), said=said)).status == "covered"


# -- what a decision follows -------------------------------------------------------------------

MOVED = {
    "renumbered": PLAN.replace("1.2", "7.9"),
    "moved": f"actions:\n- id: '1.2'\n  action: {MEET}\n- id: '1.1'\n  action: Publish the guide\n",
    "into a section": "sections:\n- title: Children\n" + PLAN.replace("actions:", "  actions:").replace("\n", "\n  "),
    "its number is another's now": PLAN.replace("1.2", "1.3").replace("1.1", "1.2"),
    "no number any more": PLAN.replace("- id: '1.2'\n  action", "- action"),
    "typed anew": PLAN.replace("Hold every legal", "HOLD  every\u00a0legal"),
    "another owner and date": PLAN + "  owner: Head of Service\n  due: 2022-01-01\n",
    "a progress note": PLAN + "  progress: Six were held in May\n  result: 80% in time\n",
}


@pytest.mark.parametrize("name", MOVED)
@pytest.mark.parametrize("ruling", ["confirmed", "rejected"])
def test_a_decision_follows_the_words(name: str, ruling: Ruling) -> None:
    decision = ruled(PLAN, ruling, "1.2")
    assessment = assess(MOVED[name], decision)
    found = element(assessment)
    held = found.links if ruling == "confirmed" else found.rejected
    assert [" ".join(each.action.title.casefold().split()) for each in held] == [MEET.casefold()]
    assert found.status == ("covered" if ruling == "confirmed" else "missing")
    assert codes(assessment) == set()


def test_of_two_actions_of_the_same_words_the_one_with_the_id_is_meant() -> None:
    twice = PLAN + f"- id: '1.3'\n  action: {MEET}\n"
    for id_ in ("1.2", "1.3"):
        assert shape(assess(twice, ruled(twice, "confirmed", id_))) == [(id_, "confirmed", True, False)]
    both = assess(
        twice.replace("1.2", "8").replace("1.3", "9"), *(ruled(twice, "confirmed", i) for i in ("1.2", "1.3"))
    )
    assert [each[0] for each in shape(both)] == ["8", "9"]


# -- what makes it suspect ---------------------------------------------------------------------

LATER = MEET.replace("ten", "twenty")
CHANGED = {
    "a word": PLAN.replace(MEET, LATER),
    "a word, and another number": PLAN.replace(MEET, LATER).replace("1.2", "4.4"),
    "a word, and no number": PLAN.replace(MEET, LATER).replace("- id: '1.2'\n  action", "- action"),
    "all its words": PLAN.replace(MEET, "Buy new chairs"),
    "a measure": PLAN + "  measures: Meetings held\n",
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_confirmed_link_whose_action_was_reworded_is_suspect_and_does_not_count(name: str) -> None:
    said: Said = {words: [(LEGAL, 0.9, "covered")] for words in (MEET, LATER)}
    assessment = assess(CHANGED[name], ruled(PLAN, "confirmed", "1.2", said=said), said=said)
    (link,) = links(assessment)
    assert (link.basis, link.counts) == ("confirmed", False)
    assert element(assessment).status == "possible"
    assert codes(assessment) == {"PC401"}


def test_a_suspect_link_comes_before_others_that_may_answer_and_is_never_cut_off() -> None:
    others = "".join(f"- {{id: o{number}, action: Other {number}}}\n" for number in range(5))
    said: Said = {f"Other {number}": [(LEGAL, 0.9, "possible")] for number in range(5)}
    ledger = Ledger("", (ruled(PLAN, "confirmed", "1.2"),))
    for decides, more in ((True, 5), (False, 3)):
        reader = Scripted(said, decides=decides)
        assessment = check(parse_plan(CHANGED["a word"] + others), reader=reader, today=GWEN.when, ledger=ledger)
        assert [each[0] for each in shape(assessment)] == ["1.2", *(f"o{number}" for number in range(more))]


def test_what_changed_is_said_with_the_words_around_it() -> None:
    (link,) = links(assess(CHANGED["a word"], ruled(PLAN, "confirmed", "1.2")))
    assert link.suspect == (
        'the action\'s words changed from "… planning meeting within ten working days of …" '
        'to "… planning meeting within twenty working days of …"'
    )


@pytest.mark.parametrize(("band", "status"), [("covered", "possible"), ("possible", "possible"), (None, "missing")])
def test_a_rejected_link_whose_action_was_reworded_is_looked_at_again_where_anything_speaks_for_it(
    band: Band | None, status: str
) -> None:
    said: Said = {LATER: [(LEGAL, 0.9, band)]} if band else {}
    assessment = assess(CHANGED["a word"], ruled(PLAN, "rejected", "1.2"), said=said)
    found = element(assessment)
    assert (found.status, found.rejected) == (status, ())
    assert [each.counts for each in found.links] == [False] * len(said)
    assert codes(assessment) == ({"PC401"} if band else set())


def test_progress_notes_are_what_a_decision_rests_on_where_its_evidence_stands_there() -> None:
    class InProgress(Scripted):
        def read(self, action):  # type: ignore[no-untyped-def]
            return tuple(each._replace(words=len(action.words) - 1) for each in super().read(action))

    def status(plan: str, *decisions: Decision) -> tuple[str, ...]:
        reader = InProgress({MEET: [(LEGAL, 0.5, "possible")]})
        assessment = check(parse_plan(plan), reader=reader, today=GWEN.when, ledger=Ledger("", decisions))
        return element(assessment).status, *(each.suspect for each in links(assessment))

    may, june = (PLAN + f"  progress: In {month} all were held in ten days\n" for month in ("May", "June"))
    reader = InProgress({MEET: [(LEGAL, 0.5, "possible")]})
    (link,) = links(check(parse_plan(may), reader=reader, today=GWEN.when))
    finding, part = elements_by_name(load_catalogue())[LEGAL]
    decision = decide("confirmed", link.action, finding, part, link, GWEN)
    assert status(may, decision) == ("covered", "")
    changed, suspect = status(june, decision)
    assert changed == "possible"
    assert '"… the request In May all were' in suspect


def test_an_element_that_was_reworded_makes_the_link_suspect() -> None:
    catalogue = load_catalogue()
    decision = ruled(PLAN, "confirmed", "1.2")

    def suspect(text: str | None = None, quote: str | None = None) -> str:
        def changed(finding):  # type: ignore[no-untyped-def]
            if finding.id != "CS-PR-2":
                return finding
            elements = tuple(
                each._replace(text=text or each.text, counts=("Other guidance",)) if each.id == "legal" else each
                for each in finding.elements
            )
            return finding._replace(elements=elements, quote=quote or finding.quote)

        findings = tuple(changed(each) for each in catalogue.findings)
        (link,) = links(assess(PLAN, decision, catalogue=catalogue._replace(findings=findings)))
        assert link.counts is not bool(link.suspect)
        return link.suspect

    assert suspect() == ""
    assert suspect(text="Legal planning meetings are held weekly").startswith('what is asked for changed from "')
    assert suspect(quote="Legal planning meetings must improve.") == "the report's words on it changed"


def test_fingerprints_of_another_version_say_nothing_and_the_words_beside_them_decide() -> None:
    old = ruled(PLAN, "confirmed", "1.2")._replace(action_fingerprint="0:aaaa", element_fingerprint="0:bbbb")
    assert shape(assess(PLAN.replace("1.2", "5"), old)) == [("5", "confirmed", True, False)]
    assert shape(assess(CHANGED["a word"], old)) == [("1.2", "confirmed", False, True)]
    (link,) = links(assess(PLAN, old._replace(asked="Something else")))
    assert link.suspect.startswith("what is asked for changed")


def test_an_action_that_the_ledger_knows_under_another_id_was_not_reworded_into_this_one() -> None:
    # 1.1 is gone and 1.2 has moved up: the decision on the old 1.1 is on nothing any more.
    other = "CS-PR-1/outcomes"
    decisions = (ruled(PLAN, "confirmed", "1.1"), ruled(PLAN, "confirmed", "1.2", other))
    assessment = assess(f"actions:\n- id: '1.1'\n  action: {MEET}\n", *decisions)
    assert element(assessment).status == "missing"
    assert element(assessment, other).status == "covered"
    assert assessment.coverage.stale == decisions[:1]


def test_decisions_whose_action_or_element_is_gone_are_stale() -> None:
    gone = ruled(PLAN, "confirmed", "1.2")
    unknown = ruled(PLAN, "rejected", "1.1")._replace(element="CS-PR-2/legl")
    assessment = assess("actions:\n- id: '9'\n  action: Buy new chairs\n", gone, unknown)
    assert assessment.coverage.stale == (gone, unknown)
    told = [(each.severity, each.message) for each in assessment.problems if each.code == "PC402"]
    assert [severity for severity, _ in told] == ["warning", "info"]
    assert "the plan has no such action any more" in told[0][1]
    assert "Did you mean 'CS-PR-2/legal'?" in told[1][1]


def test_without_decisions_the_ledger_changes_nothing() -> None:
    said: Said = {MEET: [(LEGAL, 0.9, "covered")]}
    assert assess(PLAN, said=said) == check(parse_plan(PLAN, "p.yaml"), reader=Scripted(said), today=GWEN.when)
