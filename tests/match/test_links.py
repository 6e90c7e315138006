"""Links: what the words bear out, what a plan declares, and what is left to a person."""

from __future__ import annotations

from pathlib import Path

from planchk import load_catalogue, load_plan, parse_plan
from planchk.assessment import Link
from planchk.match.links import Matches, find_links
from planchk.match.quick import quick_reader
from planchk.match.reader import Band, Reading
from planchk.plan import Action
from scripted import Scripted

ROOT = Path(__file__).parents[2]


def links(plan: str, *said: tuple[str, float, Band]) -> Matches:
    reader = Scripted({"Do the thing": list(said)})
    return find_links(parse_plan(plan, "p.yaml"), load_catalogue(), reader)


def shape(found: list[Link]) -> list[tuple[str, str, float, bool]]:
    return [(link.action.id, link.basis, link.score, link.counts) for link in found]


PLAN = "actions:\n- id: a\n  action: Do the thing\n"


def test_covered_readings_count_and_possible_ones_do_not() -> None:
    matches = links(PLAN, ("CS-PR-2/legal", 0.9, "covered"), ("CS-PR-2/no-delay", 0.4, "possible"))
    assert shape(matches.links["CS-PR-2", "legal"]) == [("a", "inferred", 0.9, True)]
    assert shape(matches.links["CS-PR-2", "no-delay"]) == [("a", "inferred", 0.4, False)]
    assert matches.links["CS-PR-2", "assessments"] == []


def test_readings_below_possible_and_of_unknown_elements_are_no_links() -> None:
    matches = links(PLAN, ("CS-PR-2/legal", 0.1, "missing"), ("XX-1/other", 0.9, "covered"))
    assert not any(matches.links.values())


def test_evidence_quotes_the_clause_and_its_place() -> None:
    (link,) = links(PLAN, ("CS-PR-2/legal", 0.9, "covered")).links["CS-PR-2", "legal"]
    (words,) = link.evidence
    assert (words.field, words.quote, words.place.line, words.place.column) == ("action", "Do t", 3, 11)


def test_a_claim_lends_weight_to_its_best_reading_only() -> None:
    matches = links(
        PLAN + "  addresses: [CS-PR-2]\n",
        ("CS-PR-2/legal", 0.5, "possible"),
        ("CS-PR-2/no-delay", 0.4, "possible"),
    )
    assert shape(matches.links["CS-PR-2", "legal"]) == [("a", "declared", 0.5, True)]
    assert shape(matches.links["CS-PR-2", "no-delay"]) == [("a", "declared", 0.4, False)]
    assert matches.links["CS-PR-2", "assessments"] == []
    assert matches.unsupported == ()


def test_a_claim_on_one_element_says_nothing_of_the_others() -> None:
    matches = links(PLAN + "  addresses: [CS-PR-2/no-delay]\n", ("CS-PR-2/legal", 0.9, "covered"))
    assert shape(matches.links["CS-PR-2", "legal"]) == [("a", "inferred", 0.9, True)]
    assert shape(matches.links["CS-PR-2", "no-delay"]) == [("a", "declared", 0.0, False)]
    assert [claim.reference.value for claim in matches.unsupported] == ["CS-PR-2/no-delay"]


def test_a_claim_that_no_word_supports_is_possible_and_reported() -> None:
    matches = links(PLAN + "  addresses: [CS-PR-2]\n")
    for element in ("assessments", "legal", "no-delay"):
        assert shape(matches.links["CS-PR-2", element]) == [("a", "declared", 0.0, False)]
    assert [(claim.action.id, claim.reference.value) for claim in matches.unsupported] == [("a", "CS-PR-2")]


def test_references_to_unknown_findings_make_no_links() -> None:
    matches = links(PLAN + "  addresses: [CS-PR-9, CS-PR-2/nothing]\n")
    assert not any(matches.links.values())
    assert matches.unsupported == ()


def test_cancelled_actions_cover_nothing() -> None:
    for status in ("cancelled", "Withdrawn"):
        matches = links(PLAN + f"  status: {status}\n  addresses: [CS-PR-2]\n", ("CS-PR-2/legal", 0.9, "covered"))
        assert not any(matches.links.values())
        assert matches.unsupported == ()


def test_work_on_hold_counts_only_with_a_date() -> None:
    said: tuple[str, float, Band] = ("CS-PR-2/legal", 0.9, "covered")
    held = links(PLAN + "  status: on hold\n", said)
    assert shape(held.links["CS-PR-2", "legal"]) == [("a", "inferred", 0.9, False)]
    booked = links(PLAN + "  status: on hold\n  due: 2021-09-30\n", said)
    assert shape(booked.links["CS-PR-2", "legal"]) == [("a", "inferred", 0.9, True)]


def test_links_that_count_come_first_then_the_higher_score() -> None:
    reader = Scripted(
        {
            "one": [("CS-PR-2/legal", 0.7, "covered")],
            "two": [("CS-PR-2/legal", 0.9, "covered")],
            "three": [("CS-PR-2/legal", 0.95, "possible")],
        }
    )
    matches = find_links(parse_plan("- one\n- three\n- two\n"), load_catalogue(), reader)
    assert [link.action.title for link in matches.links["CS-PR-2", "legal"]] == ["two", "one", "three"]


def test_where_the_reader_only_suggests_declared_references_are_taken_at_their_word() -> None:
    plan = parse_plan(PLAN + "  addresses: [CS-PR-2/legal, CS-PR-3]\n")
    matches = find_links(plan, load_catalogue(), Scripted({}, decides=False))
    assert shape(matches.links["CS-PR-2", "legal"]) == [("a", "declared", 0.0, True)]
    assert shape(matches.links["CS-PR-3", "short-breaks"]) == [("a", "declared", 0.0, True)]
    assert matches.links["CS-PR-2", "no-delay"] == []
    assert matches.unsupported == ()


def test_progress_is_told_after_each_action() -> None:
    told = []
    find_links(parse_plan("- one\n- two\n"), load_catalogue(), Scripted({}), lambda: told.append(1))
    assert len(told) == 2


def test_a_reader_that_only_suggests_names_the_best_three_actions() -> None:
    said: dict[str, list[tuple[str, float, Band]]] = {
        str(number): [("CS-PR-2/legal", number / 10, "possible")] for number in range(1, 6)
    }
    matches = find_links(parse_plan("[1, 2, 3, 4, 5]"), load_catalogue(), Scripted(said, decides=False))
    assert [link.action.title for link in matches.links["CS-PR-2", "legal"]] == ["5", "4", "3"]


class Thorough:
    """Reads as the quick reader itself does, where `find_links` would take the swift one."""

    name = "quick"
    decides = True

    def read(self, action: Action) -> tuple[Reading, ...]:
        return quick_reader().read(action)


def test_the_swift_reader_finds_the_same_links() -> None:
    for path in (*ROOT.glob("benchmarks/*/plans/*.yaml"), *ROOT.glob("examples/*.yaml")):
        plan, catalogue = load_plan(str(path)), load_catalogue()
        found = find_links(plan, catalogue, quick_reader())
        assert any(found.links.values())
        assert found == find_links(plan, catalogue, Thorough())
