"""What the user gave on the command line or in the environment, as settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import typer

from planchk.config.effective import Value
from planchk.config.settings import BY_NAME, Setting
from planchk.errors import UsageError
from planchk.suggest import did_you_mean


def given_settings(context: typer.Context) -> dict[str, Value]:
    """Return the settings among a command's options that were given, checked, by name.

    Raises:
        UsageError: a list or a table that has an unknown value, or none.
    """
    given = {}
    for parameter, value in context.params.items():
        name = parameter.rstrip("_").replace("_", "-")
        setting = BY_NAME.get(name)
        source = context.get_parameter_source(parameter)
        if setting and source and source.name in ("COMMANDLINE", "ENVIRONMENT"):
            origin = "command line" if source.name == "COMMANDLINE" else f"PLANCHK_{name.upper()}"
            given[name] = Value(_value(setting, value), origin)
    return given


def _value(setting: Setting, value: Any) -> Any:
    option = f"--{setting.name}"
    if setting.kind == "names":
        return (value,) if isinstance(value, str) else tuple(value)
    if setting.kind == "texts":
        texts = _split(value)
        _check(setting, texts, option)
        return texts
    if setting.kind == "table" and setting.name != "columns":
        table = {}
        for text in _split(value):
            key, sign, choice = text.partition("=")
            if not sign or not key:
                raise UsageError.one(f"'{text}' has no '='.", option, f"Write NAME={setting.choices[0]}.")
            _check(setting, (choice,), option)
            table[key.strip()] = choice
        return table
    if setting.name == "columns":
        from planchk.readers.columns import parse_columns  # here, since few ask for it

        return parse_columns(value)
    return value


def _split(values: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of repeated, comma-separated options: ``--select PC1,PC301 --select PC4``."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _check(setting: Setting, texts: tuple[str, ...], option: str) -> None:
    for text in texts if setting.choices else ():
        if text not in setting.choices:
            remedy = did_you_mean(text, setting.choices) or f"Known are {', '.join(setting.choices)}."
            raise UsageError.one(f"'{text}' is unknown.", option, remedy)
