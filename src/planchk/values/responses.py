"""What a council says to a recommendation, in the words of response forms: accepted, in part, not, no action.

Such forms are those of audit bodies ("Accepted / Partially accepted / Not accepted"), of scrutiny committees
("Agreed - this will be provided"; a column "Agreed?" with Yes, No, In part) and of governments ("Accept in
principle", "Derbyn yn rhannol"). Only words that stand for an answer are one: what follows them has to be set off
by a sign or a line end. "Agreed protocol with the health board" is no answer, nor is "Noted".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planchk.plan import Answer

ANSWERS: tuple[Answer, ...] = ("agreed", "partly agreed", "not agreed", "no action")

# Without the words that may go before ("We", "The council", "Recommendation"), in English and in Welsh.
_WORDS: dict[Answer, str] = {
    "partly agreed": "partly|partially|partial|in part|part|in principle|"
    "(?:partly|partially|part|largely|broadly) (?:accept(?:ed|s)?|agree(?:d|s)?|supported)|"
    "(?:accept(?:ed|s)?|agree(?:d|s)?|supported) (?:in part|partly|partially|in principle|with modifications?)|"
    "(?:derbyn|derbyniwyd|derbynnir|cytuno|cytunwyd) (?:yn rhannol|mewn egwyddor)|yn rhannol|mewn egwyddor|rhannol",
    "not agreed": "not (?:accepted|agreed|supported|approved)|(?:do|does|did|can) ?not (?:accept|agree|support)|"
    "(?:don't|doesn't|didn't|cannot) (?:accept|agree|support)|reject(?:ed|s)?|disagree(?:d|s)?|"
    "declined?|refused?|unable to (?:accept|agree)|"
    "gwrthod|gwrthodwyd|gwrthodir|anghytuno|ddim yn (?:derbyn|cytuno)|heb ei dderbyn|"
    "ni (?:dderbynnir|dderbyniwyd|chytunir)",
    "no action": "no (?:further )?action(?: (?:is )?(?:required|needed|necessary|proposed|planned|taken|to be taken))?|"
    "no change proposed|dim (?:gweithredu|camau|angen gweithredu|gweithredu pellach|camau pellach)",
    "agreed": "(?:(?:fully|wholly|entirely) )?(?:accept(?:ed|s)?|agree(?:d|s)?|supported)"
    "(?: (?:in full|fully|entirely))?|"
    "derbyn|derbyniwyd|derbynnir|cytuno|cytunwyd|(?:derbyn|cytuno)(?:'n| yn) llawn|wedi(?:'i| ei) dderbyn",
}  # fmt: skip
# What answers a heading that asks ("Agreed?", "Accepted (Y/N)").
_SHORT: dict[Answer, str] = {
    "agreed": "yes|y|ie|ydy|✓|✔|☑|✅",
    "not agreed": "no|n|na|nac ydy|✗|✘|❌",
    "partly agreed": "partially|partly|p",
}
_BEFORE = (
    r"(?:(?:we|i|the (?:council|authority|local authority|cabinet|service|executive)|management|council|cabinet|"
    r"(?:this |the )?recommendation(?: (?:is|was|has been))?|y cyngor|mae'r cyngor yn|argymhelliad wedi ei) )?"
)
_AFTER = r"(?=\s*(?:$|[.:;,(–—\n]|-\s|\s-|/\s))"
_ASKING = r"\b(?:agreed?|accept(?:ed)?|derbyn|cytuno|y ?/ ?n|yes ?/ ?no|supported)\b"
_SEPARATORS = " \t\r\n.:;,-–—/"


class Answered(NamedTuple):
    """The answer that a text opens with, and what follows it."""

    answer: Answer
    rest: str


def asks(heading: str) -> bool:
    """Whether a heading is a question that "yes" and "no" answer: "Agreed?", "Accept / reject"."""
    return bool(re.search(_ASKING, heading, re.IGNORECASE))


def parse_answer(text: str, asked: bool = False) -> Answered | None:
    """Read a response; None where its words are no answer. ``asked``: they stand under a question."""
    text = text.strip()
    folded = text[:200].casefold().replace("’", "'")
    for answer, pattern in _patterns(asked):
        if match := pattern.match(folded):
            return Answered(answer, _rest(text, match.end()))
    return None


def _rest(text: str, end: int) -> str:
    rest = text[end:].lstrip(_SEPARATORS).rstrip()
    # "Accepted (with effect from May)": brackets that hold all of it go.
    return rest[1:-1].strip() if rest.startswith("(") and rest.find(")") == len(rest) - 1 else rest


@cache  # made when a plan first holds a response: most plans hold none
def _patterns(asked: bool) -> tuple[tuple[Answer, re.Pattern[str]], ...]:
    """Return what tells each answer, in the order above: "accepted in part" goes before "accepted"."""
    words = [(answer, f"{_BEFORE}(?:{pattern})") for answer, pattern in _WORDS.items()]
    words += [(answer, f"(?:{pattern})") for answer, pattern in _SHORT.items()] if asked else []
    return tuple((answer, re.compile(pattern.replace(" ", r"\s+") + _AFTER)) for answer, pattern in words)
