from __future__ import annotations

import pytest

from builders import check
from planchk.rules import answers_nothing, other_language, unsupported_claim

WELSH = "Cwblhau 95% o asesiadau plant o fewn 42 diwrnod gwaith"
CASES = {
    "in Welsh": f"- action: {WELSH}   << is in Welsh, which planchk does not judge",
    "in English": "- action: Complete 95% of children's assessments within 42 working days",
    "the words that follow are Welsh": f"- action: Cyhoeddi'r canllaw   << is in Welsh\n  detail: {WELSH}",
    "confirmed": f"- action: {WELSH}\n  answers: CS-PR-2/assessments",
    "declared": f"- action: {WELSH}   << is in Welsh\n  may answer: CS-PR-2/assessments",
    "cancelled": f"- action: {WELSH}\n  status: wedi'i ganslo",
    "a Welsh name in English": "- action: Extend Teuluoedd yn Gyntaf and Dechrau'n Deg to all wards of the county",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_other_language(source: str) -> None:
    check(other_language, source)


def test_of_a_welsh_action_it_is_not_said_that_it_answers_nothing() -> None:
    check(answers_nothing, f"- action: {WELSH}\n- action: Recruit staff   << answers no finding")


def test_of_a_welsh_claim_it_is_not_said_that_its_words_do_not_show_it() -> None:
    check(unsupported_claim, f"- action: {WELSH}\n  claims: CS-PR-2   << its words are in Welsh")
