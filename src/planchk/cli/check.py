"""``planchk check``: read, assess, print, and say by the exit code whether the gate passed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planchk.assess import check
from planchk.assessment import Assessment
from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.cli.terminal import print_error, progress
from planchk.errors import InputError, NothingToCheck, PlanchkError, UsageError
from planchk.match.choice import Wanted, reader_for
from planchk.match.reader import Reader
from planchk.readers import SUFFIXES, load_plan
from planchk.suggest import did_you_mean

if TYPE_CHECKING:
    from planchk.cli.formats import Printer
    from planchk.render.as_text import Detail

PASSED, FAILED, UNREADABLE, NOTHING = 0, 1, 2, 3


class Request(NamedTuple):
    """What the user asked for."""

    plans: tuple[str, ...]
    catalogue: str | None
    service: str | None
    reader: Wanted
    renderer: Printer
    detail: Detail
    today: str | None
    columns: tuple[str, ...] = ()


def check_plans(request: Request) -> int:
    """Check every plan, print, and return the exit code: the worst of 2, 3, 1 and 0.

    A plan that can't be read does not keep the others from being checked.
    """
    try:
        if request.catalogue == "-" and "-" in request.plans:
            raise UsageError.one("standard input can't be plan and catalogue at once.", "--catalogue")
        catalogue = load_catalogue(request.catalogue)
        _check_scope(request.service, catalogue)
        reader = reader_for(catalogue, request.reader, model=model_beside(request.catalogue), cached=True)
        today = _today(request.today)
        columns = _columns(request.columns)
        paths = list(_paths(request.plans))
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    assessments: list[Assessment] = []
    codes: set[int] = set()
    for path in paths:
        try:
            assessment = _check_one(path, catalogue, request.service, reader, today, columns)
        except PlanchkError as error:
            print_error(error)
            codes.add(error.exit_code)
        else:
            assessments.append(assessment)
            codes.add(PASSED if assessment.gate.passed else FAILED)
    if assessments:
        request.renderer(assessments, request.detail, len(paths) > 1)
    return next(code for code in (UNREADABLE, NOTHING, FAILED, PASSED) if code in codes)


def model_beside(catalogue: str | None) -> str | None:
    """Return the model that ``planchk train`` put beside a catalogue's file, if there is one."""
    if catalogue in (None, "-"):
        return None
    path = os.path.splitext(str(catalogue))[0] + ".model"
    return path if os.path.exists(path) else None


def _check_one(
    path: str, catalogue: Catalogue, service: str | None, reader: Reader, today: date, columns: dict[str, str]
) -> Assessment:
    plan = load_plan(path, columns)
    with progress(f"Reading {len(plan.actions)} actions", len(plan.actions)) as advance:
        return check(plan, catalogue, service=service, reader=reader, today=today, advance=advance)


def _check_scope(service: str | None, catalogue: Catalogue) -> None:
    known = [heading.id for heading in catalogue.services]
    if service is not None and service not in known:
        remedy = did_you_mean(service, known) or f"Known are {', '.join(known)}."
        raise UsageError.one(f"the catalogue has no service '{service}'.", "--service", remedy)
    if service is not None and not any(finding.service == service for finding in catalogue.to_cover):
        raise NothingToCheck.one(f"no finding on '{service}' needs coverage.", "--service")


def _columns(texts: tuple[str, ...]) -> dict[str, str]:
    if not texts:
        return {}
    from planchk.readers.columns import parse_columns  # here, since few ask for it

    return parse_columns(texts)


def _today(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise UsageError.one(f"'{text}' is no date.", "--today", "Write it as 2021-03-31.") from None


def _paths(given: tuple[str, ...]) -> Iterator[str]:
    """Yield the plan files: folders are searched by suffix, hidden ones and lock files left out."""
    seen: set[str] = set()
    for path in given:
        found = _files_in(path) if path != "-" and os.path.isdir(path) else [path]
        if not found:
            raise NothingToCheck.one(f"no plan in this folder ({', '.join(SUFFIXES)}).", path)
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each


def _files_in(folder: str) -> list[str]:
    found = []

    def unreadable(error: OSError) -> None:
        raise InputError.one("this folder can't be read.", str(error.filename or folder))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(parent, name)
            for name in names
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))
        ]
    return sorted(found)
