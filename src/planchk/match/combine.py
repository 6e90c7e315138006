"""Several catalogues as one: the reports that a plan has to answer together.

Ids get their catalogue's name (``ciw-wrexham-2020:CS-PR-2``), so that none is mistaken for another.
A finding that asks again for what an earlier report asked for is marked as its repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from planchk.catalogue import Catalogue, Finding, Heading, Part
from planchk.errors import UsageError
from planchk.match.likeness import Likeness

# Two findings of this likeness in their words ask for the same. Of the pairs of different findings in
# the shipped catalogue, the most alike reach 0.30.
_SAME = 0.8


def combine(catalogues: Sequence[Catalogue]) -> Catalogue:
    """Return the catalogues as one, in the order given: the oldest report first.

    Raises:
        UsageError: two of one id.
    """
    ids = [catalogue.id for catalogue in catalogues]
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            raise UsageError.one(f"two catalogues have the id '{id_}'.", "--catalogue", "Leave one out.")
    findings: list[Finding] = []
    for catalogue in catalogues:
        earlier = Likeness({finding.id: finding.quote for finding in findings if finding.kind != "strength"})
        findings += [_named(catalogue.id, finding, ids, earlier) for finding in catalogue.findings]
    first = catalogues[0]
    attribution = " ".join(dict.fromkeys(catalogue.source.attribution for catalogue in catalogues))
    councils = list(dict.fromkeys(each.source.council for each in catalogues if each.source.council))
    source = first.source._replace(
        publisher=", ".join(dict.fromkeys(each.source.publisher for each in catalogues)),
        title="; ".join(each.source.title for each in catalogues),
        attribution=attribution,
        council=", ".join(councils),
    )
    return Catalogue(
        id="+".join(ids),
        version="+".join(each.version for each in catalogues),
        title="; ".join(each.title for each in catalogues),
        source=source,
        services=_headings([each.services for each in catalogues]),
        principles=_headings([each.principles for each in catalogues]),
        findings=tuple(findings),
        glossary=tuple(dict.fromkeys(term for each in catalogues for term in each.glossary)),
        sha256=sha256("\n".join(each.sha256 for each in catalogues).encode("ascii")).hexdigest(),
        parts=tuple(Part(each.id, each.title, each.version, each.sha256) for each in catalogues),
    )


def qualified(catalogue: str, id_: str) -> str:
    """Return an id with its catalogue's name."""
    return f"{catalogue}:{id_}"


def _named(catalogue: str, finding: Finding, known: list[str], earlier: Likeness) -> Finding:
    def name(id_: str) -> str:
        return id_ if id_.partition(":")[0] in known and ":" in id_ else qualified(catalogue, id_)

    repeats = [name(id_) for id_ in finding.repeats]
    if finding.kind != "strength":
        repeats += [like.name for like in earlier.to(finding.quote)[:1] if like.score >= _SAME]
    return finding._replace(
        id=qualified(catalogue, finding.id),
        superseded_by=name(finding.superseded_by) if finding.superseded_by else "",
        repeats=tuple(dict.fromkeys(repeats)),
    )


def _headings(groups: list[tuple[Heading, ...]]) -> tuple[Heading, ...]:
    """Return headings by id, each once; the first title is taken."""
    found: dict[str, Heading] = {}
    for heading in (heading for group in groups for heading in group):
        found.setdefault(heading.id, heading)
    return tuple(found.values())
