"""Words are compared in one form."""

from __future__ import annotations

import pytest

from planchk.match.normalise import Normaliser

NORMALISER = Normaliser({"lpm": "legal planning meeting", "c&s": "care and support", "AS": "adult services"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LPMs", "legal planning meeting"),
        ("C&S plans", "care and support plans"),
        ("LPM/court", "legal planning meeting court"),
        ("AS teams", "adult services teams"),
        ("as teams", "as teams"),
        ("ten days", "xnum days"),
        ("42 days", "xnum days"),
        ("to 85%.", "to xpct"),
        ("£4k", "xmoney"),
        ("by 2021-22", "by xyear"),
        ("31/03/22", "xdate"),
        ("from Sept", "from xmonth"),
        ("a child’s view", "a child's view"),
    ],
)
def test_folds_what_is_written_in_many_ways(text: str, words: str) -> None:
    assert " ".join(NORMALISER.words(text)) == words


def test_a_token_knows_where_it_stands() -> None:
    text = "the LPM, weekly"
    tokens = list(NORMALISER.tokens(text))
    assert [text[token.start : token.end] for token in tokens] == ["the", "LPM", "weekly"]
    assert tokens[1].words == ("legal", "planning", "meeting")
