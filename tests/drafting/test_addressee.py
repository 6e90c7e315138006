"""Whom a word of duty is addressed to."""

from __future__ import annotations

import pytest

from planchk.drafting.addressee import addressee


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The local authority must publish its data.", "body"),
        ("Senior leaders should review thresholds.", "body"),
        ("Governors are committed and should now challenge leaders.", "body"),
        ("Plans are late, and they need to be shorter.", "body"),
        ("Supervision must be recorded.", "thing"),
        ("The frequency of fire drills needs to be increased.", "thing"),
        ("Each project must have a business case.", "any"),
        ("Councils need to be clear about technology.", "any"),
        ("Three of the eight schools need to improve.", "any"),
        ("Children have to travel too far.", "people"),
        ("The records were read in May.", ""),
    ],
)
def test_the_subject_before_the_word_of_duty(sentence: str, expected: str) -> None:
    assert addressee(sentence) == expected
