"""Whether words can be measured: figures, rates, counts, records, and words that no one can count."""

from __future__ import annotations

import re
from itertools import pairwise

from planchk.values.glance import FIGURE, Words

# A measure is a sentence; figures deep in a page of text are no measure.
_LIMIT = 5000
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]")
_SHARE = re.compile(r"[0-9]\s*%")
_ASCII_TOKEN = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9\s_]")  # the same of texts in ASCII, in half the time

_NUMBERS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
        "seventy eighty ninety hundred dozen halve halved twice double doubled doubling treble"
    ).split()
)
_ALL_NUMBERS = _NUMBERS | {"one", FIGURE}
_SPANS = frozenset("working day week month hour".split())
# A figure after one of these names something and counts nothing: "section 47", "Phase 1", "Covid-19".
_NAMING = frozenset(
    (
        "section sections sect s phase stage part parts para paras paragraph paragraphs page pages "
        "recommendation recommendations rec recs quarter q year act app appendix annex covid version v level "
        "tier key act schedule chapter over under age aged ages from-age ref no item action actions option "
        "strand priority theme workstream step point article regulation reg cohort group ward room unit form"
    ).split()
)
_MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec"
    ).split()
)

# Words of which a measure is made: what is counted, what a record shows, who is asked.
_MEASURABLE = frozenset(
    (
        "number numbers percentage percent proportion share rate rates ratio count counts counted average avg "
        "mean median longest shortest highest lowest maximum minimum max min total level levels times days "
        "weeks months hours daily weekly monthly quarterly annual annually timescale timescales timeliness "
        "timely deadline deadlines audit audits audited auditing sample samples sampled sampling dip survey "
        "surveys surveyed questionnaire questionnaires feedback interview interviews poll score scores scored "
        "scoring rating ratings rated grade grades graded grading judged report reports reported reporting "
        "data dashboard scorecard kpi kpis pi pis indicator indicators benchmark benchmarks benchmarking "
        "baseline target targets standard standards compliance compliant turnover vacancy vacancies caseload "
        "caseloads workload workloads waiting waits wait backlog backlogs list lists log logged register "
        "registers minutes minuted record records recorded recording file files evidence evidenced documented "
        "published publish signed agreed approved adopted launched implemented completed complete completion "
        "delivered trained evaluation evaluations evaluated inspection inspections observation observations "
        "complaint complaints compliment compliments attendance attended uptake takeup referral referrals "
        "rereferrals admissions breakdowns reduction reductions reduced reduce decrease decreased fewer less "
        "lower lowered fall falls drop exceptions breaches incidents budget cost costs spend savings outturn "
        "overspend appointed recruited sickness absence retention statistics stats trend trends analysis "
        "monitored monitoring measured review reviews reviewed checklist checks check tracker database "
        "accredited accreditation certificate certificates tested test tests testing many much often none "
        "nobody zero nil date dates closures overturned returned reopened"
    ).split()
)
_MEASURABLE |= _NUMBERS | frozenset("%£<>")

# Words that judge: how it should be, without how anybody would see it.
_JUDGING = frozenset(
    (
        "improve improved improves improvement improvements improving better best enhance enhanced enhances "
        "enhancing strengthen strengthened strengthening stronger effective effectively efficient efficiently "
        "robust greater good excellent quality positive positively meaningful appropriate appropriately "
        "embedded culture confident confidence aware awareness understanding understand understood satisfied "
        "happy happier safe safer feel feels felt supported empowered valued listened respected consistent "
        "consistently consistency successful success smooth clearer clarity seamless holistic sustainable "
        "resilient resilience ownership morale trust openness collaborative"
    ).split()
)


def may_have_figure(seen: Words | None) -> bool:
    """Whether `has_figure` may be true of a text in which a glance has seen these words."""
    return seen is None or not _ALL_NUMBERS.isdisjoint(seen)


def has_figure(text: str) -> bool:
    """Whether a text names an amount: "85%", "within ten working days", "24 places".

    Dates, years and numbers that only name something ("section 47", "Phase 1") are no amounts.
    """
    if _SHARE.search(text, 0, _LIMIT):
        return True  # as most measures
    tokens = _tokens(text)
    if not _NUMBERS.isdisjoint(tokens):
        return True
    if "one" in tokens and any(first == "one" and second in _SPANS for first, second in pairwise(tokens)):
        return True
    tokens += [""] * 3
    return any(token.isdigit() and _is_amount(tokens, index) for index, token in enumerate(tokens))


def _tokens(text: str) -> list[str]:
    text = text[:_LIMIT].casefold()
    return (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)


def _is_amount(tokens: list[str], index: int) -> bool:
    token, after = tokens[index], tokens[index + 1]
    before = tokens[index - 1] if index else ""
    if after == "%" or (after == "per" and tokens[index + 2] == "cent") or before in ("£", "<", ">"):
        return True
    if before in ("/", "-", ".", "(") and index >= 2 and (tokens[index - 2].isdigit() or tokens[index - 2] in _NAMING):
        return _ends_range(tokens, index)
    if before in _NAMING or before in _MONTHS or after in _MONTHS or after in ("st", "nd", "rd", "th", ")"):
        return False
    if after in ("/", "-", ".", "(") and tokens[index + 2].isdigit():
        return False
    if index == 0 and after in ("-", ".", ":", "(", ")"):
        return False  # the number of a list
    if len(token) == 4 and token[:2] in ("19", "20"):
        return False
    if before in ("'", "’") or (before == "-" and index >= 2 and tokens[index - 2] in ("covid", "under", "over")):
        return False
    return not (before.isalpha() and len(before) == 1 and before not in ("a", "x"))


def _ends_range(tokens: list[str], index: int) -> bool:
    """Whether a figure after a sign ends an amount ("10-15 families", "0.5 wte"), and no date, year or age."""
    first, after = tokens[index - 2], tokens[index + 1]
    within = index >= 3 and tokens[index - 3] in ("/", "-", ".")
    listed = index == 2 and tokens[1] == "." and first != "0"
    counted = after.isalpha() and len(after) > 1 and after not in ("year", "years", "yr", "yrs", "old", "olds")
    short = first.isdigit() and len(first) <= 3 and tokens[index - 1] in ("-", ".")
    return short and counted and not within and not listed and after not in _MONTHS


def is_measurable(text: str) -> bool:
    """Whether somebody could say, by looking, if a measure is met.

    Only words that judge ("improved outcomes", "better partnership working") with nothing to look at
    are not measurable; where in doubt, a measure is.
    """
    tokens = _tokens(text)
    if not _MEASURABLE.isdisjoint(tokens) or any(map(str.isdigit, tokens)):
        return True
    return _JUDGING.isdisjoint(tokens)
