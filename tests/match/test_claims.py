"""A heading that names a finding of the catalogue is a claim; a plan's own numbers are none."""

from __future__ import annotations

import pytest

from planchk import load_catalogue, parse_plan
from planchk.match.claims import with_claims

CATALOGUE = load_catalogue()
QUOTES = {finding.id: " ".join(finding.quote.split()) for finding in CATALOGUE.to_cover}


def named(title: str, addresses: str = "") -> list[str]:
    text = f"sections:\n- title: {title!r}\n  actions:\n  - {{action: Do it{addresses}}}\n"
    plan = with_claims(parse_plan(text.replace("\\'", "''")), CATALOGUE)
    return [reference.value for reference in plan.actions[0].addresses]


@pytest.mark.parametrize("finding", CATALOGUE.to_cover, ids=lambda finding: finding.id)
def test_the_findings_own_words_name_it(finding: object) -> None:
    for text in (finding.quote, finding.summary):  # type: ignore[attr-defined]
        words = " ".join(text.replace("'", "’").split())
        assert named(words) == [finding.id]  # type: ignore[attr-defined]
        assert named(f"Recommendation 7 (page 3): {words.rstrip('.')}") == [finding.id]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "references"),
    [
        ("CS-PR-2", ["CS-PR-2"]),
        ("Recommendation 1 (cs-pr-2)", ["CS-PR-2"]),
        ("CS PR 2/legal and AS-PR-1", ["CS-PR-2/legal", "AS-PR-1"]),
        (" ".join(QUOTES["CS-PR-2"].split()[3:14]), ["CS-PR-2"]),
        ("Recommendation 1", []),
        ("1", []),
        ("R2: Timeliness", []),
        ("CS-PR-21 and CS-PR-2.1", []),
        ("Assessments must be timely", []),
        ("Priority 2: Make sure that assessments and plans are timely and of good quality for all children", []),
    ],
)
def test_only_ids_and_quotes_name_a_finding(title: str, references: list[str]) -> None:
    assert named(title) == references


def test_what_the_action_declares_itself_stands() -> None:
    assert named("CS-PR-2", ", addresses: [CS-PR-2/legal]") == ["CS-PR-2/legal"]
    assert named("CS-PR-2", ", addresses: [AS-PR-1]") == ["AS-PR-1", "CS-PR-2"]


def test_a_heading_that_names_an_element_narrows_one_that_names_its_finding() -> None:
    inner = "{title: CS-PR-2/legal, actions: [Do it]}, {title: AS-PR-1, actions: [Do that]}"
    text = f"sections: [{{title: CS-PR-2, sections: [{inner}]}}]"
    actions = with_claims(parse_plan(text), CATALOGUE).actions
    assert [[reference.value for reference in action.addresses] for action in actions] == [
        ["CS-PR-2/legal"],
        ["CS-PR-2", "AS-PR-1"],
    ]


def test_a_catalogue_numbered_like_any_plan_is_named_by_its_words_alone() -> None:
    findings = tuple(f._replace(id=f"R{at}") for at, f in enumerate(CATALOGUE.findings, 1))
    other = CATALOGUE._replace(findings=findings)
    quote = next(f for f in findings if f.needs_coverage).quote
    plan = parse_plan("sections:\n- {title: R2, actions: [Do it]}\n- {title: 'Recommendation 2', actions: [Do it]}\n")
    assert with_claims(plan, other) is plan
    quoted = plan._replace(actions=(plan.actions[0]._replace(sections=(quote,)),))
    assert len(with_claims(quoted, other).actions[0].addresses) == 1


def test_with_its_element_an_id_is_known_however_plain_it_is() -> None:
    findings = (CATALOGUE.to_cover[0]._replace(id="R1"), CATALOGUE.to_cover[1]._replace(id="breaks"))
    other = CATALOGUE._replace(findings=findings)
    titles = ("'R1/planning: Plans'", "breaks/short-breaks", "breaks")
    plan = parse_plan("sections:\n" + "".join(f"- {{title: {title}, actions: [Do it]}}\n" for title in titles))
    found = [[each.value for each in action.addresses] for action in with_claims(plan, other).actions]
    assert found == [["R1/planning"], ["breaks/short-breaks"], []]


def test_a_reference_may_carry_the_catalogues_name() -> None:
    assert named("Voice", ", addresses: ['ciw-wrexham-2020:CS-PR-2/legal']") == ["CS-PR-2/legal"]
    assert named("Voice", ", addresses: ['ciw-2018:CS-PR-2']") == ["ciw-2018:CS-PR-2"]
