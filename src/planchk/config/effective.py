"""What holds in the end: the command line before the environment, before the file, before the default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from planchk.config.files import Config
from planchk.config.settings import SETTINGS


class Value(NamedTuple):
    """A setting's value, and in words where it comes from."""

    value: Any
    origin: str


Given = Mapping[str, Value]


def effective(given: Given, config: Config) -> dict[str, Value]:
    """Return every setting's value, in the order of the settings. Tables of file and command line are joined."""
    values = {}
    for setting in SETTINGS:
        name = setting.name
        value = Value(setting.default, "default")
        if name in config.values:
            value = Value(config.values[name], f"{config.path}:{config.lines[name]}".removesuffix(":0"))
        if name in given:
            told = given[name]
            if setting.kind == "table" and value.origin != "default":
                told = Value({**value.value, **told.value}, f"{told.origin} and {value.origin}")
            value = told
        values[name] = value
    return values
