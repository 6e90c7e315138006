"""From a plan's path to its assessment: one way for every command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from planchk.assess import check
from planchk.assessment import Assessment
from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.cli.settings import Configurations, Settings, policy_of
from planchk.cli.terminal import progress
from planchk.errors import InputError, NothingToCheck, UsageError
from planchk.ledger import Ledger
from planchk.ledgers import is_ledger, ledger_beside
from planchk.match.choice import Wanted, is_learnt, reader_for
from planchk.match.reader import Reader
from planchk.plan import Plan
from planchk.readers import SUFFIXES, load_plan
from planchk.suggest import did_you_mean
from planchk.waiver import Waiver

if TYPE_CHECKING:
    from planchk.baseline import Baseline


class Basis(NamedTuple):
    """What a plan is read against: catalogues, the reader of each, and all as one catalogue."""

    catalogues: tuple[Catalogue, ...]
    readers: tuple[Reader, ...]
    whole: Catalogue


class Assessor:
    """Assesses plans, each by its own settings; catalogues and readers are loaded once."""

    def __init__(
        self, configurations: Configurations, starts_ledger: bool = False, starts_baseline: bool = False
    ) -> None:
        """Take the settings; ``starts_ledger``, ``starts_baseline``: one that is named may not be there yet."""
        self.configurations = configurations
        self._starts_ledger = starts_ledger
        self._starts_baseline = starts_baseline
        self._bases: dict[tuple[tuple[str | None, ...], str], Basis] = {}
        self._baselines: dict[str, dict[str, Baseline]] = {}

    def assess(self, path: str, read: Callable[[str, dict[str, str]], Plan] = load_plan) -> Assessment:
        """Return the assessment of a plan's file; ``read`` makes the plan of a path and the columns.

        Raises:
            PlanchkError: something that it needs can't be read, or makes no sense.
        """
        settings = self.configurations.of(path)
        today, columns = settings.today, settings.columns
        basis = self.basis(settings)
        one = len(basis.catalogues) == 1
        check_scope(settings["service"], basis.whole)
        policy = policy_of(settings, basis.whole)
        waivers: tuple[Waiver, ...] = ()
        if settings["waivers"]:
            from planchk.readers.waivers import load_waivers

            waivers = load_waivers(settings["waivers"], path)
        ledger = self.ledger(settings, path)
        plan = read(path, columns)
        with progress(f"Reading {len(plan.actions)} actions", len(plan.actions)) as advance:
            return check(
                plan,
                basis.whole if one else basis.catalogues,
                service=settings["service"],
                reader=basis.readers[0] if one else basis.readers,
                today=today,
                advance=advance,
                policy=policy,
                ledger=ledger,
                waivers=waivers,
                baseline=self.baseline(settings, path),
            )

    def basis(self, settings: Settings) -> Basis:
        """Return the catalogue and the reader of settings.

        Raises:
            PlanchkError: the catalogue can't be read, or the reader is not there.
        """
        key = (settings.catalogues, settings.reader)
        if key not in self._bases:
            catalogues = tuple(map(load_catalogue, settings.catalogues))
            readers = tuple(
                reader_for(catalogue, _wanted(catalogue, name, settings), model=model_beside(name), cached=True)
                for name, catalogue in zip(settings.catalogues, catalogues, strict=True)
            )
            self._bases[key] = Basis(catalogues, readers, as_one(catalogues))
        return self._bases[key]

    def ledger(self, settings: Settings, plan: str) -> Ledger | None:
        """Return the decisions on a plan's links: of the file that is named, or else of that beside the plan."""
        file = settings["ledger"] or ledger_beside(plan)
        if not file or (self._starts_ledger and not os.path.exists(file)):
            return None
        from planchk.ledgers import load_ledger

        return load_ledger(file)

    def baseline(self, settings: Settings, plan: str) -> Baseline | None:
        """Return what the baseline knows of a plan, if there is one; a plan that it has not seen is all new."""
        file = settings["baseline"]
        if not file or (self._starts_baseline and not os.path.exists(file)):
            return None
        from planchk.baseline import Baseline
        from planchk.readers.baselines import load_baselines

        if file not in self._baselines:
            self._baselines[file] = load_baselines(file)
        name = seen_from(file, plan)
        return self._baselines[file].get(name) or Baseline(name)


def _wanted(catalogue: Catalogue, name: str | None, settings: Settings) -> Wanted:
    """Return the reader to ask for; of several catalogues, the one that is set is for those that have a model."""
    learnt = len(settings.catalogues) == 1 or model_beside(name) or is_learnt(catalogue)
    return settings.reader if learnt else "auto"


def as_one(catalogues: tuple[Catalogue, ...]) -> Catalogue:
    """Return several catalogues as one.

    Raises:
        UsageError: two of one id.
    """
    if len(catalogues) == 1:
        return catalogues[0]
    from planchk.match.combine import combine  # here: most plans answer one report

    return combine(catalogues)


def seen_from(file: str, plan: str) -> str:
    """Return a plan's path as seen from a file's folder, so that the file holds wherever the tree is checked out."""
    if plan == "-":
        return plan
    folder = os.path.dirname(os.path.abspath(file))
    try:
        return os.path.relpath(os.path.abspath(plan), folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(plan).replace(os.sep, "/")


def model_beside(catalogue: str | None) -> str | None:
    """Return the model that ``planchk train`` put beside a catalogue's file, if there is one."""
    if catalogue in (None, "-"):
        return None
    path = os.path.splitext(str(catalogue))[0] + ".model"
    return path if os.path.exists(path) else None


def check_scope(service: str | None, catalogue: Catalogue) -> None:
    """Check that a service is one of the catalogue's, and has something to cover.

    Raises:
        UsageError: there is no such service.
        NothingToCheck: no finding on it needs coverage.
    """
    known = [heading.id for heading in catalogue.services]
    if service is not None and service not in known:
        remedy = did_you_mean(service, known) or f"Known are {', '.join(known)}."
        raise UsageError.one(f"the catalogue has no service '{service}'.", "--service", remedy)
    if service is not None and not any(finding.service == service for finding in catalogue.to_cover):
        raise NothingToCheck.one(f"no finding on '{service}' needs coverage.", "--service")


def plan_paths(given: tuple[str, ...], configurations: Configurations) -> Iterator[str]:
    """Yield the plan files.

    Folders are searched by suffix; hidden files, lock files, ledgers, schemas and what the configuration
    names as waivers, baseline or catalogue are left out.

    Raises:
        NothingToCheck: a folder without a plan, or nothing but ledgers.
        InputError: a folder that can't be read, or a configuration.
    """
    seen: set[str] = set()
    for path in given:
        if is_ledger(path):  # `check plans/*` and hooks name it beside its plan
            continue
        found = [path]
        if path != "-" and os.path.isdir(path):
            found = [each for each in _files_in(path) if not _is_kept(each, configurations.of(each))]
        if not found:
            raise NothingToCheck.one(f"no plan in this folder ({', '.join(SUFFIXES)}).", path)
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each
    if given and not seen:
        raise NothingToCheck.one("this is a ledger, not a plan.", given[0], "Name the plan that it lies beside.")


def _files_in(folder: str) -> list[str]:
    found = []

    def unreadable(error: OSError) -> None:
        raise InputError.one("this folder can't be read.", str(error.filename or folder))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(parent, name) for name in names if _is_plan(name)]
    return sorted(found)


def _is_plan(name: str) -> bool:
    low = name.lower()
    kept = low.endswith((".links.yaml", ".schema.json")) or name.startswith((".", "~$"))
    return low.endswith(SUFFIXES) and not kept


def _is_kept(path: str, settings: Settings) -> bool:
    """Return whether a file is one that the configuration names for something else than a plan."""
    files = (*(settings[name] for name in ("waivers", "baseline", "ledger")), *settings.catalogues)
    return any(file and os.path.abspath(file) == os.path.abspath(path) for file in files)
