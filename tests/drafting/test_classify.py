"""What asks, notes, praises, or is none of it: one sentence at a time, then below headings and lead-ins."""

from __future__ import annotations

import pytest

from planchk.drafting.classify import classify, strike_out
from planchk.drafting.context import read_sentences
from planchk.drafting.draft import draft_catalogue
from planchk.drafting.load import report_of_text


def label(sentence: str) -> str:
    """Return what a sentence is in a report that says nothing else of it."""
    report = report_of_text(f"Findings\n\nWe visited in May.\n\n{sentence}\n")
    return classify(list(read_sentences(report))[1]).label


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        ("The local authority must strengthen its oversight of commissioned services.", "must"),
        ("We recommend that practitioners must maintain their focus on outcomes.", "must"),
        ("We recommend the council works with the health board.", "recommend"),
        ("We would encourage the council to publish its data.", "recommend"),
        ("However, I would urge the council to offer an assessment to every carer.", "recommend"),
        ("Leaders need to satisfy themselves that risk is understood.", "need"),
        ("There is a pressing need for more foster carers.", "need"),
        ("More robust challenge from elected members is required.", "need"),
        ("Further work is required to ensure permanence is considered.", "need"),
        ("Social work practice with families needs strengthening.", "need"),
        ("The quality of case recording is an area for improvement.", "need"),
        ("It is essential that the outcome of every enquiry is recorded.", "need"),
        ("Consideration should be given to extending the pilot.", "should"),
        ("Although staff are kind, care plans must be more detailed.", "must"),
        ("This has to be put right without delay.", "must"),
        ("The authority is asked to review its approach to direct payments.", "recommend"),
        ("The recording of capacity is a concern, which has to become consistent across teams.", "must"),
    ],
)
def test_requirements_and_their_duty(sentence: str, duty: str) -> None:
    assert label(sentence) == "requirement"
    (finding,) = draft_catalogue(report_of_text(f"Findings\n\nWe visited in May.\n\n{sentence}\n")).findings
    assert (finding.kind, finding.duty) == ("recommendation", duty)


@pytest.mark.parametrize(
    "sentence",
    [
        "Social workers know when they should escalate concerns.",
        "Pupils know what they need to do to improve their work.",
        "Children who need to be placed in an emergency wait for a day.",
        "People told us they needed to wait and should have been told sooner.",
        "“They should answer the phone,” one carer said.",
        "Children no longer need to repeat their story.",
        "Local authorities must appoint a director of children's services.",
        "Under the 2014 Act, councils must carry out an assessment.",
        "At the last inspection we said the provider must improve its records.",
        "Staff should be commended for their dedication.",
        "Audits are completed monthly, as they should be.",
        "The plan says that caseloads should not exceed 18.",
        "The service was rated requires improvement in 2019.",
        "Do staff know what they need to do?",
        "You should send comments to the address below.",
        "We must stress that this was a small sample.",
        "Figures should be read with the notes in the annex.",
        "Staff have the training they need to support people.",
        "The board, which must meet each month, is chaired independently.",
        "We will check this at our next inspection.",
        "We expect the areas for improvement to be included in the council's improvement plans.",
        "Some people wait too long for an assessment.",
        "A council that wishes to follow must be patient.",
    ],
)
def test_false_friends_ask_for_nothing(sentence: str) -> None:
    assert label(sentence) not in ("requirement", "direction")


@pytest.mark.parametrize(
    "sentence",
    [
        "Expanding short breaks is an area the local authority is looking to progress.",
        "There is further scope to develop this project.",
        "The service would benefit from an independent review.",
        "The council may wish to support this.",
        "Leaders are exploring how to widen the range of apprenticeships.",
    ],
)
def test_directions_are_noted(sentence: str) -> None:
    assert label(sentence) == "direction"


@pytest.mark.parametrize(
    "sentence",
    [
        "We identified strong and confident leadership from leaders and senior managers.",
        "Partners make timely and appropriate referrals.",
        "Supervision is regular and valued.",
        "The young carers' forum is outstanding.",
    ],
)
def test_praise_is_a_strength(sentence: str) -> None:
    assert label(sentence) == "strength"


def test_what_is_struck_out_keeps_the_rest_in_its_place() -> None:
    text = "Staff know what they should do, but records must improve."
    struck = strike_out(text)
    assert len(struck) == len(text)
    assert "should" not in struck
    assert "must improve" in struck


def asked(text: str) -> list[str]:
    draft = draft_catalogue(report_of_text(text))
    return [" ".join(finding.quote.split()) for finding in draft.findings if finding.kind == "recommendation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What needs to improve\n\n- the quality of plans\n- oversight by managers\n\nMain findings\n\nPlans "
            "vary.\n",
            ["the quality of plans", "oversight by managers"],
        ),
        (  # the bullets were lost
            "Areas for improvement\nThe timeliness of visits\nManagement oversight\nMain findings\nVisits are "
            "often late.\n",
            ["The timeliness of visits", "Management oversight"],
        ),
        (
            "The local authority must:\na) complete assessments in 42 days;\nb) tell families the outcome; and\n"
            "c) record reasons for delay.\n\nStaff are kind.\n",
            ["complete assessments in 42 days", "tell families the outcome", "record reasons for delay."],
        ),
        (  # the bullets were lost here, too
            "The local authority should:\nensure that every carer is asked;\nreview its charges.\nStaff are kind.\n",
            ["ensure that every carer is asked", "review its charges."],
        ),
        (
            "We rated it so because:\n- staff had not completed training\n- checks were missed\n\nHowever, staff "
            "cared.\n",
            [],
        ),
        (
            "Recommendations\n\nPolicy\nR1  The Council should report annually.\n\nTraining\nR2  Extend the "
            "training.\n\n"
            "Response\nThe form will be completed.\n",
            ["The Council should report annually.", "Extend the training."],
        ),
        (  # the sentence that asks carries the label, not the one before it
            "Recommendations\n\nR1 We found that carers do not know their rights. We recommend a leaflet is "
            "sent.\n\nEnd\n",
            ["We recommend a leaflet is sent."],
        ),
        (
            "Area for Improvement\nRegulation 15\nUneven paths in the garden to be made safe.\nStatus: New\n",
            ["Uneven paths in the garden to be made safe."],
        ),
        (
            "People\n\nAreas for improvement\n\n- Advocacy\n- Voice of carers\n\nPrevention\n\nStrengths\n\n- "
            "Kind staff\n",
            ["Advocacy", "Voice of carers"],
        ),
        ("What happens next\n\nThe provider must send us a report on what it will do.\n", []),
        (
            "About this service\n\nThe home must have a manager.\n\nFindings\n\nRecords must improve.\n",
            ["Records must improve."],
        ),
        ("Contents\nRecommendations 5\nFindings 7\n\nFindings\nAll is well here today.\n", []),
        ("Priorities:\nHow well does it work?\n\nYes.\n", []),
    ],
)
def test_headings_lists_and_lead_ins_decide(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


def test_one_requirement_of_national_reports_is_for_all() -> None:
    assert asked("Recommendations\n\nLocal authorities should publish waiting times.\n") == [
        "Local authorities should publish waiting times."
    ]
