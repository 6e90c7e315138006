"""Which finding each of the council's responses is to."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.catalogue import Catalogue
from planchk.match.claims import namer
from planchk.plan import Plan, Response


def responses_by_finding(plan: Plan, catalogue: Catalogue) -> dict[str, Response]:
    """Return the council's response to each finding that has one, by the finding's id.

    Several responses to one finding that agree are one, with each one's reason; where they differ, the
    finding is agreed in part.
    """
    found: dict[str, list[Response]] = {}
    for response, ids in _named(plan, catalogue):
        for id_ in ids:
            found.setdefault(id_, []).append(response)
    return {id_: _together(responses)._replace(finding=id_) for id_, responses in found.items()}


def unplaced_responses(plan: Plan, catalogue: Catalogue) -> tuple[Response, ...]:
    """Return the responses that name no finding of the catalogue."""
    return tuple(response for response, ids in _named(plan, catalogue) if not ids)


def _named(plan: Plan, catalogue: Catalogue) -> Iterator[tuple[Response, tuple[str, ...]]]:
    """Yield each response and the findings that it is to: by its id, or else by the nearest text that names one."""
    if not plan.responses:
        return
    known = {finding.id.casefold(): finding.id for finding in catalogue.findings}
    name = namer(catalogue)
    for response in plan.responses:
        own = known.get(response.finding.partition("/")[0].casefold())
        texts = ((own,) if own else _findings(name(text)) for text in (response.finding, *response.context))
        yield response, next((ids for ids in texts if ids), ())


def _findings(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.partition("/")[0] for reference in references))


def _together(responses: list[Response]) -> Response:
    first, answers = responses[0], {response.answer for response in responses}
    reasons = dict.fromkeys(response.reason for response in responses if response.reason)
    answer = first.answer if len(answers) == 1 else "partly agreed"
    return first._replace(answer=answer, reason=" ".join(reasons))
