"""A requirement -> the clauses of it that a plan answers one by one, each in the report's words."""

from __future__ import annotations

import re
from typing import NamedTuple

# A further requirement in one sentence: its own subject, or none, and its own word of duty.
_MODAL = r"(?:must|should|needs? to|ha(?:s|ve) to|ought to)"
_FURTHER = re.compile(
    r"(?:;\s+(?:and\s+|but\s+)?|,\s+(?:and|but|while|whilst)\s+|"
    rf"\s+and\s+)(?=(?P<subject>(?:[\w’'-]+\s+){{0,6}}?)(?:also\s+)?{_MODAL}\b)",
    re.IGNORECASE,
)
_HAS_MODAL = re.compile(
    rf"\b(?:{_MODAL}|needs?|requires?|(?:is|are) (?:needed|required)|recommend|expect|urge|ask)\b", re.IGNORECASE
)
# Words that bind what follows to what went before: "ensure that plans are clear and who must act".
_BOUND = re.compile(r"\b(?:that|who|which|what|how|when|where|whether|if|so|because|as|why|than)\b", re.IGNORECASE)
_OURS = re.compile(r"(?:i|we)\b", re.IGNORECASE)  # "... and I should like to hear of it"
_SHORTEST_REQUIREMENT = 4  # words

# What opens a clause behind "and". The second kind are nouns too ("care and support"): they need an object.
_VERBS = (
    "address agree assess assure become build clarify collect complete consider demonstrate develop embed enable "
    "ensure establish evaluate expand"
    " extend have hold identify implement improve inform introduce involve keep make maintain manage meet "
    "monitor not prevent prioritise promote"
    " provide recruit reduce reflect respond secure strengthen tackle take tell test undertake understand update "
    "contribute give put draw"
)
_NOUNS = (
    "act audit challenge help lead learn measure offer plan progress publish record report review set share "
    "support target track train use work"
)
_OBJECT = (
    r"\s+(?:the|an?|its|their|his|her|how|all|each|any|that|whether|what|by|against|with|to|on|up|out|"
    r"regularly|more|those|these)\b"
)
_QUALITY = (
    "timeliness|quality|consistency|availability|choice|effectiveness|accuracy|frequency|stability|"
    "sufficiency|accessibility|range|standard|pace"
)
_JOINT = re.compile(
    r";\s+(?:and\s+|or\s+)?|,?\s+(?:including|in particular)\s+|\s+as well as\s+"
    r"|,?\s+and\s+(?=(?:(?:also|to|that|then|by|is|are|be|how|what|where|"
    rf"when)\s+)*(?:(?:{'|'.join(_VERBS.split())})\b|(?:{'|'.join(_NOUNS.split())}){_OBJECT})|that\s|to\s|how\s|"
    r"are\s|is\s)"
    rf"|(?<=timeliness)\s+and\s+(?=\w+ of\b)|\s+and\s+(?=(?:{_QUALITY}) of\b)|,\s+and\s+",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"\s*\((?=[^a-z]{0,3}(?:regulation|page|paragraph|section|standard|guide|ref|para|"
    r"p\.))[^()]{0,200}(?:\([^()]{0,20}\)[^()]{0,60}){0,4}\)\.?\s*$",
    re.IGNORECASE,
)
_LEAST = 2  # words of an element
_MOST = 6  # elements; beyond, a person had better split
_COMMON = frozenset(
    "a an the of to and or in on for with by at from as is are be been has have had that this these those their "
    "its it they must should need needs"
    " ensure ensuring local authority council provider service services all any so not we recommend will which "
    "who our including more make sure"
    " there where when how what also whether than each every can into across was were them his her".split()
)


class Part(NamedTuple):
    """A clause: its span in the report, its words on one line and its id."""

    id: str
    start: int
    end: int
    text: str


def split_requirements(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the requirements in a sentence: mostly one, two where each has its word of duty."""
    spans: list[tuple[int, int]] = []
    at = start
    for match in _FURTHER.finditer(text, start, end):
        before = text[at : match.start()]
        if not _HAS_MODAL.search(before) or _BOUND.search(match["subject"]) or _OURS.match(match["subject"]):
            continue
        bare = not match["subject"].strip()
        if bare and _BOUND.search(_after_modal(before)):  # "ensure that X is done and should": whose duty?
            bound = _BOUND.findall(_after_modal(before))
            if any(word.casefold() not in ("that", "as", "so") for word in bound):
                continue
        if len(before.split()) < _SHORTEST_REQUIREMENT or len(text[match.end() : end].split()) < _SHORTEST_REQUIREMENT:
            continue
        spans.append(trimmed(text, at, match.start()))
        at = match.end()
    spans.append(trimmed(text, at, end))
    return spans


def _after_modal(text: str) -> str:
    match = _HAS_MODAL.search(text)
    return text[match.end() :] if match else text


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without space around it, and without the "; and" that joins an item to the next."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    tail = re.search(r"\s*[;,](?:\s+(?:and|or))?$", text[start:end])
    return (start, start + tail.start()) if tail and tail.start() else (start, end)


def propose_elements(text: str, start: int, end: int) -> list[Part]:
    """Return the clauses of a requirement; the whole of it where it has one.

    References in brackets at its end are no part of them, nor what only leads up to the request ("The backlog
    has grown, and the council must ...").
    """
    tail = _REFERENCES.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    cuts = [(match.start(), match.end()) for match in _JOINT.finditer(text, start, end)]
    spans: list[tuple[int, int]] = []
    at = start
    for cut, resume in cuts:
        if len(text[at:cut].split()) >= _LEAST and len(text[resume:end].split()) >= _LEAST:
            spans.append((at, cut))
            at = resume
    spans.append((at, end))
    if len(spans) > _MOST:
        spans = [(start, end)]
    if len(spans) > 1 and not _HAS_MODAL.search(text[slice(*spans[0])]) and _HAS_MODAL.search(text[slice(*spans[1])]):
        del spans[0]
    parts: list[Part] = []
    for first, last in spans:
        words = text[first:last]
        last -= len(words) - len(words.rstrip(" \t\n.,;:"))
        first += len(words) - len(words.lstrip())
        line = " ".join(text[first:last].split())
        if line:
            parts.append(Part(_id(line, {part.id for part in parts}, len(parts)), first, last, line))
    return parts


def _id(words: str, taken: set[str], number: int) -> str:
    """Return an id of up to three telling words of a clause."""
    telling = [word for word in re.findall(r"[a-z][a-z0-9]+", words.casefold()) if word not in _COMMON]
    made = "-".join(telling[:3])[:40].strip("-") or f"part-{number + 1}"
    return made if made not in taken else f"{made}-{number + 1}"
