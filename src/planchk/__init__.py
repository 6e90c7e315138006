"""planchk: does an improvement plan answer an inspection report?

from planchk import check, load_catalogue, load_plan

assessment = check(load_plan("plan.yaml"), load_catalogue())
for finding in assessment.coverage.findings:
    print(finding.finding.id, finding.status)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planchk.assess import check
    from planchk.assessment import Assessment
    from planchk.catalogue import Catalogue
    from planchk.catalogues import load_catalogue
    from planchk.errors import InputError, NothingToCheck, PlanchkError
    from planchk.plan import Plan
    from planchk.readers import load_plan, parse_plan

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "Catalogue",
    "InputError",
    "NothingToCheck",
    "Plan",
    "PlanchkError",
    "__version__",
    "check",
    "load_catalogue",
    "load_plan",
    "parse_plan",
]

_HOMES = {
    "Assessment": "assessment",
    "Catalogue": "catalogue",
    "InputError": "errors",
    "NothingToCheck": "errors",
    "Plan": "plan",
    "PlanchkError": "errors",
    "check": "assess",
    "load_catalogue": "catalogues",
    "load_plan": "readers",
    "parse_plan": "readers",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: ``planchk --version`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'planchk' has no attribute '{name}'")
    from importlib import import_module

    value = getattr(import_module(f"planchk.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
