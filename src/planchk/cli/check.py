"""``planchk check``: read, assess, print, and say by the exit code whether the gate passed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from planchk.assessment import Assessment
from planchk.cli.assessing import Assessor, plan_paths, seen_from
from planchk.cli.settings import Configurations, Settings, policy_of
from planchk.cli.terminal import print_error
from planchk.config.effective import Given
from planchk.counted import counted
from planchk.errors import PlanchkError, UsageError
from planchk.suggest import did_you_mean

if TYPE_CHECKING:
    from planchk.cli.formats import Printer
    from planchk.render.as_text import Detail

PASSED, FAILED, UNREADABLE, NOTHING = 0, 1, 2, 3


class Request(NamedTuple):
    """What the user asked for; the baseline is written to a file, or pruned, on request only."""

    plans: tuple[str, ...]
    given: Given
    config: str | None = None
    write_baseline: str | None = None
    prune_baseline: bool = False


def check_plans(request: Request) -> int:
    """Check every plan, print, and return the exit code: the worst of 2, 3, 1 and 0.

    A plan that can't be read does not keep the others from being checked.
    """
    assessor = Assessor(Configurations(request.given, request.config), starts_baseline=bool(request.write_baseline))
    try:
        paths = list(plan_paths(request.plans, assessor.configurations))
        settings = assessor.configurations.of(paths[0])
        if "-" in settings.catalogues and "-" in paths:
            raise UsageError.one("standard input can't be plan and catalogue at once.", "--catalogue")
        printer, detail = _printing(settings)
        assessor.basis(settings)  # what is wrong with it is told once, not for every plan
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    assessed: dict[str, Assessment] = {}
    codes: set[int] = set()
    for path in paths:
        try:
            assessed[path] = assessor.assess(path)
        except PlanchkError as error:
            print_error(error)
            codes.add(error.exit_code)
        else:
            codes.add(PASSED if assessed[path].gate.passed else FAILED)
    if assessed:
        printer(list(assessed.values()), detail, len(paths) > 1)
        if request.write_baseline or request.prune_baseline:
            try:
                _keep_baseline(request, assessor, assessed, settings)
            except PlanchkError as error:
                print_error(error)
                return error.exit_code
            codes = {PASSED if code == FAILED and request.write_baseline else code for code in codes}
    return next(code for code in (UNREADABLE, NOTHING, FAILED, PASSED) if code in codes)


def _printing(settings: Settings) -> tuple[Printer, Detail]:
    """Return how the run prints; the first plan's settings decide.

    Raises:
        UsageError: no such format, or contradicting details.
    """
    from planchk.cli.formats import FORMATS, Format

    name = settings["format"]
    if name not in list(Format):
        remedy = did_you_mean(name, list(Format)) or f"Known are {', '.join(Format)}."
        raise UsageError.one(f"there is no format '{name}'.", settings.values["format"].origin, remedy)
    quiet, verbose = settings["quiet"], settings["verbose"]
    if quiet and verbose:
        raise UsageError.one("--quiet and --verbose exclude each other.", "planchk check", "Leave one out.")
    return FORMATS[Format(name)], "short" if quiet else "full" if verbose else "normal"


def _keep_baseline(request: Request, assessor: Assessor, assessed: dict[str, Assessment], settings: Settings) -> None:
    """Write the baseline of what is open, or take out of it what is fixed. Other plans' entries stay.

    Raises:
        PlanchkError: no baseline to prune, or a file that can't be read or written.
    """
    from planchk.baseline import Baseline
    from planchk.cli.writing import write_whole
    from planchk.gate.baseline import apply_baseline, prune, take_stock
    from planchk.readers.baselines import baselines_as_json, load_baselines
    from planchk.rules import KEEPING_RULES

    file = request.write_baseline or settings["baseline"]
    if not file:
        raise UsageError.one("there is no baseline to prune.", "--prune-baseline", "Name it with --baseline FILE.")
    kept: dict[str, Baseline] = load_baselines(file) if os.path.exists(file) else {}
    keeping = [rule.CODE for rule in KEEPING_RULES]  # on waivers and the baseline itself: no baseline excuses them
    for path, assessment in assessed.items():
        name, own = seen_from(file, path), assessor.configurations.of(path)
        policy = policy_of(own, assessor.basis(own).whole)
        plan, coverage = assessment.plan, assessment.coverage
        problems = [problem for problem in assessment.problems if problem.code not in keeping]
        if request.write_baseline:
            kept[name] = take_stock(plan, coverage, problems, kept.get(name, Baseline(name)), own.today, policy)
        elif name in kept:
            fixed = apply_baseline(plan, coverage, problems, kept[name], own.today, policy).fixed
            kept[name] = prune(kept[name], fixed)
    write_whole(file, baselines_as_json(kept).encode("ascii"))
    entries = sum(len(each.findings) + len(each.problems) for each in kept.values())
    then = f" With --baseline {file} they don't fail." if request.write_baseline else ""
    sys.stderr.write(f"{file}: {counted(entries, 'entry')} in the baseline.{then}\n")
