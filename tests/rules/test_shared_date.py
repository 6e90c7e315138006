from __future__ import annotations

import pytest

from builders import check
from planchk.rules import shared_date

FOUR, FIVE = ("- due: 2022-03-31\n" * count for count in (4, 5))
OTHERS = "".join(f"- due: 2021-0{month}-01\n" for month in range(1, 6))

CASES = {
    "five of five": FIVE + "<< 5 of the 5 dated actions are due 2022-03-31",
    "five of nine": FIVE + OTHERS.rsplit("- ", 1)[0] + "<< 5 of the 9",
    "half is not most": FIVE + OTHERS,
    "four are not many": FOUR,
    "one month, written in two ways": FOUR.replace("2022-03-31", "March 2022") + "- due: Mar-22\n<< 5 of the 5",
    "undated and open ones don't count": FIVE + "- due: ongoing\n" * 6 + "- due: TBC\n<< 5 of the 5",
    "cancelled ones don't count": FOUR + "- due: 2022-03-31\n  status: cancelled",
    "all ongoing": "- due: ongoing\n" * 8,
    "nothing": "- action: Publish the guide.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_shared_date(source: str) -> None:
    check(shared_date, source)
