"""PC404: a waiver that waives nothing."""

from __future__ import annotations

from datetime import date

import pytest

from builders import read_case
from planchk.place import Place
from planchk.rules import unused_waiver
from planchk.rules.rule import Kept
from planchk.waiver import Waiver

WAIVER = Waiver("A reason", "An owner", date(2022, 3, 31), Place("waivers.yaml", 2, 5))


@pytest.mark.parametrize(
    ("waiver", "words"),
    [
        (WAIVER._replace(finding="CS-PR-2"), "nothing is open there. Take it out"),
        (WAIVER._replace(finding="CS-PR-22"), "no such finding to cover. Did you mean 'CS-PR-2'?"),
        (WAIVER._replace(finding="CS-VC-S1"), "no such finding"),  # a strength needs no coverage, so no waiver
        (WAIVER._replace(code="PC106"), "the waiver of PC106 waives nothing"),
        (WAIVER._replace(code="PC106", action="A9"), "PC106 of action A9 waives nothing: the plan has no such action."),
        (WAIVER._replace(code="PC106", action="A9"), "Did you mean 'A1'?"),
        (WAIVER._replace(code="no-measures"), "there is no such rule. Did you mean 'no-measure'?"),
        (WAIVER._replace(code="PC301"), "it tells what is not covered. Waive that by 'finding:'"),
        (WAIVER._replace(code="PC403"), "can't be waived. Put it right"),
    ],
)
def test_an_unused_waiver_is_told_with_the_reason(waiver: Waiver, words: str) -> None:
    subject = read_case("- id: A1\n  action: Do it").subject._replace(kept=Kept(unused=(waiver,)))
    (hit,) = unused_waiver.check(subject)
    assert words in hit.message
    assert hit.place == waiver.place
