"""``planchk export``: an assessment as a file that people and programs hand on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from planchk.assessment import Assessment
from planchk.cli.assessing import Assessor, model_beside
from planchk.cli.exports import EXPORTS, PARTS, Export, Part, Subject
from planchk.cli.settings import Configurations
from planchk.cli.terminal import print_error
from planchk.cli.writing import check_outputs, write_whole
from planchk.config.effective import Given
from planchk.counted import counted
from planchk.errors import Fault, InputError, PlanchkError, UsageError
from planchk.language import language_for
from planchk.ledgers import ledger_beside
from planchk.suggest import did_you_mean


class Order(NamedTuple):
    """What the user asked for: a file, or in ``folder`` every file that there is."""

    plan: str
    output: str | None
    folder: str | None
    form: str | None
    part: str | None
    bom: bool
    force: bool
    given: Given
    config: str | None = None


class _Target(NamedTuple):
    path: str
    export: Export
    part: Part


def export_plan(order: Order) -> int:
    """Assess the plan, write, say on standard error what was written, and return the exit code."""
    try:
        targets = list(_targets(order))
        assessor = Assessor(Configurations(order.given, order.config))
        settings = assessor.configurations.of(order.plan)
        language, today = language_for(settings["lang"]), settings.today
        check_outputs([target.path for target in targets], _inputs(order, assessor.configurations), order.force)
        assessment = assessor.assess(order.plan)
        made = [
            (target.path, _rendered(target, Subject(assessment, today, target.part, order.bom, language)))
            for target in targets
        ]
        if order.folder is not None:
            _write_all(order.folder, made)
        elif order.output == "-":
            sys.stdout.buffer.write(made[0][1])
            sys.stdout.buffer.flush()  # what was written is told below it
        else:
            write_whole(*made[0])
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    sys.stderr.write(_told(order, targets, assessment) + "\n")
    return 0


def _targets(order: Order) -> Iterator[_Target]:
    """Yield the files to write.

    Raises:
        UsageError: an unknown format, or one that can't hold the part or go to standard output.
    """
    if (order.output is None) == (order.folder is None):
        message = "give either a file or a folder." if order.output else "nothing says where to write."
        raise UsageError.one(message, "planchk export", "Add -o FILE, or --all FOLDER for every format.")
    if order.folder is not None:
        if order.form or order.part:
            raise UsageError.one("it writes every format and table.", "--all", "Leave out --format and --table.")
        for export in EXPORTS.values():
            for name, each in export.files:
                yield _Target(os.path.join(order.folder, name), export, each)
        return
    output = str(order.output)
    name = _form(order.form, output)
    export = EXPORTS[name]
    if output == "-" and not export.text:
        raise UsageError.one(f"{name} is no text to print.", "--output", "Name a file to write.")
    if order.bom and name != "csv":
        raise UsageError.one("only csv needs a mark for Excel.", "--bom", "Leave it out.")
    yield _Target(output, export, _part(order.part, name))


def _form(given: str | None, output: str) -> str:
    """Return the format's name: the one that is given, or the one of the file's suffix."""
    known = ", ".join(EXPORTS)
    if given is not None:
        if given not in EXPORTS:
            raise UsageError.one(
                f"there is no format '{given}'.", "--format", did_you_mean(given, EXPORTS) or f"Known are {known}."
            )
        return given
    suffix = os.path.splitext(output)[1].lower()
    found = next((name for name, export in EXPORTS.items() if export.suffix == suffix), None)
    if found is None:
        message = f"the suffix '{suffix}' names no format." if suffix else "nothing names a format."
        meant = did_you_mean(suffix, [export.suffix for export in EXPORTS.values()]) if suffix else ""
        where = "standard output" if output == "-" else output
        raise UsageError.one(message, where, meant or f"Add --format: {known}.")
    return found


def _part(given: str | None, name: str) -> Part:
    """Return the part to write: the one that is asked for, or the format's own default."""
    export = EXPORTS[name]
    if given is None:
        return export.default
    part = next((each for each in PARTS if each == given), None)
    if part is None:
        remedy = did_you_mean(given, PARTS) or f"Known are {', '.join(PARTS)}."
        raise UsageError.one(f"there is no table '{given}'.", "--table", remedy)
    if part not in export.parts:
        holding = ", ".join(each for each in EXPORTS if part in EXPORTS[each].parts)
        raise UsageError.one(
            f"{name} can't hold '{part}' by itself.", "--table", f"Use {holding}, or leave --table out."
        )
    return part


def _inputs(order: Order, configurations: Configurations) -> list[str | None]:
    """Return every file that is read, none of which is ever written over."""
    settings, config = configurations.of(order.plan), configurations.file_of(order.plan)
    named = [*settings["catalogue"], *(settings[name] for name in ("waivers", "ledger", "baseline"))]
    return [order.plan, config, *named, ledger_beside(order.plan), *map(model_beside, settings.catalogues)]


def _rendered(target: _Target, subject: Subject) -> bytes:
    made = target.export.render(subject)
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")


def _write_all(folder: str, made: list[tuple[str, bytes]]) -> None:
    """Write every file that can be written.

    Raises:
        InputError: some can't be; holds a fault for each.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise InputError.one(f"it can't be made: {os.strerror(error.errno or 0)}.", folder, "Name a folder.") from None
    faults: list[Fault] = []
    for path, data in made:
        try:
            write_whole(path, data)
        except PlanchkError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)


def _told(order: Order, targets: list[_Target], assessment: Assessment) -> str:
    """Return one line on what was written."""
    numbers = {
        "findings": counted(len(assessment.coverage.findings), "finding"),
        "elements": counted(assessment.summary.elements, "element"),
        "actions": counted(len(assessment.plan.actions), "action"),
        "problems": counted(len(assessment.problems), "problem"),
    }
    part = targets[0].part
    what = numbers.get(part, "") if order.folder is None else ""
    what = what or ("the summary of " if part == "summary" else "") + ", ".join(numbers.values())
    if order.folder is not None:
        return f"{order.folder}: {counted(len(targets), 'file')} on {what}."
    return (f"{order.output}: " if order.output != "-" else "") + f"{what}."
