"""How changes are said: sentences for a board, spans of time, causes. For every format alike."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from planchk.assessment import Link
from planchk.compare.changes import (
    ActionChange,
    CausedLink,
    Changes,
    DueChange,
    ElementChange,
    ElementKind,
    StatusKind,
)
from planchk.language import ENGLISH, Language, label
from planchk.plan import Action, Response
from planchk.render.labels import ANSWERS, joined

# Elements that a sentence names: a board reads no longer list.
_NAMED = 4
_DAYS_A_MONTH = 365.25 / 12

ELEMENT_KINDS: dict[ElementKind, str] = {
    "gained": "gained",
    "lost": "lost",
    "may": "possible",
    "may not": "no longer possible",
}
STATUS_KINDS: dict[StatusKind, str] = label(
    {
        "completed": "completed",
        "reopened": "reopened",
        "started": "started",
        "set back": "set back",
        "on hold": "put on hold",
        "cancelled": "cancelled",
        "resumed": "resumed",
        "lost": "status lost",
        "given": "status given",
        "changed": "other words",
    }
)


def headline(changes: Changes, language: Language = ENGLISH) -> tuple[str, ...]:
    """Return one to three sentences that say what changed since last time."""
    if changes.is_empty:
        count = len(changes.new.plan.actions)
        same = language.count(count, "Nothing changed: the same {n} action", "Nothing changed: the same {n} actions")
        return (language.say("{same}, the same coverage.", same=same),)
    owned = [language.say("{n} changed", n=len(changes.owned))] if changes.owned else []
    kinds = (
        ((language.say("actions"), _actions(changes, language)),),
        (
            (language.say("due dates"), _dates(changes, language)),
            (language.say("status"), _statuses(changes, language)),
            (language.say("owners"), owned),
        ),
    )
    sentences = ["; ".join(f"{kind}: {', '.join(parts)}" for kind, parts in each if parts) for each in kinds]
    return (_coverage(changes, language), *(f"{each[0].upper()}{each[1:]}." for each in sentences if each))


def element_name(finding: str, element: ElementChange, changes: Changes) -> str:
    """Return the finding's id, with the element's where the finding has several."""
    several = any(len(each.elements) > 1 for each in changes.new.coverage.findings if each.finding.id == finding)
    return f"{finding}/{element.element.id}" if several else finding


def _coverage(changes: Changes, language: Language) -> str:
    old, new = changes.old.summary, changes.new.summary
    gained, lost = (
        [element_name(finding, element, changes) for finding, element in changes.elements(kind)]
        for kind in ("gained", "lost")
    )
    if not gained and not lost:
        return language.say(
            "Coverage is as it was: {covered} of {findings} findings, {parts} of {elements} elements.",
            covered=new.covered,
            findings=new.findings,
            parts=new.elements_covered,
            elements=new.elements,
        )
    told = language.say(
        "{covered} of {findings} findings are covered ({before} before), and {parts} of {elements} elements "
        "({parts_before} before)",
        covered=new.covered,
        findings=new.findings,
        before=old.covered,
        parts=new.elements_covered,
        elements=new.elements,
        parts_before=old.elements_covered,
    )
    ways = []
    if lost:
        ways.append(language.say("lost: {names}", names=_named(lost, language)))
    if gained:
        ways.append(language.say("gained: {names}", names=_named(gained, language)))
    return f"{told}; {'; '.join(ways)}."


def _named(names: list[str], language: Language) -> str:
    more = len(names) - _NAMED
    if more > 0:
        return f"{', '.join(names[:_NAMED])} {language.say('and {n} more', n=more)}"
    return joined(names, language)


def _actions(changes: Changes, language: Language) -> list[str]:
    moved = len({id(each) for each in (*changes.renumbered, *changes.moved)})
    vanished = len(changes.vanished)
    parts = (
        (len(changes.added), language.say("{n} added", n=len(changes.added))),
        (len(changes.removed), language.say("{n} removed", n=len(changes.removed))),
        (vanished, language.count(vanished, "{n} closed item vanished", "{n} closed items vanished")),
        (len(changes.reworded), language.say("{n} reworded", n=len(changes.reworded))),
        (moved, language.say("{n} renumbered or moved", n=moved)),
    )
    return [told for number, told in parts if number]


def _dates(changes: Changes, language: Language) -> list[str]:
    later, earlier, lost = (changes.due(kind) for kind in ("later", "earlier", "lost"))
    parts = []
    if later:
        worst = max((each.due for each in later if each.due), key=lambda due: due.days)
        parts.append(language.say("{n} slipped (by up to {span})", n=len(later), span=span(worst, language)))
    if earlier:
        parts.append(language.say("{n} brought forward", n=len(earlier)))
    if lost:
        parts.append(language.say("{n} lost", n=len(lost)))
    return parts


def _statuses(changes: Changes, language: Language) -> list[str]:
    told: tuple[StatusKind, ...] = ("completed", "started", "on hold", "reopened", "cancelled")
    counts = ((len(changes.status(kind)), kind) for kind in told)
    return [f"{count} {language.say(STATUS_KINDS[kind])}" for count, kind in counts if count]


def span(due: DueChange, language: Language = ENGLISH) -> str:
    """Return how long a date was moved by: whole months as months, weeks as weeks, else days or about how many months.

    Empty where that can't be said.
    """
    if not due.old_day or not due.new_day:
        return ""
    first, last = sorted((due.old_day, due.new_day))
    days, months = (last - first).days, _whole_months(first, last)
    if months:
        return language.count(months, "{n} month", "{n} months")
    if days % 7 == 0 and days < 2 * _DAYS_A_MONTH:
        return language.count(days // 7, "{n} week", "{n} weeks")
    if days < 2 * _DAYS_A_MONTH:
        return language.count(days, "{n} day", "{n} days")
    about = round(days / _DAYS_A_MONTH)
    return language.count(about, "about {n} month", "about {n} months")


def _whole_months(first: date, last: date) -> int:
    """Return the months between two days of the same date, or two last days of a month; 0 for all others."""
    months = 12 * (last.year - first.year) + last.month - first.month
    ends = all(day.day == monthrange(day.year, day.month)[1] for day in (first, last))
    return months if first.day == last.day or ends else 0


def due_words(due: DueChange, language: Language = ENGLISH) -> str:
    """Return what became of a due date: ``3 months later``."""
    if due.kind in ("later", "earlier"):
        later = language.say("{span} later", span=span(due, language))
        told = later if due.kind == "later" else language.say("{span} earlier", span=span(due, language))
        if due.silent:
            told = language.say("{told}: the same words, but the plan's own date moved", told=told)
        return told
    if due.kind == "lost":
        return language.say("no date any more")
    return language.say("now has a date") if due.kind == "given" else language.say("other words")


def name_of(action: Action) -> str:
    """Return the id that the plan gives an action; empty where it gives none."""
    return action.id if action.id_given else ""


def names_of(change: ActionChange, language: Language = ENGLISH) -> str:
    """Return the ids of an action in both versions; empty where the plan gives none."""
    name = name_of(change.new)
    if change.number:
        return language.say("{new} (was {old})", new=name, old=change.number.old)
    return name


def cause_words(caused: CausedLink, language: Language = ENGLISH) -> str:
    """Return why an answer was gained or lost."""
    texts = {
        "added": language.say("a new action"),
        "gone": language.say("the action is gone"),
        "reworded": language.say("reworded"),
        "cancelled": language.say("cancelled"),
        "on hold": language.say("on hold without a date"),
        "resumed": language.say("taken up again"),
        "declared": language.say("now declared in the plan"),
        "undeclared": language.say("no longer declared in the plan"),
        "confirmed": language.say("confirmed by a person"),
        "unconfirmed": language.say("no longer confirmed by a person"),
        "around": language.say("the same words; what stands around them changed"),
    }
    return texts[caused.cause]


def response_words(response: Response | None, language: Language = ENGLISH) -> str:
    """Return what the council says to a finding."""
    return language.say(ANSWERS[response.answer]) if response else language.say("No response")


def quote_of(link: Link) -> str:
    """Return the words that an answer rests on."""
    return link.evidence[0].quote if link.evidence else link.action.title
