from __future__ import annotations

import pytest

from builders import check
from planchk.rules import vague_commitment

CASES = {
    "explore": "- action: Explore options for short breaks.   << 'explore'",
    "consider": "- action: We will consider the recommendations of the review.   << 'consider'",
    "passive": "- action: Community agents to be discussed at the partnership meeting.   << 'be discussed'",
    "continue": "- action: Continue to work with partners to strengthen arrangements.   << 'continue to'",
    "continue with a firm verb": "- action: Continue to deliver training to staff.   << 'continue to'",
    "a subject first": "- action: Senior managers will seek to recruit staff.   << 'seek to'",
    "numbered": "- action: 1(a) Look at the front door.   << 'look at'",
    "a hedge at the end": "- action: Allocate the same worker where possible.   << 'where possible'",
    "a hedge at the start": "- action: Where possible, allocate the same worker.   << 'where possible'",
    "an aim is no deliverable": "- action: Explore and improve short breaks.   << 'explore'",
    "an aim in a new sentence": "- action: Continue to meet partners. Strengthen links.   << 'continue to'",
    "a step in a new sentence": "- action: Continue to meet partners. Publish a joint protocol.",
    "a deliverable": "- action: Explore options for short breaks and report to Cabinet.",
    "a second sentence": "- action: Look at the tool. Commission a new one.",
    "a deliverable in the detail": "- action: Consider the options.\n  detail: Publish the business case.",
    "a paper for a measure": "- action: Explore options.\n  measures: Options paper to Cabinet",
    "a figure": "- action: Continue to reduce waits, from 19 weeks to eight.",
    "a figure for a measure": "- action: Continue to train staff.\n  measures: 95% trained",
    "a routine": "- action: Consider every request at a weekly panel.",
    "not the main verb": "- action: Appoint an officer to explore options.",
    "not the main verb, later": "- action: Require managers to consider the child's view.",
    "a hedge in the middle": "- action: Place siblings together, where possible near home, with kin.",
    "firm": "- action: Publish service standards.",
    "a noun": "- action: Consideration panel set up.",
    "complete": "- action: Explore options.\n  status: complete",
    "cancelled": "- action: Explore options.\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_vague_commitment(source: str) -> None:
    check(vague_commitment, source)
