"""What planchk raises: what happened, where, and what to do about it.

The command line catches `PlanchkError` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planchk.place import Place


class Fault(NamedTuple):
    """One thing wrong with an input: a sentence, its place and the remedy (may be empty)."""

    message: str
    place: Place
    remedy: str = ""

    def __str__(self) -> str:
        """Give the fault on one line, place first."""
        return f"{self.place}: {self.message}" + (f" {self.remedy}" if self.remedy else "")


class PlanchkError(Exception):
    """The base of planchk's own errors; holds every fault found, in the order of the file."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; there is at least one."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[PlanchkError], tuple[tuple[Fault, ...]]]:
        """Travel between processes with every fault."""
        return type(self), (self.faults,)

    @classmethod
    def one(cls, message: str, place: Place | str, remedy: str = "") -> PlanchkError:
        """Make the error of a single fault; a string stands for a path."""
        return cls([Fault(message, Place(place) if isinstance(place, str) else place, remedy)])


class InputError(PlanchkError):
    """An input that can't be read or understood (exit code 2)."""


class UsageError(PlanchkError):
    """Options that make no sense together or have an impossible value (exit code 2)."""


class NothingToCheck(PlanchkError):
    """No plan, no actions or an empty catalogue (exit code 3): never a pass."""

    exit_code = 3
