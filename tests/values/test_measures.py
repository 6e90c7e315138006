from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.values.measures import has_figure, is_measurable

NUMBERS = st.sampled_from("ten seventeen one day week 4 working bone often section eighty".split())


@given(st.one_of(st.text(st.characters(codec="ascii")), st.lists(NUMBERS).map(" ".join)))
def test_texts_in_ascii_are_read_as_others_are(text: str) -> None:
    assert has_figure(text) == has_figure(text + " \N{BULLET}")
    assert is_measurable(text) == is_measurable(text + " \N{BULLET}")


FIGURES = (
    """
42wd compliance to 85% by Q2|within ten working days|in one day|24 more places|from 31 days to eight|10-15 families
Agency <15%|0.5 wte|71.5%|Fifteen households|£120k|301 against 800|double the number|answer 70 per cent of calls
301 in Sept|sample of 20
""".strip()
    .replace("\n", "|")
    .split("|")
)

NO_FIGURES = (
    """
|Rewrite the policy|the 2014 Act|Act 2014|by 30 June 2021
30/06/21|Q2 2021/22|in 2021|section 47|s47|Phase 1|Covid-19|over 65
children aged 16-17 years|1. Publish the guide|1(a) Publish the guide|Recommendation 9|the one story|R2 and D4
24/7|31 Mar
March 31|under-18s|App 2|version 1.2
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)

MEASURABLE = (
    """
Number of plans returned|90% on time|outcomes changed on countersigning
Monthly dip sample of records|longest wait for OT
Performance against each standard|none open beyond 60 days|three new providers|Proportion of closures overturned
audit - child's view quoted|Parents' survey: feel respected|Forum active in its 5 areas|fewer complaints|Plan in place
""".strip()
    .replace("\n", "|")
    .split("|")
)

UNMEASURABLE = (
    """
Improved outcomes for children|Better partnership working|Staff feel more confident|Children are safe|Robust oversight
Greater awareness of roles|High quality practice|Enhanced communication|A positive culture
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure(text: str) -> None:
    assert has_figure(text)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure(text: str) -> None:
    assert not has_figure(text)


@pytest.mark.parametrize("text", MEASURABLE)
def test_measurable(text: str) -> None:
    assert is_measurable(text)


@pytest.mark.parametrize("text", UNMEASURABLE)
def test_not_measurable(text: str) -> None:
    assert not is_measurable(text)


@given(st.text())
def test_it_never_raises(text: str) -> None:
    assert has_figure(text) is has_figure(text)
    assert is_measurable(text) is is_measurable(text)


def test_it_takes_no_longer_on_a_hostile_text() -> None:
    started = time.perf_counter()
    for piece in ("1-", "1/", "improved ", "("):
        has_figure(piece * 100_000)
        is_measurable(piece * 100_000)
    assert time.perf_counter() - started < 0.5
