"""Plans, catalogues and coverage by hand, and the language in which the tests of rules are written.

A case is a plan, a line a field, with ``<<`` behind each line at which the rule must report, and
words that its message must hold (any, where none are given)::

    today: 2021-06-15
    - action: Publish the guide.
      owner: Head of Adults; Head of Children   << 2 owners

``answers:``, ``may answer:`` and ``claims:`` name elements (or, for claims, a finding) by
``FINDING/element`` and give links that count, links that don't, and unsupported claims. A line that
is only ``<<`` stands for a report on the plan itself. Whatever else the rule reports fails the case.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from planchk.assessment import Claim, Coverage, ElementCoverage, Evidence, FindingCoverage, Link
from planchk.catalogue import Catalogue, Element, Finding, Heading, Source
from planchk.place import Place
from planchk.plan import Action, Plan, Reference, Text, Words
from planchk.rules.rule import Hit, Rule, Subject

PATH = "plan.yaml"
WORDS = ("action", "outcome", "detail", "measures", "result")
TODAY = date(2021, 6, 15)


def finding(id: str, kind: Any, summary: str, **elements: str) -> Finding:
    made = tuple(Element(name.replace("_", "-"), text) for name, text in elements.items())
    return Finding(id, kind, "must", "children", "prevention", summary, (0, len(summary)), summary, made)


CATALOGUE = Catalogue(
    "test",
    "1",
    "A report",
    Source("An inspectorate", "A report", "OGL", "An inspectorate"),
    (Heading("children", "Children's services"),),
    (Heading("prevention", "Prevention"),),
    (
        finding("CS-VC-S1", "strength", "Leaders are confident."),
        finding(
            "CS-PR-2",
            "recommendation",
            "Make assessments and legal planning meetings timely.",
            assessments="Assessments are timely",
            legal="Legal planning meetings are timely",
            no_delay="Decisions are not delayed",
        ),
        finding("CS-PR-3", "development", "Offer more short breaks.", short_breaks="Short breaks are expanded"),
    ),
)


class Case(NamedTuple):
    """What a rule is shown, and the (line, words) that it must report."""

    subject: Subject
    expected: list[tuple[int, str]]


def read_case(source: str) -> Case:
    """Read a case; see the module's text."""
    drafts: list[dict[str, Any]] = []
    head: dict[str, Text] = {}
    expected: list[tuple[int, str]] = []
    for number, line in enumerate(source.strip("\n").split("\n"), 1):
        content, marker, words = line.partition("<<")
        content = content.strip()
        if marker:
            expected.append((number if content else 0, words.strip()))
        if not content:
            continue
        if content.startswith("- "):
            content = content[2:]
            drafts.append({"place": Place(PATH, number, 3), "words": [], "answers": [], "may": [], "claims": []})
        key, colon, value = content.partition(":")
        assert colon, f"no field: {line!r}"
        text = Text(value.strip().replace("\\n", "\n"), Place(PATH, number, 5))
        if key in ("date", "today"):
            head[key] = text
            continue
        draft = drafts[-1]
        if key in WORDS:
            draft["words"].append(Words(key, *text))  # type: ignore[arg-type]
        elif key in ("answers", "may answer", "claims", "addresses"):
            for part in text.value.split(","):
                draft.setdefault(key.split()[0], []).append(Reference(part.strip(), text.place))
        else:
            assert key in ("id", "owner", "due", "status"), f"unknown field {key!r}"
            draft[key] = text
    plan = Plan(PATH, "A council", "A plan", head.get("date"), tuple(map(_action, range(len(drafts)), drafts)))
    today = date.fromisoformat(head["today"].value) if "today" in head else TODAY
    return Case(Subject(plan, CATALOGUE, _coverage(plan, drafts), today), sorted(expected))


def check(rule: Rule, source: str) -> list[Hit]:
    """Assert that a rule reports at the marked lines, in those words, and nowhere else."""
    case = read_case(source)
    hits = sorted(rule.check(case.subject), key=lambda hit: hit.place.line)
    told = "\n".join(f"{hit.place}: {hit.message}" for hit in hits)
    assert [hit.place.line for hit in hits] == [line for line, _ in case.expected], told or "nothing was reported"
    for hit, (_, words) in zip(hits, case.expected, strict=True):
        assert words in hit.message, told
        assert "\n" not in hit.message
        if hit.place.line:
            starts = [action for action in case.subject.plan.actions if action.place.line <= hit.place.line]
            assert hit.action == starts[-1].id
        else:
            assert hit.place == Place(PATH)
    return hits


def _action(position: int, draft: dict[str, Any]) -> Action:
    given = "id" in draft
    return Action(
        id=draft["id"].value if given else f"made-{position + 1}",
        position=position,
        place=draft["place"],
        words=tuple(draft["words"] or [Words("action", "Publish the guide", draft["place"])]),
        id_given=given,
        owner=draft.get("owner"),
        due=draft.get("due"),
        status=draft.get("status"),
        addresses=tuple(draft.get("addresses", ())),
    )


def _coverage(plan: Plan, drafts: list[dict[str, Any]]) -> Coverage:
    links = [
        _link(action, reference, counts)
        for action, draft in zip(plan.actions, drafts, strict=True)
        for key, counts in (("answers", True), ("may", False))
        for reference in draft[key]
    ]
    claims = [
        Claim(action, each) for action, draft in zip(plan.actions, drafts, strict=True) for each in draft["claims"]
    ]
    return Coverage(tuple(_cover(each, links) for each in CATALOGUE.to_cover), tuple(claims))


def _link(action: Action, reference: Reference, counts: bool) -> Link:
    evidence = (Evidence("action", action.title, action.place),)
    return Link(action, reference.finding, reference.element, "inferred", 0.9 if counts else 0.4, counts, evidence)


def _cover(finding: Finding, links: list[Link]) -> FindingCoverage:
    elements = []
    for element in finding.elements:
        own = tuple(link for link in links if (link.finding, link.element) == (finding.id, element.id))
        counts = any(link.counts for link in own)
        elements.append(ElementCoverage(element, "covered" if counts else "possible" if own else "missing", own))
    covered = sum(element.status == "covered" for element in elements)
    status: Any = "covered" if covered == len(elements) else "partial" if covered else "gap"
    return FindingCoverage(finding, status, tuple(elements))
