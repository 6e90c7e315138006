"""A person's decision in words."""

from __future__ import annotations

from planchk.ledger import Decision
from planchk.values.periods import say


def ruling_of(decision: Decision) -> str:
    """Return who decided what and when, with the note: ``confirmed by NAME on 1 March 2021: "..."``."""
    note = f': "{decision.note}"' if decision.note else ""
    return f"{decision.ruling} by {decision.who} on {say(decision.when)}{note}"
