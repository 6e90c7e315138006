"""A GitLab Code Quality report: a list of problems, which GitLab shows in the merge request.

The form: docs.gitlab.com, "Code Quality", "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from planchk.assessment import Assessment
from planchk.fingerprint import fingerprint
from planchk.render.escape import without_commands
from planchk.render.repository import AS_GIVEN, Repository
from planchk.render.results import Result, results_of, worst_first

# "critical" and "blocker" are left to those who find more than what a plan lacks.
_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(assessments: Sequence[Assessment], repository: Repository = AS_GIVEN) -> str:
    """Return the problems that count. ASCII only, as in planchk's JSON."""
    issues = [_issue(result, repository) for result in worst_first(results_of(assessments))]
    return without_commands(json.dumps(issues, indent=2), number_sign=r"\u0023") + "\n"


def _issue(result: Result, repository: Repository) -> dict[str, Any]:
    problem = result.problem
    path = repository.path(problem.place.path)
    return {
        "description": result.message,
        "check_name": f"{problem.code} {problem.name}",
        # Of two results with one fingerprint GitLab shows one, and two plans may have an action in common.
        "fingerprint": fingerprint((repository.path(result.assessment.plan.path), result.fingerprint)),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": path, "lines": {"begin": problem.place.line or 1}},
    }
