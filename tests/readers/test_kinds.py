"""Each kind of file: how it is told, where its texts stand, which colours are ratings, and how long reading takes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papers.layouts import plain
from papers.writers import WRITERS
from planchk.place import Place
from planchk.readers import load_plan
from planchk.readers.colours import rating_colour
from planchk.readers.kinds import KINDS, kind_of
from planchk.readers.pdf_pages import _pages

DATA = Path(__file__).parents[1] / "data"
EXAMPLE = Path(__file__).parents[2] / "examples" / "good-plan.yaml"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("actions: [a]", "p.yaml", "yaml"),
        ("- a\n- b", "<stdin>", "yaml"),
        ('[{"action": "a"}]', "<stdin>", "yaml"),
        ("Action,Lead,When\na,b,c", "<stdin>", "csv"),
        ("Action,Lead,When\na,b,c", "p.yaml", "csv"),
        ("Our plan\nAction\tLead\tWhen\na\tb\tc", "p.txt", "csv"),
        ("Council: Aber\nAction,Lead,When", "p.csv", "csv"),
        ("actions:\n- a, b, c", "p.csv", "yaml"),
        ("# Plan\n\n| Action | Lead |\n|:--|--:|\n| a | b |", "p.txt", "markdown"),
        ("# Plan\n\n- Do a: b", "p.md", "markdown"),
        ("<div>hello</div>\n\n# Plan", "p.md", "markdown"),
        ("<!-- made by x -->\n<!DOCTYPE html>\n<html>", "p.txt", "html"),
        ("<table><tr>", "<stdin>", "html"),
        ("<p>x", "p.htm", "html"),
    ],
)
def test_the_kind_of_a_text_is_told_by_its_shape(text: str, name: str, kind: str) -> None:
    assert kind_of(text.encode(), name) == kind


def test_every_kind_has_a_module_that_reads() -> None:
    from importlib import import_module

    for kind in KINDS.values():
        assert not kind.module or callable(import_module(f"planchk.readers.{kind.module}").read)


@pytest.mark.parametrize(
    ("suffix", "text", "place"),
    [
        ("csv", 'Action,Lead,When\n"Do\na",Ann,June\nDo b,Bob,July\n', Place("p.csv", 4)),
        ("md", "# Plan\n\n| Action | Lead |\n|---|---|\n| Do a | Ann |\n| Do b | Bob |\n", Place("p.md", 6)),
        ("html", "<table>\n<tr><th>Action<th>Lead\n<tr><td>Do a<td>Ann\n<tr><td>Do b<td>Bob", Place("p.html", 4)),
    ],
)
def test_texts_are_placed_by_line(
    suffix: str, text: str, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"p.{suffix}").write_text(text, encoding="utf-8")
    last = load_plan(f"p.{suffix}").actions[1]
    assert (last.title, last.place) == ("Do b", place)
    assert last.owner is not None
    assert last.owner.place == place


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    row = r"| **Do** _a_ [now](http://x) `b` \| c &amp; d | - x<br>- y |"
    path.write_text(
        f"| Action | Measures |\n|---|---|\n{row}\n\n<table><tr><th>Action<th>Lead<tr><td>Do e<td>F</table>\n"
    )
    first, second = load_plan(str(path)).actions
    assert [words.value for words in first.words] == ["Do a now b | c & d", "x", "y"]
    assert (second.title, second.place.line) == ("Do e", 5)


@pytest.mark.parametrize(
    ("colour", "rating"),
    [
        ("FF0000", "Red"), ("FFC00000", "Red"), ("#f00", "Red"), ("FFC7CE", "Red"), ("red", "Red"),
        ("FFC000", "Amber"), ("#FFFF00", "Amber"), ("rgb(255, 192, 0)", "Amber"), ("FFEB9C", "Amber"),
        ("00B050", "Green"), ("92D050", "Green"), ("C6EFCE", "Green"), ("0070C0", "Blue"), ("00B0F0", "Blue"),
        ("FFFFFF", ""), ("000000", ""), ("D9D9D9", ""), ("F2F2F2", ""), ("7030A0", ""), ("auto", ""), ("", ""),
    ],
)  # fmt: skip
def test_colours_are_ratings(colour: str, rating: str) -> None:
    assert rating_colour(colour) == rating


def test_the_process_for_pdf_gives_tables_and_lines() -> None:
    lines, table = _pages((DATA / "plan.pdf").read_bytes())[0][:2], _pages((DATA / "plan.pdf").read_bytes())[0][-1]
    assert (lines[0]["text"], lines[0]["level"]) == ("Social Services Recovery and Improvement Plan", 1)
    assert len(table["rows"]) == 8
    assert len(set(table["rows"][1])) == 1  # a heading row is one cell


@pytest.mark.parametrize("suffix", WRITERS)
def test_500_rows_are_read_well_within_two_seconds(suffix: str, tmp_path: Path) -> None:
    plan = load_plan(str(EXAMPLE))
    actions = tuple(plan.actions[at % len(plan.actions)]._replace(id=f"A{at}", position=at) for at in range(500))
    path = tmp_path / f"p.{suffix}"
    WRITERS[suffix](plain(plan._replace(actions=actions)), path)
    started = time.perf_counter()
    assert len(load_plan(str(path)).actions) == 500
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("name", "library"), [("plan.docx", "lxml"), ("plan.xlsx", "openpyxl"), ("plan.ods", "lxml"), ("plan.pdf", "")]
)
def test_only_the_library_of_the_kind_is_imported(name: str, library: str) -> None:
    code = (
        "import json, sys; from planchk.readers import load_plan; load_plan(sys.argv[1]);"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(DATA / name)], capture_output=True, text=True, check=True)
    heavy = {"lxml", "openpyxl", "markdown_it", "pdfplumber", "pdfminer", "pypdfium2", "docx", "pydantic", "rich"}
    found = heavy & set(json.loads(run.stdout))
    # openpyxl takes lxml where it is installed.
    assert found - {"lxml"} == {library} - {"lxml", ""}
    assert library in found or not library
