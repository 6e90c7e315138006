"""A due date that is no date.

A date that does not exist, or that people read differently, can't be kept or checked. Days stand
before months; financial years and quarters start in April. "Q3", "June" and "within 6 months" are
read from the plan's own `date:`, and can't be where it gives none. Complete and cancelled actions
are left alone.

Bad:  `due: 2021-02-30`, `due: 03/25/2021`, `due: when resources allow`
Good: `due: 2021-03-01`, `due: 25/03/2021`, `due: Q3 2021/22`, `due: within 6 months` (with `date:`)

Source: guidance on statements of action asks for the period in which each action is taken.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC104"
NAME = "unreadable-due"
SEVERITY: Severity = "warning"

_REMEDIES = {
    "unreadable": "write a day, a month or a quarter, such as 30 June 2021 or Q2 2021/22",
    "unanchored": "add the year, or the plan's 'date:'",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions whose due date can't be read."""
    for read in subject.unfinished:
        action, due = read.action, read.due
        if action.due and due.kind in _REMEDIES:
            yield Hit.of(action, f"'{short(due.text)}' {due.reason}: {_REMEDIES[due.kind]}", action.due.place)
