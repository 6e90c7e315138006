"""The one-page summary as values: sentences and short lists in plain English, for councillors.

Lists are cut so that the page stays one page, and say how many are left out.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planchk import __version__
from planchk.assessment import Assessment, ElementCoverage, FindingCoverage
from planchk.language import ENGLISH, Language, plural
from planchk.plan import Action
from planchk.render.escape import on_one_line, shortened
from planchk.render.labels import joined, say_day
from planchk.translated import note_on

# The page, in points: A4 less margins of 1.7 cm, 10 point text in a wide typeface (few have Arial where it
# counts: a browser or LibreOffice takes another), headings with the space around them.
_PAGE = 745.0
_TITLE = 45.0
_HEADING = 23.0
_LINE = 11.9
_AFTER = 3.0
_CHARACTERS = 90
# The most characters of a text, of what is said of an action, of an id.
_TEXT = 260
_ACTION = 70
_NAME = 40


class Item(NamedTuple):
    """A line of a list: the id of a finding or an action, and what is said of it."""

    lead: str
    text: str


class Listing(NamedTuple):
    """A list under a heading, with a sentence on what it lists; ``more`` says what was cut, or is empty."""

    heading: str
    intro: str
    items: tuple[Item, ...]
    more: str = ""


class Page(NamedTuple):
    """The summary. ``about`` is council, plan, report and day; ``notes`` say how it was made, and from what."""

    title: str
    about: tuple[str, ...]
    sentences: tuple[str, ...]
    listings: tuple[Listing, ...]
    notes: tuple[str, ...]


def make_summary(assessment: Assessment, today: date, language: Language = ENGLISH) -> Page:
    """Return the page; ``today`` is the day on which actions are late."""
    listings = (
        _open(assessment, language),
        _partial(assessment, language),
        _undecided(assessment, language),
        _late(assessment, language),
        _ownerless(assessment, language),
        _waived(assessment, language),
    )
    told = (about(assessment, today, language), sentences(assessment, language), notes(assessment, language))
    filled = [listing for listing in listings if listing.items]
    return Page(
        language.say("Does the improvement plan answer the inspection report?"),
        told[0],
        told[1],
        _cut(filled, sum(told, ()), language),
        told[2],
    )


def about(assessment: Assessment, today: date, language: Language) -> tuple[str, ...]:
    """Return what was assessed, against what, and on which day."""
    plan, source = assessment.plan, assessment.catalogue.source
    named = ", ".join(text for text in (plan.council, plan.title) if text) or plan.path
    services = {finding.service for finding in assessment.catalogue.to_cover}
    looked_at = [share.title for share in assessment.by_service()]
    lines = [
        language.say("Plan: {plan}", plan=_safe(named, _TEXT)),
        language.say("Report: {report}", report=_safe(f"{source.title} ({source.publisher})", _TEXT)),
        language.say("Position on {day}", day=say_day(today, language)),
    ]
    if len(looked_at) < len(services):
        lines.insert(2, language.say("Only: {services}", services=", ".join(looked_at)))
    note = note_on(assessment.catalogue, language)
    return (*lines, note) if note else tuple(lines)


def sentences(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Return the counts in plain English."""
    count, summary = language.count, assessment.summary
    parts = [
        count(number, *forms)
        for number, forms in (
            (summary.covered, plural("{n} is covered", "{n} are covered")),
            (summary.partial, plural("{n} is covered only in part", "{n} are covered only in part")),
            (summary.gap, plural("{n} is not covered", "{n} are not covered")),
            (summary.waived, plural("{n} is set aside for now", "{n} are set aside for now")),
        )
        if number
    ]
    one = plural(
        "The report raises {n} point that the plan has to answer:",
        "The report raises {n} points that the plan has to answer:",
    )
    several = plural(
        "The reports raise {n} point that the plan has to answer:",
        "The reports raise {n} points that the plan has to answer:",
    )
    raised = count(summary.findings, *(several if assessment.catalogue.parts else one))
    told = [f"{raised} {joined(parts, language)}."]
    told.append(
        language.say(
            "Some points ask for several things. Of the {n} things asked for in all, the plan's words cover {covered} "
            "({percent}%).",
            n=summary.elements,
            covered=summary.elements_covered,
            percent=summary.percent,
        )
    )
    if summary.elements_possible:
        told[-1] += " " + count(
            summary.elements_possible,
            "For {n} more, a person has to decide whether an action answers it.",
            "For {n} more, a person has to decide whether an action answers them.",
        )
    # Nothing is said where there are none: the rule may not have run.
    found = [
        count(number, *forms)
        for number, forms in (
            (len(assessment.with_problem("PC105")), plural("{n} is late", "{n} are late")),
            (len(assessment.with_problem("PC101")), plural("{n} has no owner", "{n} have no owner")),
        )
        if number
    ]
    actions = count(len(assessment.plan.actions), "The plan has {n} action", "The plan has {n} actions")
    told.append(f"{actions}; {joined(found, language)}." if found else f"{actions}.")
    return tuple(told)


def notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Return how the assessment was made, and whose words it uses."""
    how = language.say(
        "Made by planchk {version}, a program that compares the words of the plan with those of the report. It can't "
        "judge whether an action will work; what it quotes should be read before it is relied on.",
        version=__version__,
    )
    return (how, _safe(assessment.catalogue.source.attribution, 2 * _TEXT))


def _open(assessment: Assessment, language: Language) -> Listing:
    items = [
        Item(each.finding.id, _asked(each, language)) for each in assessment.coverage.findings if each.standing == "gap"
    ]
    return Listing(language.say("Not covered"), language.say("No action answers these for certain."), tuple(items))


def _asked(covered: FindingCoverage, language: Language) -> str:
    text = covered.finding.summary
    if covered.finding.kind == "development":
        text += " " + language.say("(A direction that the report notes.)")
    if covered.having("possible"):
        text += " " + language.say("(An action may answer it: see below.)")
    return text


def _partial(assessment: Assessment, language: Language) -> Listing:
    items = []
    for each in assessment.coverage.findings:
        if each.standing == "partial":
            open_ = "; ".join(
                element.element.text.rstrip(".") for element in each.elements if element.status != "covered"
            )
            asked = shortened(each.finding.summary, _TEXT // 2)
            text = language.say("{asked} Still open: {clauses}.", asked=asked, clauses=open_)
            items.append(Item(each.finding.id, text))
    return Listing(
        language.say("Covered only in part"), language.say("Part of what the report asks has no answer."), tuple(items)
    )


def _undecided(assessment: Assessment, language: Language) -> Listing:
    items = [
        Item(each.finding.id, _question(element, language))
        for each in assessment.coverage.findings
        if each.standing != "waived"
        for element in each.having("possible")
    ]
    return Listing(
        language.say("For a person to decide"), language.say("The words are not clear enough to say."), tuple(items)
    )


def _question(element: ElementCoverage, language: Language) -> str:
    ids = list(dict.fromkeys(shortened(link.action.id, _NAME) for link in element.links))
    cut = [*ids[:3], language.count(len(ids) - 3, "{n} more", "{n} more")] if len(ids) > 3 else ids
    named, asked = joined(cut, language), element.element.text.rstrip(".")
    if len(ids) == 1:
        return language.say("does action {action} answer this: {asked}?", action=named, asked=asked)
    return language.say("do actions {actions} answer this: {asked}?", actions=named, asked=asked)


def _late(assessment: Assessment, language: Language) -> Listing:
    items = [
        Item(each.id, _action(each, each.due and language.say("due: {due}", due=each.due.value)))
        for each in assessment.with_problem("PC105")
    ]
    return Listing(
        language.say("Late actions"), language.say("Their day has passed and they are not complete."), tuple(items)
    )


def _ownerless(assessment: Assessment, language: Language) -> Listing:
    items = [Item(each.id, _action(each)) for each in assessment.with_problem("PC101")]
    return Listing(
        language.say("Actions without an owner"), language.say("Nobody is named who answers for these."), tuple(items)
    )


def _action(action: Action, more: str | None = None) -> str:
    text = shortened(on_one_line(action.title), _ACTION)
    return f"{text} ({shortened(on_one_line(more), _NAME)})" if more else text


def _waived(assessment: Assessment, language: Language) -> Listing:
    items = []
    for each in assessment.coverage.findings:
        if each.standing == "waived" and each.waiver:
            until = say_day(each.waiver.expires, language)
            text = language.say(
                "until {day}, by {owner}: {reason}", day=until, owner=each.waiver.owner, reason=each.waiver.reason
            )
            items.append(Item(each.finding.id, text))
    return Listing(
        language.say("Set aside for now"), language.say("Open, but waived by a named person until a day."), tuple(items)
    )


def _cut(listings: list[Listing], above: tuple[str, ...], language: Language) -> tuple[Listing, ...]:
    """Cut lists so that they share the page, an item from each in turn while there is room."""
    safe = [[Item(_safe(item.lead, _NAME), _safe(item.text, _TEXT)) for item in each.items] for each in listings]
    more = _height("")  # the line that says how many are left out; a list that is whole gives it back
    room = _PAGE - _TITLE - sum(map(_height, above)) - len(listings) * (_HEADING + more)
    kept, before = [0] * len(listings), -1
    while sum(kept) > before:
        before = sum(kept)
        for at, items in enumerate(safe):
            if kept[at] == len(items):
                continue
            needed = _height(" ".join(items[kept[at]])) - (more if kept[at] + 1 == len(items) else 0)
            if needed <= room:
                room -= needed
                kept[at] += 1
    return tuple(
        listing._replace(items=tuple(items[:number]), more=_more(len(items) - number, language))
        for listing, items, number in zip(listings, safe, kept, strict=True)
    )


def _height(text: str) -> float:
    """Return the height of a paragraph in points."""
    return max(-(-len(text) // _CHARACTERS), 1) * _LINE + _AFTER


def _safe(text: str, length: int) -> str:
    return shortened(on_one_line(text), length)


def _more(number: int, language: Language) -> str:
    return language.count(number, "and {n} more", "and {n} more") if number else ""
