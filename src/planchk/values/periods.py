"""Periods of days, as council plans name them: months, quarters, seasons, working days.

Financial years and their quarters start in April.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

DAY = timedelta(days=1)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# First month and length in months; winter runs into the next year.
SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3)}
TERMS = {"spring": (1, 4), "summer": (4, 4), "autumn": (9, 4)}


class Period(NamedTuple):
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date


def say(day: date) -> str:
    """Return a day as people write it: ``30 June 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def months(year: int, first: int, length: int = 1) -> Period:
    """Return ``length`` months from the month ``first`` (1 to 12) of a year on."""
    start = date(year, first, 1)
    return Period(start, add_months(start, length) - DAY)


def quarter(year: int, number: int) -> Period:
    """Return a quarter (1 to 4) of the financial year that starts in April of ``year``."""
    return months(year + number // 4, (1 + 3 * number) % 12, 3)


def financial_year(year: int) -> Period:
    """Return the financial year that starts in April of ``year``."""
    return months(year, 4, 12)


def easter(year: int) -> Period:
    """Return Good Friday to Easter Monday (Gregorian calendar, Meeus's computation)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114
    sunday = date(year, n // 31, n % 31 + 1)
    return Period(sunday - 2 * DAY, sunday + DAY)


def part(period: Period, index: int, of: int) -> Period:
    """Return one of ``of`` equal parts of a period; ``index`` counts from 0."""
    days = (period.end - period.start).days + 1
    end = period.start + timedelta(days=max(days * (index + 1) // of, 1) - 1)
    return Period(min(period.start + timedelta(days=days * index // of), end), end)


def add_months(day: date, count: int) -> date:
    """Return the same day ``count`` months later, or the last day of that month."""
    whole = day.year * 12 + day.month - 1 + count
    year, month = divmod(whole, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - DAY).day))


def add_working_days(day: date, count: int) -> date:
    """Return the ``count``-th working day after a day (bank holidays: England and Wales)."""
    while count > 0:
        day += DAY
        if day.weekday() < 5 and day not in bank_holidays(day.year):
            count -= 1
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the weekdays that are bank holidays of England and Wales, substitute days among them.

    None are known of years before 1950 and after 2100.
    """
    from planchk.values.bank_holidays import TABLE  # here: few plans count working days

    days = next((line[6:].split() for line in TABLE.splitlines() if line.startswith(f"{year}:")), ())
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in days)
