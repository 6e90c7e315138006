"""``--lang``: Welsh where a person reads, English where a program does, and never another verdict."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from command import Planchk, Run, run_planchk

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "problem-plan.yaml"
NOTE = "The Welsh here has not been checked by a Welsh speaker."
WELSH = "Nid yw'r Gymraeg yma wedi'i gwirio gan siaradwr Cymraeg."
PLAIN = {"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "LANGUAGE": "", "PLANCHK_READER": "quick"}


@pytest.fixture
def planchk(tmp_path: Path) -> Planchk:
    def run(*words: str, **env: str) -> Run:
        return run_planchk(tmp_path, *words, **{**PLAIN, **env})

    return run


def export(planchk: Planchk, *words: str, **env: str) -> Run:
    return planchk("export", str(PLAN), "--today", "2021-06-01", *words, **env)


def test_every_format_that_people_read_is_in_welsh_and_says_that_nobody_checked_it(
    planchk: Planchk, tmp_path: Path
) -> None:
    run = export(planchk, "--all", "cy", "--lang", "cy")
    assert run.code == 0, run.err
    assert export(planchk, "--all", "en").code == 0
    folder = tmp_path / "cy"
    for path in folder.iterdir():
        if path.suffix in (".json", ".sarif", ".xml"):
            assert path.read_bytes() == (tmp_path / "en" / path.name).read_bytes(), path.name
        else:
            told = _told(path)
            assert told.count(NOTE) == 1, path.name
            assert WELSH in told
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert '<html lang="cy">' in report
    assert '<blockquote lang="en">Managers and practitioners' in report
    assert "Heb ei gynnwys" in report


def _told(path: Path) -> str:
    if path.suffix == ".docx":
        with ZipFile(path) as archive:
            return archive.read("word/document.xml").decode()
    if path.suffix == ".xlsx":
        cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for cell in row)
        return "\n".join(str(cell) for cell in cells if cell is not None)
    return path.read_text(encoding="utf-8").replace("&#39;", "'").replace("’", "'")


def test_a_table_keeps_its_rows_and_gets_welsh_headings(planchk: Planchk) -> None:
    made = {lang: export(planchk, "-o", "-", "-f", "csv", "--lang", lang).out for lang in ("en", "cy")}
    english, welsh = (list(csv.reader(io.StringIO(made[lang]))) for lang in ("en", "cy"))
    assert len(english) == len(welsh)
    assert welsh[0][:3] == ["Canfyddiad", "Statws", "Gwasanaeth"]
    assert welsh[1][:3] == ["CS-VC-1", "Heb ei gynnwys", "Gwasanaethau plant"]
    assert [row[0] for row in english[1:]] == [row[0] for row in welsh[1:]]
    # The note heads a column of its own, so that every row still has as many cells as there are headings.
    assert {len(row) for row in welsh} == {len(english[0]) + 1}
    assert welsh[0][-1] == f"{WELSH} / {NOTE}"
    assert {row[-1] for row in welsh[1:]} == {""}


def test_a_workbook_of_one_table_has_the_note_below_it(planchk: Planchk, tmp_path: Path) -> None:
    assert export(planchk, "-o", "a.xlsx", "-t", "actions", "--lang", "cy").code == 0
    (sheet,) = load_workbook(tmp_path / "a.xlsx")
    assert sheet.title == "Camau gweithredu"
    assert sheet.cell(sheet.max_row, 1).value == f"{WELSH} / {NOTE}"


def test_the_systems_language_is_taken_unless_told_otherwise(planchk: Planchk) -> None:
    words = ("-o", "-", "-f", "md", "-t", "summary")
    welsh, english = (export(planchk, *words, "--lang", lang).out for lang in ("cy", "en"))
    assert welsh.startswith("# A yw'r cynllun gwella'n ateb yr adroddiad arolygu?")
    assert english.startswith("# Does the improvement plan answer")
    assert "checked by a Welsh speaker" not in english
    assert export(planchk, *words, LANG="cy_GB.UTF-8").out == welsh
    assert export(planchk, *words, LANG="cy_GB.UTF-8", LC_ALL="en_GB.UTF-8").out == english
    assert export(planchk, *words, LANG="fr_FR.UTF-8").out == english
    assert export(planchk, *words, "--lang", "en", LANG="cy_GB.UTF-8").out == english


def test_an_unknown_language_is_refused_before_anything_is_written(planchk: Planchk, tmp_path: Path) -> None:
    for words in (("export", str(PLAN), "-o", "x.csv"), ("init", "-o", "x.yaml"), ("catalogue", "show")):
        run = planchk(*words, "--lang", "welsh")
        assert (run.code, run.out) == (2, "")
        assert run.err.strip() == "--lang: there is no language 'welsh'. Known are cy, en."
    assert list(tmp_path.iterdir()) == []


def test_a_plan_starts_in_welsh(planchk: Planchk, tmp_path: Path) -> None:
    run = planchk("init", "-o", "cynllun.md", "--lang", "cy")
    assert run.code == 0
    assert "in English only" in run.err
    text = (tmp_path / "cynllun.md").read_text(encoding="utf-8")
    assert "# Cynllun gwella" in text
    assert "| Cyf | Yn ateb | Cam gweithredu | Canlyniad | Mesurau llwyddiant |" in text
    assert "in English only" not in planchk("init", "-o", "plan.md").err


def test_a_catalogue_is_shown_in_welsh(planchk: Planchk) -> None:
    run = planchk("catalogue", "show", "--finding", "CS-PR-2", "--lang", "cy")
    assert run.code == 0
    words = " ".join(run.out.split())
    assert "Argymhelliad (rhaid)" in words
    assert f"{WELSH} / {NOTE}" in words
    assert "Cynhelir cyfarfodydd cynllunio cyfreithiol" in words
    assert "Assessments and legal planning meetings must become timely" in words  # the report's own words


def test_check_speaks_english_and_its_json_is_the_same_everywhere(planchk: Planchk) -> None:
    words = ("check", str(PLAN), "--today", "2021-06-01", "--format", "json")
    english, welsh = planchk(*words), planchk(*words, LANG="cy_GB.UTF-8", LANGUAGE="cy")
    assert english.code == welsh.code == 1
    assert json.loads(english.out) == json.loads(welsh.out)


def test_the_language_can_stand_in_the_configuration(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "planchk.toml").write_text('lang = "cy"\n')
    words = ("-o", "-", "-f", "md", "--config", "planchk.toml")
    assert WELSH in export(planchk, *words).out
    assert WELSH not in export(planchk, *words, "--lang", "en").out
    (tmp_path / "planchk.toml").write_text('lang = "fr"\n')
    assert export(planchk, *words).code == 2
