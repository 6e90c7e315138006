"""The schema of a plan in YAML or JSON, from the names that the reader knows (`planchk.readers.names`).

Editors complete the canonical names; every other name that the reader takes is known by a pattern,
in any case and with any of the reader's separators.
"""

from __future__ import annotations

import re
from typing import Any

from planchk.catalogue import Catalogue
from planchk.readers.names import ACTION, PLAN, SECTION

_STATUSES = ("not started", "in progress", "complete", "on hold", "cancelled")
_SERVICES = ("children", "adults", "both")
_UNUSED = "Known, and not used by planchk."
_OWN = "A key of your own; planchk leaves it alone."
_PLAN = {
    "council": "The council's name, shown in reports.",
    "title": "The plan's title, shown in reports.",
    "date": "The plan's date (2021-06-30): decides what 'Q3' or 'within 6 months' means.",
    "actions": "What the council commits to.",
    "sections": "Groups of actions under a title; they can hold further sections.",
    "responses": "What the council says to findings, beside what it does about them.",
    "waivers": "What is left open, or let stand, for a time: by whom, and why.",
}
_SECTION = {
    "title": "The title; context for the actions below, which by itself answers nothing.",
    "recommendation": "The finding's id, read as 'addresses'; or its words, read as context.",
    "addresses": "Ids of the findings (CS-PR-2) or elements (CS-PR-2/legal) that all actions below claim to answer.",
    "service": "The service of all actions below.",
    "response": "What the council says to the finding: agreed, partly agreed, not agreed or no action.",
    "reason": "Why, where it is not agreed.",
    "actions": "The actions of this section.",
    "sections": "Further sections within this one.",
}
_ACTION = {
    "id": "The plan's own number for the action. Made from its words where it is missing.",
    "action": "What will be done. Say what will be in place at the end that is not there now.",
    "outcome": "What will be different for people.",
    "detail": "More: how it will be done, progress, notes.",
    "measures": "How success is measured, best with a figure: a text or a list of texts.",
    "result": "What a finished action achieved, with its evidence.",
    "owner": "One accountable lead, by job role.",
    "due": "When it is done: a date (2021-06-30), a month or a quarter.",
    "status": "How far it has come: not started, in progress, complete, on hold or cancelled; or a RAG rating.",
    "service": "children, adults or both.",
    "addresses": "Ids of the findings (CS-PR-2) or elements (CS-PR-2/legal) that the action claims to answer.",
    "recommendation": "The finding's id, read as 'addresses'; or its words, read as context.",
    "section": "A title that the action stands under.",
    "response": "What the council says to the finding: agreed, partly agreed, not agreed or no action.",
    "reason": "Why, where it is not agreed.",
    "waive": "Problems of this action that are let stand for a time.",
}
# The names of a response's keys, and what else is written for them.
_RESPONSE_NAMES = {
    "finding": "findings, recommendation, recommendations, addresses",
    "answer": "response, decision",
    "reason": "reasons, rationale",
}
_RESPONSE = {
    "finding": "The id of the finding.",
    "answer": "agreed, partly agreed, not agreed or no action.",
    "reason": "Why, where it is not agreed.",
}
_WAIVER = {
    "finding": "The id of the finding that is left open. Give this or 'problem'.",
    "problem": "The code of the rule (PC106) whose problem is let stand. Give this or 'finding'.",
    "action": "The id of the only action that is meant; without it, all are.",
    "plan": "The name of the plan's file, where one file of waivers serves several plans.",
    "reason": "Why.",
    "owner": "Who answers for it.",
    "expires": "The last day on which it holds (2021-09-30).",
}
# Words whose apostrophe the reader drops: "i'w gwblhau", "byddwn ni'n gwybod".
_ELIDED = {"iw": "i['’]?w", "nin": "ni['’]?n"}
_SEPARATOR = r"[\s_/&-]+"


def build(catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Return the schema's body; with a catalogue, it knows the ids that a plan can refer to."""
    return {
        "type": ["object", "array"],
        "items": {"$ref": "#/$defs/action"},
        **_mapping(PLAN, _PLAN, _one_of("actions", "sections", of=PLAN)),
        "$defs": {
            "section": {
                "description": "Actions that belong together.",
                "type": "object",
                **_mapping(SECTION, _SECTION, {}),
            },
            "action": {
                "description": "One action: a text, or what is known of it by key.",
                "type": ["object", "string"],
                **_mapping({**ACTION, "waive": ""}, _ACTION, _one_of("action", "response", of=ACTION)),
            },
            "text": {"type": ["string", "number", "null"]},
            "texts": {
                "type": ["string", "number", "null", "array"],
                "items": {"$ref": "#/$defs/text"},
            },
            "status": _suggesting(_STATUSES),
            "service": _suggesting(_SERVICES),
            "references": _references(catalogue),
            "actions": {"type": ["array", "null"], "items": {"$ref": "#/$defs/action"}},
            "sections": {"type": ["array", "null"], "items": {"$ref": "#/$defs/section"}},
            "waivers": {"type": ["array", "object", "null"], "items": {"$ref": "#/$defs/waiver"}},
            "waiver": waiver(),
            "responses": {"type": ["array", "null"], "items": {"$ref": "#/$defs/response"}},
            "response": {
                "description": "What the council says to a finding.",
                "type": "object",
                **_mapping(_RESPONSE_NAMES, _RESPONSE, {}),
                "allOf": [_one_of("finding", of=_RESPONSE_NAMES), _one_of("answer", of=_RESPONSE_NAMES)],
            },
        },
    }


def waiver() -> dict[str, Any]:
    """Return the schema of one waiver."""
    return {
        "description": "What is let stand for a time.",
        "type": "object",
        "properties": {name: {"$ref": "#/$defs/text", "description": about} for name, about in _WAIVER.items()},
        "required": ["reason", "owner", "expires"],
        "oneOf": [{"required": ["finding"]}, {"required": ["problem"]}],
        "additionalProperties": False,
    }


def _mapping(names: dict[str, str], about: dict[str, str], required: dict[str, Any]) -> dict[str, Any]:
    """Return what a mapping may hold: ``names`` gives each canonical name what else is written for it."""
    properties = {
        name: {"$ref": f"#/$defs/{_type_of(name)}", "description": about.get(name, "")} for name in names if name
    }
    patterns = {
        _pattern([name, *others.split(", ")], name): properties.get(name, {"description": _UNUSED})
        for name, others in names.items()
    }
    return {
        "properties": properties,
        "patternProperties": {**patterns, r"^[Xx][\s_/&-]": {"description": _OWN}},
        "additionalProperties": False,
        **required,
    }


def _type_of(name: str) -> str:
    if name in ("waivers", "waive"):
        return "waivers"
    if name in ("actions", "sections", "status", "service", "responses"):
        return name
    if name in ("addresses", "finding"):
        return "references"
    return "text" if name in ("council", "title", "date", "id", "answer") else "texts"


def _one_of(*names: str, of: dict[str, str]) -> dict[str, Any]:
    """Ask for one of these keys, under any of its names, in words that editors show."""
    spelled = _pattern([spelling for name in names for spelling in (name, *of[name].split(", "))])
    return {"if": {"propertyNames": {"not": {"pattern": spelled}}}, "then": {"required": [names[0]]}}


def _pattern(spellings: list[str], but: str = "") -> str:
    """Return a regular expression for names as the reader compares them; JSON Schema knows no "any case".

    ``but`` is left out as it stands: it has its own property, and one fault would be told twice.
    """
    other = f"(?!{but}$)" if but else ""
    return f"^{other}\\W*(?:{'|'.join(_spelled(each) for each in spellings if each)})\\W*$"


def _spelled(name: str) -> str:
    words = (_ELIDED.get(word, word) for word in name.split())
    return _SEPARATOR.join(re.sub("[a-z]", _either_case, word) for word in words)


def _either_case(match: re.Match[str]) -> str:
    return f"[{match[0].upper()}{match[0]}]"


def _suggesting(values: tuple[str, ...]) -> dict[str, Any]:
    """Return a text for which editors offer some values."""
    return {"anyOf": [{"enum": list(values)}, {"$ref": "#/$defs/texts"}]}


def _references(catalogue: Catalogue | None) -> dict[str, Any]:
    if catalogue is None:
        return {"$ref": "#/$defs/texts"}
    known = [
        {"const": f"{finding.id}/{element.id}" if element else finding.id, "description": text}
        for finding in sorted(catalogue.findings, key=lambda finding: not finding.needs_coverage)
        for element, text in ((None, finding.summary), *((each, each.text) for each in finding.elements))
    ]
    several = {"type": "string", "pattern": "[,;\\n]", "description": "Several ids, parted by commas."}
    one = {"anyOf": [*known, several, {"type": "null"}]}
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}
