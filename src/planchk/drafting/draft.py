"""A report -> a draft of its catalogue."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from planchk.catalogue import Duty, Kind
from planchk.drafting.classify import Verdict, classify
from planchk.drafting.context import Sentence, read_sentences
from planchk.drafting.elements import Part, propose_elements, split_requirements, trimmed
from planchk.drafting.report import Report
from planchk.values.services import parse_service

# Below this a finding is marked as unsure.
SURE = 0.75
# A sentence that was left out is shown to the person who confirms from this share for a requirement.
_CLOSE = 0.2
_LONGEST_TITLE = 250  # characters
_OPENING = 12  # blocks in which a report's title stands
_CALLS = re.compile(
    r"\b(?:report|inspection|review|visit|assessment|evaluation|audit|letter|peel|monitoring|adroddiad|"
    r"arolygiad)\b(?! dates?| completed)",
    re.IGNORECASE,
)
_SERVICES = {"children": "Children's services", "adults": "Adult services"}
_KINDS: dict[str, Kind] = {"requirement": "recommendation", "direction": "development", "strength": "strength"}


class Drafted(NamedTuple):
    """A finding as drafted. ``why``: the cues, the heaviest first; ``lead_in``: the words above its list."""

    id: str
    kind: Kind
    duty: Duty
    service: str
    principle: str
    start: int
    end: int
    quote: str
    confidence: float
    why: tuple[str, ...]
    heading: str
    lead_in: str
    elements: tuple[Part, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the cues leave little doubt."""
        return self.confidence >= SURE


class Close(NamedTuple):
    """A sentence that was left out, though something speaks for a requirement."""

    start: int
    end: int
    text: str
    share: float


class Draft(NamedTuple):
    """A draft: headings as (id, title), findings in the report's order, close calls that were left out."""

    report: Report
    title: str
    services: tuple[tuple[str, str], ...]
    principles: tuple[tuple[str, str], ...]
    findings: tuple[Drafted, ...]
    close: tuple[Close, ...]
    sentences: int

    @property
    def to_cover(self) -> tuple[Drafted, ...]:
        """The findings that a plan would have to answer."""
        return tuple(finding for finding in self.findings if finding.kind != "strength")


def draft_catalogue(report: Report) -> Draft:
    """Return the draft of a report's catalogue; nothing in it is confirmed."""
    judged = [(sentence, classify(sentence)) for sentence in read_sentences(report)]
    drafting = _Drafting(report)
    close: list[Close] = []
    for sentence, verdict in judged:
        if verdict.label in _KINDS:
            drafting.add(sentence, verdict)
        elif verdict.requirement >= _CLOSE:
            close.append(Close(sentence.start, sentence.end, sentence.text, verdict.requirement))
    return Draft(
        report,
        _title_of(report),
        tuple(drafting.services.items()),
        tuple(drafting.principles.items()),
        tuple(drafting.findings),
        tuple(close),
        len(judged),
    )


def looks_like_requirement(report: Report) -> list[tuple[int, int]]:
    """Return the spans of the sentences that ask for something or note a direction."""
    return [
        (sentence.start, sentence.end)
        for sentence in read_sentences(report)
        if classify(sentence).label in ("requirement", "direction")
    ]


class _Drafting:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.findings: list[Drafted] = []
        self.services: dict[str, str] = {}
        self.principles: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._of_title = parse_service(_title_of(report))

    def add(self, sentence: Sentence, verdict: Verdict) -> None:
        """Add the finding of a sentence, or two where it holds two requirements."""
        text = self.report.text
        kind = _KINDS[verdict.label]
        asked = kind == "recommendation"
        spans = split_requirements(text, sentence.start, sentence.end) if asked else [(sentence.start, sentence.end)]
        service = self._service(sentence.service)
        principle = self._named(self.principles, sentence.theme, "all", "All areas")
        for number, (first, last) in enumerate(spans):
            start, end = trimmed(text, first, last)
            part = verdict
            if len(spans) > 1:
                part = classify(sentence._replace(start=start, end=end, text=" ".join(text[start:end].split())))
                part = verdict._replace(duty=part.duty if part.label == "requirement" else verdict.duty)
            elements = tuple(propose_elements(text, start, end)) if kind != "strength" else ()
            label = (
                sentence.label
                if len(spans) == 1
                else f"{sentence.label}{'abcdefgh'[number % 8]}"
                if sentence.label
                else ""
            )
            self.findings.append(
                Drafted(
                    self._id(label, kind, sentence),
                    kind,
                    part.duty,
                    service,
                    principle,
                    start,
                    end,
                    text[start:end],
                    verdict.confidence,
                    verdict.cues,
                    sentence.above.heading if sentence.above.heading != sentence.above.lead_in else "",
                    sentence.above.lead_in,
                    elements,
                )
            )

    def _service(self, title: str) -> str:
        """Return the id of a service: planchk's own for children's and adults', since plans are told apart by them."""
        named = parse_service(title) if title else self._of_title
        if named not in _SERVICES:
            return self._named(self.services, title, "all", "All services")
        self.services.setdefault(named, title.strip().rstrip(":").strip() or _SERVICES[named])
        return named

    def _named(self, known: dict[str, str], title: str, default: str, default_title: str) -> str:
        """Return the id of a heading, and keep its title."""
        title = title.strip().rstrip(":").strip()
        name = re.sub(r"[^a-z0-9]+", "-", title.casefold().replace("’", "").replace("'", ""))[:48].strip("-") or default
        while name in known and known[name] != (title or default_title):
            name += "-2"
        known.setdefault(name, title or default_title)
        return name

    def _id(self, label: str, kind: Kind, sentence: Sentence) -> str:
        label = re.sub(r"[^A-Za-z0-9.]+", "", re.sub(r"(?i)^rec(?:ommendation|\.)?\s*", "R", label))
        if label and label not in self._ids:
            self._ids.add(label)
            return label
        stem = "-".join(filter(None, (_initials(sentence.service), _initials(sentence.theme)))) or "F"
        sign = "S" if kind == "strength" else ""
        while True:
            self._numbers[stem + sign] += 1
            joint = "-" if stem != "F" or sign else ""
            made = f"{stem}{joint}{sign}{self._numbers[stem + sign]}"
            if made not in self._ids:
                self._ids.add(made)
                return made


def _initials(title: str) -> str:
    """Return two or three letters that stand for a heading: CS, VC, PR."""
    title = title.split(":")[0] if len(title.split(":")[0].split()) > 1 else title
    words = re.findall(r"[A-Za-z]+", title.replace("’s", "").replace("'s", ""))
    words = [
        word
        for word in words
        if word.casefold() not in ("and", "of", "the", "in", "for", "to", "a", "on", "with", "social")
    ]
    if not words:
        return ""
    return "".join(word[0] for word in words[:3]).upper() if len(words) > 1 else words[0][:2].upper()


def _title_of(report: Report) -> str:
    """Return the report's title: among what it opens with, the first line that calls it a report or a letter."""
    opening = [report.words(block) for block in report.blocks[:_OPENING]]
    short = [words for words in opening if len(words) <= _LONGEST_TITLE and not words.endswith((".", ":", "!"))]
    return next((words for words in short if _CALLS.search(words)), (short or [opening[0][:_LONGEST_TITLE]])[0])
