"""``planchk catalogue``: files and options -> exit code and words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Planchk
from planchk.catalogues.load import read_catalogue

ROOT = Path(__file__).parents[2]
REPORT = str(ROOT / "data" / "report.txt")
SHIPPED = str(ROOT / "data" / "findings.yaml")
LETTER = "Dear Leader\n\nStaff are kind and skilled. We met ten of them.\n\nLeaders must act on complaints.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    shipped = Path(SHIPPED).read_text(encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "praise.txt").write_text("Staff are kind and skilled. We met ten.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"report\0\1" * 99)
    (tmp_path / "moved.yaml").write_text(shipped.replace("span: [1470, 1554]", "span: [1471, 1555]"), encoding="utf-8")
    (tmp_path / "reworded.yaml").write_text(
        shipped.replace("their focus on outcomes", "a constant eye on goals"), encoding="utf-8"
    )
    longer = shipped.replace("their focus on outcomes", "a keen and constant eye on outcomes")
    (tmp_path / "longer.yaml").write_text(longer, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(shipped.replace("kind: development", "kind: direction"), encoding="utf-8")
    (tmp_path / "strengths.yaml").write_text(_only_strengths(), encoding="utf-8")
    return tmp_path


def _only_strengths() -> str:
    return (
        "id: a\nversion: '1'\ntitle: T\nsource: {publisher: P, title: T, licence: L, attribution: A}\n"
        "services: [{id: s, title: S}]\nprinciples: [{id: p, title: P}]\nfindings:\n"
        "  - {id: F1, kind: strength, duty: noted, service: s, principle: p, quote: Good, span: [0, 4], summary: "
        "Good}\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("list", 0, "ciw-wrexham-2020 version 1, comes with planchk"),
        ("show", 0, "Children's services | People: voice and control"),
        ("show ciw-wrexham-2020 --finding as-wb-2", 0, "should be challenged by managers"),
        ("show --finding CS-PR-22", 2, "Did you mean 'CS-PR-2'?"),
        ("show ciw-wrexham-2021", 2, "Did you mean 'ciw-wrexham-2020'?"),
        ("show nowhere.yaml", 2, "there is no such file"),
        ("validate bad.yaml", 2, "Choose one of them."),
        ("validate strengths.yaml", 2, "no finding that needs coverage"),
        ("validate nowhere.yaml", 2, "there is no such file"),
        ("validate", 2, "Missing argument"),
        (f"validate {SHIPPED}", 0, "13 findings to answer in 21 elements, and 9 strengths"),
        (f"verify --source {REPORT}", 0, "22 of 22 quotes stand in the report word for word"),
        (f"verify {SHIPPED} -s {REPORT}", 0, "No other sentence of the report looks as if it asks for something."),
        (f"verify moved.yaml --source {REPORT}", 1, "write span: [1470, 1554]"),
        (
            f"verify reworded.yaml --source {REPORT}",
            1,
            "“We recommend that practitioners must maintain a constant eye on goals",
        ),
        (f"verify longer.yaml --source {REPORT}", 1, "21 of 22 quotes"),
        ("validate longer.yaml", 2, "the span holds 84 characters and the quote 96"),
        ("verify --source letter.txt", 1, "This is not the text that the catalogue was made from"),
        ("verify --source nowhere.txt", 2, "there is no such file"),
        ("verify --source binary.txt", 2, "this is a binary file"),
        ("verify", 2, "--source"),
        (f"diff {SHIPPED} ciw-wrexham-2020", 0, "Nothing differs."),
        (f"diff {SHIPPED} reworded.yaml", 0, "1 reworded"),
        (f"diff {SHIPPED} bad.yaml", 2, "Choose one of them."),
        ("new -o c.yaml", 0, ""),
        ("new -o letter.txt", 2, "this file exists"),
        ("new -o nowhere/c.yaml", 2, "can't be written"),
        ("draft letter.txt -o c.yaml", 0, "1 recommendation, 0 directions noted, 1 strength"),
        ("draft letter.txt -o letter.txt --force", 2, "this is an input"),
        ("draft letter.txt --text letter.txt --force", 2, "this is an input"),
        ("draft praise.txt -o c.yaml", 3, "no sentence asks for anything"),
        ("draft empty.txt -o c.yaml", 3, "there are no words in this file"),
        ("draft binary.txt -o c.yaml", 2, "this is a binary file"),
        ("draft nowhere.txt", 2, "there is no such file"),
        ("draft", 2, "Missing argument"),
    ],
)
def test_exit_codes_and_words(words: str, code: int, told: str, files: Path, planchk: Planchk) -> None:
    run = planchk("catalogue", *words.split())
    assert run.code == code, run.err
    assert told in " ".join((run.out + run.err).split())
    if code == 2 or code == 3:
        assert not (files / "c.yaml").exists()
        assert run.out == ""


def test_a_finding_is_shown_with_what_counts_and_what_does_not(planchk: Planchk) -> None:
    text = " ".join(planchk("catalogue", "show").out.split())
    for words in (
        "(must)",
        "An answer is, for example:",
        "No answer is:",
        "To ask the council:",
        "A strength:",
        "“We found",
    ):
        assert words in text
    short = planchk("catalogue", "show", "--short").out
    assert "No answer is:" not in short
    assert "To ask the council:" in short


def test_all_faults_are_told_with_their_lines(planchk: Planchk, tmp_path: Path) -> None:
    text = _only_strengths().replace("kind: strength", "kind: praise").replace("service: s,", "service: x,")
    (tmp_path / "c.yaml").write_text(text.replace("version:", "edition:"), encoding="utf-8")
    run = planchk("catalogue", "validate", "c.yaml")
    assert run.code == 2
    assert "c.yaml:2:1: unknown key 'edition'. Did you mean 'version'?" in run.err
    assert "c.yaml:8:20: findings[1].kind: not one of" in run.err


def test_verification_as_json(planchk: Planchk, files: Path) -> None:
    run = planchk("catalogue", "verify", "moved.yaml", "--source", REPORT, "--format", "json")
    assert run.code == 1
    data = json.loads(run.out)
    (wrong,) = [quote for quote in data["quotes"] if quote["standing"] != "there"]
    assert (wrong["finding"], wrong["span"], wrong["found"]) == ("CS-PR-1", [1471, 1555], [1470, 1554])
    assert (data["clean"], data["unclaimed"], data["source"]["sha256_differs"]) == (False, [], False)


def test_sentences_in_no_finding_are_listed(planchk: Planchk, tmp_path: Path) -> None:
    report = Path(REPORT).read_text(encoding="utf-8")
    more = "\nLeaders must also publish what they have learned from complaints."
    (tmp_path / "r.txt").write_text(report + more, encoding="utf-8")
    run = planchk("catalogue", "verify", "--source", "r.txt", COLUMNS="200")
    assert run.code == 1
    assert "1 sentence of the report may ask for something and is in no finding:" in run.out
    assert f"r.txt:{report.count(chr(10)) + 2} [{len(report) + 1}, {len(report + more)}]: “Leaders must" in run.out


def test_differences_as_json(planchk: Planchk, files: Path) -> None:
    data = json.loads(planchk("catalogue", "diff", SHIPPED, "reworded.yaml", "-f", "json").out)
    (change,) = data["changes"]
    assert (change["kind"], change["finding"], change["what"]) == ("reworded", "CS-PR-1", "quote")
    assert "eye on goals" in change["new"]


def test_what_new_writes_is_valid_and_plans_can_be_checked_against_it(planchk: Planchk, tmp_path: Path) -> None:
    assert planchk("catalogue", "new", "-o", "c.yaml").code == 0
    assert planchk("catalogue", "validate", "c.yaml").code == 0
    catalogue = read_catalogue(str(tmp_path / "c.yaml"))
    assert [finding.kind for finding in catalogue.findings] == ["recommendation", "strength"]
    plan = b"- {id: a, action: Complete 95% of assessments within 42 days}\n"
    run = planchk("check", "-", "--catalogue", "c.yaml", "--today", "2021-03-01", stdin=plan, PLANCHK_READER="auto")
    assert run.code == 1, run.err


def test_a_draft_is_valid_verified_and_says_that_it_is_one(planchk: Planchk, tmp_path: Path) -> None:
    run = planchk("catalogue", "draft", REPORT, "-o", "c.yaml", "--text", "r.txt")
    assert run.code == 0
    assert "11 recommendations, 2 directions noted, 9 strengths" in run.err
    assert "a person has to confirm it" in run.err
    text = (tmp_path / "c.yaml").read_text(encoding="utf-8")
    assert text.startswith("# A DRAFT, made by planchk")
    assert text.count("# draft, ") == 22
    assert "# fill in: " not in text.replace('""  # fill in: ', "")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == Path(REPORT).read_text(encoding="utf-8")
    assert planchk("catalogue", "validate", "c.yaml").code == 0
    assert planchk("catalogue", "verify", "c.yaml", "--source", "r.txt").code == 0


def test_a_draft_goes_to_standard_output_and_is_the_same_each_time(planchk: Planchk, files: Path) -> None:
    first, second = (planchk("catalogue", "draft", "-", stdin=LETTER.encode()) for _ in range(2))
    assert first.code == 0
    assert first.out == second.out
    assert "quote: Leaders must act on complaints." in first.out


def test_a_report_in_word_is_verified_against_its_draft(planchk: Planchk, tmp_path: Path) -> None:
    from papers.reports import write_docx

    write_docx(tmp_path / "r.docx")
    assert planchk("catalogue", "draft", "r.docx", "-o", "c.yaml").code == 0
    run = planchk("catalogue", "verify", "c.yaml", "--source", "r.docx")
    assert run.code == 0
    assert run.out.startswith("10 of 10 quotes stand in the report word for word, at the given place.\n")


def test_words_of_a_report_cannot_write_to_the_terminal_or_into_the_yaml(planchk: Planchk) -> None:
    report = (
        "Findings\n\nLeaders must "
        "act\x1b[31m on\u202e complaints # now: {a: b}.\n\nThey should “also: *x* &y !z %w | > listen.\n"
    )
    run = planchk("catalogue", "draft", "-", stdin=report.encode())
    assert run.code == 0
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out


def test_what_need_not_be_answered_is_shown_with_the_reason(planchk: Planchk, files: Path) -> None:
    text = Path(SHIPPED).read_text(encoding="utf-8")
    for id_, more in (
        ("CS-PR-2", "retired: The Act changed"),
        ("CS-PR-1", "superseded_by: CS-PR-3"),
        ("CS-WB-1", "repeats: ['ciw-2018:R4']"),
    ):
        text = text.replace(f"- id: {id_}\n", f"- id: {id_}\n    {more}\n")
    (files / "settled.yaml").write_text(text, encoding="utf-8")
    shown = planchk("catalogue", "show", "settled.yaml", "--short").out
    assert "11 findings to answer" in shown
    assert "2 retired or superseded" in " ".join(shown.split())
    assert "\n  Retired, a plan need not answer it: The Act changed\n" in shown
    assert "\n  Superseded by CS-PR-3: a plan need not answer it.\n" in shown
    assert "\n  Asked for before: ciw-2018:R4\n" in shown
    assert shown.count("A strength: a plan need not answer it.") == 9


def test_a_finding_is_shown_short_too(planchk: Planchk) -> None:
    assert "No answer is:" in planchk("catalogue", "show", "--finding", "CS-PR-2").out
    assert "No answer is:" not in planchk("catalogue", "show", "--finding", "CS-PR-2", "--short").out
