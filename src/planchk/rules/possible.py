"""A finding that an action may answer, so that a person has to decide.

What may be an answer never counts as covered. Read the action: if it commits to what the finding
asks for, confirm the link or make its words plainer; if not, the finding needs an action.

Bad:  `action: Improve the experience of families` as the answer to "work in partnership with parents as equals"
Good: `action: Draw up each plan together with the parents, and record where they disagree`

Source: practice; a summary that counts maybes as answers misleads its board.
"""

from collections.abc import Iterator

from planchk.assessment import ElementCoverage, Severity
from planchk.place import Place
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC303"
NAME = "possible"
SEVERITY: Severity = "warning"

# More actions than these are not named.
_SHOWN = 3


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the findings with elements that are possible."""
    for covered in subject.coverage.findings:
        elements = covered.having("possible")
        if not elements or not covered.finding.needs_coverage:
            continue
        asked = short(covered.finding.summary.rstrip("."), 160)
        answers = "; ".join(_answer(element, len(covered.elements) > 1) for element in elements)
        message = f"a person has to decide whether this is answered ({asked}): {answers}"
        yield Hit(message, Place(subject.plan.path), finding=covered.finding.id)


def _answer(element: ElementCoverage, told: bool) -> str:
    """Say which actions may answer an element, and which element where the finding has several."""
    ids = list(dict.fromkeys(link.action.id for link in element.links))
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    actions = f"action{'s' if len(ids) > 1 else ''} {', '.join(short(each, 30) for each in ids[:_SHOWN])}{more}"
    return f"{actions} may answer {element.element.text.rstrip('.') if told else 'it'}"
