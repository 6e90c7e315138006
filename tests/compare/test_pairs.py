"""Which action of the new version is which of the old one."""

from __future__ import annotations

import random
from textwrap import dedent
from time import perf_counter

import pytest

from planchk.compare.pairs import pair_actions
from planchk.place import Place
from planchk.plan import Action, Words
from planchk.readers import parse_plan

OLD = """
- {id: "1.1", action: Publish a guide for families on what to expect from an assessment.}
- {id: "1.2", action: Hold legal planning meetings within ten working days of the request.}
- {id: "1.3", action: Open a Saturday club with 24 places for disabled children.}
"""


def pairs(old: str, new: str) -> set[str]:
    """Return the pairs as "1.1 1.2 words", what is gone as "1.1 -" and what was added as "- 1.1"."""
    plans = [parse_plan(f"actions:\n{dedent(text).strip()}") for text in (old, new)]
    found = pair_actions(plans[0].actions, plans[1].actions)
    told = {f"{each.old.id} {each.new.id} {each.matched}" for each in found.pairs}
    return told | {f"{each.id} -" for each in found.gone} | {f"- {each.id}" for each in found.added}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, "1.1 1.1 words|1.2 1.2 words|1.3 1.3 words", id="nothing changed"),
        pytest.param(
            """
            - {id: A, action: Hold legal planning meetings within ten working days of the request.}
            - {id: B, action: Publish a guide for families on what to expect from an assessment.}
            - {id: C, action: Open a Saturday club with 24 places for disabled children.}
            """,
            "1.1 B words|1.2 A words|1.3 C words",
            id="renumbered and moved",
        ),
        pytest.param(
            """
            - {id: "1.1", action: Hold legal planning meetings within fifteen working days of each request.}
            - {id: "1.2", action: Publish a leaflet for families on what to expect from an assessment.}
            - {id: "1.3", action: Open a club with 30 places for disabled children.}
            """,
            "1.1 1.2 likeness|1.2 1.1 likeness|1.3 1.3 id",
            id="numbers swapped and words changed: the words win",
        ),
        pytest.param(
            """
            - {id: "1.1", action: Write and print a guide which tells parents about assessment.}
            - {id: "1.2", action: Recruit two carers to the overnight service by spring.}
            - {id: "1.3", action: Open a Saturday club with 24 places for disabled children.}
            """,
            "1.1 1.1 id|1.2 -|- 1.2|1.3 1.3 words",
            id="an id that names something else is another action",
        ),
        pytest.param(
            """
            - {action: Open a Saturday club with 24 places for disabled children.}
            - {action: Publish a guide for families on what to expect from an assessment in Welsh and in English.}
            """,
            "1.1 auto-de62f2 likeness|1.2 -|1.3 auto-1fd033 words",
            id="the new version has no ids",
        ),
        pytest.param(
            """
            - {id: "1.3", action: OPEN a Saturday club with 24 places  for disabled children.}
            """,
            "1.1 -|1.2 -|1.3 1.3 words",
            id="case is no change",
        ),
    ],
)
def test_actions_are_found_again(new: str, expected: str) -> None:
    assert pairs(OLD, new) == set(expected.split("|"))


def test_the_same_words_twice_go_by_id_then_by_heading_then_by_order() -> None:
    old = "- {id: a, action: Train staff., section: X}\n- {id: b, action: Train staff., section: Y}\n"
    assert pairs(old, "- {id: b, action: Train staff.}\n- {id: a, action: Train staff.}") == {"a a words", "b b words"}
    moved = "- {id: c, action: Train staff., section: Y}\n- {id: d, action: Train staff., section: X}"
    assert pairs(old, moved) == {"a d words", "b c words"}
    assert pairs(old, "- {id: c, action: Train staff.}") == {"a c words", "b -"}


def test_of_one_id_a_rewritten_commitment_with_the_same_measures_is_the_same_action() -> None:
    old = "- {id: a, action: Review rotas., measures: [40 more visits a week at weekends, complaints halved by June]}"
    new = "- {id: a, action: Recruit carers., measures: [40 more visits a week at weekends, complaints halved by June]}"
    assert pairs(old, new) == {"a a id"}
    assert pairs(old, new.replace("id: a", "id: b")) == {"a -", "- b"}


def _action(position: int, title: str) -> Action:
    place = Place("plan.yaml", position + 1)
    return Action(f"auto-{position}", position, place, (Words("action", title, place),), id_given=False)


@pytest.mark.parametrize("templated", [False, True])
def test_a_thousand_shuffled_and_reworded_actions_are_found_again_in_time(templated: bool) -> None:
    """Without ids; where templated, most words are those of every other action."""
    chance = random.Random(4)  # the same plans each time
    words = [f"word{number}" for number in range(400)]

    def title(number: int) -> str:
        if not templated:
            return " ".join(chance.choices(words, k=25))
        a, b, c = chance.choices(words, k=3)
        return f"Review the {a} policy with {b} and {c} for the locality team {number}"

    old = [_action(number, title(number)) for number in range(1000)]
    order = chance.sample(range(1000), 1000)
    new = []
    for position, before in enumerate(order):
        changed = old[before].title.split()
        changed[chance.randrange(len(changed))] = chance.choice(words)
        new.append(_action(position, " ".join(changed)))
    began = perf_counter()
    found = pair_actions(old, new)
    assert perf_counter() - began < 5  # 0.3 s on a laptop's core; comparing each with each takes minutes
    assert [order[each.new.position] == each.old.position for each in found.pairs].count(True) >= 995
