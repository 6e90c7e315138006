from __future__ import annotations

import pytest

from builders import check
from planchk.rules import complete_without_result

CASES = {
    "nothing said": "- action: Issue the new template.\n  status: complete   << no result is stated",
    "blue": "- action: Issue the new template.\n  status: Blue   << no result",
    "a target is no result": "- action: Issue it.\n  measures: 90% of audits\n  status: complete   << no result",
    "done is no result": "- action: Issue it.\n  result: Done\n  status: complete   << no result",
    "to be confirmed is no result": "- action: Issue it.\n  result: TBC\n  status: complete   << no result",
    "an audit to be changed is no result": "- action: Change the audit tool.\n  status: complete   << no result",
    "a result": "- action: Issue it.\n  result: Families say that they are heard\n  status: complete",
    "a result that names a status": "- action: Go.\n  result: Piloted, completed and liked\n  status: complete",
    "a figure in the detail": "- action: Issue it.\n  detail: 84% of assessments so far.\n  status: complete",
    "a figure in the action": "- action: Waits fell from 31 days to eight.\n  status: complete",
    "what an audit found": "- action: Issue it.\n  detail: The audit saw it in most files.\n  status: complete",
    "how things are now": "- action: The panel now meets weekly.\n  status: complete",
    "in progress": "- action: Issue the new template.\n  status: in progress",
    "no status": "- action: Issue the new template.",
    "a phase": "- action: Issue the new template.\n  status: Phase 1 completed",
    "cancelled": "- action: Issue the new template.\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_complete_without_result(source: str) -> None:
    check(complete_without_result, source)
