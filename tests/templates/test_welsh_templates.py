"""A Welsh template, filled in, is read as the English one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from planchk import check, load_catalogue
from planchk.language import language_for
from planchk.match.quick import quick_reader
from planchk.readers import load_plan
from planchk.templates import write_template
from planchk.templates.skeleton import make_skeleton
from planchk.translated import in_language
from planchk.values.dates import parse_due
from planchk.values.services import parse_service
from planchk.values.statuses import Status, parse_status
from templates.filling import FILLERS, TODAY, answers

CATALOGUE = load_catalogue()
WELSH = language_for("cy")


@pytest.mark.parametrize("suffix", FILLERS)
def test_filled_in_it_passes_with_every_field_in_its_place(suffix: str, tmp_path: Path) -> None:
    catalogue = in_language(CATALOGUE, "cy")
    skeleton = make_skeleton(catalogue, "Cyngor Sir Dyffryn Arian", WELSH.say("Improvement plan"))
    path = tmp_path / f"cynllun{suffix}"
    path.write_bytes(FILLERS[suffix](write_template(skeleton, suffix, WELSH), answers(), WELSH.say))
    plan = load_plan(str(path))

    assert (plan.council, plan.title) == ("Cyngor Sir Dyffryn Arian", "Cynllun gwella")
    for row, action in zip(skeleton.rows, plan.actions, strict=True):
        wanted = answers()[row.reference]
        given = {words.field: words.value for words in action.words}
        expected = {"action": wanted.action, "outcome": wanted.outcome, "measures": wanted.measures}
        assert given == {name: text for name, text in expected.items() if text}
        assert action.owner
        assert action.due
        assert action.status
        assert action.service
        assert action.owner.value == wanted.owner
        assert parse_due(action.due.value).start == wanted.due
        assert parse_status(action.status.value) is Status.NOT_STARTED
        assert parse_service(action.service.value) == row.finding.service
    assessment = check(plan, CATALOGUE, reader=quick_reader(), today=TODAY)
    claimed = [[reference.value for reference in action.addresses] for action in assessment.plan.actions]
    assert claimed == [[row.reference] for row in skeleton.rows]
    assert assessment.gate.passed
    assert assessment.summary.covered == 13


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
def test_it_says_that_no_speaker_has_checked_the_welsh(suffix: str) -> None:
    text = write_template(make_skeleton(in_language(CATALOGUE, "cy"), "", "x"), suffix, WELSH).decode()
    assert " ".join(text.replace("#", "").split()).count("The Welsh here has not been checked by a Welsh speaker.") == 1
