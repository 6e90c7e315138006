"""A plan -> a paper: tables with headings, in the layouts that councils use."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from planchk.plan import Action, Plan


class Box(NamedTuple):
    """A cell: its paragraphs (bullets where there are several), how far it reaches, and whether it is bold."""

    texts: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    bold: bool = False

    @property
    def text(self) -> str:
        return self.texts[0] if len(self.texts) == 1 else "\n".join(f"• {text}" for text in self.texts)


class Table(NamedTuple):
    """Rows of boxes; a box merged over rows stands only in its first row. ``heading`` stands above it."""

    rows: list[list[Box]]
    heading: str = ""


class Paper(NamedTuple):
    """A document: its title, lines below the title, tables."""

    title: str
    lines: list[str]
    tables: list[Table]


PLAIN = {
    "id": "No.",
    "section": "Theme",
    "action": "Action",
    "outcome": "Outcome",
    "detail": "Progress",
    "measures": "Success measures",
    "owner": "Lead officer",
    "due": "By when",
    "status": "RAG",
    "service": "Service",
    "addresses": "Finding IDs",
}
OTHER_WORDS = {
    "id": "Ref",
    "section": "Workstream",
    "action": "What will we do?",
    "outcome": "What difference will it make?",
    "detail": "Update on progress",
    "measures": "How will we know?",
    "owner": "Person Responsible",
    "due": "Timescale",
    "status": "R/A/G rating",
    "service": "Directorate",
    "addresses": "Responds to",
}
WELSH = {
    "id": "Cyf",
    "section": "Thema",
    "action": "Camau Gweithredu",
    "outcome": "Canlyniadau",
    "detail": "Cynnydd",
    "measures": "Mesurau llwyddiant",
    "owner": "Swyddog cyfrifol",
    "due": "Dyddiad cwblhau",
    "status": "Statws",
    "service": "Gwasanaeth",
    "addresses": "Finding IDs",
}


def value(action: Action, field: str) -> tuple[str, ...]:
    if field == "id":
        return (action.id,)
    if field == "section":
        return action.sections[:1]
    if field == "addresses":
        return (", ".join(each.value for each in action.addresses),) if action.addresses else ()
    if field in ("owner", "due", "status", "service"):
        text = getattr(action, field)
        return (text.value,) if text else ()
    return tuple(words.value for words in action.words if words.field == field)


def fields_of(plan: Plan, order: list[str], without: tuple[str, ...] = ()) -> list[str]:
    return [f for f in order if f not in without and (f in ("id", "action") or any(value(a, f) for a in plan.actions))]


def paper(plan: Plan, tables: list[Table]) -> Paper:
    date = [f"Date: {plan.date.value}"] if plan.date else []
    return Paper(plan.title, [f"Council: {plan.council}", *date], tables)


def header(fields: list[str], names: dict[str, str]) -> list[Box]:
    return [Box((names.get(field, field),) if field else (), bold=True) for field in fields]


def row(action: Action, fields: list[str]) -> list[Box]:
    return [Box(value(action, field)) for field in fields]


def plain(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN))
    return paper(plan, [Table([header(fields, PLAIN), *(row(action, fields) for action in plan.actions)])])


def other_order(plan: Plan) -> Paper:
    """Other words, the columns the other way round, one of them empty."""
    fields = fields_of(plan, list(PLAIN))[::-1]
    fields.insert(2, "")
    return paper(plan, [Table([header(fields, OTHER_WORDS), *(row(action, fields) for action in plan.actions)])])


def welsh(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN))
    return paper(plan, [Table([header(fields, WELSH), *(row(action, fields) for action in plan.actions)])])


def repeated_header(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN))
    rows = []
    for at, action in enumerate(plan.actions):
        rows += [header(fields, PLAIN)] if at % 5 == 0 else []
        rows.append(row(action, fields))
    return paper(plan, [Table(rows)])


def grouped(plan: Plan) -> list[tuple[str, list[Action]]]:
    return [(title, list(actions)) for (title,), actions in groupby(plan.actions, key=lambda action: action.sections)]


def recommendation_column(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN), without=("section",))
    names = [Box(("Recommendation",), bold=True), *header(fields, PLAIN)]
    rows = [[Box((title,)), *row(action, fields)] for title, actions in grouped(plan) for action in actions]
    return paper(plan, [Table([names, *rows])])


def heading_rows(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN), without=("section",))
    rows = [header(fields, OTHER_WORDS)]
    for title, actions in grouped(plan):
        rows.append([Box((title,), columns=len(fields), bold=True)])
        rows += [row(action, fields) for action in actions]
    return paper(plan, [Table(rows)])


def merged_cells(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN), without=("section",))
    rows = [[Box(("CIW recommendation",), bold=True), *header(fields, OTHER_WORDS)]]
    for title, actions in grouped(plan):
        for at, action in enumerate(actions):
            rows.append([*([Box((title,), rows=len(actions))] if at == 0 else []), *row(action, fields)])
    return paper(plan, [Table(rows)])


def table_each(plan: Plan) -> Paper:
    fields = fields_of(plan, list(PLAIN), without=("section",))
    return paper(
        plan,
        [
            Table([header(fields, PLAIN), *(row(action, fields) for action in actions)], title)
            for title, actions in grouped(plan)
        ],
    )


LAYOUTS: dict[str, Callable[[Plan], Paper]] = {
    each.__name__: each
    for each in (
        plain, other_order, welsh, repeated_header, recommendation_column, heading_rows, merged_cells, table_each
    )
}  # fmt: skip
# Layouts in which every action stands under a heading.
GROUPED = ("recommendation_column", "heading_rows", "merged_cells", "table_each")


def with_sections(plan: Plan) -> Plan:
    """Give a plan without sections some: four actions under each."""
    if all(action.sections for action in plan.actions):
        return plan
    titles = ("assessment and planning", "decisions without delay", "working with families", "oversight", "access")
    return plan._replace(
        actions=tuple(
            action._replace(sections=(f"Recommendation {at // 4 + 1}: {titles[at // 4 % 5]}",))
            for at, action in enumerate(plan.actions)
        )
    )


def comparable(plan: Plan) -> list[dict[str, object]]:
    """Return what has to be the same in every kind of file: all but places."""
    return [
        {
            "id": action.id,
            "words": [(words.field, " ".join(words.value.split())) for words in action.words],
            **{
                field: getattr(action, field) and " ".join(getattr(action, field).value.split())
                for field in ("owner", "due", "status", "service")
            },
            "addresses": [each.value for each in action.addresses],
            "sections": [" ".join(title.split()) for title in action.sections],
        }
        for action in plan.actions
    ]
