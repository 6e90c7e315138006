"""``planchk config``: what holds for a plan, and where it comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from planchk.cli.assessing import Assessor
from planchk.cli.settings import Configurations, policy_of
from planchk.cli.terminal import print_error, print_lines
from planchk.config.effective import Value
from planchk.errors import InputError, PlanchkError
from planchk.render.lines import line


def show_config(plan: str, file: str | None) -> int:
    """Print every setting with its origin, and return the exit code."""
    given = {}
    if "PLANCHK_READER" in os.environ:
        given["reader"] = Value(os.environ["PLANCHK_READER"], "PLANCHK_READER")
    try:
        if plan != "-" and not os.path.exists(plan):
            raise InputError.one("there is no such file or folder.", plan, "Check the path.")
        configurations = Configurations(given, file)
        settings = configurations.of(plan)
        policy_of(
            settings, Assessor(configurations).basis(settings).whole
        )  # says what is wrong with it, as check would
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    used = configurations.file_of(plan)
    print_lines([line((f"Settings for {plan}", "bold"), f" | {used}" if used else " | no configuration file")])
    width = max(map(len, settings.values))
    told = {name: _told(value.value) for name, value in settings.values.items()}
    column = min(max(map(len, told.values())), 40)
    for name, value in settings.values.items():
        style = "dim" if value.origin == "default" else ""
        print_lines(
            [line(f"{name:<{width}}  ", f"{told[name]:<{column}}  ", (value.origin, style), indent=2, hang=width + 4)]
        )
    return 0


def _told(value: Any) -> str:
    if value is None or value == () or value == {}:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={each}" for key, each in value.items())
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)
