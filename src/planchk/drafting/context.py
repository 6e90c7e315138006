"""Blocks -> sentences with what stands above them: headings, lead-ins, the columns of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planchk.catalogue import Duty
from planchk.drafting.cues import ASKING, HEADINGS, IMPERATIVE, LEAD_INS, NO_ITEM, HeadingCue, Role
from planchk.drafting.marks import is_label, style_of
from planchk.drafting.report import Block, Report
from planchk.drafting.sentences import run_in_heading, sentences
from planchk.drafting.tables import DATA, heads_columns

# A heading that is a sentence; a cue counts in it up to so many characters from its start.
_STATES = re.compile(
    r"(?!what|where|which|how|areas?|actions?)(?:[\w’'-]+ ){1,8}?(?:is|are|was|were|has|have|had|does|do|did|can|could|"
    r"will|cannot)\b",
    re.IGNORECASE,
)
_NAMED_BY = 15
_LONGEST_NAME = 8  # words of a recommendation's name
_LEADS = ":—–"  # ends a line that leads in a list
_PARAGRAPHS = "paragraphs"  # the style of paragraphs that are numbered through the report
# So many items below headings of improvements, and the report lists what it asks for.
_LISTED = 3
# What says that a paragraph explains the law.
_LAW = re.compile(
    r"\b(?:(?:the|under|by) (?:[\w’'()-]+ ){0,8}(?:act|regulations?|code|measure|order|guidance)\b[^.]{0,40}?"
    r"(?:\b(?:provides?|requires?|says?|states?|sets? out|gives?|places?|means|applies)\b|\d{4})"
    r"|(?:legal|statutory) (?:framework|dut(?:y|ies)|requirements?|guidance|powers?))",
    re.IGNORECASE,
)
# Characters; a longer "sentence" is a table or a text without stops, and is left alone.
LONGEST = 1_500
# Headings and openings that only refer: what stands below is what it was before them.
_REFERENCE = re.compile(
    r"(?:(?:regulation|standard|section|article|paragraph|reference|ref|status|responsible bod(?:y|ies)|lead|"
    r"owner|due(?: date)?|timescale|date|page)\b|\d)"
    r"[^a-z]*(?:[\w&’',()]+ ?){0,12}:?$|requirement$",
    re.IGNORECASE,
)
# A table of judgements, as lines; and the rating behind a theme.
_GRADES = re.compile(
    r"judge?ments?\b|ratings?\b|grades?\b|overall (?:effectiveness|rating|judge?ment)\b", re.IGNORECASE
)
_RATING = re.compile(
    r"(?:\s*[:?–-]\s*|\s+)(?:rated\s+)?(?:outstanding|good|adequate|requires improvement(?: to be good)?|inadequate)$",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"(?:appendix|annexe?) (?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
_PAGE = re.compile(r"(?:[.…]{2,}|[^\W\d][).]?)\s*\s\d{1,3}$")
_NUMBERED = re.compile(
    r"\b(?:recommendation|proposal|regulation|part|theme|exhibit|section|chapter|phase|priority|standard|"
    r"principle|stage|question|area|objective"
    r"|appendix|annex|step|table|case|day|key stage|year)\s*\d+$",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(
    r"(?:status|responsible bod(?:y|ies)|lead|owner|due(?: date)?|timescale|date|ref|page)$", re.IGNORECASE
)


class Above(NamedTuple):
    """What stands above a sentence, and what that says of it."""

    role: Role = ""
    duty: Duty | None = None
    heading: str = ""  # the one that gave the role
    lead_in: str = ""


class Sentence(NamedTuple):
    """A sentence: its span, whether it opens an item of a list, and what stands above it.

    ``label``: the report's own number of a recommendation (``R1``). ``service`` and ``theme`` are headings.
    """

    start: int
    end: int
    text: str
    opens_item: bool
    label: str
    above: Above
    service: str
    theme: str
    alone: bool = False  # its paragraph or item has no other
    behind_law: bool = False  # its paragraph explains the law before it
    listed: bool = False  # the report lists what has to improve


def read_sentences(report: Report) -> list[Sentence]:
    """Return the sentences of a report, in order; headings and lead-ins are context and not among them."""
    found = list(_Walk(report).sentences())
    items = sum(
        each.above.role == "improvement" and (each.opens_item or bool(each.label or ASKING.search(each.text)))
        for each in found
    )
    return [each._replace(listed=items >= _LISTED) for each in found]


def role_of(text: str, cues: Sequence[HeadingCue] = HEADINGS) -> HeadingCue | None:
    """Return the cue that a heading or lead-in holds, if any; "Strengths and areas for improvement" says neither."""
    # "The Council has taken action to address its costs" says what was found, and names nothing below it.
    states = cues is HEADINGS and bool(_STATES.match(text))
    hits = [(cue, cue.pattern.search(text)) for cue in cues]
    found = [cue for cue, hit in hits if hit and not (states and hit.start() > _NAMED_BY)]
    both = {"strength", "improvement"} <= {cue.role for cue in found}
    return found[0] if found and not both else None


def _without_rating(text: str) -> str:
    return _RATING.sub("", text) or text


def is_contents(text: str) -> bool:
    """Whether a heading is a line of the table of contents: it ends with the number of a page."""
    return bool(_PAGE.search(text)) and not _NUMBERED.search(text)


def names_service(text: str) -> bool:
    """Whether a heading names a service, and not a theme within it."""
    from planchk.values.services import parse_service

    words = text.casefold().replace("’", "'").split()
    named = parse_service(text)
    if named not in ("children", "adults") or len(words) > 9:
        return False
    folded = " ".join(words)
    short = folded.split(":")[0]
    return short in ("children", "adults", "adult", "older people") or (
        len(short.split()) <= 5
        and any(each in short for each in ("services", "social care", "social work", "department", "directorate"))
        and short.startswith(("child", "adult", "our child", "our adult", "social services for"))
    )


class _Walk:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.blocks = _with_items(report)
        self.above = Above()
        self.level = 0  # of the heading that gave the role
        self.grouped = False  # whether headings below it group its items
        self.service = self.theme = ""
        self.theme_level = 0
        headings = [report.words(block).casefold() for block in self.blocks if block.shape == "heading"]
        self.times = Counter(headings)
        self.services = len({text for text in headings if names_service(text)})
        self.lead: Above | None = None
        self.lead_style = ""
        self.item_style = ""  # of the first item below the heading that gave the role
        self.title_mark = ""  # "R1" whose words only name what the next paragraph asks for
        self.appended = False  # within an appendix, whatever its headings

    def sentences(self) -> Iterator[Sentence]:
        for at, block in enumerate(self.blocks):
            following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            words = self.report.words(block)
            if (
                block.column
                and words == " ".join(block.column.split())
                and (role_of(words) or not ASKING.search(words))
            ):
                continue  # the headings of a table
            if _titles(self.report, block, following):
                self.title_mark = block.mark
            elif block.shape == "heading":
                self._heading(block, self.blocks[at - 1] if at else None, following)
            else:
                mark, self.title_mark = block.mark or self.title_mark, ""
                yield from self._body(block._replace(mark=mark), following)

    # -- headings -------------------------------------------------------------------------------

    def _heading(self, block: Block, before: Block | None, following: Block | None) -> None:
        self.lead = None
        text = self.report.words(block)
        if is_contents(text):
            return
        if names_service(text):
            self.service, self.theme, self.theme_level = text, "", 0
            self.above = Above()
            return
        cue = role_of(text)
        if _APPENDIX.match(text):
            self.appended = cue is None or cue.role == "annex"
            if cue is None:
                cue = HeadingCue("annex", _APPENDIX)
        elif self.appended and (cue is None or cue.role != "improvement"):
            return
        else:
            self.appended = False
        if cue and cue.role:
            self.above, self.level = Above(cue.role, cue.duty, text), block.level
            self.grouped = False
            self.item_style = ""
            if self.times[text.casefold()] == 1 and not block.level > self.theme_level > 0:
                self.theme = ""  # one section for the whole report, not one in each theme
                if self.services > 1:
                    self.service = ""
            return
        if _REFERENCE.match(text) or _GRADES.match(text) or heads_columns(self.report.text[block.start : block.end]):
            return
        below = block.level > self.level > 0
        if self.above.role == "improvement" and (below or self._groups(before, following)):
            self.grouped = True
        else:
            self.above = Above()
        if before and following and (following.shape != "heading" or role_of(self.report.words(following))):
            self.theme, self.theme_level = _without_rating(text), block.level

    def _groups(self, before: Block | None, following: Block | None) -> bool:
        """Whether a heading without a role of its own groups the items of the improvements above it."""
        directly = before is not None and before.shape == "heading"
        same = following is not None and self.item_style in ("", style_of(following.mark))
        return (directly or self.grouped) and following is not None and following.shape == "item" and same

    # -- text -----------------------------------------------------------------------------------

    def _body(self, block: Block, following: Block | None) -> Iterator[Sentence]:
        text = self.report.text
        if self.lead and not self._below_lead(block):
            self.lead = None
        above = self.lead or self._column(block) or self.above
        theme = self.theme
        start = block.start
        if head := run_in_heading(text, block.start, block.end):
            named = " ".join(text[block.start : head[0]].split())
            if _NO_WORDS.match(named):
                return
            cue = role_of(named)
            start = head[1]
            if cue:
                above = Above(cue.role, cue.duty, named)
            else:
                theme = named
        spans = list(sentences(text, start, block.end))
        if not spans:
            return
        leads = block.end > block.start and text[block.end - 1] in _LEADS and following is not None
        told = [" ".join(text[first:last].split()) for first, last in spans]
        opening = _opening(told)
        for number, ((first, last), words) in enumerate(zip(spans, told, strict=True)):
            if leads and number == len(spans) - 1:
                self._open_lead(words, block, above)
                return
            if last - first > LONGEST or not any(char.isalpha() for char in words):
                continue
            opens = (self._is_item(block) or bool(self.lead or block.column)) and number == opening
            label = block.mark.strip().rstrip(".:)") if number == opening and is_label(block.mark) else ""
            if opens and NO_ITEM.match(words):
                continue
            alone = len(told) == 1 and (opens or self.item_style != _PARAGRAPHS)
            law = any(_LAW.search(each) for each in told[:number])
            yield Sentence(first, last, words, opens, label, above, self.service, theme, alone, law)

    def _is_item(self, block: Block) -> bool:
        """Whether a block is an item of a list; paragraphs numbered through the report are not."""
        if block.shape != "item":
            return False
        if not self.item_style:
            numbered = block.mark.rstrip(".").isdigit() and int(block.mark.rstrip(".")) > 1
            self.item_style = _PARAGRAPHS if numbered and not self.lead else style_of(block.mark)
        return self.item_style != _PARAGRAPHS or not block.mark.rstrip(".").isdigit()

    def _below_lead(self, block: Block) -> bool:
        """Whether a block belongs to the lead-in above: an item, and not of the list that the lead-in is in.

        A line that goes on with the lead-in's sentence is one, too: its bullet was lost.
        """
        if block.shape == "item":
            return style_of(block.mark) != self.lead_style or not self.lead_style
        words = self.report.words(block)
        return words[:1].islower() or words.endswith((";", "; and")) or bool(IMPERATIVE.match(words))

    def _open_lead(self, words: str, block: Block, above: Above) -> None:
        cue = role_of(words, LEAD_INS)
        self.lead_style = style_of(block.mark) if block.mark else ""
        if cue is None:
            self.lead = above._replace(lead_in=words)
        else:
            self.lead = Above(cue.role, cue.duty, words, words)

    def _column(self, block: Block) -> Above | None:
        if not block.column:
            return None
        cue = role_of(block.column)
        if cue:
            return Above(cue.role, cue.duty, block.column)
        return Above() if DATA.match(block.column) else None  # else what stands above the table holds for its cells


def _titles(report: Report, block: Block, following: Block | None) -> bool:
    """Whether a numbered line only names the recommendation that stands in the paragraph below it."""
    words = report.words(block)
    return (
        is_label(block.mark)
        and following is not None
        and not following.mark
        and following.shape == "paragraph"
        and len(words.split()) <= _LONGEST_NAME
        and not words.endswith(".")
        and not IMPERATIVE.match(words)
        and bool(ASKING.search(report.words(following)) or IMPERATIVE.match(report.words(following)))
    )


def _opening(told: Sequence[str]) -> int:
    """Return which sentence of an item carries it: the first that asks for something, else the first."""
    return next((number for number, words in enumerate(told) if ASKING.search(words) or IMPERATIVE.match(words)), 0)


def _with_items(report: Report) -> list[Block]:
    """Return the blocks, with lists whose bullets were lost.

    Lines that look like headings, one below the other under a heading of improvements or strengths, are items.
    """
    blocks = list(report.blocks)
    at = 0
    while at < len(blocks):
        end = at + 1
        words = report.words(blocks[at])
        heads = blocks[at].shape == "heading" and not blocks[at].mark and not is_contents(words)
        cue = role_of(words) if heads else None
        if cue and cue.role in ("improvement", "strength") and not any(block.level for block in blocks):
            while end < len(blocks) and blocks[end].shape == "heading" and not role_of(report.words(blocks[end])):
                end += 1
            follows = end < len(blocks) and blocks[end].shape != "heading"
            last = end - 1 if follows else end  # the one before a text is its heading
            for place in range(at + 1, last):
                if len(report.words(blocks[place]).split()) > 1:
                    blocks[place] = blocks[place]._replace(shape="item")
        at = end
    return blocks
