"""``planchk survey``: many plans -> records on disk -> the files that were asked for."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import file_digest
from itertools import chain
from time import monotonic
from types import FrameType
from typing import NamedTuple

from planchk.catalogues import load_catalogue
from planchk.cli.assessing import check_scope, model_beside
from planchk.cli.terminal import print_error
from planchk.cli.writing import writing
from planchk.errors import Fault, NothingToCheck, PlanchkError, UsageError
from planchk.match.choice import Wanted
from planchk.place import Place
from planchk.readers import SUFFIXES
from planchk.readers.columns import parse_columns
from planchk.suggest import did_you_mean
from planchk.survey.engines import Engine, Here, Processes, cores
from planchk.survey.outputs import OUTPUTS, write_survey
from planchk.survey.result import Survey
from planchk.survey.settings import Settings, settings_for
from planchk.survey.sources import find_plans, listed_in
from planchk.survey.store import Store, discard
from planchk.survey.totals import Totals, add_up

WRITTEN, UNREADABLE, NOTHING, INTERRUPTED = 0, 2, 3, 130

# With fewer plans than this for each process, starting it costs more than it saves.
_PLANS_A_JOB = 16
_REFRESH = 0.2  # seconds between two pictures of the bar


class Request(NamedTuple):
    """What the user asked for."""

    plans: tuple[str, ...]
    outputs: tuple[str, ...]
    files_from: str | None
    catalogue: str | None
    service: str | None
    reader: Wanted | None
    today: str | None
    columns: tuple[str, ...]
    jobs: int | None
    scheduler: str | None
    resume: bool
    keep: bool
    force: bool
    quiet: bool

    @property
    def kept(self) -> str:
        """The file of results, beside the first output."""
        return f"{self.outputs[0]}.partial"


def survey_plans(request: Request) -> int:
    """Read the plans, write the files, say what came of it, and return the exit code."""
    # The program's entry expects a short run and collects no garbage; this one may take hours.
    gc.enable()
    try:
        _check_usage(request)
        if not request.resume:
            discard(request.kept)
        with Store(request.kept) as store:
            _check_outputs(request, store)
            totals = _survey(request, store)
        if not totals.interrupted and not request.keep:
            discard(request.kept)
    except KeyboardInterrupt:
        _say(request, "Interrupted before anything was written. The same command goes on from here.")
        return INTERRUPTED
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    _say(request, _told(request, totals))
    if totals.interrupted:
        return INTERRUPTED
    if totals.read:
        return WRITTEN
    return NOTHING if totals.states.get("empty") == totals.plans else UNREADABLE


def _survey(request: Request, store: Store) -> Totals:
    """Read what has no result yet, write the files, and return the counts. Ctrl-C ends the reading only."""
    settings = _settings(request, store)
    total = store.begin(_plans(request), settings.digest)
    if not total:
        remedy = f"Folders are searched for {', '.join(SUFFIXES)}."
        raise NothingToCheck.one(
            "there is no plan here.", request.plans[0] if request.plans else str(request.files_from), remedy
        )
    _check_rows(request, total)
    interrupted = False
    try:
        with _stoppable(), _bar(total, request.quiet) as advance:
            for outcomes in _engine(request, total).run(store.plans(), total, settings, store.known()):
                store.put(outcomes)
                advance(len(outcomes))
    except KeyboardInterrupt:
        interrupted = True
        _say(request, "Interrupted: writing what there is ...")
    store.commit()
    totals = add_up(store.records(), settings.catalogue, settings.service)
    for output in request.outputs:
        beside = tuple(os.path.basename(each) for each in request.outputs if each != output)
        survey = Survey(settings, totals, store.records, store.records_by_council, store.lines, beside)
        with writing(output) as file:
            write_survey(survey, _suffix(output), file)
        if interrupted:
            store.set_note(_unfinished(output), _content(output))
    if not interrupted:
        store.finish()
    return totals


# -- what was asked, checked ----------------------------------------------------------------------


def _check_usage(request: Request) -> None:
    """Check what can be said without reading a plan.

    Raises:
        UsageError: with every fault.
    """
    faults = []
    known = ", ".join(OUTPUTS)
    for output in request.outputs:
        suffix = _suffix(output)
        if suffix not in OUTPUTS:
            hint = did_you_mean(suffix, OUTPUTS) or f"Give a name that ends in {known}."
            faults.append(Fault(f"a survey is written as {known}.", Place(output), hint))
        elif os.path.isdir(output):
            faults.append(Fault("this is a folder.", Place(output), "Name the file to write."))
        elif not os.path.isdir(os.path.dirname(os.path.abspath(output))):
            faults.append(Fault("there is no such folder to write to.", Place(output), "Make it first."))
    outputs = [os.path.abspath(output) for output in request.outputs]
    for at, output in enumerate(outputs):
        if output in outputs[:at]:
            faults.append(Fault("this output is named twice.", Place(request.outputs[at])))
    if not request.plans and not request.files_from:
        faults.append(Fault("no plans were named.", Place("planchk survey"), "Name files, folders or patterns."))
    if "-" in request.plans:
        remedy = "--files-from - reads a list of plans from standard input."
        faults.append(Fault("a survey reads no plan from standard input.", Place("-"), remedy))
    for given in (*request.plans, request.files_from, request.catalogue):
        if given and os.path.abspath(given) in outputs:
            faults.append(Fault("this is an input; it is never written over.", Place(given), "Choose another name."))
    if request.scheduler and request.jobs:
        faults.append(Fault("--jobs and --scheduler exclude each other.", Place("--jobs")))
    if faults:
        raise UsageError(faults)


def _check_outputs(request: Request, store: Store) -> None:
    """Refuse to write over what is there, unless told to, or an interrupted survey left it.

    Raises:
        UsageError: with every file that is in the way.
    """
    faults = [
        Fault("this file exists.", Place(output), "Choose another name, or add --force.")
        for output in request.outputs
        if os.path.exists(output) and not request.force and store.note(_unfinished(output)) != _content(output)
    ]
    if faults:
        raise UsageError(faults)


def _check_rows(request: Request, plans: int) -> None:
    """Refuse more plans than a sheet of Excel has rows, before they are read.

    Raises:
        UsageError: there are too many.
    """
    from planchk.survey.as_xlsx import ROWS

    for output in request.outputs:
        if _suffix(output) == ".xlsx" and plans >= ROWS:
            message = f"{plans:,} plans are more than a sheet of Excel has rows ({ROWS:,})."
            raise UsageError.one(message, output, "Write .csv or .jsonl.")


def _settings(request: Request, store: Store) -> Settings:
    catalogue = load_catalogue(request.catalogue)
    check_scope(request.service, catalogue)
    # A survey that goes on after midnight is still that of the day on which it began.
    today = request.today or store.note("today") or date.today().isoformat()
    store.set_note("today", today)
    try:
        day = date.fromisoformat(today)
    except ValueError:
        raise UsageError.one(f"'{today}' is no date.", "--today", "Write it as 2021-03-31.") from None
    return settings_for(
        catalogue,
        request.reader,
        day,
        service=request.service,
        columns=parse_columns(request.columns),
        model=model_beside(request.catalogue),
    )


def _plans(request: Request) -> Iterator[str]:
    own = {os.path.abspath(path) for path in (*request.outputs, request.kept)}
    listed = listed_in(request.files_from) if request.files_from else ()
    return find_plans(chain(request.plans, listed), lambda path: os.path.abspath(path) in own)


def _engine(request: Request, total: int) -> Engine:
    if request.scheduler:
        from planchk.survey.cluster import Cluster

        return Cluster(request.scheduler)
    jobs = request.jobs or min(cores(), max(1, total // _PLANS_A_JOB))
    return Processes(jobs) if jobs > 1 else Here()


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _unfinished(output: str) -> str:
    return f"unfinished {os.path.abspath(output)}"


def _content(path: str) -> str:
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


# -- what is said ---------------------------------------------------------------------------------


def _told(request: Request, totals: Totals) -> str:
    files = ", ".join(request.outputs)
    read = f"{files}: {totals.read:,} of {_count(totals.plans, 'plan')} read, {totals.passed:,} pass."
    if totals.unread:
        read += f" {totals.unread:,} could not be read; each is listed with the reason."
    if totals.interrupted:
        read += f" Incomplete: {totals.interrupted:,} were not reached. {_how_to_go_on(request)}"
    return read


def _how_to_go_on(request: Request) -> str:
    return f"The same command goes on from here; what was read is kept in {request.kept}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _say(request: Request, text: str) -> None:
    if not request.quiet:
        sys.stderr.write(text + "\n")


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM, by which a system that shuts down or a CI job ends a program, stop as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _bar(total: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show how far the reading has come, on a terminal only; yields what advances it by a number of plans."""
    if quiet or not sys.stderr.isatty():
        yield lambda plans: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading plans"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    # Without a thread of its own, so that processes can be copies of this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, rate="")
        shown = 0.0

        def advance(plans: int) -> None:
            nonlocal shown
            speed = bar.tasks[0].speed
            bar.update(task, advance=plans, rate=f"{speed:,.0f} a second" if speed else "")
            if monotonic() - shown > _REFRESH or bar.finished:
                bar.refresh()
                shown = monotonic()

        yield advance
