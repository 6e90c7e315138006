"""A plan against several catalogues: each read by its own reader, told as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planchk.assessment import Claim, Link
from planchk.catalogue import Catalogue
from planchk.ledger import Decision, Ledger
from planchk.match.claims import with_claims
from planchk.match.combine import combine, qualified
from planchk.match.links import Advance, Matches, find_links
from planchk.match.reader import Reader
from planchk.plan import Action, Plan, Reference


class Read(NamedTuple):
    """The plan with its references in full, the catalogues as one, and the links."""

    plan: Plan
    catalogue: Catalogue
    matches: Matches


def find_links_in(
    plan: Plan,
    catalogues: Sequence[Catalogue],
    readers: Sequence[Reader],
    advance: Advance | None = None,
    ledger: Ledger | None = None,
) -> Read:
    """Return the links of a plan's actions to several catalogues, each read by the reader in its place.

    Raises:
        UsageError: two catalogues of one id.
    """
    combined = combine(catalogues)
    plan = _with_full_references(plan, catalogues)
    parts = []
    for number, (catalogue, reader) in enumerate(zip(catalogues, readers, strict=True)):
        before = _part_of(plan, catalogue)
        claimed = with_claims(before, catalogue)
        plan = _with_claims_of(plan, catalogue, before, claimed)
        last = number == len(catalogues) - 1  # an action is read once it was read against all
        own = ledger and _ledger_of(ledger, catalogues, number)
        parts.append((catalogue.id, find_links(claimed, catalogue, reader, advance if last else None, own)))
    return Read(plan, combined, _join(plan, parts))


def _with_full_references(plan: Plan, catalogues: Sequence[Catalogue]) -> Plan:
    """Return the plan whose references carry their catalogue's name.

    A reference that no catalogue has, or several have (most reports number theirs from R1), stays as it
    is: it answers nothing, and the rules tell it.
    """
    known = {catalogue.id: {finding.id for finding in catalogue.findings} for catalogue in catalogues}

    def full(reference: Reference) -> Reference:
        homes = [name for name, findings in known.items() if reference.finding in findings]
        return reference._replace(value=qualified(homes[0], reference.value)) if len(homes) == 1 else reference

    def replaced(action: Action) -> Action:
        return action._replace(addresses=tuple(map(full, action.addresses)))

    return plan._replace(actions=tuple(map(replaced, plan.actions)))


def _part_of(plan: Plan, catalogue: Catalogue) -> Plan:
    """Return the plan as one catalogue sees it: with the references to that catalogue, by its own ids."""
    prefix = f"{catalogue.id}:"

    def seen(action: Action) -> Action:
        own = (each for each in action.addresses if each.value.startswith(prefix))
        return action._replace(addresses=tuple(each._replace(value=each.value.removeprefix(prefix)) for each in own))

    return plan._replace(actions=tuple(map(seen, plan.actions)))


def _with_claims_of(plan: Plan, catalogue: Catalogue, before: Plan, claimed: Plan) -> Plan:
    """Return the plan with the claims that its headings make on one catalogue."""

    def replaced(action: Action) -> Action:
        more = claimed.actions[action.position].addresses[len(before.actions[action.position].addresses) :]
        named = (each._replace(value=qualified(catalogue.id, each.value)) for each in more)
        return action._replace(addresses=(*action.addresses, *named))

    return plan._replace(actions=tuple(map(replaced, plan.actions)))


def _ledger_of(ledger: Ledger, catalogues: Sequence[Catalogue], number: int) -> Ledger:
    """Return the decisions on one catalogue, by its own ids; those on none go to the first, which tells them."""
    names = [catalogue.id for catalogue in catalogues]
    findings = [{finding.id for finding in catalogue.findings} for catalogue in catalogues]
    own = []
    for decision in ledger.decisions:
        name, colon, element = decision.element.partition(":")
        if colon and name == names[number]:
            own.append(decision._replace(element=element))
        elif not colon:
            homes = [place for place, known in enumerate(findings) if decision.element.partition("/")[0] in known]
            if number in (homes or [0]):
                own.append(decision)
        elif name not in names and number == 0:
            own.append(decision)
    return ledger._replace(decisions=tuple(own))


def _join(plan: Plan, parts: Sequence[tuple[str, Matches]]) -> Matches:
    """Return the matches with all catalogues as one, under full ids."""
    links: dict[tuple[str, str], list[Link]] = {}
    rejected: dict[tuple[str, str], list[Link]] = {}
    unsupported: list[Claim] = []
    stale: list[Decision] = []
    for name, matches in parts:

        def renamed(link: Link, name: str = name) -> Link:
            action = plan.actions[link.action.position]
            return link._replace(action=action, finding=qualified(name, link.finding))

        for old, new in ((matches.links, links), (matches.rejected, rejected)):
            for (finding, element), each in old.items():
                new[qualified(name, finding), element] = [renamed(link) for link in each]
        for claim in matches.unsupported:
            reference = claim.reference._replace(value=qualified(name, claim.reference.value))
            unsupported.append(claim._replace(action=plan.actions[claim.action.position], reference=reference))
        stale += matches.stale
    return Matches(links, tuple(unsupported), rejected, tuple(stale))
