"""``--columns "What will change=action"``: what the user says of a heading."""

from __future__ import annotations

from collections.abc import Iterable

from planchk.errors import PlanchkError, UsageError
from planchk.readers.headings import FIELDS
from planchk.readers.names import ACTION_KEYS, fold
from planchk.suggest import did_you_mean


def parse_columns(texts: Iterable[str]) -> dict[str, str]:
    """Return field by heading, as given on the command line.

    Raises:
        UsageError: no "=", or no field of that name.
    """
    columns: dict[str, str] = {}
    for text in texts:
        heading, sign, field = text.rpartition("=")
        if not sign or not heading.strip():
            raise UsageError.one(
                f"'{text}' names no heading and field.", "--columns", "Write 'What will change=action'."
            )
        columns[heading.strip()] = field.strip()
    return check_columns(columns, "--columns")


def check_columns(columns: dict[str, str], where: str) -> dict[str, str]:
    """Return the columns with their fields' own names.

    Raises:
        UsageError: no field of that name.
    """
    return {heading: _field(field, where) for heading, field in columns.items()}


def _field(name: str, where: str) -> str:
    field = ACTION_KEYS.get(fold(name)) or fold(name)
    if field in FIELDS:
        return field
    raise _unknown(name, where)


def _unknown(name: str, where: str) -> PlanchkError:
    remedy = did_you_mean(name, FIELDS) or f"Known are {', '.join(FIELDS)}."
    return UsageError.one(f"there is no field '{name}'.", where, remedy)
