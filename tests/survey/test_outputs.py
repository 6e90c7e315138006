"""What is written of a survey: every format says the same, safely, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest

from planchk.survey import as_html
from planchk.survey.outputs import OUTPUTS
from planchk.survey.result import Survey
from surveys import record, survey_of, unread, written

EVIL = "<script>alert(1)</script>\"'&\x1b[31m\u202e"
RECORDS = [
    record("plans/b.yaml", "covered", "gap", problems={"PC101": 2, "PC301": 1}, errors=1, warnings=2),
    record("plans/a.yaml", "partial", "waived", council="Bryn Council", title="=1+1", problems={"PC101": 1}),
    unread("plans/c.docx", message="this is an old Word file (.doc)."),
    record(f"{EVIL}.yaml", "gap", "gap", council=f"@SUM(A1) {EVIL}", title=EVIL),
]


@pytest.fixture
def survey() -> Survey:
    return survey_of(RECORDS)


def rows_of(survey: Survey) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(survey, ".csv").decode("utf-8-sig"))))


def sheet(survey: Survey, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(written(survey, ".xlsx")))
    return [tuple("" if cell is None else cell for cell in row) for row in book[name].iter_rows(values_only=True)]


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_the_same_survey_is_the_same_file(suffix: str) -> None:
    assert written(survey_of(RECORDS), suffix) == written(survey_of(RECORDS), suffix)


def test_jsonl_has_a_plan_a_line_in_order(survey: Survey) -> None:
    lines = written(survey, ".jsonl").decode("ascii").splitlines()
    found = [json.loads(line) for line in lines]
    assert [each["path"] for each in found] == [each.path for each in RECORDS]
    assert found[0]["standing"] == {"CS-PR-2": "covered", "CS-PR-3": "gap"}
    assert found[0]["problems"] == {"PC101": 2, "PC301": 1}
    assert found[2]["state"] == "unreadable"
    assert found[2]["trouble"]["message"] == "this is an old Word file (.doc)."


def test_csv_is_the_matrix(survey: Survey) -> None:
    rows = rows_of(survey)
    first, second, third, _ = rows
    assert (first["File"], first["CS-PR-2"], first["CS-PR-3"]) == ("plans/b.yaml", "Covered", "Not covered")
    assert (first["PC101 no-owner"], first["Errors"], first["Passes"]) == ("2", "1", "No")
    assert (second["CS-PR-2"], second["CS-PR-3"], second["Waived"]) == ("Partial", "Waived", "1")
    # Of a plan that was not read nothing is known, which is not nought.
    assert (third["State"], third["Actions"], third["Errors"], third["CS-PR-2"]) == ("Not readable", "", "", "")
    assert third["What happened"] == "this is an old Word file (.doc). (line 3) Save it again."


def test_no_cell_is_a_formula(survey: Survey) -> None:
    rows = rows_of(survey)
    assert rows[1]["Title"] == "'=1+1"
    assert rows[3]["Council"].startswith("'@SUM")
    assert "\x1b" not in written(survey, ".csv").decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(written(survey, ".xlsx")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value == "=1+1" for cell in cells)


def test_the_workbook_has_a_sheet_for_each_question(survey: Survey) -> None:
    assert sheet(survey, "Findings")[1][:8] == (
        "CS-PR-2", "", "Make assessments and legal planning meetings timely.", 0.33, 1, 1, "", 1,
    )  # fmt: skip
    assert [row[0] for row in sheet(survey, "Councils")][1:] == [
        "@SUM(A1) <script>alert(1)</script>\"'&\\x1b[31m\\u202e",
        "Aber Council",
        "Bryn Council",
    ]
    plans = sheet(survey, "Plans")
    assert len(plans) == 5
    assert plans[1][plans[0].index("CS-PR-3")] == "Not covered"
    assert sheet(survey, "Problems")[1] == ("PC101", "no-owner", 2, 0.66, 3)
    assert [row[0] for row in sheet(survey, "Not readable")] == ["File", "plans/c.docx"]
    assert [row[0] for row in sheet(survey, "Most problems")][1] == "plans/b.yaml"
    assert ("Share of findings covered", 0.16) in sheet(survey, "Summary")


class _Page(HTMLParser):
    """Collects tables by their heading's id, and what may not be in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scripts = 0
        self.outside: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name in ("src", "href") and value and "//" in value:
                self.outside.append(value)
        if tag not in ("meta", "link", "br", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "rect"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data.strip())


def test_the_page_stands_alone_and_escapes(survey: Survey) -> None:
    page = _Page(written(survey, ".html").decode("utf-8"))
    assert (page.open, page.scripts, page.outside) == ([], 1, [])
    text = " ".join(page.text)
    assert "<script>alert(1)</script>\"'&\\x1b[31m\\u202e.yaml" in text
    assert "this is an old Word file (.doc)." in text
    assert "How 3 plans answer the report" in text


def test_the_page_allows_only_its_own_script_and_style(survey: Survey) -> None:
    import base64
    import hashlib

    text = written(survey, ".html").decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    for element, name in (("script", "script-src"), ("style", "style-src")):
        body = re.search(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{name} &#39;sha256-{digest}&#39;" in policy[1] or f"{name} 'sha256-{digest}'" in policy[1]
    assert " style=" not in text


def test_every_heading_of_a_column_and_a_row_is_marked_as_one(survey: Survey) -> None:
    text = written(survey, ".html").decode("utf-8")
    assert not re.findall(r"<th\b(?![^>]*scope=)[^>]*>", text)
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        heads = len(re.findall(r"<th\b", re.search(r"<thead>.*?</thead>", table, re.DOTALL)[0]))  # type: ignore[index]
        for row in re.findall(r"<tr.*?</tr>", table.partition("<tbody>")[2], re.DOTALL):
            assert len(re.findall(r"<t[hd][ >]", row)) == heads


def test_of_very_many_plans_the_page_shows_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_html, "_MOST_PLANS", 10)
    monkeypatch.setattr(as_html, "_WORST_PLANS", 4)
    monkeypatch.setattr(as_html, "_MOST_COUNCILS", 3)
    good = [record(f"good-{n}.yaml", "covered", "covered", council=f"Council {n}") for n in range(9)]
    bad = [record(f"bad-{n}.yaml", "gap", "gap", council="Bad Council") for n in range(4)]
    survey = survey_of([*good, *bad])
    text = written(survey, ".html").decode("utf-8")
    assert "bad-3.yaml" in text
    assert "good-" not in text
    assert "The 4 that leave the most findings open, of 13 plans." in text
    assert "add -o survey.csv" in text
    assert "The 3 with the least coverage of 10 councils" in text
    assert "Bad Council" in text
    beside = written(survey._replace(beside=("all of it.csv",)), ".html").decode("utf-8")
    assert '<a href="all%20of%20it.csv">all of it.csv</a>' in beside


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".csv", ".jsonl"])
def test_an_interrupted_survey_says_so(suffix: str) -> None:
    survey = survey_of([RECORDS[0], unread("plans/z.yaml", "interrupted", "not read: the survey was interrupted.")])
    if suffix == ".xlsx":
        assert sheet(survey, "Summary")[1][0] == "Incomplete"
        assert sheet(survey, "Plans")[2][1] == "Not reached"
    elif suffix == ".html":
        assert "1 of 2 plans were not reached" in written(survey, suffix).decode()
    else:
        last = written(survey, suffix).decode().splitlines()[-1]
        assert "plans/z.yaml" in last
        assert "the survey was interrupted" in last


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_a_survey_without_a_readable_plan_is_written_too(suffix: str) -> None:
    assert written(survey_of([unread("a"), unread("b", "empty")]), suffix)
