"""``planchk confirm`` and ``planchk reject``: one decision on one link, without questions."""

from __future__ import annotations

import sys
from typing import NamedTuple

from planchk.assessment import Assessment, Link
from planchk.catalogue import Catalogue, Element, Finding
from planchk.cli.assessing import Assessor
from planchk.cli.keeping import Keeper
from planchk.cli.settings import Configurations
from planchk.cli.terminal import print_error
from planchk.cli.who import who_decides
from planchk.config.effective import Given
from planchk.errors import PlanchkError, UsageError
from planchk.ledger import Decision, Ruling
from planchk.ledgers import ledger_path
from planchk.match.rulings import elements_by_name
from planchk.plan import Action, Plan
from planchk.questions import Author, decide
from planchk.render.escape import on_one_line
from planchk.suggest import did_you_mean
from planchk.values.statuses import Status, parse_status


class Request(NamedTuple):
    """What the user asked for."""

    plan: str
    action: str
    element: str
    ruling: Ruling
    by: str | None
    note: str
    withdraw: bool
    given: Given
    config: str | None = None


def rule_link(request: Request) -> int:
    """Keep a decision, or take it back, say so, and return the exit code."""
    try:
        assessor = Assessor(Configurations(request.given, request.config), starts_ledger=True)
        settings = assessor.configurations.of(request.plan)
        path = ledger_of(request.plan, settings["ledger"])
        assessment = assessor.assess(request.plan)
        keeper = Keeper(path, assessment.plan, assessment.catalogue)
        if request.withdraw:
            told = _withdraw(request, keeper)
        else:
            author = Author(who_decides(request.by, request.plan), settings.today, request.note)
            told = _rule(request, assessment, keeper, author)
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    sys.stdout.write(on_one_line(told) + "\n")
    return 0


def ledger_of(plan: str, given: str | None) -> str:
    """Return the ledger to write to.

    Raises:
        UsageError: standard input has none.
    """
    path = given or ledger_path(plan)
    if path is None:
        raise UsageError.one("a plan from standard input has no ledger.", "-", "Name one with --ledger FILE.")
    return path


def _rule(request: Request, assessment: Assessment, keeper: Keeper, author: Author) -> str:
    action = _action(request.action, assessment.plan)
    finding, element = _element(request.element, assessment.catalogue)
    link = _link_between(assessment, action, f"{finding.id}/{element.id}")
    decision = decide(request.ruling, action, finding, element, link, author)
    kept = keeper.keep(action, decision)
    if kept.after == kept.before:
        return f"{keeper.path}: nothing to change, this is the decision already."
    does = "answers" if request.ruling == "confirmed" else "does not answer"
    told = f"{keeper.path}: {request.ruling} by {decision.who} on {decision.when.isoformat()}: "
    told += f"{action.id} {does} {decision.element}."
    if action.status and parse_status(action.status.value) is Status.CANCELLED:
        told += " The action is cancelled: as long as it is, it answers nothing."
    return told


def _withdraw(request: Request, keeper: Keeper) -> str:
    """Take a decision back, also one whose action or element is no longer there.

    Raises:
        UsageError: there is no such decision.
    """
    decision = _decision_on(request, keeper)
    if decision is None:
        known = [f"{each.action} {each.element}" for each in keeper.ledger().decisions]
        message = f"there is no decision on {request.action} and {request.element}."
        raise UsageError.one(message, keeper.path, did_you_mean(f"{request.action} {request.element}", known, 0.7))
    keeper.withdraw(decision)
    return f"{keeper.path}: taken back, what {decision.who} {decision.ruling} on {decision.when.isoformat()}."


def _decision_on(request: Request, keeper: Keeper) -> Decision | None:
    names = [each.element for each in keeper.ledger().decisions] + list(elements_by_name(keeper.catalogue))
    element = _named(request.element, names) or request.element
    for action in _actions(request.action, keeper.plan):
        found = keeper.find(action, element)
        if found:
            return found
    wanted = (request.action.strip().casefold(), element)
    return next((each for each in keeper.ledger().decisions if (each.action.casefold(), each.element) == wanted), None)


def _actions(id_: str, plan: Plan) -> list[Action]:
    return [action for action in plan.actions if action.id.casefold() == id_.strip().casefold()]


def _action(id_: str, plan: Plan) -> Action:
    """Return the one action of that id.

    Raises:
        UsageError: there is none, or several.
    """
    found = _actions(id_, plan)
    if len(found) > 1:
        places = ", ".join(str(action.place) for action in found)
        remedy = "Give each an id of its own, or decide on them with planchk review."
        raise UsageError.one(f"{len(found)} actions have the id '{found[0].id}': {places}.", plan.path, remedy)
    if not found:
        ids = [action.id for action in plan.actions]
        remedy = did_you_mean(id_, ids) or f"It has {', '.join(ids[:10])}{' and more' if len(ids) > 10 else ''}."
        raise UsageError.one(f"the plan has no action '{id_}'.", plan.path, remedy)
    return found[0]


def _element(name: str, catalogue: Catalogue) -> tuple[Finding, Element]:
    """Return the element of that name; a finding of a single element may be named by its id alone.

    Raises:
        UsageError: there is no such element, or the finding has several.
    """
    elements = elements_by_name(catalogue)
    found = _named(name, elements)
    if found:
        return elements[found]
    wanted = name.strip().casefold()
    own = [each for each in elements if each.partition("/")[0].casefold() == wanted.partition("/")[0]]
    if own:
        finding_id, _, part = name.strip().partition("/")
        lacks = f"no element '{part}'" if part else "several elements"
        remedy = did_you_mean(name, own) if part else ""
        raise UsageError.one(f"{finding_id} has {lacks}.", "FINDING/ELEMENT", remedy or f"Name one: {', '.join(own)}.")
    for finding in catalogue.findings:
        if finding.id.casefold() == wanted.partition("/")[0]:
            message = f"{finding.id} is a strength: it needs no answer."
            raise UsageError.one(message, "FINDING/ELEMENT", "Nothing to decide.")
    remedy = did_you_mean(name, elements) or f"Its elements are like {next(iter(elements))}."
    raise UsageError.one(f"the report has no element '{name}'.", "FINDING/ELEMENT", remedy)


def _named(name: str, names: list[str] | dict[str, tuple[Finding, Element]]) -> str | None:
    """Return the known name that is meant: upper and lower case are one, and so is a finding and its only element."""
    wanted = name.strip().casefold()
    exact = next((each for each in names if each.casefold() == wanted), None)
    own = {each for each in names if each.partition("/")[0].casefold() == wanted}
    return exact or (own.pop() if len(own) == 1 else None)


def _link_between(assessment: Assessment, action: Action, name: str) -> Link | None:
    return next(
        (
            link
            for covered in assessment.coverage.findings
            for element in covered.elements
            for link in (*element.links, *element.rejected)
            if link.action.position == action.position and f"{link.finding}/{link.element}" == name
        ),
        None,
    )
