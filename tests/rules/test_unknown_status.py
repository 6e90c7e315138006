from __future__ import annotations

import pytest

from builders import check
from planchk.rules import unknown_status

CASES = {
    "no known word": "- status: see above   << the status 'see above' is not known",
    "it names the known ones": "- status: purple   << one of not started, in progress, complete, on hold, cancelled",
    "to be confirmed": "- status: TBC   << 'TBC'",
    "none": "- action: Publish the guide.",
    "empty": "- status:",
    "known": "- status: On track",
    "a letter": "- status: A",
    "cancelled": "- status: withdrawn",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_unknown_status(source: str) -> None:
    check(unknown_status, source)
