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
    """Yield each response and the findings that it is to: by its id, or else by the nearest text that names one.

    Of several catalogues together, an id without its catalogue's name means each that has it.
    """
    if not plan.responses:
        return
    homes: dict[str, list[str]] = {}
    for finding in catalogue.findings:
        for known in {finding.id, _own(finding.id)}:
            homes.setdefault(known.casefold(), []).append(finding.id)
    name = namer(catalogue._replace(findings=tuple(each._replace(id=_own(each.id)) for each in catalogue.findings)))
    for response in plan.responses:
        texts = (response.finding, *response.context)
        found = (homes.get(text.partition("/")[0].casefold()) or _findings(name(text), homes) for text in texts)
        yield response, tuple(next((ids for ids in found if ids), ()))


def _own(id_: str) -> str:
    """Return a finding's id without the name of its catalogue."""
    return id_.rpartition(":")[2]


def _findings(references: tuple[str, ...], homes: dict[str, list[str]]) -> list[str]:
    own = dict.fromkeys(reference.partition("/")[0] for reference in references)
    return [id_ for each in own for id_ in homes[each.casefold()]]


def _together(responses: list[Response]) -> Response:
    first, answers = responses[0], {response.answer for response in responses}
    reasons = dict.fromkeys(response.reason for response in responses if response.reason)
    answer = first.answer if len(answers) == 1 else "partly agreed"
    return first._replace(answer=answer, reason=" ".join(reasons))
