"""What a team lets its gate fail on. Values only; `planchk.config` reads them from files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from planchk.assessment import Basis, FindingCoverage, Severity
from planchk.catalogue import Finding
from planchk.plan import Answer

Condition = Literal["gap", "partial", "possible", "warning", "error", "never"]
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
Treatment = Literal["fail", "warn", "ignore"]
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)

# The bases of links, the strongest first: a person's word, the plan's own reference that its words
# bear out, the words alone.
BASES: tuple[Basis, ...] = ("confirmed", "declared", "inferred")

# The rules that tell what the coverage of a finding is: the gate looks at the coverage itself.
OPEN_RULES = ("PC301", "PC302")
COVERAGE_RULES = (*OPEN_RULES, "PC303")

_NONE: Mapping[str, Treatment] = MappingProxyType({})
_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})


class Policy(NamedTuple):
    """What fails, what only warns, and what is not looked at.

    Args:
        fail_on: the conditions that fail the gate; ``never`` stands alone.
        links: the weakest basis of a link that counts as an answer.
        duties: how open findings of a duty are treated; those not named fail, ``noted`` ones warn.
        services: the same by service; where duty and service differ, the milder one is taken.
        accept: answers of the council that, given with a reason, keep an open finding from failing.
        select: codes or beginnings of codes of the rules that run; empty for all.
        ignore: codes or beginnings of codes that don't, among the selected.
        severities: the severity of a rule, by code, where it is not the rule's own.
        deadline: working days after the report's publication within which a plan must be dated.
        baseline_days: days for which an entry of the baseline excuses; None for as long as it stands.
    """

    fail_on: tuple[Condition, ...] = ("gap", "partial", "error")
    links: Basis = "inferred"
    duties: Mapping[str, Treatment] = _NONE
    services: Mapping[str, Treatment] = _NONE
    accept: tuple[Answer, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = _SEVERITIES
    deadline: int | None = None
    baseline_days: int | None = None

    def treatment(self, finding: Finding) -> Treatment:
        """Return how an open finding is treated. A direction noted is treated as its duty says, ``noted``."""
        duty = "noted" if finding.kind == "development" else finding.duty
        by_duty = self.duties.get(duty, "warn" if duty == "noted" else "fail")
        by_service = self.services.get(finding.service, "fail")
        return by_duty if by_service == "fail" else max(by_duty, by_service, key=TREATMENTS.index)

    def counts(self, basis: Basis) -> bool:
        """Return whether a link of this basis can cover an element."""
        return BASES.index(basis) <= BASES.index(self.links)

    def accepts(self, covered: FindingCoverage) -> bool:
        """Return whether the council's answer, with its reason, stands in for coverage."""
        response = covered.response
        return bool(response and response.answer in self.accept and response.reason.strip())

    def wants(self, code: str) -> bool:
        """Return whether a rule runs."""
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))


DEFAULT = Policy()
