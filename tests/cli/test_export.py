"""``planchk export``: the right file by its suffix, whole or not at all, never over what is there."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from command import Run, run_planchk
from handed import parts
from planchk.cli.app import app
from planchk.cli.exports import EXPORTS, PARTS

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "problem-plan.yaml"
DAY = ("--today", "2021-06-01")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def inside(*words: str, stdin: bytes = b"") -> Run:
    """Run planchk in this process, which is quicker."""
    result = CliRunner().invoke(app, [*words], input=stdin, prog_name="planchk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Run(result.exit_code, result.stdout_bytes.decode(), result.stderr)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A plan in an empty folder, from which planchk runs."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(PLAN, tmp_path / "plan.yaml")
    return "plan.yaml"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What ``--all`` writes, by name."""
    folder = tmp_path_factory.mktemp("all")
    run = run_planchk(ROOT, "export", "examples/problem-plan.yaml", "--all", str(folder / "new" / "out"), *DAY)
    assert (run.code, run.out) == (0, "")
    made = {path.name: path.read_bytes() for path in (folder / "new" / "out").iterdir()}
    problems = len(json.loads(made["report.json"])["problems"])
    assert f"{len(made)} files on 13 findings, 21 elements, 5 actions, {problems} problems." in run.err
    return made


@pytest.fixture(scope="module")
def data(everything: dict[str, bytes]) -> Any:
    return json.loads(everything["report.json"])


def test_all_writes_every_format(everything: dict[str, bytes]) -> None:
    assert sorted(everything) == sorted(name for export in EXPORTS.values() for name, _ in export.files)
    assert {Path(name).suffix for name in everything} == {export.suffix for export in EXPORTS.values()}


def test_the_json_is_what_check_prints(everything: dict[str, bytes]) -> None:
    run = run_planchk(ROOT, "check", "examples/problem-plan.yaml", "--format", "json", *DAY)
    assert everything["report.json"].decode() == run.out


def test_every_format_has_the_numbers_of_the_json(everything: dict[str, bytes], data: Any) -> None:
    elements = [element for finding in data["findings"] for element in finding["elements"]]
    numbers = {"findings": len(data["findings"]), "elements": len(elements)}
    numbers |= {"actions": len(data["actions"]), "problems": len(data["problems"])}
    book = load_workbook(io.BytesIO(everything["report.xlsx"]))
    for name, number in numbers.items():
        _, *rows = csv.reader(io.StringIO(everything[f"{name}.csv"].decode(), newline=""))
        assert len(rows) == number
        assert sum(line.startswith("|") for line in everything[f"{name}.md"].decode().splitlines()) == number + 2
        assert book[name.title()].max_row == number + 1
    summary = data["summary"]
    told = f"{summary['covered']} is covered, {summary['partial']} is covered only in part and {summary['gap']} are not"
    document = parts(everything["report.docx"])["word/document.xml"].decode()
    page = parts(everything["summary.docx"])["word/document.xml"].decode()
    texts = [document, page, *(everything[name].decode() for name in ("summary.md", "summary.html", "findings.md"))]
    assert all(told in text for text in texts)
    assert f"{summary['covered']} of {summary['findings']} findings" in " ".join(
        everything["report.html"].decode().split()
    )
    assert len(json.loads(everything["planchk.sarif"])["runs"][0]["results"]) == numbers["problems"]
    assert everything["junit.xml"].decode().count("<testcase ") >= numbers["findings"]
    assert json.loads(everything["gl-code-quality-report.json"])


def test_the_same_plan_and_day_give_the_same_bytes(everything: dict[str, bytes], tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    run = run_planchk(
        ROOT, "export", "examples/problem-plan.yaml", "--all", out, *DAY, PYTHONHASHSEED="7", TZ="Asia/Tokyo"
    )
    assert run.code == 0
    assert {path.name: path.read_bytes() for path in Path(out).iterdir()} == everything


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_has_what_all_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, everything: dict[str, bytes]
) -> None:
    monkeypatch.chdir(ROOT)
    export = EXPORTS[name]
    same = everything[export.whole or f"findings{export.suffix}"]
    named, suffixed = tmp_path / "named.txt", tmp_path / f"suffixed{export.suffix}"
    run = inside("export", "examples/problem-plan.yaml", "-o", str(named), "--format", name, *DAY)
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"{named}: 13 findings{'.' if export.default else ', 21 elements, 5 actions, '}")
    assert named.read_bytes() == same
    if name != "gitlab":  # its suffix is taken for json
        run = inside("export", "examples/problem-plan.yaml", "-o", str(suffixed), *DAY)
        assert (run.code, suffixed.read_bytes()) == (0, same)


@pytest.mark.parametrize("part", PARTS)
def test_text_goes_to_standard_output_as_it_goes_to_a_file(plan: str, tmp_path: Path, part: str) -> None:
    for name in ("csv", "md", "json", "html"):
        if part not in EXPORTS[name].parts:
            continue
        assert inside("export", plan, "-o", f"{part}.{name}", "--table", part, *DAY).code == 0
        run = inside("export", plan, "-o", "-", "-f", name, "-t", part, *DAY)
        assert run.code == 0
        assert run.out.encode() == (tmp_path / f"{part}.{name}").read_bytes()


def test_excel_is_given_its_mark(plan: str, tmp_path: Path) -> None:
    assert inside("export", plan, "-o", "a.csv", "--bom", *DAY).code == 0
    assert inside("export", plan, "-o", "b.csv", *DAY).code == 0
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "b.csv").read_bytes()


def test_standard_input_is_a_plan_and_options_of_check_count(plan: str) -> None:
    run = inside("export", "-", "-o", "-", "-f", "json", "--service", "adults", *DAY, stdin=PLAN.read_bytes())
    assert run.code == 0
    assert {finding["service"] for finding in json.loads(run.out)["findings"]} == {"adults"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Add -o FILE, or --all FOLDER"),
        (["-o", "x.csv", "--all", "d"], "either a file or a folder"),
        (["-o", "x.xslx"], "Did you mean '.xlsx'?"),
        (["-o", "x"], "Add --format: csv, xlsx, docx, md, json, html, sarif, junit, gitlab."),
        (["-o", "-"], "standard output: nothing names a format"),
        (["-o", "-", "-f", "xlsx"], "no text to print"),
        (["-o", "x.csv", "-f", "cvs"], "Did you mean 'csv'?"),
        (["-o", "x.csv", "-t", "finding"], "Did you mean 'findings'?"),
        (["-o", "x.csv", "-t", "summary"], "csv can't hold 'summary' by itself. Use docx, md, html"),
        (["-o", "x.docx", "-t", "actions"], "docx can't hold 'actions' by itself. Use csv, xlsx, md, json"),
        (["-o", "x.md", "--bom"], "only csv"),
        (["--all", "d", "-t", "actions"], "it writes every format and table"),
        (["-o", "missing/x.csv"], "missing/x.csv: it can't be written"),
        (["-o", "x.csv", "--today", "soon"], "'soon' is no date"),
        (["-o", "x.csv", "--service", "adult"], "Did you mean 'adults'?"),
    ],
)
def test_bad_usage_is_told_and_nothing_is_written(plan: str, tmp_path: Path, words: list[str], message: str) -> None:
    run = inside("export", plan, *words)
    assert (run.code, run.out) == (2, "")
    assert message in " ".join(run.err.split())
    assert [path.name for path in tmp_path.iterdir()] == [plan]


def test_without_a_plan_or_actions_nothing_is_written(plan: str, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("actions: []\n", encoding="utf-8")
    assert inside("export", "empty.yaml", "-o", "x.csv").code == 3
    assert inside("export", "missing.yaml", "-o", "x.csv").code == 2
    assert inside("export", ".", "-o", "x.csv").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.yaml", plan]


def test_what_is_there_is_written_over_only_when_told(plan: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("mine", encoding="utf-8")
    run = inside("export", plan, "-o", "x.csv")
    assert (run.code, "this file exists" in run.err) == (2, True)
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "mine"
    assert inside("export", plan, "-o", "x.csv", "--force").code == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("Finding,Status")
    assert inside("export", plan, "-o", ".", "-f", "csv", "--force").code == 2


def test_all_refuses_before_it_writes_the_first(plan: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("report.html", "summary.md"):
        (tmp_path / "out" / name).write_text("mine", encoding="utf-8")
    run = inside("export", plan, "--all", "out")
    assert run.code == 2
    assert run.err.count("this file exists") == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "summary.md"]
    assert inside("export", plan, "--all", "out", "--force").code == 0
    assert len(list((tmp_path / "out").iterdir())) > 10
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert inside("export", plan, "--all", "file").code == 2


@POSIX
def test_an_input_is_never_written_over(plan: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "data" / "findings.yaml", tmp_path / "catalogue.json")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    (tmp_path / "planchk.toml").write_text('links = "inferred"\n', encoding="utf-8")
    os.link(tmp_path / plan, tmp_path / "hard.csv")
    os.symlink(plan, tmp_path / "soft.csv")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    options = ("--catalogue", "catalogue.json", "--waivers", "waivers.yaml", "--force")
    for target in (plan, "./plan.yaml", "hard.csv", "soft.csv", "catalogue.json", "waivers.yaml", "planchk.toml"):
        run = inside("export", plan, "-o", target, "-f", "csv", *options)
        assert (run.code, "never written over" in run.err) == (2, True), (target, run.err)
    (tmp_path / "soft.csv").unlink()
    del before["soft.csv"]
    os.rename(tmp_path / plan, tmp_path / "findings.csv")
    before["findings.csv"] = before.pop(plan)
    assert "never written over" in inside("export", "findings.csv", "--all", ".", *options).err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@POSIX
def test_a_link_stays_a_link_and_a_device_a_device(plan: str, tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("old", encoding="utf-8")
    os.symlink("kept.csv", tmp_path / "link.csv")
    assert inside("export", plan, "-o", "link.csv", "--force").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8").startswith("Finding")
    os.mkfifo(tmp_path / "pipe.csv")
    assert "no ordinary file" in inside("export", plan, "-o", "pipe.csv", "--force").err
    assert (tmp_path / "pipe.csv").is_fifo()


RUN = """
import json, os, resource, signal, sys
sys.argv = ["planchk", *json.loads(sys.argv[1])]
{before}
from planchk.__main__ import main
main()
"""


def run_after(folder: Path, before: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run planchk in a process that first does something to itself."""
    command = [sys.executable, "-c", RUN.replace("{before}", before), json.dumps(words)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@POSIX
def test_a_full_disk_leaves_nothing_behind_and_the_old_file_as_it_was(plan: str, tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_text("old", encoding="utf-8")
    full = "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
    done = run_after(tmp_path, full, "export", plan, "-o", "new.xlsx", *DAY)
    assert (done.returncode, "new.xlsx: it can't be written" in done.stderr) == (2, True), done.stderr
    assert run_after(tmp_path, full, "export", plan, "-o", "old.xlsx", "--force", *DAY).returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.xlsx", plan]
    assert (tmp_path / "old.xlsx").read_text(encoding="utf-8") == "old"


@POSIX
def test_all_says_what_could_not_be_written_and_writes_the_rest(plan: str, tmp_path: Path) -> None:
    full = "resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))"
    done = run_after(tmp_path, full, "export", plan, "--all", "out", *DAY)
    written = {path.name for path in (tmp_path / "out").iterdir()}
    told = {name for export in EXPORTS.values() for name, _ in export.files if f"{name}: it can't" in done.stderr}
    assert done.returncode == 2
    assert {"report.docx", "report.xlsx"} <= told
    assert {"findings.csv", "summary.md"} <= written
    assert written | told == {name for export in EXPORTS.values() for name, _ in export.files}
    assert not written & told


@POSIX
def test_an_interrupt_leaves_nothing_behind(plan: str, tmp_path: Path) -> None:
    interrupted = "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGINT)"
    done = run_after(tmp_path, interrupted, "export", plan, "-o", "new.xlsx", *DAY)
    assert done.returncode not in (0, 2)
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [plan]


def test_help_names_every_format_and_table(plan: str) -> None:
    told = " ".join(inside("export", "--help").out.split())
    assert f"{', '.join(EXPORTS)}." in told
    assert f"{', '.join(PARTS)}." in told
