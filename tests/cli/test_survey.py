"""``planchk survey`` as a user meets it: many plans in, one file out, and nothing lost on the way."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command import Planchk

ROOT = Path(__file__).parents[2]
PLANS = sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))
TODAY = ("--today", "2021-03-01")
# Played by a module of the test's own: reading a spreadsheet takes longer than anyone waits.
SLOW = "import pathlib, time\npathlib.Path('reached').touch()\ntime.sleep(60)\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for path in PLANS:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("ascii").splitlines()]


def test_a_folder_of_plans_becomes_one_file(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    run = planchk("survey", "plans", "-o", "survey.jsonl", *TODAY)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"survey.jsonl: {len(PLANS)} of {len(PLANS)} plans read, 0 pass.\n"
    assert [each["path"] for each in lines(tmp_path / "survey.jsonl")] == sorted(f"plans/{p.name}" for p in PLANS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plans", "survey.jsonl"]


def test_jobs_change_no_byte(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2", "5"):
        assert planchk("survey", "plans", "-o", f"{jobs}.csv", "-o", f"{jobs}.jsonl", "-j", jobs, *TODAY).code == 0
    for suffix in ("csv", "jsonl"):
        assert len({(tmp_path / f"{jobs}.{suffix}").read_bytes() for jobs in "125"}) == 1


def test_what_cannot_be_read_is_listed_and_costs_no_other_plan(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    (plans / "broken.yaml").write_text("actions: [", encoding="utf-8")
    (plans / "empty.yaml").write_text("", encoding="utf-8")
    run = planchk("survey", "plans", "missing.yaml", "-o", "survey.jsonl", *TODAY)
    assert run.code == 0
    assert "3 could not be read; each is listed with the reason." in run.err
    states = {each["path"]: each["state"] for each in lines(tmp_path / "survey.jsonl") if each["state"] != "read"}
    assert states == {"plans/broken.yaml": "unreadable", "plans/empty.yaml": "empty", "missing.yaml": "unreadable"}


@pytest.mark.parametrize(
    ("content", "code"), [("actions: [", 2), ("", 3), ("actions: []", 3), ("actions: [Hold a meeting]", 0)]
)
def test_the_exit_code_says_whether_anything_was_read(
    planchk: Planchk, tmp_path: Path, content: str, code: int
) -> None:
    (tmp_path / "p.yaml").write_text(content, encoding="utf-8")
    run = planchk("survey", "p.yaml", "-o", "s.csv")
    assert run.code == code
    assert (tmp_path / "s.csv").exists()


@pytest.mark.parametrize("between", ["\n", "\0"])
def test_a_list_of_plans_comes_from_standard_input(planchk: Planchk, plans: Path, tmp_path: Path, between: str) -> None:
    listed = [f"plans/{path.name}" for path in reversed(PLANS)]
    run = planchk("survey", "--files-from", "-", "-o", "s.jsonl", *TODAY, stdin=between.join(listed).encode())
    assert run.code == 0
    assert [each["path"] for each in lines(tmp_path / "s.jsonl")] == listed


def test_options_narrow_as_those_of_check_do(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    (plans / "t.csv").write_text("What will change,Lead\nHold a meeting,Ann\n", encoding="utf-8")
    words = ("-o", "s.jsonl", "--service", "adults", "--columns", "What will change=action")
    assert planchk("survey", "plans/t.csv", f"plans/{PLANS[0].name}", *words, *TODAY).code == 0
    table, plan = lines(tmp_path / "s.jsonl")
    assert (table["state"], table["actions"]) == ("read", 1)
    assert {id_[:2] for id_ in plan["standing"]} == {"AS"}


def test_a_catalogue_of_ones_own_is_surveyed(planchk: Planchk, tmp_path: Path) -> None:
    from samples import CATALOGUE

    (tmp_path / "c.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "p.yaml").write_text("actions: [{action: Do it, addresses: [R1]}]", encoding="utf-8")
    run = planchk("survey", "p.yaml", "-c", "c.yaml", "-o", "s.jsonl", PLANCHK_READER="")
    assert (run.code, lines(tmp_path / "s.jsonl")[0]["standing"]) == (0, {"R1": "covered"})


BAD = [
    (["-o", "s.csv"], 2, "no plans were named"),
    (["plans"], 2, "Missing option"),
    (["plans", "-o", "s.pdf"], 2, "a survey is written as .html, .xlsx, .csv, .jsonl"),
    (["plans", "-o", "s.htlm"], 2, "Did you mean '.html'?"),
    (["plans", "-o", "s"], 2, "Give a name that ends in"),
    (["plans", "-o", "missing/s.csv"], 2, "there is no such folder"),
    (["plans", "-o", "s.csv", "-o", "./s.csv"], 2, "named twice"),
    (["plans", "-", "-o", "s.csv"], 2, "--files-from -"),
    (["plans", "plans/a.csv", "-o", "plans/a.csv"], 2, "never written over"),
    (["plans", "-o", "there.csv"], 2, "this file exists"),
    (["plans", "-o", "s.csv", "--jobs", "0"], 2, "jobs"),
    (["plans", "-o", "s.csv", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], 2, "exclude each other"),
    (["plans", "-o", "s.csv", "--today", "soon"], 2, "Write it as 2021-03-31"),
    (["plans", "-o", "s.csv", "--service", "adult"], 2, "Did you mean 'adults'?"),
    (["plans", "-o", "s.csv", "--columns", "x"], 2, "names no heading and field"),
    (["plans", "-o", "s.csv", "--files-from", "missing"], 2, "can't be read"),
    (["none", "-o", "s.csv"], 3, "there is no plan here"),
]


@pytest.mark.parametrize(("words", "code", "message"), BAD, ids=[bad[2] for bad in BAD])
def test_bad_usage_is_told_and_nothing_is_left(
    planchk: Planchk, tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "none").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text("actions: [Hold a meeting]", encoding="utf-8")
    (tmp_path / "there.csv").write_text("mine", encoding="utf-8")
    run = planchk("survey", *words)
    assert (run.code, run.out) == (code, "")
    assert message in " ".join(run.err.split())
    assert (tmp_path / "there.csv").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["none", "plans", "there.csv"]


def test_outputs_among_the_plans_are_no_plans(planchk: Planchk, plans: Path) -> None:
    for _ in range(2):
        run = planchk("survey", "plans", "-o", "plans/s.csv", "-o", "plans/s.xlsx", "--keep", "--force", *TODAY)
        assert run.err.startswith(f"plans/s.csv, plans/s.xlsx: {len(PLANS)} of {len(PLANS)} plans read")


def test_quiet_says_nothing(planchk: Planchk, plans: Path) -> None:
    assert planchk("survey", "plans", "-o", "s.csv", "-q", *TODAY) == (0, "", "")


def test_results_that_are_kept_are_not_made_again(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    words = ("survey", "plans", "-o", "s.jsonl", "--keep", "--force", *TODAY)
    assert planchk(*words).code == 0
    mark(tmp_path / "s.jsonl.partial")
    (plans / PLANS[0].name).write_text("actions: [Hold a meeting]", encoding="utf-8")
    (plans / PLANS[1].name).rename(plans / "moved.yaml")
    assert planchk(*words).code == 0
    titles = {each["path"]: each["title"] for each in lines(tmp_path / "s.jsonl")}
    made = {path for path, title in titles.items() if title != "kept"}
    assert made == {f"plans/{PLANS[0].name}"}
    assert "plans/moved.yaml" in titles
    assert planchk(*words, "--fresh").code == 0
    assert "kept" not in {each["title"] for each in lines(tmp_path / "s.jsonl")}


def mark(store: Path) -> int:
    """Give every result that is kept another title, by which it is known again; return how many there are."""
    with sqlite3.connect(store) as database:
        database.execute("UPDATE results SET record = json_set(record, '$.title', 'kept')")
        (count,) = database.execute("SELECT count(*) FROM plans WHERE result IS NOT NULL").fetchone()
    database.close()
    return int(count)


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A folder of plans, one of which nobody can wait for."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for path in PLANS:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "20.xlsx").write_bytes((ROOT / "tests" / "data" / "plan.xlsx").read_bytes())
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "openpyxl.py").write_text(SLOW, encoding="utf-8")
    return tmp_path


def begun(folder: Path, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start a survey and wait until it reads the plan that takes too long."""
    env = {**os.environ, "PYTHONPATH": "site", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "planchk", "survey", "plans", "-o", "s.jsonl", *words]
    process = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.PIPE, start_new_session=True, **more)
    deadline = time.monotonic() + 60
    while not (folder / "reached").exists():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    return process


@pytest.mark.skipif(os.name == "nt", reason="signals are other things there")
@pytest.mark.parametrize(("jobs", "number"), [("1", signal.SIGINT), ("2", signal.SIGINT), ("2", signal.SIGTERM)])
def test_interrupted_it_leaves_a_usable_file_and_goes_on(
    planchk: Planchk, slow: Path, jobs: str, number: signal.Signals
) -> None:
    process = begun(slow, "--jobs", jobs, "--today", "2021-03-01")
    time.sleep(0.3)  # the other process finishes what it has
    os.killpg(process.pid, number) if number == signal.SIGINT else os.kill(process.pid, number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert b"Incomplete" in err
    assert b"s.jsonl.partial" in err
    left = lines(slow / "s.jsonl")
    assert len(left) == len(PLANS) + 1
    reached = [each for each in left if each["state"] == "read"]
    open_ones = [each for each in left if each["state"] == "interrupted"]
    assert reached
    assert "plans/20.xlsx" in {each["path"] for each in open_ones}
    assert len(reached) + len(open_ones) == len(left)
    assert mark(slow / "s.jsonl.partial") == len(reached)

    # The date is that of the day on which it began, and what it wrote may be written over.
    run = planchk("survey", "plans", "-o", "s.jsonl", "--jobs", jobs)
    assert run.code == 0, run.err
    done = lines(slow / "s.jsonl")
    assert {each["path"] for each in done if each["title"] == "kept"} == {each["path"] for each in reached}
    assert all(each["state"] == "read" for each in done)
    assert sorted(path.name for path in slow.iterdir()) == ["plans", "reached", "s.jsonl", "site"]


@pytest.mark.skipif(os.name == "nt", reason="signals are other things there")
def test_a_file_that_was_changed_since_is_not_written_over(planchk: Planchk, slow: Path) -> None:
    process = begun(slow, "--jobs", "1", *TODAY)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    (slow / "s.jsonl").write_text("mine", encoding="utf-8")
    run = planchk("survey", "plans", "-o", "s.jsonl", *TODAY)
    assert (run.code, "this file exists" in run.err) == (2, True)
    assert (slow / "s.jsonl").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_a_terminal_sees_how_far_it_is(plans: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "planchk", "survey", "plans", "-o", "s.csv", *TODAY]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=tmp_path, stderr=theirs, env=env)
    os.close(theirs)
    shown = b"".join(read_all(ours))
    assert process.wait(timeout=30) == 0
    assert b"Reading plans" in shown
    assert f"{len(PLANS)}/{len(PLANS)}".encode() in shown
    assert b"a second" in shown


def read_all(terminal: int) -> Iterator[bytes]:
    while select.select([terminal], [], [], 60)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return
        if not chunk:
            return
        yield chunk


def test_a_survey_imports_no_format_that_it_does_not_write(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("actions: [Hold a meeting]", encoding="utf-8")
    code = (
        "import sys; sys.argv = ['planchk', 'survey', 'p.yaml', '-o', 's.jsonl', '-q']\n"
        "from planchk.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'jinja2', 'xlsxwriter', 'rich', 'distributed', 'fsspec', 'pydantic'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
