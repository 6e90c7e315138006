"""Evidence is quoted in clauses."""

from __future__ import annotations

import pytest

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
