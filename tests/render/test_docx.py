"""The appendix in Word: its XML, and what LibreOffice makes of it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from lxml import etree

from assessed import TODAY
from handed import TEXTS, hostile_assessment, parts
from pages import assess_everything
from papers.office import SOFFICE, convert
from planchk.assessment import Assessment
from planchk.render.as_docx import render_docx, render_summary_docx
from planchk.render.as_json import document
from planchk.render.escape import on_one_line
from planchk.render.summary import make_summary

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def everything() -> Assessment:
    return assess_everything()


@pytest.fixture(scope="module")
def body(everything: Assessment) -> Any:
    return etree.fromstring(parts(render_docx(everything, TODAY))["word/document.xml"])[0]


def words(element: Any) -> str:
    return "".join(element.itertext())


def tables(body: Any) -> dict[str, list[list[str]]]:
    """Return the tables by what a screen reader says of them."""
    return {
        table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val"): [
            ["\n".join(map(words, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")
        ]
        for table in body.iter(f"{W}tbl")
    }


def styled(body: Any, style: str) -> list[str]:
    return [words(p) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None]


def test_the_numbers_are_those_of_the_json(everything: Assessment, body: Any) -> None:
    data = document(everything)
    found = tables(body)
    _, *coverage = found["Coverage, point by point"]
    assert [row[0] for row in coverage] == [finding["id"] for finding in data["findings"]]
    names = {"covered": "Covered", "partial": "Partial", "gap": "Not covered", "waived": "Waived"}
    assert [row[3] for row in coverage] == [names[finding["standing"]] for finding in data["findings"]]
    covered = [[e["status"] for e in finding["elements"]].count("covered") for finding in data["findings"]]
    of = [len(finding["elements"]) for finding in data["findings"]]
    assert [row[4] for row in coverage] == [f"{part} of {whole}" for part, whole in zip(covered, of, strict=True)]
    summary = data["summary"]
    told = [str(summary[key]) for key in ("findings", "covered", "partial", "gap", "waived")]
    for what in ("Service", "Principle"):
        assert found[what][-1][1:6] == told
        assert found[what][-1][6].startswith(f"{summary['elements_covered']} of {summary['elements']},")
    assert len(found["The words relied on"]) == 1 + summary["elements_covered"]


def test_what_is_open_is_asked_about_and_what_is_waived_stands_apart(everything: Assessment, body: Any) -> None:
    findings = everything.coverage.findings
    open_ones = [each for each in findings if each.standing in ("partial", "gap")]
    names = {"partial": "Partial", "gap": "Not covered"}
    assert styled(body, "Heading2") == [f"{each.finding.id}: {names[each.standing]}" for each in open_ones]
    text = [words(paragraph) for paragraph in body.iter(f"{W}p")]
    for covered in open_ones:
        for element in covered.elements:
            assert (f"Question for scrutiny: {element.element.question}" in text) == (element.status != "covered")
    assert "The council's response: Partly agreed. Under way since 2019." in text
    (waived,) = [each for each in styled(body, "ListBullet") if each.startswith("CS-PA-2 ")]
    assert waived.endswith("Set aside until 30 June 2021 by Cabinet Member: The new court rota begins in May.")
    quotes = [link.evidence[0].quote for each in findings for e in each.elements for link in e.counting[:1]]
    evidence = "".join(row[3] for row in tables(body)["The words relied on"])
    assert quotes
    assert all(f"“{quote}”" in evidence for quote in quotes)
    assert re.search(r"” \(line \d+\)", evidence)
    assert everything.catalogue.source.attribution in text


def test_problems_name_their_actions_and_those_waived_are_told_apart(everything: Assessment, body: Any) -> None:
    _, *rows = tables(body)["What else to put right in the plan"]
    told = {row[0]: row[1:] for row in rows}
    ownerless = [action.id for action in everything.with_problem("PC101")]
    assert told["An action without an owner."] == ["2", f"Actions {' and '.join(ownerless)}"]
    (waived,) = [row for row in rows if row[2].startswith("Waived")]
    assert waived[1:] == ["1", "Waived: Action 2"]
    counted = [p for p in everything.problems if p.severity != "info" and p.code not in ("PC301", "PC302", "PC303")]
    assert sum(int(row[1]) for row in rows) == len(counted)


def test_styles_tables_pages_and_language_are_words_own(everything: Assessment, body: Any) -> None:
    made = parts(render_docx(everything, TODAY))
    assert len(styled(body, "Title")) == 1
    assert styled(body, "Heading1")[:2] == ["Summary", "Coverage, point by point"]
    for table in body.iter(f"{W}tbl"):
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    pages = [each.get(f"{W}orient", "portrait") for each in body.iter(f"{W}pgSz")]
    assert pages == ["portrait", "landscape", "portrait", "landscape"]
    languages = etree.fromstring(made["word/styles.xml"]).iterfind(f"{W}docDefaults//{W}lang")
    assert [each.get(f"{W}val") for each in languages] == ["en-GB"]
    core = made["docProps/core.xml"].decode()
    assert "<dc:title>How the improvement plan answers the inspection report</dc:title>" in core
    assert core.count("2021-03-01T00:00:00Z") == 2


def test_hostile_texts_arrive_as_text() -> None:
    assessment = hostile_assessment()
    body = etree.fromstring(parts(render_docx(assessment, TODAY))["word/document.xml"])[0]
    text = "\n".join(words(paragraph) for paragraph in body.iter(f"{W}p"))
    quoted = [row[3] for row in tables(body)["The words relied on"][1:]]
    assert quoted
    assert on_one_line(TEXTS[8]) in text  # the council
    assert "Hold legal planning meetings in 10 days" in "".join(quoted)
    assert not body.findall(f".//{W}hyperlink")
    assert {each.text.strip() for each in body.iter(f"{W}instrText")} <= {"PAGE", "NUMPAGES"}


def test_the_bytes_depend_on_nothing_else(everything: Assessment) -> None:
    page = make_summary(everything, TODAY)
    assert render_docx(everything, TODAY) == render_docx(everything, TODAY)
    assert render_summary_docx(page, TODAY) == render_summary_docx(page, TODAY)


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE or not which("pdftotext"), reason="LibreOffice or poppler is not installed")
def test_libreoffice_shows_the_same_words(everything: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(everything, TODAY))
    (pdf,) = convert([path], "pdf", tmp_path)
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    shown = " ".join(text.split())
    assert "Page 1 of" in shown
    for finding in everything.coverage.findings:
        assert finding.finding.id in shown
    # The header row of the longest table stands on each of its pages.
    assert text.count("What the report\nasks") + text.count("What the report asks") >= 2
