"""The ledger: which links a person confirmed or rejected, who, when, and of which words. Values only."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from planchk.place import Place

Ruling = Literal["confirmed", "rejected"]


class Decision(NamedTuple):
    """A person's decision on one link.

    ``action`` is the action's id when it was made, ``element`` is ``FINDING/element``. The
    fingerprints are of the action's and of the element's words (`planchk.fingerprint`), so that the
    decision follows an action that moved, and is *suspect* once either text has changed. ``words``
    (the action's) and ``asked`` (the element's) are the texts as they stood then, to tell what
    changed.
    """

    ruling: Ruling
    action: str
    element: str
    who: str
    when: date
    action_fingerprint: str
    element_fingerprint: str
    words: str
    asked: str
    place: Place
    note: str = ""


class Ledger(NamedTuple):
    """The decisions on one plan's links, in the order of the file."""

    path: str
    decisions: tuple[Decision, ...] = ()
