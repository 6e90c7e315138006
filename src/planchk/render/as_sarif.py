"""SARIF 2.1.0, for code scanning: one run that holds all plans.

One run, since GitHub refuses a file with two runs of one tool and category. The specification:
docs.oasis-open.org/sarif/sarif/v2.1.0.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Sequence
from typing import Any

from planchk import __version__
from planchk.assessment import Assessment, Problem, Severity
from planchk.place import Place
from planchk.render.as_manual import paragraphs
from planchk.render.escape import on_one_line, without_commands
from planchk.render.repository import AS_GIVEN, Repository
from planchk.render.results import Result, results_of
from planchk.rules import RULES
from planchk.rules.rule import Rule
from planchk.waiver import Waiver

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
# GitHub's own word for what it lists and never fails on.
_GITHUB_SEVERITIES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_INDEX = {rule.CODE: number for number, rule in enumerate(RULES)}


def render_sarif(assessments: Sequence[Assessment], repository: Repository = AS_GIVEN) -> str:
    """Return every problem as a result: waived ones suppressed, known ones unchanged. ASCII only."""
    results = results_of(assessments)
    compared = any(result.problem.known for result in results)
    driver = {
        "name": "planchk",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": _category(assessments)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "artifacts": _artifacts(assessments, repository),
        "results": [_result(result, repository, compared) for result in results],
        "properties": {"plans": [_plan(assessment, repository) for assessment in assessments]},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return without_commands(json.dumps(log, indent=2), number_sign=r"\u0023") + "\n"


def _category(assessments: Iterable[Assessment]) -> str:
    """Return what tells this analysis from others of the same tool: the report that the plans answer."""
    catalogues = {assessment.catalogue.id for assessment in assessments}
    return f"planchk/{catalogues.pop()}/" if len(catalogues) == 1 else "planchk/"


def _rule(rule: Rule) -> dict[str, Any]:
    first, *more = paragraphs(rule)
    told = [" ".join(each) for each in more if not each[0].startswith(("Bad:", "Good:", "Source:"))]
    return {
        "id": rule.CODE,
        "name": rule.NAME,
        "shortDescription": {"text": first[0]},
        "fullDescription": {"text": " ".join((*first, *told))},
        "help": {"text": inspect.cleandoc(rule.__doc__ or ""), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.SEVERITY]},
        "properties": {"problem.severity": _GITHUB_SEVERITIES[rule.SEVERITY], "tags": ["improvement-plan"]},
    }


def _markdown(rule: Rule) -> str:
    """Return the manual with its examples as a list."""
    parts = []
    for texts in paragraphs(rule):
        labelled = [text.partition(":") for text in texts]
        if labelled[0][0] in ("Bad", "Good"):
            parts.append("\n".join(f"- **{label}:** {text.strip()}" for label, _, text in labelled))
        else:
            parts.append("\n\n".join(texts))
    return "\n\n".join(parts)


def _result(result: Result, repository: Repository, compared: bool) -> dict[str, Any]:
    problem = result.problem
    told: dict[str, Any] = {"ruleId": problem.code}
    if problem.code in _INDEX:
        told["ruleIndex"] = _INDEX[problem.code]
    told |= {
        "level": _LEVELS[problem.severity],
        "message": {"text": _message(result.message)},
        "locations": [_location(problem.place, repository)],
        "partialFingerprints": _fingerprints(result),
        "properties": _about(problem),
    }
    if problem.waiver:
        told["suppressions"] = [_suppression(problem.waiver, result.assessment.plan.path, repository)]
    if compared:
        told["baselineState"] = "unchanged" if problem.known else "new"
    return told


def _message(text: str) -> str:
    """Return a text as a message string: braces would name an argument, and ``[words](target)`` would link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _location(place: Place, repository: Repository) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.path, repository)}
    if place.line:
        physical["region"] = {"startLine": place.line}
        if place.column:
            physical["region"]["startColumn"] = place.column
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.within:
        location["logicalLocations"] = [{"fullyQualifiedName": on_one_line(place.within)}]
    return location


def _artifact(path: str, repository: Repository) -> dict[str, Any]:
    uri = repository.uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _artifacts(assessments: Iterable[Assessment], repository: Repository) -> list[dict[str, Any]]:
    """Return the plans, those without a problem too."""
    return [
        {"location": _artifact(assessment.plan.path, repository), "roles": ["analysisTarget"]}
        for assessment in assessments
    ]


def _fingerprints(result: Result) -> dict[str, str]:
    """Return what tells that a result is one of an earlier run.

    GitHub looks at ``primaryLocationLineHash`` alone. Its upload step makes one of the text at the line,
    and warns of every one that it finds there and did not make; it makes none where there is no line.
    """
    own = {"planchk/v1": result.fingerprint}
    return own if result.problem.place.line else {**own, "primaryLocationLineHash": result.fingerprint}


def _about(problem: Problem) -> dict[str, str]:
    about = {"finding": problem.finding, "action": problem.action}
    return {name: on_one_line(value) for name, value in about.items() if value}


def _suppression(waiver: Waiver, plan: str, repository: Repository) -> dict[str, Any]:
    reason = on_one_line(f"{waiver.reason} (until {waiver.expires.isoformat()}, {waiver.owner})")
    return {
        "kind": "inSource" if waiver.place.path == plan else "external",
        "status": "accepted",
        "justification": reason,
        "location": _location(waiver.place, repository),
    }


def _plan(assessment: Assessment, repository: Repository) -> dict[str, Any]:
    return {
        "path": repository.path(assessment.plan.path),
        "catalogue": assessment.catalogue.id,
        "reader": assessment.reader,
        "summary": assessment.summary._asdict(),
        "passed": assessment.gate.passed,
    }
