"""The names that people give to the fields of a plan.

From the headings of published plans: each canonical name, then what else is written for it.
Compared without case, punctuation and the difference between space, hyphen and underscore.
"""

from __future__ import annotations

import re

# Names of the plan as a whole. Those under "" are known and not used.
PLAN = {
    "council": "authority, local authority, council name, organisation",
    "title": "plan, plan title, name",
    "date": "plan date, date of plan, version date, updated, last updated, as at",
    "actions": "action plan, action list, tasks, items",
    "sections": "groups, themes, workstreams, priorities, parts, headings",
    "": "version, status, report, inspection, description, introduction, notes, note, author, owner, contact, "
    "approved by, sign off, schema version, catalogue, published, council code, response to",
}

SECTION = {
    "title": "name, heading, theme, section, priority, workstream, outcome, objective, area",
    "recommendation": "recommendations, recommendation made, area for improvement, areas for improvement, finding, "
    "ciw recommendation, issue, area of weakness",
    "addresses": "answers, responds to",
    "service": "directorate, service area, department",
    "actions": "action list, tasks, items",
    "sections": "groups, themes, parts",
    "": "description, introduction, notes, note, owner, lead, id, ref, no, number",
}

ACTION = {
    "id": "ref, reference, reference number, no, nos, number, action id, action ref, action no, action number",
    "action": "actions, what, how, task, step, milestone, action required, actions required, improvement action, "
    "what we will do, what will be done, next step, next steps, commitment",
    "outcome": "outcomes, objective, objectives, aim, impact, desired outcome, intended outcome, "
    "what will be different, what we aim to achieve, improvement, expected outcome, expected impact, difference",
    "detail": "details, description, notes, note, comment, comments, progress, progress update, progress report, "
    "update, updates, update on progress, latest position, current position, what have we done, commentary, narrative, "
    "how we will do it, steps, sub actions, background, action taken",
    "measures": "measure, success measure, success measures, success criteria, success criterion, kpi, kpis, "
    "indicator, indicators, performance indicator, performance indicators, performance measure, performance measures, "
    "target, targets, how will we know, how we will know, how success is measured, measure of success, "
    "measures of success, evidence of success",
    "result": "results, evidence, achieved, achievement, outcome achieved, impact achieved, evidence of impact, "
    "evidence of completion, completion evidence",
    "owner": "owners, lead, leads, lead officer, responsible officer, officer responsible, responsible, "
    "person responsible, responsible person, responsibility, who, by whom, accountable, accountable officer, "
    "accountable lead, sro, action owner, lead responsible, lead person",
    "due": "due date, by when, when, timescale, timescales, deadline, target date, completion date, date due, end, "
    "end date, finish, timeline, timeframe, complete by, to be completed by, review date",
    "status": "rag, brag, rag rating, rag status, brag rating, rating, state, current status, action status, "
    "traffic light, progress rating",
    "service": "directorate, service area, department, division",
    "addresses": "answers, responds to, finding id, finding ids, recommendation id, recommendation ids, finding ref, "
    "recommendation ref, findings, catalogue ids",
    "recommendation": "recommendations, recommendation made, finding, area for improvement, areas for improvement, "
    "ciw recommendation, issue, area of weakness, item to be rectified",
    "": "priority, theme, workstream, principle, resource, resources, cost, costs, budget, funding, risk, risks, "
    "monitoring, monitored by, governance, start, start date, category, team, board, dependencies, "
    "completed, completed on, date completed, link, links, url, tags, source, sponsor, cabinet member, support, "
    "supported by, partners",
}

_SEPARATORS = re.compile(r"[\s_\-/]+")
_PUNCTUATION = re.compile(r"[^\w ]")


def fold(name: str) -> str:
    """Return a name as it is compared: ``By-When?`` and ``by_when`` are ``by when``."""
    return _PUNCTUATION.sub("", _SEPARATORS.sub(" ", name.strip().casefold())).strip()


def _table(names: dict[str, str]) -> dict[str, str]:
    table = {}
    for canonical, others in names.items():
        for other in (canonical, *others.split(", ")):
            if other:
                table[other] = canonical
    return table


PLAN_KEYS = _table(PLAN)
SECTION_KEYS = _table(SECTION)
ACTION_KEYS = _table(ACTION)
