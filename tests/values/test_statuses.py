from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.values.statuses import Status, parse_status

TEXTS = {
    Status.NOT_STARTED: "not started|Not yet started|Pending|planned|to do|0%|No|Grey|heb ddechrau|Red - not started|"
    "Not started, to be completed by June|pending sign-off",
    Status.IN_PROGRESS: "in progress|On track|Delayed|ongoing|"
    "rescheduled|To be renegotiated|Phase 1 completed|R|A|G|red|"
    "Amber|GREEN|Amber/Green|R/A|RAG: A|Yellow|coch|Ambr|Gwyrdd|80%|80% complete|nearly complete|partially achieved|"
    "not complete|incomplete|On track to complete|overdue|no longer on hold|Stage 2 complete|ar y gweill|at risk|"
    "being delivered",
    Status.COMPLETE: "complete|Completed|COMPLETED|Actioned|Achieved|Done|closed|✓|✔|Yes|B|blue|Green - complete|100%|"
    "100% complete|Delayed - now complete|Complete - ongoing monitoring|wedi'i gwblhau|BAU|Complete - 95% of files|"
    "Completed: new form in use, old one withdrawn|Complete - new form in use|"
    "Completed - old form superseded - completed",
    Status.ON_HOLD: "on hold|On-hold|paused|Suspended|postponed|deferred|Red (on hold)|Not started - on hold",
    Status.CANCELLED: "cancelled|canceled|withdrawn|superseded|"
    "no longer required|Abandoned|Superseded - completed under 2.3",
    Status.UNKNOWN: "||TBC|see above|purple|n/a|-|?|Met with partners|Q",
}


@pytest.mark.parametrize(
    ("status", "text"), [(status, text) for status, row in TEXTS.items() for text in row.split("|")]
)
def test_a_status(status: Status, text: str) -> None:
    assert parse_status(text) is status
    assert parse_status(f"  {text.upper()} \n") is status


@given(st.one_of(st.text(), st.lists(st.sampled_from("not complete phase 1 % 80 red b on hold".split())).map(" ".join)))
def test_it_never_raises(text: str) -> None:
    assert parse_status(text) is parse_status(text)


def test_the_diary_after_a_status_is_not_read() -> None:
    assert parse_status("In progress. " + "The team met. " * 20 + "Completed.") is Status.IN_PROGRESS
    started = time.perf_counter()
    parse_status("not complete " * 100_000)
    assert time.perf_counter() - started < 0.2
