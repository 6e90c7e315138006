"""Reads a log as GitHub's runner does: which commands a line gives, and what they say.

After actions/runner, ActionCommand.cs: a line that begins with ``::`` after white space, or ``##[``
anywhere in a line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output", "echo"}
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    return [found for line in _LINE_ENDS.split(log) for found in [_command(line)] if found]


def _command(line: str) -> Command | None:
    line = line.lstrip()
    if line.startswith("::"):
        head, separator, data = line[2:].partition("::")
        name, _, given = head.partition(" ")
        if separator and name.lower() in _NAMES:
            pairs = (pair.split("=", 1) for pair in given.strip().split(",") if pair)
            properties = {pair[0]: _plain(pair[1], {":": "%3A", ",": "%2C"}) for pair in pairs if len(pair) == 2}
            return Command(name.lower(), properties, _plain(data, {}))
    start = line.find("##[")
    end = line.find("]", start)
    if start >= 0 and end >= 0:
        name = line[start + 3 : end].split(" ")[0].lower()
        if name in _NAMES:
            return Command(name, {}, line[end + 1 :])
    return None


def _plain(text: str, more: dict[str, str]) -> str:
    for sign, escape in ({"\r": "%0D", "\n": "%0A"} | more | {"%": "%25"}).items():
        text = text.replace(escape, sign)
    return text
