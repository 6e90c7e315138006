"""The settings that hold for one plan, in the types that the work needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from planchk.catalogue import Catalogue, Duty
from planchk.config.effective import Given, Value, effective
from planchk.config.files import NO_CONFIG, Config, find_config, read_config
from planchk.errors import Fault, UsageError
from planchk.match.choice import Wanted
from planchk.place import Place
from planchk.policy import Policy, Treatment
from planchk.suggest import did_you_mean

_DUTIES: tuple[Duty, ...] = ("must", "need", "recommend", "should", "noted")


class Settings:
    """What holds for a plan: every setting by name, with where it comes from."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values

    def __getitem__(self, name: str) -> Any:
        """Return a setting's value."""
        return self.values[name].value

    @property
    def catalogues(self) -> tuple[str | None, ...]:
        """The catalogues' files or ids; None for the one that planchk ships."""
        return self["catalogue"] or (None,)

    @property
    def reader(self) -> Wanted:
        """What reads the words."""
        return cast("Wanted", self["reader"])

    @property
    def today(self) -> date:
        """The day that decides what is overdue.

        Raises:
            UsageError: it is no date.
        """
        text = self["today"]
        try:
            return date.fromisoformat(text) if text else date.today()
        except ValueError:
            raise UsageError.one(f"'{text}' is no date.", "--today", "Write it as 2021-03-31.") from None

    @property
    def columns(self) -> dict[str, str]:
        """The field that each heading names.

        Raises:
            UsageError: no such field.
        """
        if not self["columns"]:
            return {}
        from planchk.readers.columns import check_columns  # here, since few ask for it

        return check_columns(self["columns"], self.values["columns"].origin)


class Configurations:
    """The settings of plans; each folder's configuration is read once."""

    def __init__(self, given: Given, file: str | None = None) -> None:
        self._given = given
        self._file = file
        self._configs: dict[str | None, Config] = {None: NO_CONFIG}
        self._found: dict[str, str | None] = {}

    def of(self, plan: str) -> Settings:
        """Return what holds for a plan; ``-`` is taken to lie in the working folder.

        Raises:
            InputError: its configuration can't be read.
        """
        path = self.file_of(plan)
        if path not in self._configs:
            self._configs[path] = read_config(str(path))
        return Settings(effective(self._given, self._configs[path]))

    def file_of(self, plan: str) -> str | None:
        """Return the configuration file of a plan, if there is one."""
        if self._file is not None:
            return self._file
        folder = plan if os.path.isdir(plan) else os.path.dirname(plan) if plan != "-" else ""
        if folder not in self._found:
            self._found[folder] = _short(find_config(folder or "."))
        return self._found[folder]


def _short(path: str | None) -> str | None:
    """Return a path as seen from the working folder where that is shorter: it is what outputs show."""
    if path is None:
        return None
    try:
        return min(os.path.relpath(path), path, key=len)
    except ValueError:  # on another drive
        return path


def policy_of(settings: Settings, catalogue: Catalogue) -> Policy:
    """Return the gate's policy.

    Raises:
        UsageError: a rule, duty or service that there isn't; holds every fault.
    """
    faults: list[Fault] = []
    services = [heading.id for heading in catalogue.services]
    treat: dict[str, Treatment] = settings["treat"]
    known = (*_DUTIES, *services)
    faults += _unknown((name for name in treat if name not in known), known, "duty or service", settings, "treat")
    fail_on = settings["fail-on"]
    if not fail_on:
        faults.append(Fault("it names nothing.", _where(settings, "fail-on"), "Write never to let everything pass."))
    if "never" in fail_on and len(fail_on) > 1:
        faults.append(Fault("'never' stands alone.", _where(settings, "fail-on"), "Take the others out."))
    policy = Policy(
        fail_on=fail_on,
        links=settings["links"],
        duties={name: treat[name] for name in treat if name in _DUTIES},
        services={name: treat[name] for name in treat if name in services},
        accept=settings["accept"],
        select=tuple(_codes(settings["select"], settings, "select", faults)),
        ignore=tuple(_codes(settings["ignore"], settings, "ignore", faults)),
        severities=dict(
            zip(
                _codes(settings["severity"], settings, "severity", faults),
                settings["severity"].values(),
                strict=False,  # of one length where no name is unknown
            )
        ),
        deadline=settings["deadline"],
        baseline_days=settings["baseline-days"],
    )
    if faults:
        raise UsageError(faults)
    return policy


def _codes(names: Iterable[str], settings: Settings, setting: str, faults: list[Fault]) -> list[str]:
    """Return codes, or beginnings of codes, for codes and names of rules."""
    names = list(names)
    if not names:
        return []
    from planchk.rules import RULES

    codes = {rule.CODE for rule in RULES}
    by_name = {rule.NAME: rule.CODE for rule in RULES}

    def is_known(name: str) -> bool:
        begins = setting != "severity" and any(code.startswith(name) for code in codes)
        return name in by_name or name in codes or begins

    unknown = [name for name in names if not is_known(name)]
    faults += _unknown(unknown, (*by_name, *codes), "rule", settings, setting)
    return [by_name.get(name, name) for name in names if is_known(name)]


def _unknown(names: Iterable[str], known: Iterable[str], what: str, settings: Settings, setting: str) -> list[Fault]:
    known = tuple(known)
    where = _where(settings, setting)
    return [Fault(f"there is no {what} '{name}'.", where, did_you_mean(name, known)) for name in names]


def _where(settings: Settings, setting: str) -> Place:
    origin = settings.values[setting].origin
    return Place(f"--{setting}" if origin == "command line" else f"{origin}: {setting}")
