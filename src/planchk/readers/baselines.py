"""Baselines, from the file that ``planchk check --write-baseline`` wrote: JSON, one entry a plan."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

from planchk.baseline import Baseline, KnownFinding, KnownProblem
from planchk.errors import InputError
from planchk.files import read_text, shown

_ANEW = "Write it: planchk check PLAN --write-baseline FILE."


def load_baselines(path: str) -> dict[str, Baseline]:
    """Return the baselines of a file, by the plan's path as seen from the file's folder.

    Raises:
        InputError: can't be read, or is no baseline.
    """
    name = shown(path)
    if not os.path.exists(path):
        raise InputError.one("there is no such baseline.", name, _ANEW)
    try:
        document = json.loads(read_text(path))
        if document["schema_version"] != 1:
            raise InputError.one("this schema_version is unknown.", name, "planchk reads version 1.")
        found = [_baseline(each) for each in document["plans"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError.one(f"this is no baseline ({type(error).__name__}: {str(error)[:80]}).", name, _ANEW) from None
    return {baseline.plan: baseline for baseline in found}


def baselines_as_json(baselines: dict[str, Baseline]) -> str:
    """Return the text of a baseline's file, entries in the order of plans, findings and codes."""
    plans = [
        {
            "plan": baseline.plan,
            "findings": [
                {"finding": each.finding, "open": list(each.open), "since": each.since.isoformat()}
                for each in baseline.findings
            ],
            "problems": [{**each._asdict(), "since": each.since.isoformat()} for each in baseline.problems],
        }
        for _, baseline in sorted(baselines.items())
    ]
    return json.dumps({"schema_version": 1, "plans": plans}, indent=2) + "\n"


def _baseline(data: dict[str, Any]) -> Baseline:
    return Baseline(
        _text(data["plan"]),
        tuple(
            KnownFinding(_text(each["finding"]), tuple(map(_text, each["open"])), date.fromisoformat(each["since"]))
            for each in data["findings"]
        ),
        tuple(
            KnownProblem(
                _text(each["code"]),
                _text(each["finding"]),
                _text(each["action"]),
                _text(each["fingerprint"]),
                date.fromisoformat(each["since"]),
            )
            for each in data["problems"]
        ),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
