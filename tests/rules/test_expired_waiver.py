"""PC403: a waiver whose last day has passed."""

from __future__ import annotations

from datetime import date

from builders import read_case
from planchk.place import Place
from planchk.rules import expired_waiver
from planchk.rules.rule import Kept
from planchk.waiver import Waiver

WAIVER = Waiver("Waits for the board", "Head of Service", date(2021, 3, 31), Place("waivers.yaml", 2, 5), "CS-PR-3")


def test_a_past_waiver_is_told_with_its_owner_at_its_place() -> None:
    subject = read_case("- action: Do it").subject._replace(kept=Kept(expired=(WAIVER,)))
    (hit,) = expired_waiver.check(subject)
    assert "the waiver of CS-PR-3 ended on 31 March 2021" in hit.message
    assert "Head of Service" in hit.message
    assert (hit.place, hit.finding) == (WAIVER.place, "CS-PR-3")


def test_without_waivers_there_is_nothing_to_tell() -> None:
    assert not list(expired_waiver.check(read_case("- action: Do it").subject))
