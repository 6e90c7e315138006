"""On a terminal: colour, its width, and NO_COLOR."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
EXAMPLE = Path(__file__).parents[2] / "examples" / "problem-plan.yaml"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(width: int, **env: str) -> str:
    """Return what ``check`` prints to a terminal of that width."""
    import fcntl
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    clean = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "LINES")}
    process = subprocess.Popen(
        [sys.executable, "-m", "planchk", "check", str(EXAMPLE), "--today", "2021-03-01"],
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env={**clean, "TERM": "xterm-256color", **env},
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how a terminal says that its last writer is gone
            break
        if not chunk:
            break
        out += chunk
    os.close(ours)
    assert process.wait() == 1
    return out.decode("utf-8").replace("\r\n", "\n")


def test_colour_on_a_terminal_says_nothing_that_the_words_do_not() -> None:
    colour, plain = on_a_terminal(90), on_a_terminal(90, NO_COLOR="1")
    assert ANSI.search(colour)
    assert "\x1b" not in plain
    assert ANSI.sub("", colour).split() == plain.split()


@pytest.mark.parametrize("width", [80, 120])
def test_lines_keep_to_the_terminals_width(width: int) -> None:
    for text in (ANSI.sub("", on_a_terminal(width)), on_a_terminal(width, NO_COLOR="1")):
        lines = [each for each in text.splitlines() if str(EXAMPLE) not in each]
        assert max(map(len, lines)) <= width
        assert max(map(len, lines)) > width - 15


def test_a_dumb_terminal_gets_no_colour() -> None:
    assert "\x1b" not in on_a_terminal(80, TERM="dumb")
