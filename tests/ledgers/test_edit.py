"""Changing a ledger's text: one decision, and not a byte besides."""

from __future__ import annotations

import difflib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.errors import InputError
from planchk.ledger import Decision
from planchk.ledgers.edit import with_decision, without_decision
from planchk.ledgers.read import parse_ledger
from planchk.place import Place

PATH = "p.links.yaml"
NOWHERE = Place("")

# As people leave it: comments everywhere, their own layout, keys of their own.
EDITED = """\
# Links of the 2021 plan. Ask Gwen before you change one.
schema_version: 1   # do not touch

decisions:
  # Agreed on 3 May:
  - action:   "1.10"   # was 1.9
    element: CS-PR-2/legal
    ruling: confirmed   # unanimous
    who: 'Gwen'
    when: 2021-03-01
    words: >-  # as it stood
      Hold every legal planning
      meeting within ten days
    asked: Legal planning meetings
      are timely
    fingerprints: {action: "1:ab",   element: '1:cd'}

  # Still open with Finance:
  - element: CS-PR-3/short-breaks
    action: 1.20
    note: "to be
      looked at"
    ruling: rejected
    x-minute: 12
    who: Huw   # acting head
    when: 2021-03-02
    words: Survey families
    asked: Short breaks
    fingerprints:
      action: 1:ef   # of the spring
      element: 1:01
# The end.
"""


def decision(action: str = "9", element: str = "CS-PR-1/outcomes", **changes: object) -> Decision:
    made = Decision(
        "rejected", action, element, "Ann", date(2021, 6, 1), "1:aa", "1:bb", "Do it", "It is done", NOWHERE
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def read(text: str) -> list[Decision]:
    return [each._replace(place=NOWHERE) for each in parse_ledger(text, PATH).decisions]


def at(text: str, number: int) -> Decision:
    return parse_ledger(text, PATH).decisions[number]


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came, and check that all others stand in their order."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [each[2:] for each in lines if each[:1] == "-"], [each[2:] for each in lines if each[:1] == "+"]


def test_a_new_ledger_explains_itself() -> None:
    assert with_decision("", PATH, decision()) == (
        "# Decisions on links, kept by planchk review, confirm and reject (docs/ledger.md). Comments and order stay.\n"
        "schema_version: 1\ndecisions:\n"
        '- action: "9"\n  element: CS-PR-1/outcomes\n  ruling: rejected\n  who: Ann\n  when: 2021-06-01\n'
        '  words: Do it\n  asked: It is done\n  fingerprints:\n    action: "1:aa"\n    element: "1:bb"\n'
    )


def test_a_decision_is_added_behind_the_last_in_the_files_own_indent_and_nothing_else_changes() -> None:
    after = with_decision(EDITED, PATH, decision())
    gone, came = changed(EDITED, after)
    assert gone == []
    assert came[0] == '  - action: "9"'
    assert after.endswith('element: "1:bb"\n# The end.\n')
    assert read(after) == [*read(EDITED), decision()]


def test_the_decision_in_the_place_of_a_former_one_changes_its_values_and_keeps_its_comments() -> None:
    new = decision(
        "1.10", "CS-PR-2/legal", words="Hold every legal planning meeting soon", asked="Legal ones are timely"
    )
    after = with_decision(EDITED, PATH, new, at(EDITED, 0))
    gone, came = changed(EDITED, after)
    assert came == [
        "    ruling: rejected   # unanimous",
        "    who: Ann",
        "    when: 2021-06-01",
        "      Hold every legal planning meeting soon",
        "    asked: Legal ones are timely",
        '    fingerprints: {action: "1:aa",   element: "1:bb"}',
    ]
    assert len(gone) == 8
    assert read(after) == [new, read(EDITED)[1]]


def test_a_note_is_added_and_emptied() -> None:
    noted = with_decision(EDITED, PATH, read(EDITED)[0]._replace(note="Agreed"), at(EDITED, 0))
    assert changed(EDITED, noted) == ([], ["    note: Agreed"])
    bare = with_decision(EDITED, PATH, read(EDITED)[1]._replace(note=""), at(EDITED, 1))
    assert changed(EDITED, bare) == (['    note: "to be', '      looked at"'], ["    note: ''"])
    assert [each.note for each in read(bare)] == ["", ""]


def test_a_key_that_stood_empty_is_filled() -> None:
    empty = EDITED.replace("    ruling: confirmed", "    note:\n    ruling: confirmed")
    noted = with_decision(empty, PATH, read(empty)[0]._replace(note="Agreed"), at(empty, 0))
    assert changed(empty, noted) == (["    note:"], ["    note: Agreed"])


def test_taking_one_out_leaves_the_comments_around_it() -> None:
    after = without_decision(EDITED, PATH, at(EDITED, 0))
    gone, came = changed(EDITED, after)
    assert came == []
    assert len(gone) == 11
    assert "  # Agreed on 3 May:\n\n  # Still open with Finance:\n" in after
    assert read(after) == read(EDITED)[1:]


def test_taking_the_last_one_out_leaves_an_empty_ledger_that_can_be_filled_again() -> None:
    once = without_decision(EDITED, PATH, at(EDITED, 0))
    empty = without_decision(once, PATH, at(once, 0))
    assert "decisions: []\n" in empty
    assert [line for line in empty.splitlines() if "#" in line] == [
        line for line in EDITED.splitlines() if line.strip().startswith("#") or "schema" in line
    ]
    assert read(with_decision(empty, PATH, decision())) == [decision()]


def test_the_same_decision_again_changes_nothing() -> None:
    assert with_decision(EDITED, PATH, at(EDITED, 1), at(EDITED, 1)) == EDITED


@pytest.mark.parametrize(
    "start",
    [
        "schema_version: 1\ndecisions: []\n",
        "schema_version: 1\ndecisions: null  # none yet\n",
        "schema_version: 1\ndecisions:",
        "schema_version: 1\ndecisions:  # none yet\n# more to come\n",
        "decisions:\nschema_version: 1\n",
        "schema_version: 1\ndecisions: [\n]\n",
        "{schema_version: 1, decisions: []}\n",
        "{schema_version: 1, decisions: null}\n",
        "# nothing yet\n",
        "---\nschema_version: 1\ndecisions: []\n...\n",
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_decisions_come_and_go_in_any_layout(start: str, eol: str) -> None:
    before = start.replace("\n", eol)
    one = with_decision(before, PATH, decision())
    two = with_decision(one, PATH, decision("10"))
    three = with_decision(two, PATH, decision("11"))
    assert read(three) == [decision(), decision("10"), decision("11")]
    without = without_decision(three, PATH, at(three, 1))
    assert read(without) == [decision(), decision("11")]
    other = with_decision(without, PATH, decision("11", ruling="confirmed", note="So it is"), at(without, 1))
    assert read(other) == [decision(), decision("11", ruling="confirmed", note="So it is")]
    last = without_decision(other, PATH, at(other, 0))
    assert read(without_decision(last, PATH, at(last, 0))) == []
    for text in (one, two, three, without, other, last):
        assert ("\r\n" in text) == (eol == "\r\n" and "\n" in start)
        assert not text.replace("\r\n", "").count("\r")
        if eol == "\r\n" and "\n" in start:
            assert text.count("\n") == text.count("\r\n")
    assert [line for line in other.split(eol) if "#" in line] == [
        line.replace(" null", "") for line in before.split(eol) if "#" in line
    ]


def test_a_layout_that_cannot_be_changed_safely_is_refused() -> None:
    text = "schema_version: 1\n? decisions # none: yet\n: []\n"
    assert read(text) == []
    with pytest.raises(InputError, match="can't be changed safely"):
        with_decision(text, PATH, decision())


def test_a_broken_ledger_is_never_changed() -> None:
    with pytest.raises(InputError, match="unknown key"):
        with_decision(EDITED.replace("who:", "whom:"), PATH, decision())


_LINE = st.text(min_size=1, max_size=200).map(lambda text: " ".join(text.split())).filter(bool)


@given(action=_LINE, who=_LINE, words=_LINE, asked=_LINE, note=_LINE)
def test_whatever_the_words_are_they_come_back(action: str, who: str, words: str, asked: str, note: str) -> None:
    new = decision(action, who=who, words=words, asked=asked, note=note)
    for text in ("", EDITED):
        assert read(with_decision(text, PATH, new))[-1] == new
    for number in (0, 1):
        former = at(EDITED, number)
        assert read(with_decision(EDITED, PATH, new, former))[number] == new
