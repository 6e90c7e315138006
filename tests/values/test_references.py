"""The parts of a declared reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.place import Place
from planchk.plan import Reference

PARTS = {
    "CS-PR-2": ("CS-PR-2", ""),
    "CS-PR-2/legal": ("CS-PR-2", "legal"),
    "CS-PR-2/": ("CS-PR-2", ""),
    "CS-PR-2/a/b": ("CS-PR-2", "a/b"),
    "": ("", ""),
}


@pytest.mark.parametrize(("value", "parts"), PARTS.items(), ids=PARTS)
def test_parts(value: str, parts: tuple[str, str]) -> None:
    reference = Reference(value, Place("plan.yaml"))
    assert (reference.finding, reference.element) == parts


@given(st.text())
def test_parts_make_up_the_whole(value: str) -> None:
    reference = Reference(value, Place("plan.yaml"))
    sign = "/" if "/" in value else ""
    assert reference.finding + sign + reference.element == value
    assert "/" not in reference.finding
