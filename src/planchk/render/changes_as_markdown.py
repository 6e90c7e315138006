"""What changed as Markdown, to be pasted into a committee paper: sentences, then a table for each kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planchk.assessment import Problem
from planchk.compare.changes import ActionChange, CausedLink, Changes, Departure, Edit, ElementChange
from planchk.language import ENGLISH, Language
from planchk.plan import Action, Response, Text, TextField
from planchk.render.as_markdown import escaped
from planchk.render.changes_in_words import (
    STATUS_KINDS,
    cause_words,
    due_words,
    element_name,
    headline,
    name_of,
    names_of,
    quote_of,
    response_words,
)
from planchk.render.escape import shortened
from planchk.render.labels import FIELDS, SEVERITIES
from planchk.render.rewording import Part, sides_of

# Words of one cell; a table in a paper reads no better for more.
_CELL, _TITLE = 400, 160

Rows = list[tuple[str, ...]]


def render_changes_markdown(changes: Changes, language: Language = ENGLISH) -> str:
    """Return a heading, the sentences, the tables and the source of the report's words."""
    return "\n\n".join(_Page(changes, language).blocks()) + "\n"


class _Page:
    """The page, made for one language."""

    def __init__(self, changes: Changes, language: Language) -> None:
        self.changes = changes
        self.language = language
        self.say = language.say

    def blocks(self) -> Iterator[str]:
        """Yield what blank lines stand between."""
        plan = self.changes.new.plan
        yield f"## {self.say('What changed since last time')}"
        title = ", ".join(text for text in (plan.title, plan.council) if text)
        if title:
            yield f"**{escaped(title)}**"
        yield " ".join(map(escaped, headline(self.changes, self.language)))
        for heading, columns, rows in self._tables():
            if rows:
                yield f"### {heading}"
                yield _table(columns, rows)
        paths = (escaped(each.plan.path) for each in (self.changes.old, self.changes.new))
        yield self.say("Compared: {old} and {new}.", old=next(paths), new=next(paths))
        if attribution := self.changes.new.catalogue.source.attribution:
            yield f"*{escaped(attribution)}*"

    def _tables(self) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
        changes, say = self.changes, self.say
        number, action, before, now = say("No."), say("Action"), say("Before"), say("Now")
        asked, words = say("Asked for"), (number, before, now)
        finding, change = say("Finding"), say("Change")
        yield say("Coverage lost"), (finding, asked, say("Was answered by"), change), self._coverage("lost")
        yield say("Coverage gained"), (finding, asked, say("Answered by"), change), self._coverage("gained")
        yield say("Responses to findings"), (finding, before, now), self._responses()
        new = (number, action, say("Lead"), say("Due"))
        yield say("Actions added"), new, [self._added(each) for each in changes.added]
        gone = (number, action, say("Status"), say("Remark"))
        yield say("Actions removed"), gone, [self._gone(each) for each in changes.removed]
        yield say("Closed items that vanished"), gone, [self._gone(each) for each in changes.vanished]
        yield say("Actions reworded"), words, self._rewordings(changes.reworded, "action", "outcome")
        places = (action, say("Number"), say("Heading"))
        yield say("Actions renumbered or moved"), places, self._places()
        edits = (number, action, before, now)
        yield say("Due dates"), (*edits, change), [self._due(each) for each in changes.due()]
        owned: Rows = [(*self._about(each), *self._edit(each.owner)) for each in changes.owned]
        yield say("Owners"), edits, owned
        yield say("Statuses"), (*edits, change), [self._status(each) for each in changes.status()]
        yield say("Measures"), words, self._rewordings(changes.measured, "measures")
        yield say("Progress and details"), words, self._rewordings(changes.reported, "detail", "result")
        referring: Rows = [(*self._about(each), *self._edit(each.references)) for each in changes.referring]
        yield say("References to findings"), edits, referring
        problems = (say("Severity"), number, say("Problem"))
        yield say("New problems"), problems, self._problems(changes.new_problems)
        yield say("Problems put right"), problems, self._problems(changes.fixed_problems)
        yield say("Problems gone with their action"), problems, self._problems(changes.lapsed_problems)

    # -- cells ------------------------------------------------------------------------------------

    def _coverage(self, kind: str) -> Rows:
        rows: Rows = []
        for finding in self.changes.findings:
            for element in finding.elements:
                if element.kind == kind:
                    name = element_name(finding.new.finding.id, element, self.changes)
                    asked = element.element.text if len(finding.new.elements) > 1 else finding.new.finding.summary
                    rows.append((escaped(name), _cell(asked), *self._links(element)))
        return rows

    def _links(self, element: ElementChange) -> tuple[str, str]:
        """Return the answers that came or went, and why, one under the other."""
        quotes = (self._quote(each) for each in element.links)
        causes = (self._cause(each, element.kind == "lost") for each in element.links)
        return "<br>".join(quotes), "<br>".join(causes)

    def _quote(self, caused: CausedLink) -> str:
        name = name_of(caused.link.action)
        return f"{escaped(name)}{': ' if name else ''}“{_cell(quote_of(caused.link), _TITLE)}”"

    def _cause(self, caused: CausedLink, lost: bool) -> str:
        why = cause_words(caused, self.language)
        if lost and caused.cause == "reworded" and caused.now:
            return f"{escaped(why)}: “{_cell(caused.now.title, _TITLE)}”"
        return escaped(why)

    def _responses(self) -> Rows:
        return [
            (escaped(each.finding), self._response(each.old), self._response(each.new))
            for each in self.changes.responses
        ]

    def _response(self, response: Response | None) -> str:
        said = response_words(response, self.language)
        return escaped(f"{said}: {shortened(response.reason, _TITLE)}" if response and response.reason else said)

    def _added(self, action: Action) -> tuple[str, ...]:
        return escaped(name_of(action)), _cell(action.title), _cell(_text(action.owner)), _cell(_text(action.due))

    def _gone(self, departure: Departure) -> tuple[str, ...]:
        action = departure.action
        remark = self.say("its number now stands for another action") if departure.reused else ""
        return escaped(name_of(action)), _cell(action.title), _cell(_text(action.status)), escaped(remark)

    def _about(self, change: ActionChange) -> tuple[str, str]:
        return escaped(names_of(change, self.language)), _cell(change.new.title, _TITLE)

    def _edit(self, edit: Edit | None) -> tuple[str, str]:
        old, new = edit or ("", "")
        return _cell(old, _TITLE), _cell(new, _TITLE)

    def _due(self, change: ActionChange) -> tuple[str, ...]:
        due = change.due
        if due is None:
            return ()
        return (*self._about(change), *self._edit(Edit(due.old, due.new)), escaped(due_words(due, self.language)))

    def _status(self, change: ActionChange) -> tuple[str, ...]:
        status = change.status
        if status is None:
            return ()
        told = escaped(self.say(STATUS_KINDS[status.kind]))
        return (*self._about(change), *self._edit(Edit(status.old, status.new)), told)

    def _rewordings(self, changed: Iterable[ActionChange], *fields: TextField) -> Rows:
        rows: Rows = []
        for change in changed:
            for each in change.reworded(*fields):
                sides = sides_of(each.old, each.new)
                label = "" if each.field in ("action", "measures") else f"*{self.say(FIELDS[each.field])}:* "
                name = escaped(names_of(change, self.language)) or _cell(change.old.title, _TITLE)
                rows.append((name, label + _marked(sides.old, "~~"), label + _marked(sides.new, "**")))
        return rows

    def _places(self) -> Rows:
        rows: Rows = []
        for change in self.changes.changed:
            if change.number or change.section:
                edits = (
                    " → ".join(_cell(text, _TITLE) or "–" for text in each) if each else "" for each in change[3:5]
                )
                rows.append((_cell(change.new.title, _TITLE), *edits))
        return rows

    def _problems(self, problems: Iterable[Problem]) -> Rows:
        return [
            (
                escaped(self.say(SEVERITIES[problem.severity])),
                escaped(problem.action),
                _cell(problem.message),
            )
            for problem in problems
            if problem.severity != "info"
        ]


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    heads = list(columns)
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(text: str, length: int = _CELL) -> str:
    return escaped(shortened(" ".join(text.split()), length))


def _arrow(edit: Edit | None) -> str:
    return " → ".join(_cell(text, _TITLE) or "–" for text in edit) if edit else ""


def _text(text: Text | None) -> str:
    return text.value if text else ""


def _marked(parts: tuple[Part, ...], mark: str) -> str:
    """Return one side with what changed between marks, which stand at the words: else they would be shown."""
    texts = (f"{mark}{escaped(part.text)}{mark}" if part.changed else escaped(part.text) for part in parts)
    return " ".join(texts) or "–"
