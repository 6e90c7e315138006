"""``planchk check`` as a user meets it: files and options in, exit code and words out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import Planchk
from samples import CATALOGUE

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = ("--today", "2021-03-01")


def write(path: Path, data: str | bytes) -> str:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path.name


@pytest.mark.parametrize(("name", "code"), [("good-plan", 0), ("thin-plan", 1), ("problem-plan", 1)])
def test_every_example_has_its_exit_code(planchk: Planchk, name: str, code: int) -> None:
    run = planchk("check", str(EXAMPLES / f"{name}.yaml"), *TODAY)
    assert run.code == code, run.out + run.err
    assert run.out.splitlines()[-1].strip()
    assert run.err == ""


def test_every_example_is_asserted() -> None:
    plans = {"good-plan", "thin-plan", "problem-plan"}
    # The folders: test_ruling.py and the tests of diff.
    assert {path.stem for path in EXAMPLES.iterdir()} == plans | {"decided", "versions"}


def test_the_good_plan_has_no_problem(planchk: Planchk) -> None:
    run = planchk("check", str(EXAMPLES / "good-plan.yaml"), *TODAY, "--format", "json")
    assert json.loads(run.out)["problems"] == []


BAD: dict[str, tuple[str | bytes, int, str]] = {
    "not-yaml.yaml": ("a: [", 2, "not valid YAML"),
    "words.yaml": ("just words", 2, "this is no plan"),
    "wrong-types.yaml": ("actions: {a: 1}", 2, "'actions' must be a list"),
    "empty.yaml": ("", 3, "the file is empty"),
    "no-actions.yaml": ("actions: []", 3, "no actions"),
    "binary.yaml": (bytes(range(256)), 2, "binary"),
    "latin.yaml": ("actions: [caf\xe9]".encode("latin-1"), 2, "not valid UTF-8"),
    "word.docx": (b"PK\x03\x04" + b"\0" * 50, 2, "a zip archive"),
    "anchors.yaml": ("a: &a [x]\nb: *a\n", 2, "an alias"),
    "bomb.yaml": (
        "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{f'*{chr(97 + i)},' * 9}]\n" for i in range(9)),
        2,
        "an alias",
    ),
    "one-line.yaml": (b"x" * 10_000_000, 2, "this is no plan"),
    "one-action.yaml": (b"actions: [" + b"x" * 10_000_000 + b"]", 2, "holds 10,000,000 characters"),
    "one-key.yaml": (b"x" * 10_000_000 + b": 1", 2, "not valid YAML"),
    "brackets.yaml": (b"[" * 10_000_000, 2, "nested deeper"),
    "many.yaml": (b"actions:\n" + b"- x\n" * 2_500_000, 2, "more than 250,000 values"),
    "deep.yaml": ("[" * 10_000 + "]" * 10_000, 2, "nested deeper"),
    "deep.json": ("[" * 10_000 + "]" * 10_000, 2, "nested deeper"),
    "python-tag.yaml": ("actions: !!python/object/apply:os.system [ls]", 2, "Python object"),
    "unknown-key.yaml": ("actions:\n- {action: x, ownr: y}", 2, "Did you mean 'owner'?"),
    "duplicate.yaml": ("actions: []\nactions: []", 2, "stands here twice"),
    "bad.json": ('{"actions": [}', 2, "not valid JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_clear_message_and_no_traceback(planchk: Planchk, tmp_path: Path, name: str) -> None:
    data, code, message = BAD[name]
    write(tmp_path / name, data)
    run = planchk("check", name)
    assert (run.code, run.out) == (code, "")
    assert message in " ".join(run.err.split())
    assert run.err.startswith(name)
    assert len(run.err) < 20_000


# A process of its own, since a child's peak counts from that of the process that forked it.
PEAK = """
import resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run([sys.executable, "-m", "planchk", "check", sys.argv[1]], capture_output=True).returncode
print(code, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is told in other units elsewhere")
@pytest.mark.parametrize("name", ["one-line.yaml", "one-action.yaml", "one-key.yaml", "brackets.yaml", "many.yaml"])
def test_hostile_input_is_refused_within_time_and_memory(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, BAD[name][0])
    run = subprocess.run(
        [sys.executable, "-c", PEAK, name], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    code, seconds, megabytes = map(float, run.stdout.split())
    assert code == 2
    assert seconds < 5  # the promise is one; this leaves room for a busy machine
    assert megabytes < 200


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["check"], 2, "Missing argument"),
        (["check", "missing.yaml"], 2, "there is no such file"),
        (["check", "."], 3, "no plan in this folder"),
        (["check", "p.yaml", "--today", "31/03/2021"], 2, "Write it as 2021-03-31"),
        (["check", "p.yaml", "--service", "adult"], 2, "Did you mean 'adults'?"),
        (["check", "p.yaml", "--format", "pdf"], 2, "Invalid value"),
        (["check", "p.yaml", "--quiet", "--verbose"], 2, "exclude each other"),
        (["check", "p.yaml", "--catalogue", "missing.yaml"], 2, "there is no such file"),
        (["check", "p.yaml", "--catalogue", "p.yaml"], 2, "Known are id,"),
        (["check", "p.yaml", "--catalogue", "empty.yaml"], 3, "holds no catalogue"),
        (["check", "-", "--catalogue", "-"], 2, "standard input"),
        (["chek"], 2, "No such command"),
    ],
)
def test_bad_usage_is_told(planchk: Planchk, tmp_path: Path, words: list[str], code: int, message: str) -> None:
    if words != ["check", "."]:
        write(tmp_path / "p.yaml", "actions: [Do it]")
        write(tmp_path / "empty.yaml", "")
    run = planchk(*words)
    assert run.code == code, run.err
    assert message in " ".join(run.err.replace("│", " ").split()), run.err
    assert run.out == ""


def test_standard_input_is_read(planchk: Planchk) -> None:
    run = planchk("check", "-", "-f", "json", stdin=b"actions: [Hold a staff conference]")
    assert run.code == 1
    plan = json.loads(run.out)["plan"]
    assert (plan["path"], plan["actions"]) == ("<stdin>", 1)


def test_several_files_and_folders_are_checked_and_the_worst_code_counts(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "plans" / ".hidden").mkdir(parents=True)
    good = (EXAMPLES / "good-plan.yaml").read_bytes()
    write(tmp_path / "plans" / "b.yml", good)
    write(tmp_path / "plans" / "a.json", '{"actions": ["Hold a staff conference"]}')
    write(tmp_path / "plans" / "notes.txt", "no plan")
    write(tmp_path / "plans" / ".hidden" / "c.yaml", "a: [")
    run = planchk("check", "plans", *TODAY, "-f", "json")
    assert run.code == 1
    assert [Path(each["plan"]["path"]).name for each in json.loads(run.out)] == ["a.json", "b.yml"]
    assert planchk("check", "plans/b.yml", *TODAY).code == 0
    write(tmp_path / "plans" / "d.yaml", "")
    assert planchk("check", "plans", *TODAY).code == 3
    write(tmp_path / "plans" / "e.yaml", "a: [")
    mixed = planchk("check", "plans", *TODAY)
    assert mixed.code == 2
    assert "2 findings" not in mixed.err
    assert "b.yml" in mixed.out  # one unreadable plan does not hide the others


def test_piped_output_has_no_colour_and_a_terminals_width_is_kept(planchk: Planchk) -> None:
    for width in (60, 80, 120):
        run = planchk("check", str(EXAMPLES / "problem-plan.yaml"), *TODAY, COLUMNS=str(width), FORCE_COLOR="1")
        assert "\x1b" not in run.out
        long = [each for each in run.out.splitlines() if len(each) > width and " " in each[20:].strip()]
        assert not [each for each in long if ".yaml" not in each]


def test_quiet_is_short_and_verbose_is_long(planchk: Planchk) -> None:
    plan = str(EXAMPLES / "thin-plan.yaml")
    short, normal, full = (planchk("check", plan, *TODAY, *more).out for more in (["-q"], [], ["-v"]))
    assert len(short.splitlines()) < len(normal.splitlines()) < len(full.splitlines())
    assert short.splitlines()[-1] == normal.splitlines()[-1] == full.splitlines()[-1]
    assert "Report:" in full
    assert "Report:" not in normal


def test_only_one_service_can_be_asked_for(planchk: Planchk) -> None:
    run = planchk("check", str(EXAMPLES / "thin-plan.yaml"), *TODAY, "--service", "adults", "-f", "json")
    assert {finding["service"] for finding in json.loads(run.out)["findings"]} == {"adults"}


def test_plan_text_never_reaches_the_terminal_as_control_codes(planchk: Planchk, tmp_path: Path) -> None:
    write(
        tmp_path / "p.yaml",
        'title: "[red]\\e[2J"\nactions:\n- {id: "\\e]0;x\\a", action: "Hold meetings in 5 days \\e[31m \\x9b1m '
        '\\u202e [bold]", status: "\\e[1m", addresses: ["\\eX"]}\n',
    )
    for more in ((), ("-v",), ("-q",), ("-f", "json")):
        run = planchk("check", "p.yaml", *more)
        assert run.code == 1
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(run.out + run.err)
        if more != ("-f", "json"):
            assert "[red]" in run.out


def test_another_catalogue_is_one_option_away(planchk: Planchk, tmp_path: Path) -> None:
    write(tmp_path / "c.yaml", CATALOGUE)
    write(tmp_path / "p.yaml", "actions: [{id: a, action: Do it, addresses: [R1]}]")
    run = planchk("check", "p.yaml", "-c", "c.yaml", "-f", "json", PLANCHK_READER="auto")
    found = json.loads(run.out)
    assert (run.code, found["reader"], found["findings"][0]["status"]) == (0, "ranking", "covered")
    write(tmp_path / "q.yaml", "actions: [{id: a, action: Do it}]")
    assert planchk("check", "q.yaml", "-c", "c.yaml", PLANCHK_READER="auto").code == 1


def test_the_version_is_told(planchk: Planchk) -> None:
    from planchk import __version__

    run = planchk("--version")
    assert (run.code, run.out.strip()) == (0, f"planchk {__version__}")


def test_help_tells_the_exit_codes(planchk: Planchk) -> None:
    assert "Exit codes: 0 the gate passed" in " ".join(planchk("check", "--help").out.split())


def test_the_reader_of_a_pipe_may_stop_early(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m planchk check "{EXAMPLES / "thin-plan.yaml"}" -v | head -n 1'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "thin-plan" in run.stdout
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device that is always full is Linux's")
def test_a_full_disk_below_standard_output_is_told_as_that() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "planchk", "check", str(EXAMPLES / "good-plan.yaml"), *TODAY]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "planchk: no space is left to write to. Make room, or write elsewhere.\n"
