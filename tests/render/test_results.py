"""Fingerprints of results: the same while the words are, different between results of one plan."""

from __future__ import annotations

from assessed import PLANS, assess, assess_text
from planchk.render.results import results_of

ACTIONS = (
    "{id: a, action: Explore options for respite}",
    "{id: b, action: Hold staff conferences, owner: Jo}",
    "{id: c, action: Look at demand, due: soon}",
)


def fingerprints(*actions: str) -> dict[tuple[str, str], str]:
    """Return the fingerprint of each problem by its rule and the beginning of the action's words."""
    results = results_of([assess_text("actions:\n" + "".join(f"- {action}\n" for action in actions))])
    named = {}
    for result in results:
        problem = result.problem
        words = result.assessment.plan.actions[problem.position].title if problem.position >= 0 else problem.finding
        named[problem.code, words[:12]] = result.fingerprint
    assert len(named) == len(results)
    return named


def test_an_action_that_moves_or_is_renumbered_keeps_its_fingerprints() -> None:
    before = fingerprints(*ACTIONS)
    assert len(before) > 13
    assert fingerprints(*ACTIONS[::-1]) == before
    renumbered = (action.replace("id: ", "id: '1.").replace(",", "',", 1) for action in ACTIONS)
    assert fingerprints("{id: new, action: Publish a leaflet}", *renumbered).items() >= before.items()


def test_other_words_have_other_fingerprints() -> None:
    before = fingerprints(*ACTIONS)
    after = fingerprints(ACTIONS[0].replace("respite", "housing"), *ACTIONS[1:])
    assert {key for key in before if before[key] != after[key]} == {key for key in before if key[1] == "Explore opti"}


def test_results_of_one_plan_have_different_fingerprints_even_where_words_repeat() -> None:
    twice = assess_text("actions: [{id: a, action: Explore options}, {id: a, action: Explore options}]")
    for assessment in (twice, *map(assess, PLANS)):
        found = [result.fingerprint for result in results_of([assessment])]
        assert len(set(found)) == len(found) == len(assessment.problems)
