from __future__ import annotations

from pathlib import Path

import pytest

from builders import read_case
from planchk.catalogues import load_catalogue
from planchk.errors import InputError
from planchk.place import Place
from planchk.plan import Text
from planchk.rules import late_plan
from planchk.rules.rule import Hit, Subject

ACTION = "- action: Publish the guide."
CATALOGUE = """
id: mine
version: "1"
title: Mine
source: {publisher: P, title: T, licence: L, attribution: A, published: 2021-03-25}
services: [{id: adults, title: Adults}]
principles: [{id: voice, title: Voice}]
findings:
- {id: R1, kind: recommendation, duty: must, service: adults, principle: voice, quote: "Do it.", span: [0, 6],
   summary: Do it, elements: [{id: a, text: Do it}]}
"""


def subject(dated: str, published: str, deadline: int | None) -> Subject:
    made = read_case(ACTION).subject
    source = made.catalogue.source._replace(published=published)
    date = Text(dated, Place("plan.yaml", 3, 7)) if dated else None
    return made._replace(
        plan=made.plan._replace(date=date), catalogue=made.catalogue._replace(source=source), deadline=deadline
    )


def hits(dated: str, published: str = "2021-03-26", deadline: int | None = 5) -> list[Hit]:
    return list(late_plan.check(subject(dated, published, deadline)))


@pytest.mark.parametrize(
    ("dated", "deadline", "late"),
    [
        ("2021-04-05", 5, False),
        ("2021-04-06", 5, False),  # the fifth working day: Good Friday and Easter Monday are between
        ("2021-04-07", 5, True),
        ("2021-04-07", 6, False),
        ("2021-03-01", 5, False),
        ("April 2021", 5, False),
        ("May 2021", 5, True),
        ("2021-03-27", 0, True),
        ("2030-01-01", None, False),
    ],
)
def test_a_plan_is_late_after_so_many_working_days(dated: str, deadline: int | None, late: bool) -> None:
    found = hits(dated, deadline=deadline)
    assert bool(found) is late
    for hit in found:
        assert (hit.place.line, hit.severity) == (3, None)


def test_the_message_says_by_when() -> None:
    [hit] = hits("2021-04-09")
    assert hit.message == (
        "the plan is dated 9 April 2021, and was due within 5 working days of the report's publication on "
        "26 March 2021, by 6 April 2021"
    )


@pytest.mark.parametrize("dated", ["", "some day"])
def test_a_plan_without_a_date_that_can_be_read_is_told(dated: str) -> None:
    [hit] = hits(dated)
    assert "has no date that can be read" in hit.message


def test_a_deadline_without_a_day_of_publication_is_told_and_fails_nothing() -> None:
    [hit] = hits("2021-04-09", published="")
    assert ("can't be checked" in hit.message, hit.severity) == (True, "warning")


def test_a_catalogue_gives_the_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(CATALOGUE, encoding="utf-8")
    assert load_catalogue(str(path)).source.published == "2021-03-25"
    path.write_text(CATALOGUE.replace("2021-03-25", "25 March 2021"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_catalogue(str(path))
    assert "c.yaml:5:" in str(caught.value)
    assert "'25 March 2021' is no date. Write the day of publication as 2021-01-29." in str(caught.value)
