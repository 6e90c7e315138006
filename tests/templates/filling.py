"""Fills in templates as people do, with the commitments of examples/good-plan.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from planchk import check, load_plan
from planchk.match.quick import quick_reader
from planchk.plan import Action

GOOD = Path(__file__).parents[2] / "examples" / "good-plan.yaml"
TODAY = date(2021, 3, 1)


Say = Callable[[str], str]


class Filled(NamedTuple):
    """What is written into one row."""

    action: str
    outcome: str
    measures: str
    owner: str
    due: date
    status: str


@cache
def answers() -> dict[str, Filled]:
    """Return by ``FINDING/element`` the commitment of the good plan that answers it best."""
    assessment = check(load_plan(str(GOOD)), reader=quick_reader(), today=TODAY)
    return {
        f"{covered.finding.id}/{element.element.id}": _filled(element.counting[0].action)
        for covered in assessment.coverage.findings
        for element in covered.elements
    }


def _filled(action: Action) -> Filled:
    assert action.owner
    assert action.due
    measures, outcome = action.texts("measures"), action.texts("outcome")
    return Filled(
        action.title,
        outcome[0].value if outcome else "",
        measures[0].value,
        action.owner.value,
        date.fromisoformat(action.due.value),
        "Not started",
    )


def in_english(text: str) -> str:
    return text


def fill_yaml(template: bytes, rows: dict[str, Filled], say: Say = in_english) -> bytes:
    import yaml

    plan = yaml.safe_load(template)
    for section in plan["sections"]:
        for entry in section["actions"]:
            (reference,) = entry["addresses"]
            if reference in rows:
                entry |= {key: value for key, value in _said(rows[reference], say)._asdict().items() if value}
    return str(yaml.safe_dump(plan, allow_unicode=True)).encode()


def fill_markdown(template: bytes, rows: dict[str, Filled], say: Say = in_english) -> bytes:
    def fill(match: re.Match[str]) -> str:
        if match[2] not in rows:
            return match[0]
        return f"| {match[1]} | {match[2]} | {' | '.join(map(str, _said(rows[match[2]], say)))} | {match[3]} |"

    return re.sub(r"\| (\d+) \| (\S+) \|(?:  \|){6} (.*) \|", fill, template.decode()).encode()


def fill_xlsx(template: bytes, rows: dict[str, Filled], say: Say = in_english) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(template))
    sheet = book[say("Action plan")]
    headings = [cell.value for cell in sheet[1]]
    first = headings.index(say("Action")) + 1
    for row in range(2, sheet.max_row + 1):
        filled = rows.get(str(sheet.cell(row, headings.index(say("Answers")) + 1).value))
        for column, value in enumerate(_said(filled, say) if filled else (), first):
            sheet.cell(row, column).value = value or None
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def fill_docx(template: bytes, rows: dict[str, Filled], say: Say = in_english) -> bytes:
    import docx

    document = docx.Document(BytesIO(template))
    for table in document.tables:
        if [cell.text for cell in table.rows[0].cells][1:2] != [say("Action")]:
            continue
        for band, form in zip(table.rows[1::2], table.rows[2::2], strict=True):
            filled = rows.get(band.cells[0].text.partition(":")[0])
            for cell, value in zip(form.cells[1:7], _said(filled, say) if filled else (), strict=False):
                if not choose(cell._tc, f"{value:%-d %B %Y}" if isinstance(value, date) else value):
                    cell.text = value
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def choose(element: Any, value: str) -> bool:
    """Choose a value in the content control of a cell as Word does; returns whether it has one."""
    from docx.oxml.ns import qn

    control = element.find(f".//{qn('w:sdt')}")
    if control is None:
        return False
    properties = control.find(qn("w:sdtPr"))
    items = [item.get(qn("w:value")) for item in properties.iter(qn("w:listItem"))]
    assert not items or value in items
    properties.remove(properties.find(qn("w:showingPlcHdr")))
    run = control.find(f".//{qn('w:r')}")
    run.remove(run.find(qn("w:rPr")))
    run.find(qn("w:t")).text = value
    return True


def _said(filled: Filled, say: Say) -> Filled:
    return filled._replace(status=say(filled.status))


FILLERS: dict[str, Callable[..., bytes]] = {
    ".yaml": fill_yaml,
    ".xlsx": fill_xlsx,
    ".docx": fill_docx,
    ".md": fill_markdown,
}
