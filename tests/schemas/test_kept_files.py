"""The schemas of what a team keeps beside its plans: settings and the ledger."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planchk.config.files import read_config
from planchk.config.settings import SETTINGS
from planchk.errors import InputError
from planchk.ledger import Decision
from planchk.ledgers.edit import with_decision
from planchk.ledgers.read import parse_ledger
from planchk.place import Place
from planchk.schemas import schema_of
from planchk.tree import parse, plain


def valid(name: str, document: Any) -> bool:
    checker = Draft202012Validator.FORMAT_CHECKER
    return bool(Draft202012Validator(schema_of(name), format_checker=checker).is_valid(document))


GOOD = [
    "",
    'fail-on = ["gap", "warning"]\nlinks = "declared"\ntoday = "2021-03-31"\nquiet = true\ndeadline = 20',
    '[treat]\nnoted = "fail"\n[severity]\nPC106 = "error"\n[columns]\n"What will change" = "action"',
]
BAD = [
    'fail_on = ["gap"]',
    'fail-on = ["gaps"]',
    'fail-on = "gap"',
    'links = "any"',
    "deadline = -1",
    "quiet = 1",
    'today = "31/03/2021"',
    '[treat]\nnoted = "pass"',
    'treat = "fail"',
    'catalogue = ""',
]


@pytest.mark.parametrize("text", GOOD)
def test_settings_that_are_read_are_valid(text: str, tmp_path: Path) -> None:
    (tmp_path / "planchk.toml").write_text(text)
    read_config(str(tmp_path / "planchk.toml"))
    assert valid("config", tomllib.loads(text))


@pytest.mark.parametrize("text", BAD)
def test_settings_that_are_refused_are_not(text: str, tmp_path: Path) -> None:
    (tmp_path / "planchk.toml").write_text(text)
    with pytest.raises(InputError):
        read_config(str(tmp_path / "planchk.toml"))
    assert not valid("config", tomllib.loads(text))


def test_every_setting_is_in_the_schema_with_its_default() -> None:
    properties = schema_of("config")["properties"]
    assert list(properties) == [setting.name for setting in SETTINGS]
    for setting in SETTINGS:
        default = setting.default
        assert properties[setting.name].get("default") == ([*default] if isinstance(default, tuple) else default)
        if default is not None:
            assert valid("config", {setting.name: properties[setting.name]["default"]})


DECISION = Decision(
    ruling="confirmed",
    action="12",
    element="CS-PR-2/legal",
    who="Ann",
    when=date(2021, 3, 1),
    action_fingerprint="1:ab12",
    element_fingerprint="1:cd34",
    words="Hold the meetings",
    asked="Meetings are held on time",
    place=Place("plan.yaml.links.yaml"),
)
LEDGER = with_decision("", "plan.yaml.links.yaml", DECISION)


def as_data(text: str) -> Any:
    root = parse(text, "plan.yaml.links.yaml")
    assert root is not None
    return plain(root)


@pytest.mark.parametrize(
    "text",
    [
        LEDGER,
        with_decision(LEDGER, "p", DECISION._replace(element="CS-PR-2/no-delay", note="It says so")),
        "schema_version: 1\ndecisions:\nx-own: a\n",
    ],
)
def test_what_planchk_writes_into_a_ledger_is_valid(text: str) -> None:
    parse_ledger(text, "p")
    assert valid("ledger", as_data(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ruling: confirmed", "ruling: maybe"),
        ("who:", "whom:"),
        ("CS-PR-2/legal", "CS-PR-2"),
        ("2021-03-01", "1 March"),
        ("1:ab12", "ab12"),
        ("schema_version: 1", "schema_version: 2"),
        ("schema_version: 1\n", ""),
    ],
)
def test_a_broken_ledger_is_not(old: str, new: str) -> None:
    assert old in LEDGER
    broken = LEDGER.replace(old, new)
    with pytest.raises(InputError):
        parse_ledger(broken, "p")
    assert not valid("ledger", as_data(broken))
