"""Which words of a text changed."""

from __future__ import annotations

import pytest

from planchk.compare.marked import pieces


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "old": "[-{}-]", "new": "[+{}+]"}
    return " ".join(marks[piece.kind].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Publish the guide", "Publish the guide", "Publish the guide"),
        ("Publish the guide", "Publish a guide in June", "Publish [-the guide-] [+a guide in June+]"),
        ("a b c d e", "a b X d e", "a b [-c-] [+X+] d e"),
        ("a b c", "a b c d", "a b c [+d+]"),
        ("x a b c", "a b c", "[-x-] a b c"),
        ("", "new words", "[+new words+]"),
        ("old words", "", "[-old words-]"),
        ("a  b\nc", "A b c", "A b c"),
        ("one two six seven three four", "one two three four", "one two [-six seven-] three four"),
    ],
)
def test_changed_words_are_told(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_one_unchanged_word_between_two_changes_is_part_of_the_change() -> None:
    assert shown("a b one the two y z", "a b three the four y z") == "a b [-one the two-] [+three the four+] y z"


def test_texts_too_long_to_compare_word_by_word_keep_their_ends() -> None:
    middle_old, middle_new = " ".join(f"o{n}" for n in range(2000)), " ".join(f"n{n}" for n in range(2000))
    found = pieces(f"a b {middle_old} y", f"a b {middle_new} y")
    assert [piece.kind for piece in found] == ["same", "old", "new", "same"]
    assert found[1].text == middle_old
