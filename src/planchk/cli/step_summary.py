"""The summary page of a GitHub Actions job: a file that each step appends to."""

from __future__ import annotations

import os
from collections.abc import Sequence

from planchk.assessment import Assessment
from planchk.cli.terminal import print_error
from planchk.errors import InputError
from planchk.render.as_step_summary import MAX_BYTES, render_step_summary
from planchk.render.repository import Repository


def append_step_summary(assessments: Sequence[Assessment], repository: Repository) -> None:
    """Append to the file that GITHUB_STEP_SUMMARY names, if it names one, within what GitHub shows.

    Where that fails it is told, and the verdict stands: a page that is not shown is no fault of the plan.
    """
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with open(path, "ab") as file:
            text = render_step_summary(assessments, repository, MAX_BYTES - file.tell())
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "no reason given"
        message = f"the job's summary can't be written: {reason}."
        print_error(InputError.one(message, path, "Look at GITHUB_STEP_SUMMARY."))
