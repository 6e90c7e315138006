"""Stable ids for actions that have none, and references told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planchk.plan import Reference, Words


class Identities:
    """Makes ids from the action's own words, so that moving an action keeps its id."""

    def __init__(self) -> None:
        self._made: dict[str, int] = {}

    def made(self, words: Sequence[Words]) -> str:
        """Return ``auto-`` and six hexadecimal digits of a hash; a repetition gets ``-2`` and so on."""
        from hashlib import sha256  # here: most plans number their actions

        title = " ".join(" ".join(word.value for word in words if word.field == "action").casefold().split())
        base = "auto-" + sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        count = self._made[base] = self._made.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"


def each_once(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the references without repetitions, the first place of each."""
    first: dict[str, Reference] = {}
    for reference in references:
        first.setdefault(reference.value, reference)
    return tuple(first.values())
