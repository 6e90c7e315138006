from __future__ import annotations

import pytest

from builders import check
from planchk.rules import several_owners

CASES = {
    "two posts": "- owner: Head of Adult Services and Head of Children's Services   << 2 owners",
    "two with a semicolon": "- owner: HoS Children; HoS Adults   << (HoS Children; HoS Adults)",
    "three people": "- owner: J Smith, A Jones and P Evans   << 3 owners",
    "two lines": "- owner: Service Manager\\nTeam Manager   << 2 owners",
    "a group": "- owner: Team managers   << a group owns this (Team managers)",
    "a group, short": "- owner: SMs Adults   << a group",
    "all": "- owner: All managers   << a group",
    "one post with a long name": "- owner: Assistant Director, Safeguarding and Family Support",
    "one post and its service": "- owner: Head of Service, Children's Social Care",
    "one post of two teams": "- owner: HoS MASH/SA",
    "one post named with and": "- owner: Safeguarding and Review Manager",
    "with support": "- owner: Head of Children's Services with the Head of Legal",
    "a marked lead": "- owner: Head of Adults (lead), Head of Children",
    "two titles of one person": "- owner: Deputy Chief Executive and Director of Social Services",
    "a post and who holds it": "- owner: Jane Smith, Head of Service",
    "a board": "- owner: Improvement Board",
    "nobody": "- owner: TBC",
    "none given": "- action: Publish the guide.",
    "cancelled": "- owner: Team managers\n  status: cancelled",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_several_owners(source: str) -> None:
    check(several_owners, source)


def test_a_long_list_is_cut_short() -> None:
    owners = "; ".join(f"Head of Service {number}" for number in range(12))
    (hit,) = check(several_owners, f"- owner: {owners}   << 12 owners (Head of Service 0;")
    assert len(hit.message) < 150
