"""``planchk review``: answers by a pipe and by single keys on a terminal; what is kept, undone and told."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from command import Planchk, Run
from planchk.ledgers.read import parse_ledger

GWEN = ("--by", "Gwen Price", "--today", "2021-03-01")
# Three questions by the quick reader: two links that may answer, and a claim that the words don't show.
PLAN = """\
actions:
- id: "1"
  action: Timeliness of assessments of children. Performance in Quarter 3 was 96%. No action is proposed.
- id: "2"
  action: Ask families who use the respite unit how satisfied they are with its food.
  addresses: [CS-PR-3]
- id: "3"
  action: >-
    Improve the recording of age, primary diagnosis and ethnicity on adult records to support the population needs
    assessment.
- id: "4"
  action: Hold legal planning meetings within ten working days of the request.
"""
NAMES = ["CS-PR-3/short-breaks", "CS-PR-2/assessments", "AS-WB-1/need-led"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def decisions(plan: Path) -> list[tuple[str, str]]:
    path = Path(f"{plan}.links.yaml")
    ledger = parse_ledger(path.read_text(encoding="utf-8"), "") if path.exists() else None
    return [(each.element, each.ruling) for each in ledger.decisions] if ledger else []


def review(planchk: Planchk, answers: str, *more: str) -> Run:
    return planchk("review", "plan.yaml", *GWEN, *more, stdin=answers.encode())


def asked(out: str) -> list[str]:
    """Return the elements that were asked about, in order."""
    return [words[3].rstrip(":") for line in out.splitlines() if (words := line.split())[1:2] == ["of"]]


CASES: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "yes and no": (
        "y\nn\ny\n",
        list(zip(NAMES, ["confirmed", "rejected", "confirmed"], strict=False)),
        "2 confirmed, 1 rejected; none",
    ),
    "whole words": (
        "YES\nNo\nskip\n",
        list(zip(NAMES, ["confirmed", "rejected"], strict=False)),
        "1 confirmed, 1 rejected; 1 link",
    ),
    "skipped": ("s\nskip\ns\n", [], "Nothing was decided; 3 links to decide on remain."),
    "quit": ("y\nq\n", [(NAMES[0], "confirmed")], "1 confirmed; 2 links to decide on remain."),
    "end of input": ("y\n", [(NAMES[0], "confirmed")], "1 confirmed; 2 links to decide on remain."),
    "undone": ("y\nu\nn\nq\n", [(NAMES[0], "rejected")], "1 rejected; 2 links"),
    "undone twice": ("y\nn\nu\nu\nn\nq\n", [(NAMES[0], "rejected")], "1 rejected; 2 links"),
    "a skip undone": ("s\nu\ny\nq\n", [(NAMES[0], "confirmed")], "1 confirmed; 2 links"),
    "nothing to undo": ("u\ny\nq\n", [(NAMES[0], "confirmed")], "nothing to undo."),
    "all undone": ("y\nu\nq\n", [], "Nothing was decided; 3 links"),
    "unknown answers show the keys": (
        "maybe\n\ny\nq\n",
        [(NAMES[0], "confirmed")],
        "y yes, it answers what is asked for",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_answers_by_a_pipe(planchk: Planchk, plan: Path, name: str) -> None:
    answers, expected, message = CASES[name]
    run = review(planchk, answers)
    assert (run.code, run.err) == (0, "")
    assert decisions(plan) == expected
    assert message in " ".join(run.out.split()), run.out


def test_a_question_shows_the_report_the_element_the_words_and_why_it_is_asked(planchk: Planchk, plan: Path) -> None:
    out = review(planchk, "s\ns\n").out
    assert asked(out) == NAMES
    text = " ".join(out.split())
    assert text.startswith("plan.yaml: 3 links to decide on, as Gwen Price. ? shows the keys.")
    assert "1 of 3 CS-PR-3/short-breaks: claimed by the plan; the action's words don't show it" in text
    assert 'Report "Expanding choice and availability of short breaks' in text
    assert "Asked for Children's assessments are completed on time Action 1 plan.yaml:2:3" in text
    assert "action »Timeliness of assessments of children.« Performance in Quarter 3 was 96%." in text


def test_undoing_leaves_the_ledger_as_it_was_to_the_byte(planchk: Planchk, plan: Path) -> None:
    review(planchk, "y\nu\nq\n")
    assert not Path(f"{plan}.links.yaml").exists()
    review(planchk, "s\ny\nq\n")
    path = Path(f"{plan}.links.yaml")
    path.write_text(path.read_text() + "# ours\n")
    before = path.read_bytes()
    review(planchk, "y\nn\nu\nu\nq\n")
    assert path.read_bytes() == before


def test_what_was_decided_is_not_asked_again(planchk: Planchk, plan: Path) -> None:
    review(planchk, "y\nn\n")
    assert asked(review(planchk, "y\n").out) == NAMES[2:]
    assert review(planchk, "").out == "plan.yaml: nothing to decide.\n"


def test_a_link_that_has_changed_since_is_asked_again_and_says_what_changed(planchk: Planchk, plan: Path) -> None:
    review(planchk, "y\ny\ny\n")
    plan.write_text(PLAN.replace("96%", "69%"), encoding="utf-8")
    run = review(planchk, "n\n")
    text = " ".join(run.out.split())
    assert asked(run.out) == NAMES[1:2]
    assert "CS-PR-2/assessments: suspect: it was decided on other words" in text
    assert "Before confirmed by Gwen Price on 1 March 2021; since then, the action's words changed from" in text
    assert decisions(plan)[1] == (NAMES[1], "rejected")


def test_all_asks_about_links_that_count_too(planchk: Planchk, plan: Path) -> None:
    run = review(planchk, "", "--all")
    assert run.out.startswith("plan.yaml: 4 links")
    (legal,) = (run := review(planchk, "n\n", "--all", "--finding", "cs-pr-2/legal")).out.splitlines()[2:3]
    assert "CS-PR-2/legal: counts (inferred" in legal
    assert decisions(plan) == [("CS-PR-2/legal", "rejected")]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--action", "3"], NAMES[2:]),
        (["--finding", "CS-PR-2"], NAMES[1:2]),
        (["--service", "adults"], NAMES[2:]),
        (["--action", "4"], []),
    ],
)
def test_questions_can_be_narrowed(planchk: Planchk, plan: Path, more: list[str], expected: list[str]) -> None:
    assert asked(review(planchk, "s\ns\ns\n", *more).out) == expected


def test_once_a_link_is_confirmed_others_that_may_answer_the_same_are_passed_over(planchk: Planchk, plan: Path) -> None:
    twin = PLAN.replace('"1"', '"5"').partition('- id: "2"')[0].partition("actions:\n")[2]
    plan.write_text(PLAN + twin, encoding="utf-8")
    assert asked(review(planchk, "s\nn\ns\ns\n").out) == [NAMES[0], NAMES[1], NAMES[1], NAMES[2]]
    Path(f"{plan}.links.yaml").unlink()
    run = review(planchk, "s\ny\ns\n")
    assert asked(run.out) == NAMES
    assert "1 confirmed; 2 links to decide on remain." in run.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["-"], 2, "can't be reviewed"),
        (["missing.yaml"], 2, "no such file"),
        (["empty.yaml"], 3, "the file is empty"),
        (["plan.yaml", "--service", "adult"], 2, "Did you mean 'adults'?"),
        (["plan.yaml", "--action", "44"], 2, "there is no action '44'. Did you mean '4'?"),
        (["plan.yaml", "--finding", "CS-PR-2/legl"], 2, "Did you mean 'CS-PR-2/legal'?"),
        (["plan.yaml", "--today", "soon"], 2, "Write it as 2021-03-31"),
    ],
)
def test_bad_usage_is_told(planchk: Planchk, plan: Path, words: list[str], code: int, message: str) -> None:
    (plan.parent / "empty.yaml").write_text("")
    run = planchk("review", *words, "--by", "Gwen")
    assert (run.code, run.out) == (code, "")
    assert message in " ".join(run.err.split())


def test_what_a_terminal_would_obey_is_shown_instead(planchk: Planchk, plan: Path) -> None:
    plan.write_text('- {id: "\\e[2J", action: "Buy \\e[31m chairs \\u202e", addresses: [CS-PR-3]}\n')
    run = planchk("review", "plan.yaml", "--by", "\x1b[1mGwen", stdin=b"y\n")
    assert run.code == 0
    assert not {"\x1b", "\u202e"} & set(run.out + run.err)
    assert "\x1b" not in Path(f"{plan}.links.yaml").read_text()
    assert planchk("review", "plan.yaml", "--by", "Gwen").out == "plan.yaml: nothing to decide.\n"


def test_a_ledger_that_cannot_be_written_stops_the_review_with_a_sentence(planchk: Planchk, plan: Path) -> None:
    run = review(planchk, "y\n", "--ledger", "no/such/folder.yaml")
    assert run.code == 2
    assert "it can't be written" in " ".join(run.err.split())
    assert "Nothing was decided" in run.out


# -- on a terminal -----------------------------------------------------------------------------


class Terminal:
    """A person at a terminal: waits for a prompt, presses a key."""

    PROMPT = "answer it? [y n s u q ?] "

    def __init__(self, ours: int, process: subprocess.Popen[bytes]) -> None:
        self.ours = ours
        self.process = process
        self.out = ""
        self.seen = 0

    def press(self, keys: Sequence[str]) -> None:
        for key in keys:
            self.wait_for(self.PROMPT)
            os.write(self.ours, key.encode())

    def wait_for(self, words: str) -> None:
        while words not in self.out[self.seen :]:
            if not self._read():
                raise AssertionError(self.out)
        self.seen = self.out.index(words, self.seen) + len(words)

    def end(self) -> int:
        while self._read():
            pass
        return self.process.wait(timeout=30)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.ours], [], [], 20)
        assert ready, f"nothing more came after: {self.out[-300:]!r}"
        try:
            chunk = os.read(self.ours, 65536)
        except OSError:  # how a terminal says that its last writer is gone
            return False
        self.out += chunk.decode("utf-8").replace("\r\n", "\n")
        return bool(chunk)


def _own(terminal: int) -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@contextmanager
def at_a_terminal(folder: Path, *more: str) -> Iterator[Terminal]:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "planchk", "review", "plan.yaml", *GWEN, *more],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=partial(_own, theirs),
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm"},
    )
    os.close(theirs)
    try:
        yield Terminal(ours, process)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_single_keys_decide_undo_and_quit_on_a_terminal(plan: Path) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y", "n", "u", "y", "?"])
        assert decisions(plan) == list(zip(NAMES[:2], ["confirmed", "confirmed"], strict=False))  # kept at once
        terminal.wait_for("quit; what was decided is kept")
        terminal.press(["q"])
        assert terminal.end() == 0
    assert "plan.yaml.links.yaml: 2 confirmed; 1 link to decide on remains." in terminal.out


def test_the_enter_key_after_a_letter_does_no_harm(plan: Path) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y\r", "\rn\r", "s"])
        terminal.wait_for("any other key ends.")
        os.write(terminal.ours, b"\r")
        assert terminal.end() == 0
    assert decisions(plan) == list(zip(NAMES, ["confirmed", "rejected"], strict=False))
    assert "yes, it answers" not in terminal.out


@pytest.mark.parametrize("key", ["\x03", "SIGINT"])
def test_ctrl_c_keeps_what_was_decided_and_says_so(plan: Path, key: str) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y"])
        terminal.wait_for(terminal.PROMPT)
        if key == "SIGINT":
            terminal.process.send_signal(signal.SIGINT)
        else:
            os.write(terminal.ours, key.encode())
        assert terminal.end() == 130
    assert decisions(plan) == [(NAMES[0], "confirmed")]
    assert "Stopped." in terminal.out
    assert "plan.yaml.links.yaml: 1 confirmed; 2 links to decide on remain." in terminal.out
    assert "Traceback" not in terminal.out


def test_keys_pressed_ahead_wait_for_their_question_and_arrows_are_no_answers(plan: Path) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["\x1b[A"])
        terminal.wait_for("quit; what was decided is kept")
        terminal.press(["ynq"])
        assert terminal.end() == 0
    assert decisions(plan) == list(zip(NAMES, ["confirmed", "rejected"], strict=False))


def test_the_last_answer_can_be_taken_back_too(plan: Path) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y", "n", "y"])
        terminal.wait_for("any other key ends.")
        os.write(terminal.ours, b"u")
        terminal.press(["n"])
        terminal.wait_for("any other key ends.")
        os.write(terminal.ours, b"q")
        assert terminal.end() == 0
    assert decisions(plan)[2:] == [(NAMES[2], "rejected")]


def test_a_ledger_that_was_edited_meanwhile_is_not_overwritten_by_undo(plan: Path) -> None:
    path = Path(f"{plan}.links.yaml")
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y"])
        terminal.wait_for(terminal.PROMPT)
        path.write_text(path.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
        os.write(terminal.ours, b"u")
        terminal.wait_for("not taken back: the ledger was changed meanwhile.")
        terminal.press(["n", "q"])
        assert terminal.end() == 0
    assert decisions(plan) == list(zip(NAMES, ["confirmed", "rejected"], strict=False))
    assert path.read_text(encoding="utf-8").endswith("# ours\n")


def test_the_terminal_is_given_back_as_it_was(plan: Path) -> None:
    import termios

    def typed(terminal: Terminal) -> int:
        return termios.tcgetattr(terminal.ours)[3] & (termios.ICANON | termios.ECHO)

    with at_a_terminal(plan.parent) as terminal:
        terminal.wait_for(terminal.PROMPT)
        assert typed(terminal) == 0
        os.write(terminal.ours, b"q")
        terminal.wait_for("to decide on remain.")
        terminal.process.wait(timeout=30)
        assert typed(terminal) == termios.ICANON | termios.ECHO


def test_the_end_of_input_on_a_terminal_quits(plan: Path) -> None:
    with at_a_terminal(plan.parent) as terminal:
        terminal.press(["y", "\x04"])
        assert terminal.end() == 0
    assert decisions(plan) == [(NAMES[0], "confirmed")]
