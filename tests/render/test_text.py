"""The text report: what it says, that it fits, and that plan text stays text."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from planchk.render.escape import on_one_line, shortened
from planchk.render.lines import line, paint_plain, paint_rich


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\t c", "a b c"),
        ("x\x9b0m\x07", "x\\x9b0m\\x07"),
        ("abc\u202edcb", "abc\\u202edcb"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\ud800", "\\ud800"),
        ("Llŷn [bold]é[/]", "Llŷn [bold]é[/]"),
    ],
)
def test_control_characters_and_hidden_marks_are_shown(text: str, shown: str) -> None:
    assert on_one_line(text) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_gets_through(text: str) -> None:
    shown = on_one_line(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(char) for char in shown} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}


def test_shortening_cuts_between_words() -> None:
    assert shortened("one two three", 20) == "one two three"
    assert shortened("one two, three", 10) == "one two…"


def test_plain_lines_wrap_within_the_width_and_hang() -> None:
    text = paint_plain([line(("covered  ", "green"), "word " * 12, indent=4, hang=8)], 40)
    lines = text.splitlines()
    assert all(len(each) <= 40 for each in lines)
    assert lines[0].startswith("    covered  word")
    assert lines[1].startswith("        word")


def test_both_painters_print_the_same_words_and_markup_stays_text() -> None:
    lines = [line(("[bold red]x[/] :smile: ", "green"), "word " * 30, indent=2, hang=6), line(), line("end")]
    out = io.StringIO()
    paint_rich(lines, Console(file=out, width=40, force_terminal=False, highlight=False, emoji=False, markup=False))
    assert out.getvalue().split() == paint_plain(lines, 40).split()
    assert "[bold red]x[/] :smile:" in out.getvalue()
    assert all(len(each) <= 40 for each in out.getvalue().splitlines())
