"""``planchk diff``: assess two versions of a plan, and print what changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

from planchk.cli.assessing import Assessor
from planchk.cli.revisions import Version, read_version
from planchk.cli.settings import Configurations
from planchk.cli.terminal import print_error, print_lines
from planchk.cli.writing import check_outputs, write_whole
from planchk.compare.plans import compare_plans
from planchk.errors import PlanchkError, UsageError
from planchk.readers import plan_from_bytes
from planchk.render.changes_in_words import element_name

if TYPE_CHECKING:
    from planchk.assessment import Assessment
    from planchk.compare.changes import Changes
    from planchk.config.effective import Given

Shape = Literal["text", "md", "json"]

COMPARED, LOST = 0, 1
# Characters of a line in a file of text.
_FILE_WIDTH = 110


class Comparison(NamedTuple):
    """What the user asked for; ``output`` is ``-`` for standard output."""

    old: str
    new: str
    given: Given
    config: str | None
    shape: Shape
    output: str
    force: bool
    fail_on_loss: bool


def diff_plans(request: Comparison) -> int:
    """Compare, print, and return the exit code."""
    try:
        _check_usage(request)
        old, new = _both(request)
        changes = compare_plans(old, new)
        _write(changes, request)
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    if request.fail_on_loss and changes.has_loss:
        names = ", ".join(element_name(finding, element, changes) for finding, element in changes.elements("lost"))
        sys.stderr.write(f"Failed: coverage was lost ({names}). To pass, answer it again.\n")
        return LOST
    return COMPARED


def _check_usage(request: Comparison) -> None:
    """Refuse what can't be done.

    Raises:
        UsageError: standard input twice, or a file to write that is an input or exists.
    """
    if request.old == request.new == "-":
        raise UsageError.one("standard input can't be both versions.", "planchk diff", "Name a file for one of them.")
    check_outputs([request.output], [request.old, request.new], request.force)


def _both(request: Comparison) -> tuple[Assessment, Assessment]:
    """Return the two assessments.

    Raises:
        PlanchkError: one or both can't be read; holds the faults of both.
    """
    assessor = Assessor(Configurations(request.given, request.config))
    beside = request.new
    errors: list[PlanchkError] = []
    found: list[Assessment] = []
    for text, other in ((request.old, beside), (request.new, None)):
        try:
            found.append(_assess(assessor, read_version(text, other)))
        except PlanchkError as error:
            errors.append(error)
    if errors:
        worst = min(errors, key=lambda error: error.exit_code)
        faults = dict.fromkeys(fault for error in errors for fault in error.faults)
        raise type(worst)(faults)
    old, new = found
    return old, new


def _assess(assessor: Assessor, version: Version) -> Assessment:
    return assessor.assess(version.path, lambda _, columns: plan_from_bytes(version.data, version.name, columns))


def _write(changes: Changes, request: Comparison) -> None:
    """Print the changes, or write them to a file.

    Raises:
        InputError: the file can't be written.
    """
    if request.shape == "text":
        from planchk.render.as_changes import render_changes
        from planchk.render.lines import paint_plain

        if request.output == "-":
            print_lines(render_changes(changes))
            return
        text = paint_plain(render_changes(changes), _FILE_WIDTH)
    elif request.shape == "md":
        from planchk.render.changes_as_markdown import render_changes_markdown

        text = render_changes_markdown(changes)
    else:
        from planchk.render.changes_as_json import render_changes_json

        text = render_changes_json(changes)
    if request.output == "-":
        sys.stdout.write(text)
    else:
        write_whole(request.output, text.encode("utf-8"))
