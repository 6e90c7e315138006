from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.values.dates import parse_due

PLAN = date(2021, 2, 1)
TODAY = date(2021, 6, 15)


def days(text: str) -> tuple[date, date]:
    start, _, end = text.partition(" ")
    return date.fromisoformat(start), date.fromisoformat(end or start)


DATES = {
    # a day; days stand before months
    "2021-06-30": "2021-06-30",
    "2021-06-30T00:00:00": "2021-06-30",
    "2021-06-30 00:00:00": "2021-06-30",
    "31/03/22": "2022-03-31",
    "04/07/2021": "2021-07-04",
    "31.3.2022": "2022-03-31",
    "31-Mar-22": "2022-03-31",
    "1st April 2021": "2021-04-01",
    "the 1st of April, 2021": "2021-04-01",
    "31 March '22": "2022-03-31",
    "March 31, 2021": "2021-03-31",
    "Wednesday 30 June 2021": "2021-06-30",
    "29/02/2024": "2024-02-29",
    # a month
    "Dec 2016": "2016-12-01 2016-12-31",
    "Sept 21": "2021-09-01 2021-09-30",
    "Mar-22": "2022-03-01 2022-03-31",
    "06/2021": "2021-06-01 2021-06-30",
    "2021-06": "2021-06-01 2021-06-30",
    "by June 2006": "2006-06-01 2006-06-30",
    "March 2021/22": "2022-03-01 2022-03-31",
    "Target: September 2021 (board)": "2021-09-01 2021-09-30",
    # a part of one
    "end of June 2021": "2021-06-30",
    "End Oct 03": "2003-10-31",
    "mid-May 2021": "2021-05-11 2021-05-20",
    "early June 2021": "2021-06-01 2021-06-10",
    "late June 2021": "2021-06-21 2021-06-30",
    "end of Feb 2024": "2024-02-29",
    "w/c 7 June 2021": "2021-06-07 2021-06-13",
    "week commencing 7 June 2021": "2021-06-07 2021-06-13",
    "week starting 7 June 2021": "2021-06-07",
    "first half of June 2021": "2021-06-01 2021-06-15",
    "second half of June 2021": "2021-06-16 2021-06-30",
    "prior to June 2021": "2021-05-31",
    "before June 2021": "2021-05-31",
    "before 4 June 2021": "2021-06-04",
    # quarters, halves and years start in April
    "Q2 2021/22": "2021-07-01 2021-09-30",
    "Q2 2021-22": "2021-07-01 2021-09-30",
    "Q2 21/22": "2021-07-01 2021-09-30",
    "Q4 2021/22": "2022-01-01 2022-03-31",
    "2021/22 Q4": "2022-01-01 2022-03-31",
    "Quarter 1 of 2022/23": "2022-04-01 2022-06-30",
    "first quarter of 2021/22": "2021-04-01 2021-06-30",
    "Q2-Q3 2021/22": "2021-07-01 2021-12-31",
    "Q2-3 2021/22": "2021-07-01 2021-12-31",
    "Q4-Q1 2022/23": "2022-01-01 2022-06-30",
    "end of Q2 2021/22": "2021-09-30",
    "H2 2021/22": "2021-10-01 2022-03-31",
    "2021/22": "2021-04-01 2022-03-31",
    "2011-12": "2011-04-01 2012-03-31",
    "FY 2021/22": "2021-04-01 2022-03-31",
    "FY22": "2021-04-01 2022-03-31",
    "2023": "2023-01-01 2023-12-31",
    "end of 2021": "2021-12-31",
    # seasons and feasts
    "summer 2021": "2021-06-01 2021-08-31",
    "winter 2021/22": "2021-12-01 2022-02-28",
    "autumn term 2021": "2021-09-01 2021-12-31",
    "by Easter 2022": "2022-04-15 2022-04-18",
    "Pasg 2022": "2022-04-15 2022-04-18",
    "by Christmas 2021": "2021-12-25",
    "Xmas 2021": "2021-12-25",
    "Nadolig 2021": "2021-12-25",
    "yr hydref 2021": "2021-09-01 2021-11-30",
    "academic year 2021/22": "2021-09-01 2022-08-31",
    "current month": "2021-02-01 2021-02-28",
    "before Christmas 2021": "2021-12-25",
    # ranges
    "April - June 2021": "2021-04-01 2021-06-30",
    "1-30 June 2021": "2021-06-01 2021-06-30",
    "Dec 2020 to March": "2020-12-01 2021-03-31",
    "30 June 2021 – 2 July 2021": "2021-06-30 2021-07-02",
    "autumn/winter 2021": "2021-09-01 2022-02-28",
    # without a year: the first on or after the plan's date
    "June": "2021-06-01 2021-06-30",
    "January": "2022-01-01 2022-01-31",
    "by May": "2021-05-01 2021-05-31",
    "31 March": "2021-03-31",
    "31 January": "2022-01-31",
    "Q3": "2021-10-01 2021-12-31",
    "Q2-Q3": "2021-07-01 2021-12-31",
    "29 February": "2024-02-29",
    # counted from the plan's date, or from another
    "within 6 months": "2021-02-01 2021-08-01",
    "in 3 months": "2021-02-01 2021-05-01",
    "six weeks": "2021-02-01 2021-03-15",
    "within 20 working days": "2021-02-01 2021-03-01",
    "within 45 working days": "2021-02-01 2021-04-07",  # two bank holidays at Easter
    "3 months from 1 April 2021": "2021-04-01 2021-07-01",
    "year end": "2021-03-31",
    "by end of the financial year": "2021-03-31",
    "by the end of the year": "2021-12-31",
    "end of the month": "2021-02-28",
    "next month": "2021-03-01 2021-03-31",
    "this quarter": "2021-01-01 2021-03-31",
    "end of the quarter": "2021-03-31",
    "next quarter": "2021-04-01 2021-06-30",
    "next financial year": "2021-04-01 2022-03-31",
    "this year": "2021-01-01 2021-12-31",
    "end of this calendar year": "2021-12-31",
    # several: the latest counts
    "31/03/21, 30/09/21": "2021-09-30",
    "June 2021 (originally March 2021)": "2021-06-01 2021-06-30",
    # not done, not open
    "To be completed by March 2021": "2021-03-01 2021-03-31",
    "monthly to March 2022": "2022-03-01 2022-03-31",
    # Welsh
    "31 Mawrth 2022": "2022-03-31",
    "erbyn mis Medi 2021": "2021-09-01 2021-09-30",
    "diwedd Mehefin 2021": "2021-06-30",
    "Chwarter 2 2021/22": "2021-07-01 2021-09-30",
}

KINDS = {
    "open": "ongoing|On-going|monthly|quarterly|continuous|BAU|every six months|24/7|ASAP|"
    "from April 2021|wef 1 April 2021|"
    "with effect from 1 April 2021|April 2021 onwards|March 2021 and ongoing|Ongoing - review March 2022|parhaus",
    "now": "immediate|Immediately|ar unwaith",
    "done": "complete|Completed March 2021|June 2021 - complete|Done",
    "none": "||TBC|tba|n/a|N/A|-|To be confirmed|i'w gadarnhau",
    "unreadable": "2021-02-30|30/02/2021|31 June 2021|03/25/2021|13/2021|29/02/2023|Phase 2|Q5|may be delayed|Year 1|"
    "when resources allow|medium term|Not yet complete|as the 2014 Act asks|30/06/2021 or 31/06/2021",
}


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_a_date(text: str, expected: str) -> None:
    due = parse_due(text, PLAN)
    assert (due.kind, due.start, due.end) == ("date", *days(expected))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, row in KINDS.items() for text in row.split("|")])
def test_what_is_no_date(kind: str, text: str) -> None:
    due = parse_due(text, PLAN)
    assert due.kind == kind
    assert bool(due.reason) == (kind == "unreadable")


@pytest.mark.parametrize("text", ["Q3", "June", "31/3", "within 6 months", "year end", "spring"])
def test_what_needs_the_date_of_a_plan_that_has_none(text: str) -> None:
    assert parse_due(text).kind == "unanchored"
    assert parse_due(text, PLAN).kind == "date"


def test_every_date_of_a_cell_is_kept() -> None:
    periods = parse_due("31/03/21; revised 30/09/21").periods
    assert [period.end for period in periods] == [date(2021, 3, 31), date(2021, 9, 30)]
    assert [period.start for period in parse_due("from April 2021").periods] == [date(2021, 4, 1)]


def test_the_year_ends_in_march() -> None:
    assert parse_due("year end", date(2021, 3, 31)).end == date(2021, 3, 31)
    assert parse_due("year end", date(2021, 4, 1)).end == date(2022, 3, 31)


def test_immediate_is_four_weeks_from_the_plans_date() -> None:
    assert parse_due("immediate", PLAN).end == date(2021, 3, 1)
    assert parse_due("immediate").end is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_way_to_write_a_day_gives_that_day(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "by %d-%b-%y"):
        due = parse_due(day.strftime(form))
        assert (due.kind, due.start, due.end) == ("date", day, day), day.strftime(form)


PIECES = st.sampled_from(
    "1 2 30 31 32 99 2021 2021/22 / - . , ( ) q q2 quarter june may mar end of mid the within in months working days "
    "from to before week commencing easter winter term next financial year 21 ' st ongoing complete tbc 0 00 29 feb "
    "a first half second and every diwedd 9999 0001 2149 600".split()
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)), st.none() | st.dates())
def test_it_never_raises_keeps_the_text_and_says_one_thing(text: str, plan_date: date | None) -> None:
    due = parse_due(text, plan_date)
    assert due.text == text
    assert due == parse_due(text, plan_date)
    if due.kind == "date":
        assert due.start is not None
        assert due.end is not None
        assert due.start <= due.end
        assert due.end == max(period.end for period in due.periods)


@pytest.mark.parametrize("piece", ["1/", "end of ", "2021/", "q2-", "(", "within ", "1 ", "june ", "-", "1 - ", "the "])
def test_it_takes_no_longer_on_a_hostile_text(piece: str) -> None:
    texts = [(piece * 2000)[:2000], piece * 100_000]
    started = time.perf_counter()
    for text in texts:
        parse_due(text, TODAY)
    assert time.perf_counter() - started < 0.5
