"""Two assessments of one plan at two times -> what changed."""

from __future__ import annotations

from planchk.assessment import Assessment
from planchk.compare.actions import change_of, status_of
from planchk.compare.changes import Changes, Departure
from planchk.compare.coverage import compare_coverage, compare_responses
from planchk.compare.pairs import pair_actions
from planchk.compare.problems import compare_problems
from planchk.rules.reading import plan_date
from planchk.values.statuses import Status


def compare_plans(old: Assessment, new: Assessment) -> Changes:
    """Return what changed from one version of a plan to the next, both assessed against the same catalogue."""
    pairing = pair_actions(old.plan.actions, new.plan.actions)
    dates = plan_date(old.plan), plan_date(new.plan)
    changes = [change_of(pair, dates) for pair in pairing.pairs]
    by_old = {change.old.position: change for change in changes}
    by_new = {change.new.position: change for change in changes}
    problems = compare_problems(
        old.problems,
        new.problems,
        {change.old.position: number for number, change in enumerate(changes)},
        {change.new.position: number for number, change in enumerate(changes)},
    )
    ids = {action.id for action in new.plan.actions if action.id_given}
    changed = tuple(change for change in changes if change.is_change)
    return Changes(
        old=old,
        new=new,
        findings=tuple(compare_coverage(old, new, by_old, by_new)),
        responses=tuple(compare_responses(old, new)),
        added=pairing.added,
        gone=tuple(
            Departure(action, status_of(action) is Status.COMPLETE, action.id_given and action.id in ids)
            for action in pairing.gone
        ),
        changed=changed,
        unchanged=len(changes) - len(changed),
        new_problems=problems.new,
        fixed_problems=problems.fixed,
        lapsed_problems=problems.lapsed,
    )
