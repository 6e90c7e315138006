"""When an action is due, from the words that plans use for it.

Days stand before months. Financial years and quarters start in April. A due *period* (a month, a
quarter, a season) is due by its last day. What names no year takes it from another date of the
cell, or is the first such time on or after the plan's own date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from planchk.values.mentions import RANGES, Mention, find_mentions, tokens_of
from planchk.values.periods import Period

T = TypeVar("T")
DueKind = Literal["date", "open", "now", "done", "none", "unanchored", "unreadable"]

# No due date is longer; a cell that is holds something else.
LIMIT = 2000
# "Immediate" is read as: within four weeks of the plan's date.
_NOW = timedelta(days=28)

_OPEN = (
    "ongoing", "on going", "continuous", "continuously", "continual", "continually", "continuing", "rolling",
    "bau", "business as usual", "daily", "weekly", "fortnightly", "monthly", "mthly", "bi monthly",
    "bimonthly", "quarterly", "qtrly", "termly", "annually", "annual", "yearly", "biannual", "biannually",
    "every", "each", "permanent", "as required", "as needed", "as and when", "as necessary", "24 7",
    "throughout", "regular", "regularly", "asap", "a s a p", "as soon as possible", "as soon as practicable",
    "in perpetuity", "no end date", "long standing", "parhaus", "barhaus", "dyddiol",
    "wythnosol", "misol", "chwarterol", "blynyddol", "bob", "drwy gydol", "yn ôl yr angen", "fel bo r angen",
    "cyn gynted â phosibl", "cyn gynted â phosib", "rheolaidd", "yn rheolaidd",
)  # fmt: skip
_NOW_WORDS = (
    "immediate", "immediately", "straight away", "straightaway", "at once", "now", "today", "ar unwaith", "yn syth",
    "nawr", "yn ddi oed", "heddiw",
)  # fmt: skip
_DONE = (
    "complete", "completed", "done", "achieved", "actioned", "implemented", "delivered", "finished",
    "closed", "in place", "already in place", "cwblhawyd", "wedi i gwblhau", "wedi i chwblhau", "wedi u cwblhau",
    "wedi ei gwblhau", "wedi ei chwblhau", "wedi cwblhau", "cyflawnwyd", "wedi i gyflawni", "gorffenwyd",
    "eisoes ar waith",
)  # fmt: skip
_NOT_DONE = (
    "to be", "complete by", "completed by", "delivered by", "in place by", "done by", "implemented by",
    "not", "part", "partly", "partially", "when", "once", "until", "phase", "stage", "complete before",
    "will be", "complete within", "heb", "ddim", "nid yw", "pan", "rhannol", "cam",
)  # fmt: skip
_NONE = (
    "tbc", "tba", "tbd", "tbi", "t b c", "to be confirmed", "to be agreed", "to be advised",
    "to be announced", "to be determined", "to be decided", "to be set", "to be identified",
    "to be scheduled", "n a", "na", "none", "nil", "not applicable", "not set", "not yet set", "not agreed",
    "not known", "unknown", "no date", "not yet agreed", "awaiting date", "date awaited", "i w gadarnhau",
    "i w chadarnhau", "i w cadarnhau", "i w gytuno", "i w bennu", "i w phennu", "heb ei gadarnhau", "heb ei bennu",
    "amherthnasol", "ddim yn berthnasol", "anhysbys", "dim",
)  # fmt: skip
_FROM = frozenset("from wef starting starts commencing commences begins since after o ers".split())
_UNTIL = frozenset("until till to by through end before complete finish hyd erbyn tan cyn".split())
_FILLERS = frozenset("the of end start beginning early mid late y yr mis - : ( .".split())


class Due(NamedTuple):
    """What a due cell says.

    ``kind``: ``date`` (due by ``end``) · ``open`` (ongoing, monthly, from April) · ``now``
    (immediate) · ``done`` · ``none`` (empty, TBC) · ``unanchored`` (readable, but without a year or
    start, and the plan has no date) · ``unreadable``. ``periods`` holds every date of the cell, in
    its order; ``start`` and ``end`` are those of the one that counts, the latest. ``reason`` says
    what is wrong with an unanchored or unreadable one.
    """

    text: str
    kind: DueKind
    start: date | None = None
    end: date | None = None
    periods: tuple[Period, ...] = ()
    reason: str = ""


def parse_due(text: str, plan_date: date | None = None) -> Due:
    """Read a due cell; ``plan_date`` is the day from which "within 6 months" counts."""
    if len(text) > LIMIT:
        return Due(text, "unreadable", reason="is too long to be a due date")
    return _parse(text, plan_date)


@lru_cache(maxsize=1024)  # several rules ask for the same cell
def _parse(text: str, plan_date: date | None) -> Due:
    tokens = tokens_of(text)
    words = " " + " ".join(token for token in tokens if token.isalnum()) + " "
    mentions = find_mentions(tokens)
    for mention in mentions:
        if mention.fault:
            return Due(text, "unreadable", reason=mention.fault)
    done = _has(words, _DONE) and not _has(words, _NOT_DONE)
    resolved = _resolve(mentions, plan_date)
    periods = tuple(period for period in resolved if period)
    if not mentions:
        return _wordless(text, words, plan_date, done)
    if not periods:
        kind: DueKind = "done" if done else "open" if _has(words, _OPEN) else "unanchored"
        reason = "" if kind != "unanchored" else "counts from a day or lacks a year, and the plan gives no date"
        return Due(text, kind, reason=reason)
    last = max((index for index, period in enumerate(resolved) if period), key=lambda index: _end(resolved[index]))
    start, end = periods[0].start, _end(resolved[last])
    if done or _is_open(words, tokens, mentions[last]):
        return Due(text, "done" if done else "open", start, end if done else None, periods)
    chosen = resolved[last]
    start = chosen.start if chosen else end
    before = resolved[last - 1] if last else None
    if before and before.start <= start and _joined(tokens, mentions[last - 1], mentions[last]):
        start = before.start
    return Due(text, "date", start, end, periods)


def _wordless(text: str, words: str, plan_date: date | None, done: bool) -> Due:
    """Read a cell that mentions no date."""
    if not words.strip() or _has(words, _NONE):
        return Due(text, "none")
    if done:
        return Due(text, "done")
    if _has(words, _OPEN):
        return Due(text, "open")
    if _has(words, _NOW_WORDS):
        soon = _days(_soon, plan_date) if plan_date else None
        return Due(text, "now", soon and soon.start, soon and soon.end)
    return Due(text, "unreadable", reason="names no day, month, quarter or year")


def _soon(day: date) -> Period:
    return Period(day, day + _NOW)


def _resolve(mentions: list[Mention], plan_date: date | None) -> list[Period | None]:
    """Give each mention its days, a missing year from the next mention, the one before or the plan's date."""
    found = [mention.fixed for mention in mentions]
    following: Period | None = None
    for index in reversed(range(len(mentions))):
        yearly = mentions[index].yearly
        if found[index] is None and yearly and following:
            tries = (_days(yearly, following.start.year - back) for back in range(-1, 9))
            found[index] = next((each for each in tries if each and each.start <= following.start), None)
        following = found[index] or following
    previous: date | None = plan_date
    for index, mention in enumerate(mentions):
        if found[index] is None and previous and mention.yearly:
            tries = (_days(mention.yearly, previous.year + more) for more in range(-1, 9))
            found[index] = next((each for each in tries if each and each.end >= previous), None)
        if found[index] is None and mention.anchored and plan_date:
            found[index] = _days(mention.anchored, plan_date)
        period = found[index]
        previous = period.start if period else previous
    return found


def _days(make: Callable[[T], Period], given: T) -> Period | None:
    """Return the days, or None where there are none: 29 February of most years, days past the year 9999."""
    try:
        return make(given)
    except (ValueError, OverflowError):
        return None


def _end(period: Period | None) -> date:
    return period.end if period else date.min


def _is_open(words: str, tokens: list[str], mention: Mention) -> bool:
    """Whether the date that counts is where something starts, or a review of what goes on."""
    index = mention.begins - 1
    while index >= 0 and tokens[index] in _FILLERS:
        index -= 1
    before = tokens[index] if index >= 0 else ""
    if before in ("commencing", "starting") and index and tokens[index - 1] == "week":
        return False
    if before in _FROM or tokens[mention.ends] in ("onward", "onwards", "ymlaen"):
        return True
    until = before in _UNTIL or tokens[mention.begins] in _UNTIL
    return _has(words, _OPEN) and not until


def _joined(tokens: list[str], first: Mention, second: Mention) -> bool:
    between = tokens[first.ends : second.begins]
    return bool(between) and all(token in RANGES for token in between)


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in words for phrase in phrases)
