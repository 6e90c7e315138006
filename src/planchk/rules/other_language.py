"""An action in Welsh, whose words planchk does not judge.

planchk reads the headings, statuses, dates and owners of a Welsh plan. Whether the words of an action
answer the report it has learnt from English alone, so that a finding which such actions answer may
stand as a gap. That is no verdict: check the English version of the plan, or have a person say what
the action answers (`planchk confirm`). Cancelled actions are left out, and those that answer a
finding for certain.

Bad:  `action: Cwblhau 95% o asesiadau plant o fewn 42 diwrnod gwaith`
Good: the same, confirmed by a person as an answer to CS-PR-2/assessments

Source: under the Welsh Language Standards councils in Wales publish plans in both languages.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject

CODE = "PC207"
NAME = "other-language"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the live actions in Welsh that answer nothing for certain."""
    for read in subject.live:
        if read.is_welsh and read.action.position not in subject.answering:
            yield Hit.of(read.action, "is in Welsh, which planchk does not judge: a person has to say what it answers")
