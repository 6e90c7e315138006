"""The schema of a ledger's file, in the keys that `planchk.ledgers.read` knows."""

from __future__ import annotations

from typing import Any, get_args

from planchk.ledger import Ruling
from planchk.ledgers.read import FINGERPRINTS, KEYS, VERSION

_OPTIONAL = ("note",)
_ABOUT = {
    "action": "The action's id when it was decided.",
    "element": "The element of the report, as FINDING/element.",
    "ruling": "confirmed: the action answers it; rejected: it does not.",
    "who": "Who decided.",
    "when": "The day (2021-03-31).",
    "note": "Why, in their words.",
    "words": "The action's words as they stood then.",
    "asked": "The element's words as they stood then.",
    "fingerprints": "Of both texts, so that the decision follows an action that moved, and a change is seen.",
}
_PRINTS = {"action": "Of the action's words.", "element": "Of the element's words."}


def build() -> dict[str, Any]:
    """Return the schema's body."""
    text = {"type": ["string", "integer"]}
    kinds: dict[str, dict[str, Any]] = {
        "element": {"type": "string", "pattern": r"^\s*[^/\s]+/[^/\s]+\s*$"},
        "ruling": {"enum": list(get_args(Ruling))},
        "when": {"type": "string", "format": "date"},
        "note": {"type": ["string", "integer", "null"]},
        "fingerprints": _mapping(
            {key: {"type": "string", "pattern": r"^\d+:[0-9a-f]+$"} for key in FINGERPRINTS}, _PRINTS
        ),
    }
    decision = _mapping({key: kinds.get(key, text) for key in KEYS}, _ABOUT)
    parts: dict[str, dict[str, Any]] = {
        "schema_version": {"const": int(VERSION)},
        "decisions": {"type": ["array", "null"], "items": decision},
    }
    about = {"schema_version": "The version of the file's form.", "decisions": "What people decided, one entry a link."}
    return _mapping(parts, about)


def _mapping(properties: dict[str, dict[str, Any]], about: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: {"description": about[key], **value} for key, value in properties.items()},
        "patternProperties": {"^x-": {"description": "A key of your own; planchk leaves it alone."}},
        "required": [key for key in properties if key not in _OPTIONAL],
        "additionalProperties": False,
    }
