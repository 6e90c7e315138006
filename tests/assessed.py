"""Assessments of plans by the quick reader, for tests of what is made of them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

from planchk.assess import check
from planchk.assessment import Assessment
from planchk.catalogues import load_catalogue
from planchk.match.choice import reader_for
from planchk.match.reader import Reader
from planchk.place import Place
from planchk.policy import DEFAULT, Condition, Policy
from planchk.readers import parse_plan, plan_from_bytes
from planchk.waiver import Waiver

ROOT = Path(__file__).parents[1]
TODAY = date(2021, 3, 1)
PLANS = (*sorted((ROOT / "examples").glob("*.yaml")), ROOT / "tests" / "data" / "plan.xlsx")
WAIVER = Waiver("The board <decided> & agreed", "A. Owner", date(2021, 6, 30), Place("waivers.yaml", 3, 1))

# Everything that some reader of some format would obey, in each field that a plan has.
HOSTILE_TEXTS = (
    "::error file=x::owned",
    "  ::stop-commands::x",
    "##[add-mask]covered",
    "##vso[task.complete]",
    "%0A::error::x",
    "]]> <script>alert(1)</script> &amp; <!-- {0} [link](http://x) | `code` * _ ~ $",
    "\x1b[31m \x07 \x9b1m \u202e \ufffe",
)


@cache
def assess(path: Path, fail_on: tuple[Condition, ...] = DEFAULT.fail_on) -> Assessment:
    """Return the assessment of a plan of this repository, its path from the root."""
    plan = plan_from_bytes(path.read_bytes(), path.relative_to(ROOT).as_posix())
    return check(plan, load_catalogue(), reader=_reader(), today=TODAY, policy=Policy(fail_on))


def assess_text(text: str, path: str = "plan.yaml") -> Assessment:
    """Return the assessment of a plan that a test writes."""
    return check(parse_plan(text, path), load_catalogue(), reader=_reader(), today=TODAY)


def hostile() -> Assessment:
    """Return the assessment of a plan that holds nothing but texts which somebody may obey."""
    actions: list[dict[str, object]] = []
    for number, text in enumerate(HOSTILE_TEXTS):
        fields = dict.fromkeys(("id", "action", "owner", "due", "status"), text)
        actions.append({**fields, "measures": [text], "addresses": [text]})
        actions.append({"id": f"c{number}", "action": f"Hold legal planning meetings in ten working days {text}"})
    actions.append({"id": "a\nb", "action": "Explore\n::error::x\n##[error]y", "addresses": ["CS-PR-9"]})
    assessment = assess_text(json.dumps({"actions": actions}), "plan ::error::, x.json")
    plan = assessment.plan._replace(council=HOSTILE_TEXTS[0], title="\n".join(HOSTILE_TEXTS))
    return assessment._replace(plan=plan)


def renamed(assessment: Assessment, path: str) -> Assessment:
    """Return the assessment of a plan as if it stood at another path."""
    problems = tuple(each._replace(place=each.place._replace(path=path)) for each in assessment.problems)
    return assessment._replace(plan=assessment.plan._replace(path=path), problems=problems)


def with_waived_and_known(assessment: Assessment) -> Assessment:
    """Return an assessment in which its first problem is waived and its second one is known."""
    first, second, *rest = assessment.problems
    return assessment._replace(problems=(first._replace(waiver=WAIVER), second._replace(known=True), *rest))


@cache
def _reader() -> Reader:
    return reader_for(load_catalogue(), "quick")
