"""The dates that a text mentions: where each stands, and which days it means.

A hand-written scanner over words and figures. At each place it looks at a fixed number of the
following words, so its time grows with the text and no text can make it run away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeVar

from planchk.values.periods import (
    DAY,
    MONTHS,
    SEASONS,
    TERMS,
    Period,
    add_months,
    add_working_days,
    easter,
    financial_year,
    months,
    part,
    quarter,
)  # fmt: skip

# What joins the two ends of a range.
RANGES = frozenset(("-", "–", "—", "to", "until", "till", "/", "and", "&", "through", "or", "i", "hyd", "tan"))

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]")
_PAD = [""] * 12  # the scanner looks ahead without asking where the text ends
_YEARS = range(1950, 2150)

_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS.update({name[:3]: number for name, number in tuple(_MONTHS.items())})
_MONTHS.update(
    {"sept": 9, "janu": 1, "febr": 2, "ionawr": 1, "chwefror": 2, "mawrth": 3, "fawrth": 3, "ebrill": 4, "mai": 5}
    | {"fai": 5, "mehefin": 6, "fehefin": 6, "gorffennaf": 7, "orffennaf": 7, "awst": 8, "medi": 9, "fedi": 9}
    | {"hydref": 10, "tachwedd": 11, "dachwedd": 11, "thachwedd": 11, "nhachwedd": 11, "rhagfyr": 12, "ragfyr": 12}
    | {"ngorffennaf": 7, "mhedi": 9, "chwef": 2, "ebr": 4, "meh": 6, "gorff": 7, "tach": 11, "rhag": 12}
)
_SEASONS = {name: name for name in SEASONS} | {"gwanwyn": "spring", "wanwyn": "spring", "haf": "summer"}
_SEASONS |= {"gaeaf": "winter", "aeaf": "winter"}
# "Hydref" is October; after an article or "tymor" (term) it is autumn.
_AUTUMN = "hydref"
_ORDINALS = frozenset(("st", "nd", "rd", "th", "af", "ail", "ydd", "fed", "eg"))
_QUARTERS = frozenset(("q", "qtr", "qr", "quarter", "chwarter", "ch"))
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20, "thirty": 30,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4,
    "un": 1, "dau": 2, "ddau": 2, "dwy": 2, "ddwy": 2, "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4, "pum": 5,
    "chwe": 6, "saith": 7, "wyth": 8, "naw": 9, "deg": 10, "deuddeg": 12,
    "cyntaf": 1, "ail": 2, "trydydd": 3, "pedwerydd": 4, "olaf": 4,
}  # fmt: skip
# Those of them that count off; of a unit they say which one, not how many.
_ORDERS = frozenset("first second third fourth final last a an cyntaf ail trydydd pedwerydd olaf".split())
_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week", "fortnight": "fortnight",
    "month": "month", "months": "month", "mth": "month", "mths": "month", "year": "year", "years": "year", "yr": "year",
    "yrs": "year", "wd": "working", "wds": "working",
    "diwrnod": "day", "ddiwrnod": "day", "niwrnod": "day", "diwrnodau": "day", "wythnos": "week", "wythnosau": "week",
    "pythefnos": "fortnight", "mis": "month", "fis": "month", "misoedd": "month", "blwyddyn": "year",
    "flwyddyn": "year", "flynedd": "year", "mlynedd": "year", "blynedd": "year",
}  # fmt: skip
_NAMED_YEARS = {"financial": 4, "fiscal": 4, "municipal": 5, "calendar": 1, "academic": 9, "school": 9}
# In Welsh they stand behind "blwyddyn".
_WELSH_YEARS = {"ariannol": 4, "calendr": 1, "galendr": 1, "academaidd": 9, "ysgol": 9}
# After these, "may" is no month.
_VERBS = frozenset(("be need not have take require also slip change extend move vary well still").split())
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "dechrau": 0, "ddechrau": 0, "mid": 1, "middle": 1, "canol": 1}
_THIRDS |= {"ganol": 1, "late": 2}
_ENDS = frozenset(("end", "close", "diwedd", "ddiwedd"))
_LINKS = frozenset(("-", "–", "of", "the", "in", "to", "y", "yr", "mis", "fis"))
_BEFORE_YEAR = frozenset(
    (",", ".", "'", "’", "‘", "`", "-", "–", "/", "of", "(", "in", "the", "fy", "financial", "year")
)
# A mention begins with a figure or with one of these.
_OPENING = frozenset("before prior w h tymor yr easter pasg christmas xmas nadolig fy next this current".split()).union(
    _MONTHS, _SEASONS, _QUARTERS, _COUNTS, _UNITS, _NAMED_YEARS, _THIRDS, _ENDS
)

T = TypeVar("T")
Yearly = Callable[[int], Period]
Anchored = Callable[[date], Period]


class Mention(NamedTuple):
    """A date in a text, from token ``begins`` up to ``ends``.

    One of these says which days it means: ``fixed``; ``yearly`` (needs a year); ``anchored``
    (needs the day from which it counts); ``fault`` (why there is no such day).
    """

    begins: int
    ends: int
    fixed: Period | None = None
    yearly: Yearly | None = None
    anchored: Anchored | None = None
    fault: str = ""


def tokens_of(text: str) -> list[str]:
    """Split a text into words, figures and signs, casefolded, with empty ones at the end."""
    return _TOKEN.findall(text.casefold().replace("w.e.f", "wef")) + _PAD


def find_mentions(tokens: list[str]) -> list[Mention]:
    """Return the dates that the tokens mention, in their order; they don't overlap."""
    found: list[Mention] = []
    index, stop = 0, len(tokens) - len(_PAD)
    while index < stop:
        begins = tokens[index] in _OPENING or tokens[index].isdigit()
        mention = (_modified(tokens, index) or _plain(tokens, index)) if begins else None
        if mention:
            found.append(mention)
        index = max(mention.ends, index + 1) if mention else index + 1
    return found


def _plain(tokens: list[str], at: int) -> Mention | None:
    token = tokens[at]
    if token.isdigit():
        return _year_first(tokens, at) or _day_first(tokens, at) or _count(tokens, at)
    if token in _MONTHS:
        return _month(tokens, at)
    return _quarter(tokens, at) or _season(tokens, at) or _count(tokens, at) or _named_year(tokens, at)


def _modified(tokens: list[str], at: int) -> Mention | None:
    """Read "end of June", "mid-May", "second half of 2022", "before Easter", "w/c 7 June"."""
    change: Callable[[Period], Period]
    token, after = tokens[at], at + 1
    if token in _ENDS:
        change = _last_day
    elif token in _THIRDS:
        change = partial(part, index=_THIRDS[token], of=3)
    elif token in ("first", "second") and tokens[at + 1] == "half":
        change, after = partial(part, index=_COUNTS[token] - 1, of=2), at + 2
    elif token == "before" or (token == "prior" and tokens[at + 1] == "to"):
        change = _just_before
    elif tokens[at : at + 3] == ["w", "/", "c"] or tokens[at : at + 2] == ["week", "commencing"]:
        after = at + (3 if token == "w" else 2)
        change = _week_from
    else:
        return None
    skipped = after
    while tokens[skipped] in _LINKS and skipped < after + 3:
        skipped += 1
    inner = _plain(tokens, skipped)
    if inner is None or inner.fault:
        return inner
    fixed = change(inner.fixed) if inner.fixed else None
    return Mention(at, inner.ends, fixed, _then(inner.yearly, change), _then(inner.anchored, change))


def _then(make: Callable[[T], Period] | None, change: Callable[[Period], Period]) -> Callable[[T], Period] | None:
    return (lambda given: change(make(given))) if make else None


def _week_from(period: Period) -> Period:
    return Period(period.start, period.start + 6 * DAY)


def _last_day(period: Period) -> Period:
    return Period(period.end, period.end)


def _just_before(period: Period) -> Period:
    return period if period.start == period.end else Period(period.start - DAY, period.start - DAY)


def _year_first(tokens: list[str], at: int) -> Mention | None:
    """Read 2021-06-30, 2021-06, 2021/22, 2021/22 Q2, 21/22 and 2021."""
    year = _number(tokens[at])
    sign, second = tokens[at + 1], _number(tokens[at + 2])
    if len(tokens[at]) == 4 and year in _YEARS:
        if sign in "-/." and sign and second >= 0 and tokens[at + 3] == sign and 0 < len(tokens[at + 4]) <= 2:
            return _day(at, at + 5, year, second, _number(tokens[at + 4]))
        if financial := _financial(tokens, at):
            return _within_year(tokens, at, financial[1], year)
        if sign in ("-", "/") and len(tokens[at + 2]) == 2 and 1 <= second <= 12:
            return Mention(at, at + 3, months(year, second))
        if tokens[at + 1] == "act" or (at and tokens[at - 1] == "act"):
            return None  # the Act of that year
        return _within_year(tokens, at, at + 1, year, whole=months(year, 1, 12))
    if len(tokens[at]) == 2 and second > 12 and (financial := _financial(tokens, at)):
        return _within_year(tokens, at, financial[1], financial[0])
    return None


def _within_year(tokens: list[str], begins: int, ends: int, year: int, whole: Period | None = None) -> Mention:
    """Read the quarter that follows a year, or the year itself."""
    at = ends + 1 if tokens[ends] in (",", "-", "–", "(", ":") else ends
    first = _quarter(tokens, at)
    if first and first.yearly:
        return Mention(begins, first.ends, first.yearly(year))
    return Mention(begins, ends, whole or financial_year(year))


def _financial(tokens: list[str], at: int) -> tuple[int, int] | None:
    """Read 2021/22, 2021-2022 or 21/22: the year in which it starts and the token after it."""
    first, second, size = _number(tokens[at]), _number(tokens[at + 2]), len(tokens[at + 2])
    if tokens[at + 1] not in ("/", "-", "–") or tokens[at + 3] in ("/", "."):
        return None
    if size == 4 and len(tokens[at]) == 4 and second == first + 1 and first in _YEARS:
        return first, at + 3
    if size == 2 and len(tokens[at]) in (2, 4) and second == (first + 1) % 100:
        year = first if len(tokens[at]) == 4 else _century(first)
        return (year, at + 3) if year in _YEARS else None
    return None


def _day_first(tokens: list[str], at: int) -> Mention | None:
    """Read 31/03/22, 31.3.2022, 06/2021, 31/3, 1st April 2021, 1-30 June 2021 and 1 April."""
    if len(tokens[at]) > 2:
        return None
    day, sign, second, size = _number(tokens[at]), tokens[at + 1], _number(tokens[at + 2]), len(tokens[at + 2])
    if sign and sign in "/.-" and second >= 0:
        third = tokens[at + 4]
        if size <= 2 and tokens[at + 3] == sign and third.isdigit() and len(third) in (2, 4):
            return _day(at, at + 5, _number(third) if len(third) == 4 else _century(_number(third)), second, day)
        if sign == "/" and size == 4 and second in _YEARS:
            if not 1 <= day <= 12:
                return Mention(at, at + 3, fault=f"is no date (there is no month {day})")
            return Mention(at, at + 3, months(second, day))
        alone = at == 0 or tokens[at - 1] in ("by", "before", "on", "from", "to", "until", "(", "-", "–", ",")
        if sign == "/" and size <= 2 and alone and 1 <= second <= 12 and 1 <= day <= 31 and (day, second) != (24, 7):
            return _day(at, at + 3, None, second, day)
    after = at + 1
    first = day
    if tokens[after] in _ORDINALS:
        after += 1
    if tokens[after] in RANGES and tokens[after + 1].isdigit() and len(tokens[after + 1]) <= 2:
        day, after = _number(tokens[after + 1]), after + 2
        if tokens[after] in _ORDINALS:
            after += 1
    skipped = after + 1 if tokens[after] in ("of", "-", "–", "/", ".", "o") else after
    skipped += tokens[skipped] in ("fis", "mis")
    if tokens[skipped] not in _MONTHS:
        return None
    month = _MONTHS[tokens[skipped]]
    year, ends = _year_after(tokens, skipped + 1, dated=True)
    return _day(at, ends, _calendar(year, month), month, day, first)


def _month(tokens: list[str], at: int) -> Mention | None:
    """Read June 2021, Sept 21, Mar-22, March 31, 2021, June 5th and June."""
    month = _MONTHS[tokens[at]]
    day = _number(tokens[at + 1])
    ordinal = tokens[at + 2] in _ORDINALS
    year, ends = _year_after(tokens, at + 1)
    if 1 <= day <= 31 and len(tokens[at + 1]) <= 2:
        later, later_ends = _year_after(tokens, at + 2 + ordinal, short=False)
        if ordinal or later or year is None:
            return _day(at, later_ends if later else at + 2 + ordinal, _calendar(later, month), month, day)
    if year is not None:
        return Mention(at, ends, months(_calendar(year, month) or 0, month))
    if tokens[at] == "may" and (tokens[at + 1] in _VERBS or (at and tokens[at - 1] in ("it", "this", "which", "we"))):
        return None
    return Mention(at, at + 1, yearly=lambda year: months(year, month))


def _quarter(tokens: list[str], at: int) -> Mention | None:
    """Read Q2 2021/22, Quarter 1 of 2022/23, Q2-3, second quarter, H1 2021/22 and Q3."""
    size, token = 1, tokens[at]
    number, after = _number(tokens[at + 1]), at + 2
    if token in _COUNTS and tokens[at + 1] in ("quarter", "qtr", "chwarter"):
        number = _COUNTS[token]
    elif token == "h" and number in (1, 2):
        number, size = 2 * number - 1, 2
    elif token in _QUARTERS:
        if number < 0:
            after = at + 3 if tokens[at + 1] in (".", "-") else at + 2
            number = _COUNTS.get(tokens[after - 1], _number(tokens[after - 1]))
    else:
        return None
    if number not in (1, 2, 3, 4) or len(tokens[after - 1]) > len("chwarter"):
        return None
    last = _number(tokens[after + 1])
    if tokens[after] in RANGES and number < last <= 4 and len(tokens[after + 1]) == 1:
        size, after = last - number + 1, after + 2
    year, ends = _year_after(tokens, after)
    if year is None:
        return Mention(at, after, yearly=lambda year: _quarters(year, number, size))
    return Mention(at, ends, _quarters(year if year > 0 else -year, number, size))


def _quarters(year: int, number: int, size: int) -> Period:
    return Period(quarter(year, number).start, quarter(year, number + size - 1).end)


def _season(tokens: list[str], at: int) -> Mention | None:
    """Read summer 2021, winter 2021/22, autumn term, Easter 2022 and Christmas."""
    token, after = tokens[at], at + 1
    of_year: Yearly
    if token in ("tymor", "yr") and tokens[at + 1 + (tokens[at + 1] in ("y", "yr"))] in (*_SEASONS, _AUTUMN):
        after = at + 2 + (tokens[at + 1] in ("y", "yr"))  # "tymor yr hydref", "yr hydref"
        season = _SEASONS.get(tokens[after - 1], "autumn")
        first, length = (TERMS if token == "tymor" and season in TERMS else SEASONS)[season]
        of_year = partial(months, first=first, length=length)
    elif token in _SEASONS:
        term = tokens[after] == "term"
        after += term
        spans = TERMS if term and _SEASONS[token] in TERMS else SEASONS
        first, length = spans[_SEASONS[token]]
        of_year = partial(months, first=first, length=length)
    elif token in ("easter", "pasg"):
        first, of_year = 3, easter
    elif token in ("christmas", "xmas", "nadolig"):
        first, of_year = 12, _christmas
    else:
        return None
    year, ends = _year_after(tokens, after)
    if year is None:
        return Mention(at, after, yearly=of_year)
    return Mention(at, ends, of_year(_calendar(year, first) or 0))


def _christmas(year: int) -> Period:
    return Period(date(year, 12, 25), date(year, 12, 25))


def _count(tokens: list[str], at: int) -> Mention | None:
    """Read "6 months", "20 working days", "within a year", "o fewn mis" and "3 months from 1 April 2021"."""
    token = tokens[at]
    count = _number(token) if token.isdigit() else _COUNTS.get(token, -1)
    before = tokens[at - 1] if at else ""
    if token in _ORDERS and before not in ("within", "in"):
        return None
    after = at + 1 + (tokens[at + 1] == "-")
    if before == "fewn" and token in _UNITS:  # Welsh has no "a": "o fewn mis" is "within a month"
        count, after = 1, at
    working = tokens[after] in ("working", "business", "wkg", "work")
    after += working or tokens[after] == "calendar"
    unit = _UNITS.get(tokens[after])
    if unit is None or not 0 < count <= 600 or before in ("every", "each", "per") or tokens[after + 1] == "ago":
        return None
    following = tokens[after + 1] == "gwaith"  # "20 diwrnod gwaith"
    unit = "working" if (working or following) and unit == "day" else unit
    after += following
    anchored: Anchored = partial(_span, count=count, unit=unit)
    if tokens[after + 1] in ("from", "of", "after"):
        start = _plain(tokens, after + 2 + (tokens[after + 2] == "the")) if tokens[after + 2] not in _COUNTS else None
        if start and start.fixed:
            return Mention(at, start.ends, anchored(start.fixed.end))
    return Mention(at, after + 1, anchored=anchored)


def _span(day: date, count: int, unit: str) -> Period:
    return Period(day, _later(day, count, unit))


def _later(day: date, count: int, unit: str) -> date:
    if unit == "working":
        return add_working_days(day, count)
    if unit in ("month", "year"):
        return add_months(day, count * (12 if unit == "year" else 1))
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _named_year(tokens: list[str], at: int) -> Mention | None:
    """Read "financial year 2021/22", "the next financial year", "year end", "this month", "FY22"."""
    token, after = tokens[at], at + 1
    if token == "fy" and len(tokens[after]) == 2 and tokens[after].isdigit() and not _financial(tokens, after):
        return Mention(at, at + 2, financial_year(_century(_number(tokens[after])) - 1))
    if token == "year" and tokens[after + (tokens[after] == "-")] == "end":
        return Mention(at, after + 1 + (tokens[after] == "-"), anchored=lambda day: _last_day(_year_of(day, 4)))
    if token in ("blwyddyn", "flwyddyn") and tokens[after] in _WELSH_YEARS:
        first, next_year = _WELSH_YEARS[tokens[after]], tokens[after + 1] == "nesaf"
        year, ends = _year_after(tokens, after + 1, short=False)
        if year is not None:
            return Mention(at, ends, months(abs(year), first, 12))
        return Mention(at, after + 1 + next_year, anchored=lambda day: _year_of(add_months(day, 12 * next_year), first))
    next_one, before = token == "next", tokens[at - 1] if at else ""
    if token in ("next", "this", "current"):
        token, after = tokens[after], after + 1
    if token in _NAMED_YEARS and tokens[after] == "year":
        first, after = _NAMED_YEARS[token], after + 1
        year, ends = _year_after(tokens, after, short=False)
        if year is not None:
            return Mention(at, ends, months(abs(year), first, 12))
        return Mention(at, after, anchored=lambda day: _year_of(add_months(day, 12 * next_one), first))
    if token == "year" and (after > at + 1 or before in ("the", "of")):
        # Of the calendar or the council: the later of the two ends.
        return Mention(at, after, anchored=lambda day: _any_year(add_months(day, 12 * next_one)))
    if token == "month" and (after > at + 1 or before in ("the", "of", "end")):
        return Mention(at, after, anchored=lambda day: _month_of(add_months(day, next_one)))
    if token in ("quarter", "qtr") and (after > at + 1 or before in ("the", "of", "end")):
        return Mention(at, after, anchored=lambda day: _quarter_of(add_months(day, 3 * next_one)))
    return None


def _year_of(day: date, first: int) -> Period:
    """Return the year, starting in the month ``first``, that a day is in."""
    return months(day.year - (day.month < first), first, 12)


def _any_year(day: date) -> Period:
    return Period(date(day.year, 1, 1), max(_year_of(day, 1).end, _year_of(day, 4).end))


def _month_of(day: date) -> Period:
    return months(day.year, day.month)


def _quarter_of(day: date) -> Period:
    return months(day.year, day.month - (day.month - 1) % 3, 3)


def _year_after(tokens: list[str], at: int, short: bool = True, dated: bool = False) -> tuple[int | None, int]:
    """Read the year after a month or quarter, and the token after it.

    A financial year is negative: -2021 is 2021/22. ``short`` allows two figures; ``dated`` says that
    the day stands before the month, so that 31 is a year.
    """
    after = at
    while tokens[after] in _BEFORE_YEAR and after < at + 4:
        after += 1
    token = tokens[after]
    if not token.isdigit() or len(token) not in (2, 4):
        return None, at
    if financial := _financial(tokens, after):
        return -financial[0], financial[1]
    if len(token) == 4:
        return (_number(token), after + 1) if _number(token) in _YEARS else (None, at)
    following = tokens[after + 1]
    taken = (following in _MONTHS and following != "may") or following in _ORDINALS or following in _UNITS
    slash = following in ("/", ".") and tokens[after + 2].isdigit()
    if not short or taken or slash or following == "working" or (token == "31" and not dated):
        return None, at  # "March 31" is a day; so is the 12 of "June - 12 July"
    return _century(_number(token)), after + 1


def _calendar(year: int | None, month: int) -> int | None:
    """Return the calendar year of a month of a financial (negative) or calendar year."""
    if year is None or year > 0:
        return year
    return -year + (month < 4)


def _day(begins: int, ends: int, year: int | None, month: int, day: int, first: int = 0) -> Mention:
    """Make the mention of a day, or of days from ``first`` on."""
    if not 1 <= month <= 12:
        return Mention(begins, ends, fault=f"is no date (there is no month {month}; the day stands before the month)")
    if year is not None and year not in _YEARS:
        return Mention(begins, ends, fault=f"is no date ({year} is no likely year)")
    length = (months(2000 if year is None else year, month).end).day
    if not 1 <= day <= length:
        of = MONTHS[month - 1] + (f" {year}" if year else "")
        return Mention(begins, ends, fault=f"is no date ({of} has {length} days)")
    start = first if 1 <= first <= day else day
    if year is None:
        return Mention(begins, ends, yearly=lambda year: Period(date(year, month, start), date(year, month, day)))
    return Mention(begins, ends, Period(date(year, month, start), date(year, month, day)))


def _century(short: int) -> int:
    return short + (2000 if short < 70 else 1900)


def _number(token: str) -> int:
    return int(token) if token.isdigit() and token.isascii() and len(token) <= 4 else -1
