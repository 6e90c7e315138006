"""What changed in one action: its words, number, headings, due date, owner, status and references."""

from __future__ import annotations

from datetime import date
from typing import get_args

from planchk.compare.changes import ActionChange, DueChange, DueKind, Edit, Rewording, StatusChange, StatusKind
from planchk.compare.pairs import Pair
from planchk.fingerprint import fingerprint
from planchk.plan import Action, Text, TextField
from planchk.values.dates import Due, parse_due
from planchk.values.owners import parse_owners
from planchk.values.statuses import Status, parse_status

# A longer status cell is a diary: its further words are no status.
_STATUS_LENGTH = 40
_FINISHED = (Status.COMPLETE, Status.CANCELLED)
_RESTING = (Status.ON_HOLD, Status.CANCELLED)
_NOT_TOLD = Status.UNKNOWN


def change_of(pair: Pair, dates: tuple[date | None, date | None]) -> ActionChange:
    """Return what changed; ``dates`` are the two plans' own, from which "within 6 months" counts."""
    old, new = pair.old, pair.new
    both_numbered = old.id_given and new.id_given and old.id != new.id
    return ActionChange(
        old,
        new,
        pair.matched,
        number=Edit(old.id, new.id) if both_numbered else None,
        section=_edit(" / ".join(old.sections), " / ".join(new.sections)),
        words=_words(old, new),
        due=_due(pair, dates),
        owner=_owner(old.owner, new.owner),
        status=_status(old.status, new.status),
        references=_references(old, new),
    )


def same(old: str, new: str) -> bool:
    """Whether a reader takes two texts for the same."""
    return old == new or fingerprint([old]) == fingerprint([new])


def status_of(action: Action) -> Status:
    """Return how far an action has come."""
    return parse_status(action.status.value) if action.status else Status.UNKNOWN


def _edit(old: str, new: str) -> Edit | None:
    return None if same(old, new) else Edit(old, new)


def _words(old: Action, new: Action) -> tuple[Rewording, ...]:
    fields: tuple[TextField, ...] = get_args(TextField)
    # How a field's words are split into texts is no change.
    changed = (field for field in fields if not same(_text(old, field, " "), _text(new, field, " ")))
    return tuple(Rewording(field, _text(old, field), _text(new, field)) for field in changed)


def _text(action: Action, field: TextField, between: str = " / ") -> str:
    return between.join(words.value for words in action.texts(field))


def _owner(old: Text | None, new: Text | None) -> Edit | None:
    """Return the change of owners; who leads and who follows doesn't count, nor how they are written together."""
    before, after = old.value if old else "", new.value if new else ""
    if same(before, after):
        return None
    owners = [sorted(fingerprint([each.rstrip(" .")]) for each in parse_owners(text)) for text in (before, after)]
    return None if owners[0] == owners[1] else Edit(before, after)


def _references(old: Action, new: Action) -> Edit | None:
    before, after = (sorted(reference.value for reference in each.addresses) for each in (old, new))
    return None if before == after else Edit(", ".join(before), ", ".join(after))


def _due(pair: Pair, dates: tuple[date | None, date | None]) -> DueChange | None:
    texts = [each.due.value if each.due else "" for each in (pair.old, pair.new)]
    old, new = (parse_due(text, day) for text, day in zip(texts, dates, strict=True))
    days = [due.end if due.kind in ("date", "now") else None for due in (old, new)]
    alike = same(*texts)
    if alike and (days[0] == days[1] or None in days or status_of(pair.new) in _FINISHED):
        return None
    kind = _due_kind(old, new, days[0], days[1])
    return DueChange(kind, texts[0], texts[1], days[0], days[1], silent=alike) if kind else None


def _due_kind(old: Due, new: Due, old_day: date | None, new_day: date | None) -> DueKind | None:
    """Return how a due date changed; None where the words differ and mean the same."""
    if old_day and new_day:
        return "later" if new_day > old_day else "earlier" if new_day < old_day else None
    if old_day:
        return None if new.kind == "done" else "lost"
    if new_day:
        return "given"
    return None if old.kind == new.kind and old.kind in ("none", "done") else "changed"


def _status(old: Text | None, new: Text | None) -> StatusChange | None:
    before, after = old.value if old else "", new.value if new else ""
    if same(before, after):
        return None
    statuses = parse_status(before), parse_status(after)
    kind = _status_kind(*statuses)
    if statuses[0] is statuses[1]:
        longest = max(len(before), len(after))
        return StatusChange("changed", before, after) if longest <= _STATUS_LENGTH else None
    return StatusChange(kind, before, after)


def _status_kind(old: Status, new: Status) -> StatusKind:
    if new is Status.COMPLETE:
        return "completed"
    if new is Status.CANCELLED:
        return "cancelled"
    if new is Status.ON_HOLD:
        return "on hold"
    if _NOT_TOLD in (old, new):
        return "given" if old is _NOT_TOLD else "lost"
    if old is Status.COMPLETE:
        return "reopened"
    if old in _RESTING:
        return "resumed"
    return "started" if new is Status.IN_PROGRESS else "set back"
