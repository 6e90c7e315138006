"""Section headings that name a finding of the catalogue -> declared references.

A plan that is laid out by recommendation claims by its layout. What counts is an id of the
catalogue, or the finding's own words; "Recommendation 1" is the plan's own numbering and names
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache, lru_cache

from planchk.catalogue import Catalogue, Finding
from planchk.plan import Action, Plan, Reference

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SEPARATORS = re.compile(r"[-_. ]+")
# The name of a catalogue before an id; words such as "Recommendation:" have neither digit nor hyphen.
_NAME = re.compile(r"([\w.-]*[\d-][\w.-]*):$")
_BETWEEN = "-–_. "
# No heading is longer; what is, is no heading.
_LONGEST = 2000
# The share of a finding's words, in their order, that a heading has to hold to quote it.
_QUOTED = 0.8
# A heading of at least so many words, nearly all from the finding, quotes a part of it.
_PART_WORDS, _PART = 8, 0.9
# A heading of fewer words quotes nothing.
_FEWEST_WORDS = 4
# Fewer words than these in a row agree by chance.
_RUN = 3


def with_claims(plan: Plan, catalogue: Catalogue) -> Plan:
    """Return the plan whose actions declare what the headings above them name; its own references come first.

    References that carry the catalogue's name (``ciw-wrexham-2020:CS-PR-2``) lose it.
    """
    name = cache(namer(catalogue))
    named: dict[tuple[str, ...], tuple[str, ...]] = {}  # an action mostly stands where the one before it does
    prefix = f"{catalogue.id}:"
    actions = []
    changed = False
    for action in plan.actions:
        if action.addresses and any(reference.value.startswith(prefix) for reference in action.addresses):
            own = (each._replace(value=each.value.removeprefix(prefix)) for each in action.addresses)
            action = action._replace(addresses=tuple(own))
            changed = True
        titles = action.sections
        if titles not in named:
            named[titles] = tuple(dict.fromkeys(reference for title in titles for reference in name(title)))
        if named[titles] and (more := _further(action, named[titles])):
            action = action._replace(addresses=(*action.addresses, *more))
            changed = True
        actions.append(action)
    return plan._replace(actions=tuple(actions)) if changed else plan


def _further(action: Action, found: tuple[str, ...]) -> tuple[Reference, ...]:
    declared = {reference.finding for reference in action.addresses}
    # A heading that names an element says more closely what one above it, which names the finding, means.
    narrowed = {value.partition("/")[0] for value in found if "/" in value}
    return tuple(
        Reference(value, action.place)
        for value in found
        if value.partition("/")[0] not in declared and value not in narrowed
    )


@lru_cache(maxsize=4)  # of several plans the catalogue is one
def namer(catalogue: Catalogue) -> Callable[[str], tuple[str, ...]]:
    """Return what tells the findings that a heading names."""
    ids = [(finding.id, _squeezed(finding.id), _id_pattern(finding)) for finding in catalogue.to_cover]
    texts = [(finding.id, _words(text)) for finding in catalogue.to_cover for text in (finding.quote, finding.summary)]
    by_text = [(id_, text, frozenset(text)) for id_, text in texts if text]
    vocabulary = frozenset[str]().union(*(of_text for _, _, of_text in by_text))
    fewest = _QUOTED * min((len(of_text) for _, _, of_text in by_text), default=0)

    def name(title: str) -> tuple[str, ...]:
        if len(title) > _LONGEST:
            return ()
        squeezed = _squeezed(title)
        # Compiling a pattern costs more than checking an action, and most headings hold no id.
        found = [(id_, pattern) for id_, own, pattern in ids if own in squeezed]
        numbered = [
            f"{id_}{match[1] or ''}"
            for id_, pattern in found
            if (match := re.search(pattern, title, re.IGNORECASE))
            and not _is_of_another(title[: match.start()], catalogue)
        ]
        quoted = quoted_in(_words(title))
        return tuple(dict.fromkeys((*numbered, *(id_ for id_ in quoted if not any(id_ in each for each in numbered)))))

    def quoted_in(words: list[str]) -> list[str]:
        different = set(words)
        known = len(different & vocabulary)
        if len(words) < _FEWEST_WORDS or known < min(fewest, _PART * len(different)):
            return []  # as most headings
        return [
            id_ for id_, text, of_text in by_text if _is_near(len(words), different, of_text) and _quotes(words, text)
        ]

    return name


def _id_pattern(finding: Finding) -> str:
    """Return what finds an id and its element in a heading; an id that a plan's own number could be needs its element.

    ``R1`` may be anybody's first recommendation; ``R1/audit`` is this report's.
    """
    parts = _SEPARATORS.split(finding.id)
    alone = "?" if len(parts) > 1 and any(part.isalpha() for part in parts) else ""
    elements = "|".join(re.escape(element.id) for element in finding.elements)
    body = r"[-–_. ]?".join(map(re.escape, parts))  # as people write it: ``CS-PR-2``, ``CS PR 2``
    return rf"(?<![\w-]){body}(/(?:{elements})){alone}(?![\w-]|\.\d)"


def _is_of_another(before: str, catalogue: Catalogue) -> bool:
    """Whether the words before an id end with the name of another catalogue."""
    name = _NAME.search(before)
    return name is not None and name[1].casefold() != catalogue.id.casefold()


def _squeezed(text: str) -> str:
    """Return a text without what may stand between the parts of an id, so that an id in it is simply a part of it."""
    for sign in _BETWEEN:  # quicker than to translate
        text = text.replace(sign, "")
    return text.casefold()


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _is_near(length: int, title: Set[str], text: Set[str]) -> bool:
    """Whether a heading of so many words shares enough of them with a finding to quote it, whole or in part."""
    shared = len(title & text)
    return shared >= _QUOTED * len(text) or (length >= _PART_WORDS and shared >= _PART * len(title))


def _quotes(title: list[str], text: list[str]) -> bool:
    """Whether a heading holds a finding's words in their order, or is a part of them."""
    from difflib import SequenceMatcher  # here: few headings come so near

    blocks = SequenceMatcher(None, title, text, autojunk=False).get_matching_blocks()
    agreed = sum(block.size for block in blocks if block.size >= min(_RUN, len(text)))
    return agreed >= _QUOTED * len(text) or (len(title) >= _PART_WORDS and agreed >= _PART * len(title))
