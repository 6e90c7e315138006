"""Configuration files: found upwards from a plan, read with every fault told at its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from planchk.config.settings import BY_NAME, Setting
from planchk.errors import Fault, InputError
from planchk.files import read_text
from planchk.place import Place
from planchk.suggest import did_you_mean

_OWN, _SHARED = "planchk.toml", "pyproject.toml"


class Config(NamedTuple):
    """A file's settings, checked, and the line of each; paths are made absolute."""

    path: str
    values: dict[str, Any]
    lines: dict[str, int]


NO_CONFIG = Config("", {}, {})


def find_config(folder: str) -> str | None:
    """Return the nearest configuration at or above a folder: planchk.toml, or a pyproject.toml with [tool.planchk]."""
    folder = os.path.abspath(folder)
    while True:
        own, shared = os.path.join(folder, _OWN), os.path.join(folder, _SHARED)
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and re.search(r"^\s*\[\s*tool\s*\.\s*planchk\b", read_text(shared), re.MULTILINE):
            return shared
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def read_config(path: str) -> Config:
    """Return the settings of a file.

    Raises:
        InputError: can't be read, is no TOML, or has unknown or impossible settings; holds every fault.
    """
    import tomllib  # here, since most starts read none

    text = read_text(path)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Place(path, int(where[1]), int(where[2])) if where else Place(path)
        message = str(error).partition(" (at")[0]
        raise InputError.one(f"this is no TOML: {message}.", place, "Correct the line.") from None
    shared = os.path.basename(path) == _SHARED
    section = document.get("tool", {}).get("planchk", {}) if shared else document
    lines = _Lines(text, "tool.planchk" if shared else "")
    if not isinstance(section, dict):
        raise InputError.one("[tool.planchk] is no table.", Place(path), "Write its settings as name = value.")
    faults: list[Fault] = []
    values = {}
    for name, value in section.items():
        place = Place(path, lines.of(name))
        setting = BY_NAME.get(name)
        if setting is None:
            remedy = did_you_mean(name, BY_NAME) or f"Known are {', '.join(BY_NAME)}."
            faults.append(Fault(f"unknown setting '{name[:80]}'.", place, remedy))
            continue
        wrong = list(_check(setting, value))
        faults += [Fault(f"{name}: {message}", place, remedy) for message, remedy in wrong]
        if not wrong:
            values[name] = _value(setting, value, os.path.dirname(path))
    if faults:
        raise InputError(faults)
    return Config(path, values, {name: lines.of(name) for name in values})


def _value(setting: Setting, value: Any, folder: str) -> Any:
    """Return a value as settings have it: paths seen from where planchk runs, lists as tuples, dates as texts."""
    if setting.kind == "path":
        return os.path.join(folder, value)
    if setting.kind == "names":
        paths = ((name, os.path.join(folder, name)) for name in ([value] if isinstance(value, str) else value))
        # What is no file beside the configuration is the id of an installed catalogue, or a path that is told missing.
        return tuple(path if os.path.exists(path) or os.path.dirname(name) else name for name, path in paths)
    return value.isoformat() if isinstance(value, date) else tuple(value) if isinstance(value, list) else value


def _check(setting: Setting, value: Any) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a value, and the remedy."""
    if setting.kind == "table":
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            yield (
                "this is no table of texts.",
                f"Write [{setting.name}] and under it lines such as {_EXAMPLES[setting.name]}.",
            )
            return
        texts = list(value.values())
    elif setting.kind == "texts" or (setting.kind == "names" and not isinstance(value, str)):
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            yield "this is no list of texts.", f'Write ["{(setting.choices or ("PC106",))[0]}"].'
            return
        texts = value
    elif setting.kind == "flag":
        if not isinstance(value, bool):
            yield "this is neither true nor false.", "Write true or false, without quotes."
        return
    elif setting.kind == "number":
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            yield "this is no whole number of days.", "Write a number such as 20, without quotes."
        return
    elif setting.kind == "date":
        if not _is_date(value):
            yield "this is no date.", "Write it as 2021-03-31."
        return
    elif not isinstance(value, str) or not value:
        yield "this is no text.", "Write it in quotes."
        return
    else:
        texts = [value]
    for text in texts if setting.choices else ():
        if text not in setting.choices:
            yield f"'{text[:80]}' is unknown.", did_you_mean(text, setting.choices) or _known(setting)


_EXAMPLES = {"columns": '"What will change" = "action"', "treat": 'noted = "fail"', "severity": 'PC106 = "error"'}


def _known(setting: Setting) -> str:
    return f"Known are {', '.join(setting.choices)}."


def _is_date(value: Any) -> bool:
    if isinstance(value, date):
        return True
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


class _Lines:
    """The lines at which the settings of a section stand; tomllib doesn't tell them."""

    def __init__(self, text: str, section: str) -> None:
        self._lines = text.splitlines()
        self._section = section

    def of(self, name: str) -> int:
        """Return the line (from 1) of a setting, or 0 where it can't be told."""
        current = ""
        table = f"{self._section}.{name}" if self._section else name
        key = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*[.=]""")
        for number, line in enumerate(self._lines, 1):
            header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
            if header:
                current = re.sub(r"""["'\s]""", "", header[1])
                if current == table:
                    return number
            elif current == self._section and key.match(line):
                return number
        return 0
