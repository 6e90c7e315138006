"""A link that a person is to decide on, as styled lines."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.plan import Words
from planchk.questions import Question
from planchk.render.lines import Line, line
from planchk.render.rulings import ruling_of

_KEYS = (
    ("y", "yes, it answers what is asked for: confirm the link"),
    ("n", "no, it does not: reject the link"),
    ("s", "skip it for now"),
    ("u", "undo the last answer and ask it again"),
    ("q", "quit; what was decided is kept"),
)
_LABEL = 11
_WHY_STYLE = {"suspect": "bold yellow", "claim": "yellow", "possible": "yellow", "counts": "green"}
_EVIDENCE = "bold cyan"


def render_question(question: Question, number: int, total: int) -> Iterator[Line]:
    """Yield what the report asks for, the action's words with the evidence marked, and why a person is asked."""
    link = question.link
    yield line()
    yield line(
        (f"{number} of {total}  ", "dim"),
        (f"{question.name}: ", "bold"),
        (_why(question), _WHY_STYLE[question.why]),
        hang=4,
    )
    yield _labelled("Report", (f'"{question.finding.quote}"', "italic"))
    yield _labelled("Asked for", question.element.text)
    yield _labelled("Action", (link.action.id, "bold"), " ", (str(link.action.place), "dim"))
    for words in link.action.words:
        yield _labelled(words.field, *_marked(words, question))
    if link.action.status:
        yield _labelled("status", link.action.status.value)
    if link.decision:
        yield _labelled("Before", f"{ruling_of(link.decision)}; since then, {link.suspect}.")


def render_help(question: Question) -> Iterator[Line]:
    """Yield the keys, and the catalogue's guidance on what answers the element."""
    for key, meaning in _KEYS:
        yield line((f"{key}  ", "bold"), meaning, indent=2, hang=5)
    element = question.element
    if element.question:
        yield line("To ask: ", element.question, indent=2, hang=5)
    for name, examples in (("Counts: ", element.counts), ("Does not count: ", element.does_not_count)):
        if examples:
            yield line(name, "; ".join(examples), indent=2, hang=5)


def _why(question: Question) -> str:
    link = question.link
    if question.why == "suspect":
        return "suspect: it was decided on other words"
    if question.why == "claim":
        return "claimed by the plan; the action's words don't show it"
    how = f"({link.basis}, {link.score:.2f})" if link.score else f"({link.basis})"
    return f"counts {how}" if question.why == "counts" else f"may be answered {how}"


def _labelled(label: str, *parts: str | tuple[str, str]) -> Line:
    return line((f"{label:<{_LABEL}}", "dim"), *parts, indent=2, hang=2 + _LABEL)


def _marked(words: Words, question: Question) -> tuple[str | tuple[str, str], ...]:
    """Return an action's words; the clause that the reader relies on stands between marks, and in colour."""
    for evidence in question.link.evidence if question.link.score else ():
        start = words.value.find(evidence.quote)
        if start >= 0 and (evidence.field, evidence.place) == (words.field, words.place):
            end = start + len(evidence.quote)
            return words.value[:start], (f"»{evidence.quote}«", _EVIDENCE), words.value[end:]
    return (words.value,)
