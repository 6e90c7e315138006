"""Ranking by shared words suggests, and never decides."""

from __future__ import annotations

from planchk import check, load_catalogue, parse_plan
from planchk.match.ranking import RankingReader

PLAN = parse_plan("- Hold legal planning meetings within ten days of the request\n- Paint the car park\n")


def test_the_element_most_like_the_words_comes_first() -> None:
    readings = RankingReader(load_catalogue()).read(PLAN.actions[0])
    assert readings[0].element == "CS-PR-2/legal"
    assert [reading.score for reading in readings] == sorted((r.score for r in readings), reverse=True)
    assert len(readings) <= 3


def test_words_of_another_world_get_no_suggestion() -> None:
    assert RankingReader(load_catalogue()).read(PLAN.actions[1]) == ()


def test_a_suggestion_never_covers() -> None:
    assessment = check(PLAN, reader=RankingReader(load_catalogue()))
    assert assessment.reader == "ranking"
    assert assessment.summary.elements_covered == 0
    assert assessment.summary.elements_possible > 0
