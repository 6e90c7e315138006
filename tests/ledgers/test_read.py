"""Reading a ledger: what it holds, and every fault of a broken one at its line."""

from __future__ import annotations

from datetime import date

import pytest

from planchk.errors import InputError
from planchk.ledgers import is_ledger, ledger_beside, ledger_path
from planchk.ledgers.read import parse_ledger
from planchk.place import Place

LEDGER = """\
schema_version: 1
decisions:
- action: 1.10
  element: CS-PR-2/legal
  ruling: confirmed
  who: Gwen Price
  when: 2021-03-01
  note: Agreed at the board
  x-minute: "12"
  words: >-
    Hold legal planning meetings
    within ten days
  asked: Legal planning meetings are timely
  fingerprints: {action: "1:00aa", element: "1:00bb"}
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(InputError) as caught:
        parse_ledger(text, "p.links.yaml")
    return [(fault.place.line, f"{fault.message} {fault.remedy}") for fault in caught.value.faults]


def test_a_decision_is_read_with_its_place_and_texts_on_one_line() -> None:
    (decision,) = parse_ledger(LEDGER, "p.links.yaml").decisions
    assert (decision.ruling, decision.action, decision.element) == ("confirmed", "1.10", "CS-PR-2/legal")
    assert (decision.who, decision.when, decision.note) == ("Gwen Price", date(2021, 3, 1), "Agreed at the board")
    assert decision.words == "Hold legal planning meetings within ten days"
    assert (decision.action_fingerprint, decision.element_fingerprint) == ("1:00aa", "1:00bb")
    assert decision.place == Place("p.links.yaml", 3, 3)


@pytest.mark.parametrize(
    "text", ["", "# only a comment\n", "schema_version: 1\ndecisions:\n", "schema_version: 1\ndecisions: []\n"]
)
def test_a_ledger_may_hold_no_decision(text: str) -> None:
    assert parse_ledger(text, "p.links.yaml").decisions == ()


BROKEN = {
    "a list": ("- action: 1\n", 1, "this is no ledger"),
    "no version": ("decisions: []\n", 1, "lacks 'schema_version'"),
    "no decisions": ("schema_version: 1\n", 1, "Add 'decisions: []'"),
    "another version": (LEDGER.replace("schema_version: 1", "schema_version: 2"), 1, "reads version 1"),
    "not a list": ("schema_version: 1\ndecisions: {a: 1}\n", 2, "must be a list"),
    "a mistyped key": (LEDGER.replace("ruling:", "rulling:"), 5, "Did you mean 'ruling'?"),
    "a missing key": (LEDGER.replace("  who: Gwen Price\n", ""), 3, "lacks 'who'"),
    "an empty value": (LEDGER.replace("Gwen Price", ""), 6, "'who' is empty"),
    "an unknown ruling": (LEDGER.replace("confirmed", "confirm"), 5, "Did you mean 'confirmed'?"),
    "no date": (LEDGER.replace("2021-03-01", "1 March"), 7, "Write it as 2021-03-31"),
    "no element": (LEDGER.replace("CS-PR-2/legal", "CS-PR-2"), 4, "Write FINDING/element"),
    "no fingerprint": (LEDGER.replace("1:00aa", "abc"), 14, "'abc' is no fingerprint"),
    "a decision that is words": ("schema_version: 1\ndecisions: [yes]\n", 2, "planchk confirm"),
    "two on one link": (LEDGER + LEDGER.partition("decisions:\n")[2], 15, "first in line 3"),
    "merge conflict": (LEDGER + "<<<<<<< HEAD\n=======\n>>>>>>> other\n", 16, "not valid YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_ledger_is_told_at_its_line(name: str) -> None:
    text, line, message = BROKEN[name]
    told = faults(text)
    assert any(at == line and message in words for at, words in told), told


def test_all_faults_are_told_at_once() -> None:
    text = LEDGER.replace("ruling: confirmed", "ruling: yes").replace("who:", "whom:").replace("2021-03-01", "x")
    assert [line for line, _ in faults(text)] == [3, 5, 6, 7]


def test_each_plan_has_a_ledger_of_its_own(tmp_path: object) -> None:
    assert ledger_path("plan.yaml") == "plan.yaml.links.yaml"
    assert ledger_path("plan.docx") == "plan.docx.links.yaml"
    assert ledger_path("-") is None
    assert ledger_beside(f"{tmp_path}/plan.yaml") is None
    assert is_ledger("Plan.DOCX.Links.yaml")
    assert not is_ledger("links.yaml")
