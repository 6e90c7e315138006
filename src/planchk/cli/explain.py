"""``planchk explain``: the manual of a rule, a finding of the report, or why an action has its scores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from planchk.assess import check
from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.cli.assessing import as_one, model_beside
from planchk.cli.terminal import print_error, print_lines
from planchk.errors import PlanchkError, UsageError
from planchk.explain import explain_action
from planchk.match.choice import Wanted, reader_for
from planchk.plan import Action, Plan
from planchk.readers import load_plan
from planchk.render.as_finding import render_finding
from planchk.render.as_manual import render_manual, render_rules
from planchk.render.as_reasons import render_reasons
from planchk.render.lines import Line, line
from planchk.rules import RULES
from planchk.suggest import did_you_mean


def list_rules() -> int:
    """Print the list of all rules, and return the exit code."""
    print_lines(render_rules(RULES))
    return 0


def explain_word(word: str, catalogues: tuple[str, ...]) -> int:
    """Print the manual of a rule or a finding of the catalogue, and return the exit code."""
    if word.strip().casefold() == "rules":
        return list_rules()
    try:
        catalogue = as_one(tuple(map(load_catalogue, catalogues or (None,))))
        found = list(_explanations(word, catalogue))
        if not found:
            raise _unknown(word, catalogue)
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    for number, lines in enumerate(found):
        if number:
            print_lines([line()])
        print_lines(lines)
    return 0


def explain_in_plan(path: str, wanted: str, catalogues: tuple[str, ...], which: Wanted) -> int:
    """Print the reasons for every action of that id, and return the exit code."""
    try:
        if len(catalogues) > 1:
            raise UsageError.one("an action is explained by one catalogue.", "--catalogue", "Leave the others out.")
        catalogue_path = catalogues[0] if catalogues else None
        plan = load_plan(path)
        actions = _actions(plan, wanted)
        catalogue = load_catalogue(catalogue_path)
        reader = reader_for(catalogue, which, model=model_beside(catalogue_path), cached=True)
        if not reader.decides:
            raise UsageError.one(
                f"no model was learnt for {catalogue.id}, so that no words were weighed.",
                str(catalogue_path),
                "Declared references decide. planchk train makes a model.",
            )
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    assessment = check(plan, catalogue, reader=reader, today=date.today())
    for number, action in enumerate(actions):
        if number:
            print_lines([line()])
        print_lines(render_reasons(explain_action(assessment, action, reader)))
    return 0


def _explanations(word: str, catalogue: Catalogue) -> Iterator[Iterator[Line]]:
    """Yield what a word names: a rule by code or name; a finding, or one of its elements."""
    folded = word.strip().casefold()
    for rule in RULES:
        if folded in (rule.CODE.casefold(), rule.NAME):
            yield render_manual(rule)
    for finding in catalogue.findings:
        for element in ("", *(each.id for each in finding.elements)):
            id_ = f"{finding.id}/{element}".rstrip("/").casefold()
            if folded in (id_, f"{catalogue.id}:{id_}".casefold(), id_.rpartition(":")[2]):
                yield render_finding(catalogue, finding, element)


def _unknown(word: str, catalogue: Catalogue) -> PlanchkError:
    if os.path.isfile(word):
        return UsageError.one("which of its actions?", word, f"Write: planchk explain {word} ID.")
    elements = [f"{finding.id}/{element.id}" for finding in catalogue.findings for element in finding.elements]
    rules = [name for rule in RULES for name in (rule.CODE, rule.NAME)]
    known = [*rules, *(finding.id for finding in catalogue.findings), *elements]
    remedy = did_you_mean(word.strip(), known)
    message = f"no rule and no finding of {catalogue.id} is called '{word}'."
    return UsageError.one(message, "explain", remedy or "planchk explain --list has the rules.")


def _actions(plan: Plan, wanted: str) -> list[Action]:
    found = [action for action in plan.actions if action.id.casefold() == wanted.strip().casefold()]
    if not found:
        ids = [action.id for action in plan.actions]
        remedy = did_you_mean(wanted, ids) or f"It has {', '.join(ids[:10])}{' and more' if len(ids) > 10 else ''}."
        raise UsageError.one(f"the plan has no action '{wanted}'.", plan.path, remedy)
    return found
