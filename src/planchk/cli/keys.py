"""Answers from the keyboard: one key on a terminal, one line in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

_WORDS = {"yes": "y", "no": "n", "skip": "s", "undo": "u", "quit": "q", "help": "?"}
_END = "\x04"  # Ctrl-D


class Answers:
    """What a person answers, one at a time. `answers` makes it, and gives the terminal back."""

    def __init__(self) -> None:
        self._waiting = ""

    def read(self, enter: str = "") -> str:
        """Return the key that was pressed, in lower case, or the one that a line stands for; ``q`` at the end of input.

        The enter key and empty lines are ``enter``; without it they say nothing, since people
        press it after a letter, too.
        """
        sys.stdout.flush()
        word = ""
        while not word:
            answer = self._key() if sys.stdin.isatty() else sys.stdin.readline()
            if answer in ("", _END):
                return "q"
            word = answer.strip().lower() or enter
        return _WORDS.get(word, word)

    def _key(self) -> str:
        """Return one key; those that were pressed ahead wait for the next question."""
        if termios is None:
            from click import getchar

            try:
                return getchar()
            except EOFError:
                return ""
        if not self._waiting:
            _take_single_keys()  # again: a program that was stopped and goes on finds the terminal as the shell left it
            pressed = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace")
            if pressed.startswith("\x1b"):
                return "\x1b"  # an arrow or function key comes as several characters
            self._waiting = pressed
        key, self._waiting = self._waiting[:1], self._waiting[1:]
        return key


@contextmanager
def answers() -> Iterator[Answers]:
    """Yield the answers; on a terminal, keys come singly and unechoed until it ends. Ctrl-C stays what it is."""
    if not sys.stdin.isatty() or termios is None:
        yield Answers()
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        _take_single_keys()
        yield Answers()
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _take_single_keys() -> None:
    tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)  # what was typed ahead is kept
