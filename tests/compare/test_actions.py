"""What changed in one action."""

from __future__ import annotations

from datetime import date

import pytest

from planchk.compare.actions import change_of
from planchk.compare.changes import ActionChange
from planchk.compare.pairs import Pair
from planchk.readers import parse_plan

FEBRUARY, JUNE = date(2021, 2, 1), date(2021, 6, 1)


def change(old: str, new: str, dates: tuple[date | None, date | None] = (FEBRUARY, FEBRUARY)) -> ActionChange:
    """Compare two actions, each a line of fields."""
    one, other = (parse_plan(f"actions: [{{action: Publish the guide, {text}}}]").actions[0] for text in (old, new))
    return change_of(Pair(one, other, "id"), dates)


@pytest.mark.parametrize(
    ("old", "new", "kind", "days"),
    [
        ("2021-03-31", "2021-06-30", "later", 91),
        ("June 2021", "2021-06-30", None, 0),
        ("30/06/2021", "31 May 2021", "earlier", -30),
        ("2021-06-30", "ongoing", "lost", 0),
        ("2021-06-30", "TBC", "lost", 0),
        ("2021-06-30", "complete", None, 0),
        ("", "2021-06-30", "given", 0),
        ("ongoing", "2021-06-30", "given", 0),
        ("monthly", "each quarter", "changed", 0),
        ("TBC", "", None, 0),
        ("immediate", "2021-03-31", "later", 30),
    ],
)
def test_due_dates_are_compared_by_the_days_they_mean(old: str, new: str, kind: str | None, days: int) -> None:
    due = change(f'due: "{old}"', f'due: "{new}"').due
    assert (due and due.kind, due.days if due else 0) == (kind, days)


def test_a_date_slips_in_silence_where_it_counts_from_a_plan_date_that_moved() -> None:
    found = change("due: within 6 months", "due: within 6 months", (FEBRUARY, JUNE)).due
    assert found
    assert (found.kind, found.silent, found.days) == ("later", True, 122)
    done = change("due: within 6 months", "{due: within 6 months, status: complete}"[1:-1], (FEBRUARY, JUNE))
    assert done.due is None
    assert change("due: within 6 months", "due: within 6 months", (None, JUNE)).due is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("not started", "in progress", "started"),
        ("amber", "complete", "completed"),
        ("complete", "in progress", "reopened"),
        ("complete", "not started", "reopened"),
        ("in progress", "not started", "set back"),
        ("in progress", "on hold", "on hold"),
        ("on hold", "in progress", "resumed"),
        ("in progress", "withdrawn", "cancelled"),
        ("cancelled", "in progress", "resumed"),
        ("", "in progress", "given"),
        ("in progress", "", "lost"),
        ("green", "red", "changed"),
        ("Green", "GREEN", None),
        ("In progress: met twice, minutes are on file here", "In progress: met three times, minutes on file", None),
    ],
)
def test_statuses_are_compared_by_what_they_mean(old: str, new: str, kind: str | None) -> None:
    found = change(f'status: "{old}"', f'status: "{new}"').status
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("Head of Service", "Jane Doe", True),
        ("Head of Service", "head of  service", False),
        ("Head of Adults; Head of Children", "Head of Children; Head of Adults", False),
        ("Head of Adults; Head of Children", "Head of Adults", True),
        ("Head of Service", "", True),
    ],
)
def test_owners_are_compared_as_a_set(old: str, new: str, changes: bool) -> None:
    assert bool(change(f'owner: "{old}"', f'owner: "{new}"').owner) is changes


def test_words_are_compared_field_by_field() -> None:
    found = change(
        "measures: [24 families, 8 visits], detail: Begun", "measures: [24 families, 9 visits], detail: begun"
    )
    assert [tuple(each) for each in found.words] == [("measures", "24 families / 8 visits", "24 families / 9 visits")]
    assert found.reworded("measures")
    assert not found.reworded("action", "outcome")


def test_number_heading_and_references_are_told_and_a_number_first_given_is_not() -> None:
    found = change("id: a, section: X, addresses: [CS-1]", "id: b, section: Y, addresses: [CS-2, CS-1]")
    assert (found.number, found.section) == (("a", "b"), ("X", "Y"))
    assert found.references == ("CS-1", "CS-1, CS-2")
    assert change("status: red", "id: b, status: red").is_change is False
