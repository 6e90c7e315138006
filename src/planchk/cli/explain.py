"""``planchk explain``: why one action has its scores."""

from __future__ import annotations

from datetime import date

from planchk.assess import check
from planchk.catalogues import load_catalogue
from planchk.cli.terminal import print_error, print_lines
from planchk.errors import PlanchkError, UsageError
from planchk.explain import explain_action
from planchk.match.choice import Wanted, reader_for
from planchk.plan import Action, Plan
from planchk.readers import load_plan
from planchk.render.as_reasons import render_reasons
from planchk.render.lines import line
from planchk.suggest import did_you_mean


def explain_in_plan(path: str, wanted: str, which: Wanted) -> int:
    """Print the reasons for every action of that id, and return the exit code."""
    try:
        plan = load_plan(path)
        actions = _actions(plan, wanted)
        catalogue = load_catalogue()
        reader = reader_for(catalogue, which, cached=True)
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    assessment = check(plan, catalogue, reader=reader, today=date.today())
    for number, action in enumerate(actions):
        print_lines([line()] if number else [])
        print_lines(render_reasons(explain_action(assessment, action, reader)))
    return 0


def _actions(plan: Plan, wanted: str) -> list[Action]:
    found = [action for action in plan.actions if action.id.casefold() == wanted.strip().casefold()]
    if not found:
        ids = [action.id for action in plan.actions]
        remedy = did_you_mean(wanted, ids) or f"It has {', '.join(ids[:10])}{' and more' if len(ids) > 10 else ''}."
        raise UsageError.one(f"the plan has no action '{wanted}'.", plan.path, remedy)
    return found
