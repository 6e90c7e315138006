"""What the tables hold: the numbers of the JSON, real dates, references that lead somewhere, the plan's own words."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from assessed import PLANS, ROOT, assess, assess_text
from handed import TEXTS, hostile_assessment
from pages import assess_everything
from planchk.assessment import Assessment
from planchk.language import Language
from planchk.render.as_json import document
from planchk.render.as_rows import render_rows
from planchk.render.table import TABLES, Reference, TableName
from planchk.render.tables import make_table


def rows(assessment: Assessment, name: TableName) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(render_rows(make_table(assessment, name)))
    return made


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_numbers_are_those_of_the_json(path: Path) -> None:
    assessment = assess(path)
    data = document(assessment)
    elements = [element for finding in data["findings"] for element in finding["elements"]]
    made = {name: rows(assessment, name) for name in TABLES}

    assert [each["finding"] for each in made["findings"]] == [each["id"] for each in data["findings"]]
    for key in ("standing", "status", "kind", "duty", "service", "principle"):
        assert [each[key] for each in made["findings"]] == [each[key] for each in data["findings"]]
    standings = Counter(each["standing"] for each in made["findings"])
    assert all(standings[key] == data["summary"][key] for key in ("covered", "partial", "gap", "waived"))
    assert sum(each["elements"] for each in made["findings"]) == data["summary"]["elements"]
    assert sum(each["elements_covered"] for each in made["findings"]) == data["summary"]["elements_covered"]
    assert [(each["element"], each["status"]) for each in made["elements"]] == [
        (e["id"], e["status"]) for e in elements
    ]
    assert [each["action"] for each in made["elements"]] == [
        e["links"][0]["action"] if e["links"] else None for e in elements
    ]
    assert [(each["action"], each["findings"]) for each in made["actions"]] == [
        (each["id"], each["finding_ids"]) for each in data["actions"]
    ]
    for key in ("code", "severity", "message", "finding"):
        assert [each[key] for each in made["problems"]] == [each[key] for each in data["problems"]]


def test_a_row_has_a_value_a_column_and_references_lead_somewhere() -> None:
    assessment = assess_everything()
    tables = {name: make_table(assessment, name) for name in TABLES}
    keys = {(name, row.key) for name, table in tables.items() for row in table.rows}
    references = 0
    for table in tables.values():
        assert len({column.key for column in table.columns}) == len(table.columns)
        # The main columns come first, so that a page can end behind them.
        mains = [column.main for column in table.columns]
        assert mains == sorted(mains, reverse=True)
        for row in table.rows:
            assert len(row.values) == len(table.columns)
            for value in row.values:
                if isinstance(value, Reference):
                    references += 1
                    assert (value.table, value.key) in keys
    assert references > 13 + 21


def test_dates_are_read_and_stand_beside_the_words() -> None:
    plan = (
        "date: 2021-02-15\nactions:\n- {action: a, due: end of Q2 2021/22}\n- {action: b, due: ongoing}\n- {action: c}"
    )
    table = make_table(assess_text(plan), "actions")
    at = {column.key: number for number, column in enumerate(table.columns)}
    found = [(row.values[at["due"]], row.values[at["due_date"]]) for row in table.rows]
    assert found == [("end of Q2 2021/22", date(2021, 9, 30)), ("ongoing", None), (None, None)]


def test_what_people_added_is_told() -> None:
    assessment = assess_everything()
    findings = {each["finding"]: each for each in rows(assessment, "findings")}
    waived = findings["CS-PA-2"]
    assert (waived["standing"], waived["status"]) == ("waived", "gap")
    assert (waived["waiver_owner"], waived["waiver_expires"]) == ("Cabinet Member", "2021-06-30")
    assert (findings["CS-VC-1"]["response"], findings["CS-VC-1"]["reason"]) == (
        "partly agreed",
        "Under way since 2019.",
    )
    assert (findings["AS-WB-1"]["known"], findings["AS-WB-2"]["known"]) == ("yes", None)
    decided = [each for each in rows(assessment, "elements") if each["decided"]]
    assert decided
    assert all(each["decided"] == "A. Reader, 2021-02-01: confirmed" and each["suspect"] for each in decided)
    assert [each["waiver_owner"] for each in rows(assessment, "problems") if each["code"] == "PC104"] == [
        "Cabinet Member"
    ]


def test_a_place_in_another_file_names_the_file() -> None:
    assessment = assess_everything()
    first, *others = assessment.problems
    moved = first._replace(place=first.place._replace(path="waivers.yaml", line=4, column=0))
    told = rows(assessment._replace(problems=(moved, *others)), "problems")
    assert told[0]["place"] == "waivers.yaml:4"
    assert {each["place"] for each in told[1:]} - {None} == {
        f"line {each.place.line}" for each in others if each.place.line
    }


def test_the_plans_words_are_untouched_in_json() -> None:
    made = [each["action"] for each in rows(hostile_assessment(), "actions")]
    assert made[: len(TEXTS)] == [text.strip() for text in TEXTS]


def test_headings_and_labels_can_be_translated() -> None:
    class Shout(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    table = make_table(assess_everything(), "findings", Language("cy", Shout()))
    english = make_table(assess_everything(), "findings")
    assert [column.heading for column in table.columns] == [column.heading.upper() for column in english.columns]
    assert [column.key for column in table.columns] == [column.key for column in english.columns]


def test_the_docs_have_every_column_in_its_order() -> None:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    for name in TABLES:
        table = make_table(assess_everything(), name)
        _, _, section = text.partition(f"\n### {table.title}\n")
        told = re.findall(r"^\| `(\w+)` \| (.+?) \| .+? \| (yes)? ?\|$", section.partition("\n#")[0], re.MULTILINE)
        assert told == [(each.key, each.heading, "yes" if each.main else "") for each in table.columns]
