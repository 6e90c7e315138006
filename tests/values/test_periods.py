from __future__ import annotations

import runpy
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from planchk.values import bank_holidays as table
from planchk.values.periods import Period, add_months, add_working_days, bank_holidays, easter, part, quarter


@pytest.mark.parametrize("sunday", ["2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2024-03-31", "2038-04-25"])
def test_easter(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter(day.year) == Period(date.fromordinal(day.toordinal() - 2), date.fromordinal(day.toordinal() + 1))


HOLIDAYS = {  # as published for England and Wales
    1995: "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_bank_holidays(year: int) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in HOLIDAYS[year].split()]


def test_the_table_of_bank_holidays_says_what_the_library_says() -> None:
    path = Path(__file__).parents[2] / "tools" / "bank_holidays.py"
    made = runpy.run_path(str(path))["table"]()
    assert made == Path(table.__file__).read_text("utf-8"), "run python tools/bank_holidays.py"


@pytest.mark.parametrize("year", [1, 1949, 2101, 9999])
def test_other_years_have_none(year: int) -> None:
    assert bank_holidays(year) == frozenset()


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    assert add_working_days(date(2021, 4, 1), 1) == date(2021, 4, 6)
    assert add_working_days(date(2021, 12, 24), 3) == date(2021, 12, 31)
    assert add_working_days(date(2021, 4, 1), 0) == date(2021, 4, 1)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [("2021-01-31", 1, "2021-02-28"), ("2020-12-15", 1, "2021-01-15"), ("2021-11-30", 3, "2022-02-28")],
)
def test_months_are_added_up_to_the_last_day(day: str, count: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_quarters_start_in_april() -> None:
    assert [quarter(2021, number).start for number in (1, 2, 3, 4)] == [
        date(2021, 4, 1),
        date(2021, 7, 1),
        date(2021, 10, 1),
        date(2022, 1, 1),
    ]


def test_parts_fill_a_period_without_a_gap() -> None:
    whole = Period(date(2021, 2, 1), date(2021, 2, 28))
    parts = [part(whole, index, 3) for index in range(3)]
    assert (parts[0].start, parts[2].end) == whole
    assert all((after.start - before.end).days == 1 for before, after in pairwise(parts))
    day = Period(date(2021, 2, 1), date(2021, 2, 1))
    assert [part(day, index, 3) for index in range(3)] == [day] * 3
