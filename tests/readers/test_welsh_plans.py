"""Plans whose headings, statuses, dates and owners are Welsh, as YAML and as tables: nothing is left unread."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planchk.assess import check
from planchk.match.quick import quick_reader
from planchk.plan import Plan
from planchk.readers import load_plan
from planchk.rules.reading import due_of, plan_date, status_of
from planchk.values.owners import parse_owners
from planchk.values.services import parse_service
from planchk.values.statuses import Status

DATA = Path(__file__).parents[1] / "data" / "welsh"
TODAY = date(2021, 3, 1)


@pytest.fixture(params=["cynllun.yaml", "cynllun.md"])
def plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(str(DATA / request.param))


def test_all_of_it_is_read(plan: Plan) -> None:
    assert plan.council == "Cyngor Sir Dyffryn Arian"
    assert plan.title == "Cynllun Gwella Gwasanaethau Cymdeithasol 2021-22"
    assert plan_date(plan) == date(2021, 2, 15)
    assert plan.unread == ()
    assert [action.id for action in plan.actions] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]
    assert all(len(action.texts("action")) == 1 for action in plan.actions)


def test_statuses_dates_and_owners_are_understood(plan: Plan) -> None:
    moving, hold = Status.IN_PROGRESS, Status.ON_HOLD
    assert [status_of(each) for each in plan.actions] == [
        moving, moving, Status.NOT_STARTED, moving, hold, Status.COMPLETE,
    ]  # fmt: skip
    assert [due_of(each, plan).end for each in plan.actions] == [
        date(2022, 3, 31), date(2021, 9, 30), date(2021, 8, 15), date(2021, 9, 30), date(2021, 12, 31),
        date(2021, 1, 31),
    ]  # fmt: skip
    assert [parse_owners(each.owner.value) for each in plan.actions if each.owner] == [
        ("Pennaeth Gwasanaethau Plant",),
        ("Rheolwr Gwasanaeth, Diogelu",),
        ("Swyddog Arweiniol Cyfranogiad",),
        ("Pennaeth Gwasanaethau Oedolion",),
        ("Cyfarwyddwr Corfforaethol, Gofal Cymdeithasol",),
        ("Rheolwr Tîm Derbyn",),
    ]
    services = [parse_service(each.service.value if each.service else each.sections[0]) for each in plan.actions]
    assert services == ["children"] * 3 + ["adults"] * 3


def test_every_field_is_in_its_place(plan: Plan) -> None:
    first, last = plan.actions[0], plan.actions[-1]
    assert [words.value for words in first.texts("outcome")] == ["Nid yw plant yn aros am benderfyniad."]
    assert [words.value for words in first.texts("measures")] == ["95% o asesiadau o fewn 42 diwrnod gwaith"]
    assert [reference.value for reference in first.addresses] == ["CS-PR-2/assessments"]
    assert [words.value for words in plan.actions[3].texts("detail")] == ["Mae dau dîm wedi cael hyfforddiant."]
    assert [words.value[:9] for words in last.texts("result")] == ["Heriwyd 1"]


def test_what_is_not_judged_is_told(plan: Plan) -> None:
    assessment = check(plan, reader=quick_reader(), today=TODAY)
    told = {problem.action for problem in assessment.problems if problem.code == "PC207"}
    assert told == {action.id for action in plan.actions}
    assert not [problem for problem in assessment.problems if problem.code in ("PC101", "PC104", "PC114", "PC201")]
    assert assessment.summary.covered == 0
    assert not assessment.gate.passed
