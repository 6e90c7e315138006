"""What changed between two versions of a plan, as lines for a terminal: first what a board asks, then the details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planchk.assessment import Problem
from planchk.compare.changes import (
    ActionChange,
    CausedLink,
    Changes,
    Departure,
    ElementChange,
    ElementKind,
    FindingChange,
)
from planchk.plan import Action, Response, TextField
from planchk.render.changes_in_words import (
    ELEMENT_KINDS,
    STATUS_KINDS,
    cause_words,
    due_words,
    headline,
    name_of,
    names_of,
    quote_of,
)
from planchk.render.escape import shortened
from planchk.render.lines import Line, line
from planchk.render.rewording import Part, sides_of

_ABOUT, _TITLE, _QUOTE = 60, 100, 160
# Answers of one element that are shown one by one.
_ANSWERS = 3
_ORDER: tuple[ElementKind, ...] = ("lost", "gained", "may", "may not")
_STYLES = {"gained": "bold green", "lost": "bold red", "may": "yellow", "may not": "yellow"}
_SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "info": "dim"}
_TAG = 11  # the width of "renumbered " before what it is said of


def render_changes(changes: Changes) -> Iterator[Line]:
    """Yield the report: one to three sentences, then what changed by kind."""
    old, new = changes.old.plan, changes.new.plan
    yield line((old.path, "bold"), " -> ", (new.path, "bold"), *(f" | {x}" for x in (new.council, new.title) if x))
    for sentence in headline(changes):
        yield line(sentence)
    for title, lines in (
        ("COVERAGE", _coverage(changes)),
        ("RESPONSES", _responses(changes)),
        ("ACTIONS", _actions(changes)),
        ("DUE DATES", _due(changes.due())),
        ("OWNERS", _owners(changes.owned)),
        ("STATUS", _statuses(changes.status())),
        ("MEASURES", _rewordings(changes.measured, "measures")),
        ("PROGRESS AND DETAILS", _rewordings(changes.reported, "detail", "result")),
        ("REFERENCES", _references(changes.referring)),
        ("PROBLEMS", _problems(changes)),
    ):
        told = list(lines)
        if told:
            yield line()
            yield line((title, "bold"))
            yield from told


# -- coverage -----------------------------------------------------------------------------------


def _coverage(changes: Changes) -> Iterator[Line]:
    for finding in sorted(changes.findings, key=_weight):
        before, now = finding.old.status, finding.new.status
        how = f"({before}, as before)" if before == now else f"(was {before}, now {now})"
        yield line((f"{finding.new.finding.id} ", "bold"), finding.new.finding.summary, f" {how}", indent=2, hang=4)
        for alike in _alike(finding.elements):
            yield from _elements(finding, alike)


def _weight(finding: FindingChange) -> int:
    """Return what comes first: losses, then gains, then what a person has to decide on."""
    return min(_ORDER.index(element.kind) for element in finding.elements)


def _alike(elements: tuple[ElementChange, ...]) -> list[list[ElementChange]]:
    """Group neighbours that the same words answered: they are quoted once."""
    groups: list[list[ElementChange]] = []
    for element in elements:
        before = groups[-1][0] if groups else None
        if before and before.kind == element.kind and _told(before) == _told(element):
            groups[-1].append(element)
        else:
            groups.append([element])
    return groups


def _told(element: ElementChange) -> list[object]:
    return [(each.cause, quote_of(each.link), each.link.action.position) for each in element.links]


def _elements(finding: FindingChange, alike: list[ElementChange]) -> Iterator[Line]:
    element = alike[0]
    tag = (ELEMENT_KINDS[element.kind].upper() + " ", _STYLES[element.kind])
    texts = [each.element.text for each in alike]
    if len(finding.new.elements) > 1:
        texts = [f"{each.element.id}: {each.element.text}" for each in alike]
    yield line(tag, "; ".join(texts), indent=4, hang=6)
    for caused in element.links[:_ANSWERS]:
        yield from _caused(caused, gone=element.kind in ("lost", "may not"))
    if len(element.links) > _ANSWERS:
        yield line((f"and {len(element.links) - _ANSWERS} more", "dim"), indent=6)


def _caused(caused: CausedLink, gone: bool) -> Iterator[Line]:
    action, words = caused.link.action, shortened(quote_of(caused.link), _QUOTE)
    place = caused.link.evidence[0].place if caused.link.evidence else action.place
    name = f"{name_of(action)} " if name_of(action) else ""
    why = cause_words(caused)
    if not gone:
        yield line((name, "bold"), f'({why}) "{words}" ', (str(place), "dim"), indent=6, hang=8)
        return
    yield line("was ", (name, "bold"), f'"{words}" ', (str(place), "dim"), indent=6, hang=8)
    if caused.now is None or caused.cause in ("cancelled", "on hold", "around", "unconfirmed", "undeclared"):
        yield line(why, indent=6, hang=8)
        return
    said = shortened(caused.now.title, _QUOTE)
    yield line(f'{why}: "{said}" ', (str(caused.now.place), "dim"), indent=6, hang=8)


def _responses(changes: Changes) -> Iterator[Line]:
    for each in changes.responses:
        yield line((f"{each.finding} ", "bold"), f"{_response(each.old)} -> {_response(each.new)}", indent=2, hang=4)


def _response(response: Response | None) -> str:
    if response is None:
        return "no response"
    return f'{response.answer}: "{shortened(response.reason, _QUOTE)}"' if response.reason else response.answer


# -- actions ------------------------------------------------------------------------------------


def _actions(changes: Changes) -> Iterator[Line]:
    for action in changes.added:
        yield _tagged("added", "green", action, str(action.place))
    for departure in changes.removed:
        yield from _departed("removed", departure)
    for departure in changes.vanished:
        yield from _departed("vanished", departure)
    for change in changes.reworded:
        yield _about(change, ("reworded".ljust(_TAG), "yellow"))
        yield from _sides(change, ("action", "outcome"))
    if changes.renumbered:
        pairs = ", ".join(f"{each.number.old} -> {each.number.new}" for each in changes.renumbered if each.number)
        yield line(("renumbered".ljust(_TAG), "cyan"), pairs, indent=2, hang=2 + _TAG)
    for change in changes.moved:
        if change.section:
            yield _about(change, ("moved".ljust(_TAG), "cyan"))
            where = (f'"{shortened(text, _TITLE)}"' if text else "no heading" for text in change.section)
            yield line(" -> ".join(where), indent=2 + _TAG, hang=2 + _TAG)


def _tagged(tag: str, style: str, action: Action, more: str) -> Line:
    name = f"{name_of(action)} " if name_of(action) else ""
    said = shortened(action.title, _QUOTE)
    return line((tag.ljust(_TAG), style), (name, "bold"), f"{said} ", (more, "dim"), indent=2, hang=2 + _TAG)


def _departed(tag: str, departure: Departure) -> Iterator[Line]:
    action = departure.action
    status = f"was {action.status.value}" if action.status else "without a status"
    yield _tagged(tag, "red", action, f"({shortened(status, _TITLE)}) {action.place}")
    if departure.reused:
        yield line(f"{action.id} is now the number of another action", indent=2 + _TAG, hang=2 + _TAG)


def _about(change: ActionChange, *lead: tuple[str, str]) -> Line:
    """Return the line that says which action the next ones are about."""
    name = names_of(change)
    said = shortened(change.new.title, _ABOUT)
    return line(
        *lead, (f"{name} " if name else "", "bold"), said, indent=2, hang=2 + sum(len(part[0]) for part in lead)
    )


def _rewordings(changed: Iterable[ActionChange], *fields: TextField) -> Iterator[Line]:
    for change in changed:
        yield _about(change)
        yield from _sides(change, fields)


def _sides(change: ActionChange, fields: tuple[TextField, ...]) -> Iterator[Line]:
    for each in change.reworded(*fields):
        sides = sides_of(each.old, each.new)
        field = "" if each.field in ("action", "measures") else f"{each.field} "
        yield line(f"{field}was ", *_marked(sides.old, "red"), indent=4, hang=8)
        yield line(f"{field}now ", *_marked(sides.new, "green"), indent=4, hang=8)


def _marked(parts: tuple[Part, ...], style: str) -> Iterator[str | tuple[str, str]]:
    """Yield one side in quotation marks; brackets show what changed where there is no colour."""
    if not parts:
        yield "nothing"
        return
    yield '"'
    for at, part in enumerate(parts):
        yield " " if at else ""
        yield (f"[{part.text}]", style) if part.changed else part.text
    yield '"'


# -- fields -------------------------------------------------------------------------------------


def _due(changed: Iterable[ActionChange]) -> Iterator[Line]:
    for change in changed:
        if change.due:
            style = {"later": "red", "lost": "bold red", "earlier": "green", "given": "green"}.get(change.due.kind, "")
            yield from _edited(change, change.due.old, change.due.new, (due_words(change.due), style))


def _owners(changed: Iterable[ActionChange]) -> Iterator[Line]:
    for change in changed:
        if change.owner:
            yield from _edited(change, change.owner.old, change.owner.new)


def _statuses(changed: Iterable[ActionChange]) -> Iterator[Line]:
    for change in changed:
        if change.status:
            style = {"completed": "green", "reopened": "red", "set back": "red"}.get(change.status.kind, "")
            yield from _edited(change, change.status.old, change.status.new, (STATUS_KINDS[change.status.kind], style))


def _references(changed: Iterable[ActionChange]) -> Iterator[Line]:
    for change in changed:
        if change.references:
            yield from _edited(change, change.references.old, change.references.new)


def _edited(change: ActionChange, old: str, new: str, *how: tuple[str, str]) -> Iterator[Line]:
    yield _about(change)
    told = (shortened(" ".join(text.split()), _TITLE) or "nothing" for text in (old, new))
    parts: list[str | tuple[str, str]] = [" -> ".join(told)]
    for words, style in how:
        parts += [" (", (words, style), ")"]
    yield line(*parts, indent=4, hang=6)


def _problems(changes: Changes) -> Iterator[Line]:
    for tag, problems in (
        ("new", changes.new_problems),
        ("fixed", changes.fixed_problems),
        ("gone", changes.lapsed_problems),
    ):
        for problem in problems:
            if problem.severity != "info":
                yield _problem(tag, problem)
    infos = sum(each.severity == "info" for each in (*changes.new_problems, *changes.fixed_problems))
    if infos:
        notes = "1 note" if infos == 1 else f"{infos} notes"
        yield line((f"{notes} came or went: --format json lists them.", "dim"), indent=2)


def _problem(tag: str, problem: Problem) -> Line:
    style = _SEVERITY_STYLE[problem.severity] if tag == "new" else "green"
    where = f"{problem.action}: " if problem.action else ""
    kind = f" {problem.severity} {problem.code} {problem.name}: "
    said = shortened(problem.message, _QUOTE)
    return line((tag.ljust(5), style), f"{kind}{where}{said} ", (str(problem.place), "dim"), indent=2, hang=8)
