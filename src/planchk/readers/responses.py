"""What a plan says to a finding beside what it does about it: sorted out of the words of a row or an entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planchk.place import Place
from planchk.plan import Answer, Response, Text
from planchk.values.responses import parse_answer

_NOTHING = frozenset(
    (
        "", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "tbc", "to be confirmed", "noted",
        "comment noted", "under consideration", "dim", "amherthnasol", "nodwyd", "i'w gadarnhau",
    )
)  # fmt: skip
_REFUSALS = ("not agreed", "no action")

Texts = dict[str, list[Text]]


class Heard(NamedTuple):
    """An answer, where it stands, and the words that follow it there."""

    answer: Answer
    place: Place
    rest: str = ""


def hear(text: str, place: Place, asked: bool) -> Heard | None:
    """Return the answer that a text opens with; ``asked``: "yes" and "no" are answers."""
    answered = parse_answer(text, asked)
    return Heard(answered.answer, place, answered.rest) if answered else None


def sort_out(heard: Heard, texts: Texts, acts: bool = True, stands_in: bool = False) -> str:
    """Return the reason for an answer; ``texts`` keep what is done, and lose what only gives the reason.

    What follows "Accepted" is the action where the entry has no other; what follows "Not accepted" is
    the reason. ``acts``: the entry may be an action. ``stands_in``: the action was read from a column
    of comments.
    """
    refuses = heard.answer in _REFUSALS
    reasons = texts.pop("reason", [])
    if all(says_nothing(text.value) for text in texts.get("action", [])) or (refuses and stands_in):
        reasons = [*reasons, *(text for text in texts.pop("action", []) if not says_nothing(text.value))]
    rest = [Text(heard.rest, heard.place)] if heard.rest else []
    if rest and acts and not refuses and "action" not in texts:
        texts["action"] = rest
        rest = rest if heard.answer == "partly agreed" else []
    reasons = [*rest, *reasons]
    if "action" not in texts and not reasons:
        reasons = texts.pop("detail", [])
    return " ".join(dict.fromkeys(text.value for text in reasons))


def responses_of(heard: Heard, reason: str, references: Iterable[str], around: Sequence[str]) -> list[Response]:
    """Return a response to each reference, or one to what the texts ``around`` name, the nearest first."""
    ids = list(dict.fromkeys(references)) or [""]
    return [Response(each, heard.answer, reason, heard.place, tuple(around)) for each in ids]


def says_nothing(text: str) -> bool:
    """Whether a text is neither an answer nor anything that will be done: "N/A", "Noted"."""
    words = text.strip(" .").casefold()
    answered = parse_answer(text)
    return words in _NOTHING or (answered is not None and answered.answer == "no action" and not answered.rest)
