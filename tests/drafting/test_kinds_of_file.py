"""The same report gives the same findings, whatever kind of file it is; what is no report is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from papers.reports import FINDINGS, WRITERS, write_text
from planchk.drafting.draft import Draft, draft_catalogue
from planchk.drafting.load import MAX_TEXT, read_report
from planchk.errors import InputError, NothingToCheck

DATA = Path(__file__).parents[1] / "data"


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(finding.kind, " ".join(finding.quote.split())) for finding in draft.findings]


def headings(draft: Draft) -> list[tuple[str, str, str, str]]:
    return [(finding.id, finding.service, finding.principle, finding.duty) for finding in draft.findings]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    path = tmp_path_factory.mktemp("plain") / "report.txt"
    write_text(path)
    return draft_catalogue(read_report(str(path)))


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_findings_in_every_kind_of_file(kind: str, plain: Draft, tmp_path: Path) -> None:
    path = tmp_path / f"report.{kind}"
    WRITERS[kind](path)
    draft = draft_catalogue(read_report(str(path)))
    assert told(draft) == FINDINGS
    assert headings(draft) == headings(plain)
    assert draft.title == plain.title


def test_the_same_findings_in_wrapped_text(plain: Draft, tmp_path: Path) -> None:
    write_text(tmp_path / "report.txt", width=72)
    draft = draft_catalogue(read_report(str(tmp_path / "report.txt")))
    assert told(draft) == FINDINGS
    assert headings(draft) == headings(plain)


def test_the_same_findings_in_pdf(plain: Draft) -> None:
    """LibreOffice made tests/data/report.pdf of the Word file (tests/data/make.py)."""
    pytest.importorskip("pdfplumber")
    draft = draft_catalogue(read_report(str(DATA / "report.pdf")))
    assert told(draft) == FINDINGS
    assert headings(draft) == headings(plain)


def test_recommendations_in_a_table_of_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Review of safeguarding", 1)
    document.add_paragraph("We reviewed the council’s arrangements and found good leadership.")
    rows = [
        ("No.", "Recommendation"),
        ("R1", "Report annually to full Council."),
        ("R2", "Extend training to volunteers."),
    ]
    table = document.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = row is table.rows[0] or texts is rows[0]
    document.save(str(tmp_path / "r.docx"))
    draft = draft_catalogue(read_report(str(tmp_path / "r.docx")))
    asked = [(finding.id, finding.quote) for finding in draft.to_cover]
    assert asked == [("R1", "Report annually to full Council."), ("R2", "Extend training to volunteers.")]


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", width=72)
    (tmp_path / "b.txt").write_bytes((tmp_path / "a.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert read_report(str(tmp_path / "a.txt")).text == read_report(str(tmp_path / "b.txt")).text


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("r.txt", b"report\0\1\2" * 50, "binary"),
        ("r.png", b"\x89PNG\r\n\x1a\n123", "picture"),
        ("r.rtf", b"{\\rtf1 hello}", "RTF"),
        ("r.docx", b"PK\x03\x04broken", "damaged"),
        ("r.pdf", b"%PDF-1.4 broken", "damaged"),
        ("r.txt", b"a b. " * (MAX_TEXT // 5 + 1), "longer than"),
        ("r.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Word"),
    ],
)
def test_what_is_no_report_is_told(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as raised:
        read_report(str(tmp_path / name))
    assert "plan" not in raised.value.faults[0].remedy


def test_a_sheet_is_no_report() -> None:
    with pytest.raises(InputError, match="a report is text"):
        read_report(str(DATA / "plan.xlsx"))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"<html></html>"])
def test_a_file_without_words_is_nothing_to_read(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(data)
    with pytest.raises(NothingToCheck):
        read_report(str(tmp_path / "r.txt"))
