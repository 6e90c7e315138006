from __future__ import annotations

import pytest

from builders import check
from planchk.rules import no_owner

CASES = {
    "left out": "- action: Publish the guide.   << no owner:",
    "empty": "- action: Publish the guide.   << no owner:\n  owner:",
    "to be confirmed": "- action: Publish the guide.\n  owner: TBC   << no owner yet (TBC)",
    "vacant": "- action: Publish the guide.\n  owner: Vacant post   << no owner yet",
    "an owner": "- action: Publish the guide.\n  owner: Head of Adult Services",
    "a post to be filled": "- action: Publish the guide.\n  owner: Team Manager (TBC)",
    "a team": "- action: Publish the guide.\n  owner: Commissioning",
    "cancelled": "- action: Publish the guide.\n  status: Withdrawn",
    "complete is still somebody's": "- action: Publish the guide.   << no owner\n  status: complete",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_no_owner(source: str) -> None:
    check(no_owner, source)
