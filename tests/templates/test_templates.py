"""A template as it is handed out is nothing to check; filled in with real commitments it passes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.styles.numbers import is_date_format

from builders import CATALOGUE as SMALL
from papers.office import SOFFICE, convert
from planchk import check, load_catalogue
from planchk.assessment import Assessment
from planchk.catalogue import Catalogue
from planchk.errors import NothingToCheck
from planchk.language import LANGUAGES, language_for
from planchk.match.quick import quick_reader
from planchk.plan import Plan
from planchk.readers import load_plan
from planchk.readers.headings import name_column
from planchk.templates import TEMPLATES, write_template
from planchk.templates.skeleton import Skeleton, make_skeleton
from planchk.templates.wording import ANSWERS, ASKED, FIELDS, REF, services, statuses
from planchk.values.dates import parse_due
from planchk.values.services import parse_service
from planchk.values.statuses import Status, parse_status
from templates.filling import FILLERS, TODAY, Filled, answers

CATALOGUE = load_catalogue()
COUNCIL = "Dyffryn Arian County Council"
SUFFIXES = list(FILLERS)


def skeleton(catalogue: Catalogue = CATALOGUE, service: str | None = None) -> Skeleton:
    return make_skeleton(catalogue, COUNCIL, "Improvement plan", service)


def read(data: bytes, suffix: str, folder: Path) -> Plan:
    path = folder / f"plan{suffix}"
    path.write_bytes(data)
    return load_plan(str(path))


def filled_in(suffix: str, folder: Path, rows: dict[str, Filled]) -> Plan:
    return read(FILLERS[suffix](write_template(skeleton(), suffix), rows), suffix, folder)


def assess(plan: Plan) -> Assessment:
    return check(plan, CATALOGUE, reader=quick_reader(), today=TODAY)


def test_every_finding_that_needs_coverage_has_its_rows() -> None:
    made = skeleton()
    wanted = [f"{finding.id}/{element.id}" for finding in CATALOGUE.to_cover for element in finding.elements]
    assert sorted(row.reference for row in made.rows) == sorted(wanted)
    assert [row.number for row in made.rows] == list(range(1, len(wanted) + 1))
    assert [group.service.id for group in made.groups] == ["children", "adults"]
    only = skeleton(service="adults")
    assert {row.finding.service for row in only.rows} == {"adults"}
    assert [row.number for row in only.rows] == list(range(1, len(only.rows) + 1))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("catalogue", [CATALOGUE, SMALL], ids=["shipped", "small"])
def test_as_it_is_handed_out_there_is_nothing_to_check(suffix: str, catalogue: Catalogue, tmp_path: Path) -> None:
    made = skeleton(catalogue)
    with pytest.raises(NothingToCheck) as told:
        read(write_template(made, suffix), suffix, tmp_path)
    assert f"nothing is filled in yet: {len(made.rows)} " in str(told.value)


@pytest.mark.parametrize("code", LANGUAGES)
def test_in_every_language_the_readers_know_what_it_says(code: str, tmp_path: Path) -> None:
    language = language_for(code)
    known = {REF: "id", ANSWERS: "addresses", ASKED: "", **{field.heading: field.name for field in FIELDS}}
    for heading, field in known.items():
        column = name_column(language.say(heading), {})
        assert (column.field, column.fields is None, column.sure) == (field, False, True), column
    assert all(parse_status(text) is not Status.UNKNOWN for text in statuses(language))
    assert [parse_service(text) for text in services(skeleton(), language)] == ["children", "adults", "both"]
    for suffix in SUFFIXES:
        with pytest.raises(NothingToCheck, match="nothing is filled in yet: 21 "):
            read(write_template(skeleton(), suffix, language), suffix, tmp_path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_filled_in_it_passes_and_has_no_problems(suffix: str, tmp_path: Path) -> None:
    plan = filled_in(suffix, tmp_path, answers())
    assessment = assess(plan)
    assert assessment.gate.passed
    assert assessment.summary.covered == assessment.summary.findings == 13
    assert [problem.message for problem in assessment.problems if problem.severity != "info"] == []
    assert (plan.council, plan.title) == (COUNCIL, "Improvement plan")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_each_field_comes_back_and_nothing_of_the_report_with_it(suffix: str, tmp_path: Path) -> None:
    plan = filled_in(suffix, tmp_path, answers())
    rows = {row.reference: row for row in skeleton().rows}
    claimed = [[reference.value for reference in action.addresses] for action in assess(plan).plan.actions]
    assert claimed == [[reference] for reference in rows]
    for (reference, row), action in zip(rows.items(), plan.actions, strict=True):
        wanted = answers()[reference]
        assert action.id == str(row.number)
        given = {words.field: words.value for words in action.words}
        assert given == {k: v for k, v in zip(("action", "outcome", "measures"), wanted, strict=False) if v}
        assert action.owner
        assert action.due
        assert action.status
        assert action.service
        assert (action.owner.value, action.status.value) == (wanted.owner, wanted.status)
        assert parse_due(action.due.value).start == wanted.due
        assert row.finding.service[:5] in action.service.value.lower()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_rows_that_are_left_empty_are_passed_over(suffix: str, tmp_path: Path) -> None:
    some = {key: value for key, value in answers().items() if key.startswith("CS-PR-2")}
    plan = filled_in(suffix, tmp_path, some)
    assessment = assess(plan)
    assert len(plan.actions) == len(some) == 3
    assert [c.finding.id for c in assessment.coverage.findings if c.status == "covered"] == ["CS-PR-2"]
    assert not assessment.gate.passed
    passed_over = ("an action that is not filled in", "a row without an action")
    assert sum(note.message.startswith(passed_over) for note in plan.unread) == 18


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_bytes_come_out_each_time(suffix: str) -> None:
    assert write_template(skeleton(), suffix) == write_template(skeleton(), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_whatever_a_catalogue_holds_arrives_as_text(suffix: str, tmp_path: Path) -> None:
    nasty = "=1+1 --> <b>|x|</b> & *a* 'b' \"c\": # d\x1b[31m\u202e -- ]]>"
    findings = []
    for finding in SMALL.to_cover:
        elements = tuple(e._replace(text=nasty, counts=(nasty,), question=nasty) for e in finding.elements)
        findings.append(finding._replace(quote=nasty, summary=nasty, elements=elements))
    catalogue = SMALL._replace(findings=tuple(findings), title=nasty, source=SMALL.source._replace(title=nasty))
    made = make_skeleton(catalogue, nasty, nasty)
    if suffix == ".md":
        text = write_template(made, suffix).decode()
        assert text.count("<!--") == text.count("-->") == len(re.findall("^-->$", text, re.MULTILINE))
    with pytest.raises(NothingToCheck, match="nothing is filled in yet: 4 "):
        read(write_template(made, suffix), suffix, tmp_path)


def test_every_kind_of_template_is_tested() -> None:
    assert set(TEMPLATES.values()) == {TEMPLATES[suffix] for suffix in FILLERS}


def test_a_word_template_keeps_its_prompts_to_itself(tmp_path: Path) -> None:
    document = FILLERS[".docx"](write_template(skeleton(), ".docx"), {})
    row = answers()["CS-PR-2/legal"]
    opened = docx.Document(BytesIO(document))
    table = next(t for t in opened.tables if t.rows[0].cells[1].text == "Action")
    table.rows[2].cells[1].text = row.action
    out = BytesIO()
    opened.save(out)
    (action,) = read(out.getvalue(), ".docx", tmp_path).actions
    assert (action.status, action.due) == (None, None)
    assert action.service
    assert action.service.value == "Children's services"


def column_of(rule: Any) -> int:
    """Return the column of a data validation, from 0."""
    return int(next(iter(rule.sqref.ranges)).min_col) - 1


def test_an_excel_template_has_choices_and_checks_dates() -> None:
    book = load_workbook(BytesIO(write_template(skeleton(), ".xlsx")))
    sheet = book["Action plan"]
    headings = [cell.value for cell in sheet[1]]
    choices = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, _, cells = rule.formula1.rpartition("!")
            values = [cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")]]
            choices[headings[column_of(rule)]] = values
    assert choices["Status"] == ["Not started", "In progress", "Complete", "On hold", "Cancelled"]
    assert choices["Service"] == ["Children's services", "Adult services", "All services"]
    assert all(parse_status(text) is not Status.UNKNOWN for text in choices["Status"])
    assert [parse_service(text) for text in choices["Service"]] == ["children", "adults", "both"]
    dates = [rule for rule in sheet.data_validations.dataValidation if rule.type == "date"]
    assert [headings[column_of(rule)] for rule in dates] == ["By when"]
    due = sheet.cell(3, headings.index("By when") + 1)
    assert is_date_format(due.number_format)
    assert sheet.freeze_panes == "C2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    links = {cell.value: cell.hyperlink.location for (cell,) in sheet["B2:B40"] if cell.hyperlink}
    assert len(links) == len(skeleton().rows)
    for reference, spot in links.items():
        name, _, cell = spot.rpartition("!")
        assert book[name.strip("'")][cell].value == reference


def test_rows_that_are_filled_in_grow_and_headings_keep_their_height() -> None:
    with ZipFile(BytesIO(write_template(skeleton(), ".xlsx"))) as archive:
        rows = re.findall(rb"<row [^>]*>", archive.read("xl/worksheets/sheet2.xml"))
    assert len(rows) == 1 + len(skeleton().blocks) + len(skeleton().rows)
    assert all(b" ht=" in row for row in rows)
    assert sum(b"customHeight" in row for row in rows) == 1 + len(skeleton().blocks)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_opened_and_saved_by_libreoffice_it_reads_the_same(suffix: str, tmp_path: Path) -> None:
    other = {".xlsx": "ods", ".docx": "odt"}[suffix]
    files = []
    for name, rows in (("empty", {}), ("full", answers())):
        files.append(tmp_path / f"{name}{suffix}")
        files[-1].write_bytes(FILLERS[suffix](write_template(skeleton(), suffix), rows))
    again = tmp_path / "again"
    foreign = convert(files, other, tmp_path)
    for empty, full in (foreign, convert(foreign, suffix[1:], again)):
        with pytest.raises(NothingToCheck, match="nothing is filled in yet: 21 rows"):
            load_plan(str(empty))
        plan = load_plan(str(full))
        assert [action.title for action in plan.actions] == [answers()[row.reference].action for row in skeleton().rows]
        assert assess(plan).gate.passed
