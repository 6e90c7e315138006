"""How far an action has come, from the words, letters and colours that plans use.

Words win over colours ("Red - not started"). R, A and G say how work is going, so they mean that it
is in progress; B and blue mean complete and embedded.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Status(Enum):
    """How far an action has come; the value is how it is said."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    ON_HOLD = "on hold"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


# A status stands at the front of its cell; what follows is the progress diary.
_LIMIT = 200
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[%✓✔☑✅🗸✗✘☒❌]")

_CANCELLED = (
    "cancelled", "canceled", "withdrawn", "superseded", "abandoned", "discontinued", "no longer required",
    "no longer needed", "no longer applicable", "no longer relevant", "no longer being pursued",
    "not being pursued", "not proceeding", "not progressing", "not pursued", "will not proceed",
    "not going ahead", "canslwyd", "wedi i ganslo", "wedi i chanslo", "wedi u canslo", "wedi ei ganslo",
    "wedi i dynnu n ôl", "wedi i dynnu yn ôl", "tynnwyd yn ôl", "diddymwyd", "wedi i ddiddymu", "heb ei angen mwyach",
    "nid oes ei angen mwyach", "nid oes angen mwyach", "dim angen mwyach", "nid yw n mynd rhagddo",
    "ddim yn mynd rhagddo", "ni fydd yn mynd rhagddo", "rhoddwyd y gorau",
)  # fmt: skip
_ON_HOLD = (
    "on hold", "onhold", "paused", "pause", "suspended", "halted", "stalled", "parked", "frozen",
    "postponed", "deferred", "blocked", "in abeyance", "mothballed", "wedi i ohirio", "wedi i gohirio",
    "wedi u gohirio", "wedi ei ohirio", "gohiriwyd", "wedi i oedi", "wedi i hoedi", "wedi i atal", "wedi i hatal",
    "ataliwyd", "wedi i rewi", "ar stop", "ar saib",
)  # fmt: skip
_PARTLY = (
    "not complete", "not completed", "not yet complete", "not yet completed", "not fully", "incomplete",
    "not achieved", "not yet achieved", "not met", "not yet met", "not delivered", "not yet delivered",
    "not done", "not closed", "not yet implemented", "not implemented", "nearly", "almost", "part",
    "partial", "partially", "partly", "mostly", "substantially", "largely", "to be completed", "to complete",
    "to be complete", "due to be", "to be done", "to be delivered", "to be implemented", "to be achieved",
    "to be closed", "complete by", "completed by", "will be", "no longer on hold", "no longer paused",
    "not on hold", "near complete", "near completion", "phase", "stage", "step", "being", "pending",
    "awaiting", "not finished", "yet to be completed", "yet to complete", "elements complete",
    "ready to close", "bron", "rhannol", "i w gwblhau", "i w chwblhau", "i w cwblhau", "i w gyflawni", "heb ei gwblhau",
    "heb ei chwblhau", "heb eu cwblhau", "heb gwblhau", "heb ei gyflawni", "nid yw wedi", "cam 1", "cam 2", "cam 3",
    "yn cael ei",
)  # fmt: skip
_NOT_STARTED = (
    "not started", "not yet started", "not begun", "not yet begun", "not commenced", "not yet commenced",
    "yet to start", "yet to begin", "yet to commence", "to start", "to be started", "unstarted", "pending",
    "planned", "proposed", "scheduled", "not due", "not yet due", "awaiting", "to do", "todo", "queued",
    "no progress", "no action yet", "not actioned", "not yet actioned", "heb ddechrau",
    "heb gychwyn", "heb ei ddechrau", "heb ei dechrau", "heb eu dechrau", "heb ei gychwyn", "i w ddechrau",
    "i w dechrau", "eto i ddechrau", "i ddechrau", "ddim wedi dechrau", "nid yw wedi dechrau", "arfaethedig",
    "wedi i gynllunio", "wedi i chynllunio", "dim cynnydd",
)  # fmt: skip
_COMPLETE = (
    "complete", "completed", "done", "finished", "actioned", "achieved", "delivered", "implemented",
    "closed", "signed off", "fully met", "embedded", "discharged", "fulfilled", "concluded", "resolved",
    "bau", "business as usual", "in place", "✓", "✔", "☑", "✅", "🗸", "wedi i gwblhau", "wedi i chwblhau",
    "wedi u cwblhau", "wedi ei gwblhau", "wedi ei chwblhau", "wedi eu cwblhau", "cwblhawyd", "wedi cwblhau", "cyflawn",
    "cyflawnwyd", "wedi i gyflawni", "wedi i chyflawni", "wedi u cyflawni", "wedi ei gyflawni", "gorffenwyd",
    "wedi gorffen", "wedi i orffen", "gweithredwyd", "wedi i weithredu", "wedi i gau", "wedi i wneud",
)  # fmt: skip
_IN_PROGRESS = (
    "in progress", "inprogress", "wip", "progress", "progressing", "progressed", "ongoing", "on going",
    "on track", "on target", "on schedule", "on course", "underway", "under way", "started", "commenced",
    "begun", "continuing", "continues", "continuous", "delayed", "delay", "late", "behind", "slipped",
    "slippage", "slipping", "overdue", "at risk", "off track", "off target", "off schedule", "active",
    "live", "open", "working", "draft", "drafted", "in development", "being", "developing", "rescheduled",
    "re scheduled", "renegotiated", "extended", "escalated", "under review", "in review", "improving",
    "resumed", "mobilising", "initiated", "amended", "revised", "ar y gweill", "ar waith", "ar y trywydd",
    "parhaus", "yn barhaus", "yn parhau", "wedi dechrau", "wedi cychwyn", "dechreuwyd", "mynd rhagddo",
    "mynd yn ei flaen", "ar darged", "ar amser", "yn unol â r amserlen", "oddi ar y trywydd", "ar ei hôl hi",
    "yn hwyr", "hwyr", "oedi", "wedi llithro", "llithriad", "mewn perygl", "cynnydd", "drafft", "wedi i ymestyn",
    "dan adolygiad",
)  # fmt: skip

# What a cell may hold instead of words.
_LETTERS: dict[str, Status] = dict.fromkeys(("r", "a", "g", "red", "amber", "green", "yellow"), Status.IN_PROGRESS)
_LETTERS |= dict.fromkeys(
    ("orange", "ag", "ar", "ra", "ga", "coch", "goch", "ambr", "melyn", "felyn", "gwyrdd", "werdd", "wyrdd", "oren"),
    Status.IN_PROGRESS,
)
_LETTERS |= dict.fromkeys(
    ("b", "blue", "yes", "y", "tick", "ticked", "met", "glas", "las", "ie", "do"), Status.COMPLETE
)
_LETTERS |= dict.fromkeys(
    ("no", "n", "grey", "gray", "white", "new", "future", "✗", "✘", "☒", "❌", "llwyd", "gwyn", "naddo", "newydd"),
    Status.NOT_STARTED,
)
_LETTERS |= dict.fromkeys(("dropped", "merged", "rejected", "removed", "void"), Status.CANCELLED)
_NOT_APPLICABLE = frozenset(("n a", "na", "not applicable"))
_COMPLETION = frozenset(
    "complete completed completion done delivered achieved implemented finished wedi cwblhawyd cyflawn".split()
)
_DECORATION = frozenset("rag brag status rating rated dark light to and statws sgôr cag".split())


def parse_status(text: str) -> Status:
    """Read a status cell; ``Status.UNKNOWN`` where no word of it is known, or there is none."""
    return _status(text if len(text) <= _LIMIT else text[:_LIMIT])


@lru_cache(maxsize=1024)  # a plan repeats its few statuses, and several rules ask
def _status(text: str) -> Status:
    tokens: list[str] = _TOKEN.findall(text.casefold())
    figures = _percentages(tokens)
    if figures and not any(token.isalpha() and token not in _COMPLETION for token in tokens):
        return (
            Status.NOT_STARTED if max(figures) == 0 else Status.COMPLETE if min(figures) >= 100 else Status.IN_PROGRESS
        )
    words = " " + " ".join(tokens) + " "
    if words.strip() in _NOT_APPLICABLE:
        return Status.UNKNOWN
    partly = _first(words, _PARTLY) < len(words) or any(figure < 100 for figure in figures)
    ends: dict[Status, int] = {Status.CANCELLED: _first(words, _CANCELLED), Status.ON_HOLD: _first(words, _ON_HOLD)}
    if partly:
        # "Phase 1 completed", "no longer on hold": what follows is no end of the whole.
        ends[Status.ON_HOLD] = len(words) if "no longer" in words or "not on hold" in words else ends[Status.ON_HOLD]
    else:
        ends[Status.COMPLETE] = _first(words, _COMPLETE)
    kind = min(ends, key=lambda each: ends[each])
    if ends[kind] < len(words):
        return kind
    if _first(words, _NOT_STARTED) < len(words):
        return Status.NOT_STARTED
    if partly or _first(words, _IN_PROGRESS) < len(words):
        return Status.IN_PROGRESS
    return _letters([token for token in tokens if token not in _DECORATION])


def _percentages(tokens: list[str]) -> list[int]:
    """Return the figures of "80%" and "80% complete", not those of other things ("95% of files")."""
    return [
        int(token[:4])
        for token, sign, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False)
        if sign == "%" and token.isascii() and token.isdigit() and (not after or after in _COMPLETION)
    ]


def _letters(tokens: list[str]) -> Status:
    """Read letters and colours: "G", "Amber/Green", "Red"; several that disagree are in progress."""
    kinds = {_LETTERS.get(token, Status.UNKNOWN) for token in tokens}
    if Status.UNKNOWN in kinds or not kinds:
        return Status.UNKNOWN
    return kinds.pop() if len(kinds) == 1 else Status.IN_PROGRESS


def _first(words: str, phrases: tuple[str, ...]) -> int:
    """Return where the first of the phrases stands, or the length of the words."""
    places = (words.find(f" {phrase} ") for phrase in phrases)
    return min((place for place in places if place >= 0), default=len(words))
