"""What the tables hold: findings, elements, actions and problems of an assessment, as values.

A table is a tuple of fields; a field is a column and the function that fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from planchk.assessment import Assessment, ElementCoverage, FindingCoverage, Link, Problem
from planchk.language import ENGLISH, Language
from planchk.place import Place
from planchk.plan import Action, TextField
from planchk.render import labels
from planchk.render.table import Column, Reference, Row, Several, Table, TableName, Term, Value
from planchk.rules.reading import due_of, status_of
from planchk.translated import note_on


def make_table(assessment: Assessment, name: TableName, language: Language = ENGLISH) -> Table:
    """Return one table of an assessment, its headings and labels in a language."""
    made = _MADE[name]
    scope = _scope(assessment, language)
    rows = (
        Row(key, tuple(field.value(scope, subject) for field in made.fields))
        for key, subject in made.subjects(assessment)
    )
    columns = (Column(each.key, language.say(each.heading), each.width, each.main) for each in made.fields)
    note = note_on(assessment.catalogue, language)
    return Table(name, language.say(made.title), tuple(columns), tuple(rows), note)


class _Scope(NamedTuple):
    """What a cell needs beside its row's own subject; the mappings are by an action's position."""

    assessment: Assessment
    language: Language
    answers: Mapping[int, tuple[str, ...]]
    may_answer: Mapping[int, tuple[str, ...]]
    problems: Mapping[int, tuple[str, ...]]


class _Field(NamedTuple):
    """A column, its heading in English, and what fills it."""

    key: str
    heading: str
    width: int
    value: Callable[[_Scope, Any], Value]
    main: bool = True


class _Made(NamedTuple):
    """How a table is made: its title, its fields, and the key and subject of each row."""

    title: str
    fields: tuple[_Field, ...]
    subjects: Callable[[Assessment], Iterable[tuple[str | int, Any]]]


class _Clause(NamedTuple):
    """The subject of a row of the table of elements."""

    covered: FindingCoverage
    element: ElementCoverage

    @property
    def best(self) -> Link | None:
        """The link that is shown: one that counts, where any does."""
        return self.element.links[0] if self.element.links else None


def _scope(assessment: Assessment, language: Language) -> _Scope:
    problems: dict[int, dict[str, None]] = {}
    for problem in assessment.problems:
        problems.setdefault(problem.position, {})[f"{problem.code} {problem.name}"] = None
    return _Scope(
        assessment,
        language,
        assessment.coverage.answering(),
        assessment.coverage.possibly_answering(),
        {position: tuple(names) for position, names in problems.items()},
    )


def _clauses(assessment: Assessment) -> Iterable[tuple[str, _Clause]]:
    return (
        (each.finding.id, _Clause(each, element)) for each in assessment.coverage.findings for element in each.elements
    )


def _label(names: Mapping[Any, str], of: Callable[[Any], Any]) -> Callable[[_Scope, Any], Term | None]:
    """Return what fills a column with one of planchk's own words; empty where ``of`` gives None."""

    def value(scope: _Scope, subject: Any) -> Term | None:
        word = of(subject)
        return None if word is None else Term(getattr(word, "value", word), scope.language.say(names[word]))

    return value


def _place(scope: _Scope, place: Place) -> str:
    return labels.where(place, scope.assessment.plan, scope.language)


def _service(scope: _Scope, covered: FindingCoverage) -> Term:
    return Term(covered.finding.service, scope.assessment.catalogue.service_title(covered.finding.service))


def _principle(scope: _Scope, covered: FindingCoverage) -> Term:
    return Term(covered.finding.principle, scope.assessment.catalogue.principle_title(covered.finding.principle))


def _answering(scope: _Scope, covered: FindingCoverage) -> Several:
    links = (link for element in covered.elements for link in element.counting)
    return Several(tuple({link.action.position: link.action.id for link in links}.values()))


def _evidence(scope: _Scope, covered: FindingCoverage) -> Several:
    """Return the words on which each covered element relies most, those of several elements once."""
    best = (element.counting[0] for element in covered.elements if element.counting)
    quotes = (f"{link.action.id}: “{words.quote}”" for link in best for words in link.evidence)
    return Several(tuple(dict.fromkeys(quotes)), lines=True)


def _texts(elements: tuple[ElementCoverage, ...]) -> Several:
    return Several(tuple(each.element.text for each in elements), lines=True)


def _response(scope: _Scope, covered: FindingCoverage) -> Term | None:
    answer = covered.response and covered.response.answer
    return Term(answer, scope.language.say(labels.ANSWERS[answer])) if answer else None


def _known(scope: _Scope, subject: FindingCoverage | Problem) -> Term | None:
    return Term("yes", scope.language.say("Yes")) if subject.known else None


_WAIVER = (
    _Field("waiver_reason", "Waived because", 30, lambda _, each: each.waiver and each.waiver.reason, main=False),
    _Field("waiver_owner", "Waived by", 18, lambda _, each: each.waiver and each.waiver.owner, main=False),
    _Field("waiver_expires", "Waived until", 13, lambda _, each: each.waiver and each.waiver.expires, main=False),
    _Field("known", "In the baseline", 10, _known, main=False),
)

_FINDINGS = (
    _Field("finding", "Finding", 10, lambda _, each: Reference(each.finding.id, "elements", each.finding.id)),
    _Field("standing", "Status", 12, _label(labels.STANDINGS, lambda each: each.standing)),
    _Field("service", "Service", 15, _service),
    _Field("duty", "Duty", 9, _label(labels.DUTIES, lambda each: each.finding.duty)),
    _Field("asked", "What the report asks", 38, lambda _, each: each.finding.summary),
    _Field("elements", "Elements", 9, lambda _, each: len(each.elements)),
    _Field("elements_covered", "Elements covered", 9, lambda _, each: len(each.having("covered"))),
    _Field("missing", "Missing", 34, lambda _, each: _texts(each.having("missing"))),
    _Field("possible", "Possible: a person decides", 26, lambda _, each: _texts(each.having("possible"))),
    _Field("actions", "Answered by actions", 12, _answering),
    _Field("evidence", "Words relied on", 60, _evidence, main=False),
    _Field("principle", "Principle", 22, _principle, main=False),
    _Field("kind", "Kind", 16, _label(labels.KINDS, lambda each: each.finding.kind), main=False),
    _Field("response", "Council's response", 14, _response, main=False),
    _Field("reason", "Reason given", 30, lambda _, each: each.response and each.response.reason, main=False),
    *_WAIVER,
    _Field("status", "Status by the words alone", 12, _label(labels.STANDINGS, lambda each: each.status), main=False),
    _Field("quote", "The report's words", 60, lambda _, each: each.finding.quote, main=False),
)


def _best_action(scope: _Scope, clause: _Clause) -> Reference | None:
    link = clause.best
    return Reference(link.action.id, "actions", link.action.position) if link else None


def _finding_of_clause(scope: _Scope, clause: _Clause) -> Reference:
    return Reference(clause.covered.finding.id, "findings", clause.covered.finding.id)


def _other_actions(scope: _Scope, clause: _Clause) -> Several:
    """Return the further actions that answer a covered element, or may answer a possible one."""
    links = clause.element.counting or clause.element.links
    return Several(tuple({link.action.position: link.action.id for link in links[1:]}.values()))


def _quotes(scope: _Scope, clause: _Clause) -> Several:
    evidence = clause.best.evidence if clause.best else ()
    return Several(tuple(words.quote for words in evidence), lines=True)


def _places(scope: _Scope, clause: _Clause) -> Several:
    evidence = clause.best.evidence if clause.best else ()
    return Several(tuple(_place(scope, words.place) for words in evidence), lines=True)


def _decided(scope: _Scope, clause: _Clause) -> str:
    """Return who ruled on the link that is shown, when, and with what note."""
    decision = clause.best and clause.best.decision
    if not decision:
        return ""
    text = scope.language.say(
        "{who}, {when}: confirmed" if decision.ruling == "confirmed" else "{who}, {when}: rejected",
        who=decision.who,
        when=decision.when.isoformat(),
    )
    return f"{text} ({decision.note})" if decision.note else text


_ELEMENTS = (
    _Field("finding", "Finding", 10, _finding_of_clause),
    _Field("element", "Element", 16, lambda _, each: each.element.element.id),
    _Field("status", "Status", 11, _label(labels.ELEMENTS, lambda each: each.element.status)),
    _Field("asked", "What has to be answered", 36, lambda _, each: each.element.element.text),
    _Field("action", "Action", 9, _best_action),
    _Field("quotes", "Words relied on", 46, _quotes),
    _Field("places", "Place in the plan", 12, _places),
    _Field("basis", "Basis", 13, _label(labels.BASES, lambda each: each.best and each.best.basis)),
    _Field("score", "Score", 7, lambda _, each: each.best and each.best.score),
    _Field("other_actions", "Further actions", 12, _other_actions),
    _Field("decided", "Decided", 24, _decided, main=False),
    _Field("suspect", "Changed since the decision", 24, lambda _, each: each.best and each.best.suspect, main=False),
    _Field("question", "Question to ask", 50, lambda _, each: each.element.element.question, main=False),
)


def _words(field: TextField) -> Callable[[_Scope, Action], Several]:
    return lambda _, action: Several(tuple(words.value for words in action.texts(field)), lines=True)


_ACTIONS = (
    _Field("action", "Action", 9, lambda _, each: each.id),
    _Field("words", "What will be done", 46, _words("action")),
    _Field("owner", "Owner", 20, lambda _, each: each.owner and each.owner.value),
    _Field("due", "Due, as written", 13, lambda _, each: each.due and each.due.value),
    _Field("due_date", "Due by", 12, lambda scope, each: due_of(each, scope.assessment.plan).end),
    _Field("status", "Status, as written", 14, lambda _, each: each.status and each.status.value),
    _Field("progress", "Progress", 11, _label(labels.PROGRESS, status_of)),
    _Field("findings", "Answers", 12, lambda scope, each: Several(scope.answers.get(each.position, ()))),
    _Field("may_answer", "May answer", 12, lambda scope, each: Several(scope.may_answer.get(each.position, ()))),
    _Field("problems", "Problems", 22, lambda scope, each: Several(scope.problems.get(each.position, ()))),
    _Field("place", "Place in the plan", 12, lambda scope, each: _place(scope, each.place)),
    _Field("outcome", "Outcome", 30, _words("outcome"), main=False),
    _Field("measures", "Measures", 30, _words("measures"), main=False),
    _Field("service", "Service", 14, lambda _, each: each.service and each.service.value, main=False),
    _Field("section", "Section", 24, lambda _, each: " / ".join(each.sections), main=False),
)


def _action_of(scope: _Scope, problem: Problem) -> Value:
    return Reference(problem.action, "actions", problem.position) if problem.position >= 0 else problem.action


def _finding_of(scope: _Scope, problem: Problem) -> Value:
    return Reference(problem.finding, "findings", problem.finding) if problem.finding else None


_PROBLEMS = (
    _Field("severity", "Severity", 10, _label(labels.SEVERITIES, lambda each: each.severity)),
    _Field("code", "Code", 8, lambda _, each: each.code),
    _Field("name", "Rule", 22, lambda _, each: each.name),
    _Field("action", "Action", 9, _action_of),
    _Field("finding", "Finding", 10, _finding_of),
    _Field("message", "Problem", 76, lambda _, each: each.message),
    _Field("place", "Place", 16, lambda scope, each: _place(scope, each.place)),
    *_WAIVER,
)

_MADE: dict[TableName, _Made] = {
    "findings": _Made(
        "Findings", _FINDINGS, lambda given: ((each.finding.id, each) for each in given.coverage.findings)
    ),
    "elements": _Made("Elements", _ELEMENTS, _clauses),
    "actions": _Made("Actions", _ACTIONS, lambda given: ((each.position, each) for each in given.plan.actions)),
    "problems": _Made("Problems", _PROBLEMS, lambda given: enumerate(given.problems)),
}
