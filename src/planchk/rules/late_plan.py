"""A plan that is dated later than the deadline after the report's publication.

Reported only where a deadline is set (`--deadline 20`, in working days). Counted from the day after
publication, without weekends and the bank holidays of England and Wales; a plan that names a month is
dated by its first day. A plan without a date, or a catalogue that doesn't say when its report was
published, can't be checked, which is reported too.

Bad:  a report published on 1 March 2021, and a plan dated 14 May 2021, with a deadline of 20 working days
Good: the same plan dated 26 March 2021

Source: inspectorates set such deadlines. Ofsted, after an inspection of children's services: 70 working days, and a
draft within 20 where a visit found areas for priority action.
"""

from collections.abc import Iterator
from datetime import date

from planchk.assessment import Severity
from planchk.counted import counted
from planchk.place import Place
from planchk.rules.reading import plan_date
from planchk.rules.rule import Hit, Subject
from planchk.values.periods import add_working_days, say

CODE = "PC204"
NAME = "late-plan"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the plan, if its date is past the deadline or nobody can say."""
    plan, days = subject.plan, subject.deadline
    if days is None:
        return
    within = counted(days, "working day")
    published = subject.catalogue.source.published
    if not published:
        message = f"the catalogue doesn't say when the report was published: the deadline of {within} can't be checked"
        yield Hit(f"{message} (published: 2021-01-29 under source)", Place(plan.path), severity="warning")
        return
    first = date.fromisoformat(published)
    last = add_working_days(first, days)
    due = f"due within {within} of the report's publication on {say(first)}, by {say(last)}"
    dated = plan_date(plan)
    if plan.date is None or dated is None:
        place = plan.date.place if plan.date else Place(plan.path)
        yield Hit(f"the plan has no date that can be read, and was {due}: give its date", place)
    elif dated > last:
        yield Hit(f"the plan is dated {say(dated)}, and was {due}", plan.date.place)
