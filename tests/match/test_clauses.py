"""Evidence is quoted in clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planchk.match.clauses import clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Every parent may bring a friend. A leaflet explains it!",
            ["Every parent may bring a friend.", "A leaflet explains it!"],
        ),
        ("LPMs - held within ten days of request", ["LPMs - held within ten days of request"]),
        (
            "Chronologies on every file; summaries renewed each quarter",
            ["Chronologies on every file", "summaries renewed each quarter"],
        ),
        (
            "A person of their choice, e.g. a friend or a neighbour of theirs",
            ["A person of their choice, e.g. a friend or a neighbour of theirs"],
        ),
        (
            "\n• Weekly slots with the lawyers\n• Papers lodged in ten days",
            ["• Weekly slots with the lawyers", "Papers lodged in ten days"],
        ),
        ("  ", []),
        ("", []),
    ],
)
def test_splits_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text)] == expected


# The definition, read from left to right: where a clause ends, whatever that costs.
END = re.compile(r"[.!?]+[\"'”’)]*\s+|[;:]\s+|\s+[-–—]\s+|\s*[\n\r•▪]+\s*")
STOPPED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|e\.g|i\.e|eg|ie|etc|incl|inc|no|nos|para|approx|vs|dr|mr|mrs|ms|st|p|pp)$", re.IGNORECASE
)


def defined(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for match in END.finditer(text):
        sign = match.group().strip()
        if sign == "." and STOPPED.search(text, start, match.start()):
            continue
        end = match.start() + len(sign) if sign[:1] in (".", "!", "?") else match.start()
        if end - start >= 25:
            yield start, end
            start = match.end()
    if len(text.rstrip()) > start:
        yield start, len(text.rstrip())


SIGNS = [*"abZ .!?;:\n\r\t•▪–—-\"'”)\u2028\xa0", " - ", ". ", "\n\n"]
WORDS = ["incl. ", "para 3. ", "(no. ", "approx. ", "e.g. ", "words that go on "]


@settings(max_examples=700, deadline=None)
@given(st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=40).map("".join))
def test_clauses_end_where_the_definition_says(text: str) -> None:
    assert list(clauses(text)) == list(defined(text))
