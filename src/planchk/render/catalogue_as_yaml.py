"""A draft of a catalogue as YAML: every text a quote, with how sure each is and why in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import yaml

from planchk import __version__
from planchk.counted import counted
from planchk.drafting.draft import Draft, Drafted
from planchk.drafting.elements import Part
from planchk.render.escape import on_one_line, shortened

_WIDTH = 100
# Marks that reorder or hide text (Unicode TR36), and line ends that editors don't agree on: written as escapes.
_HIDDEN = re.compile("[\x85\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_MOST = 100  # close calls that are listed


class _Folded(str):
    """A long text on one line, set over several."""


class _Kept(str):
    """A text with line breaks, which stay as they are."""


class _Dumper(yaml.SafeDumper):
    """Writes long quotes as blocks, which a person can read and correct."""


_Dumper.add_representer(
    _Folded, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=">")
)
_Dumper.add_representer(
    _Kept, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


def render_draft(draft: Draft) -> str:
    """Return the draft as YAML that loads as a catalogue."""
    return "\n".join([*_opening(draft), *_head(draft), "", *_findings(draft), *_left_out(draft)]) + "\n"


def _opening(draft: Draft) -> Iterator[str]:
    unsure = sum(not finding.is_sure for finding in draft.findings)
    yield f"# A DRAFT, made by planchk {__version__} from {on_one_line(draft.report.path)}. Nothing in it is confirmed."
    yield "#"
    yield "# Every quote, summary and element is in the report's own words; planchk adds none. Now a person:"
    yield '#  1. fills in what says "fill in" below;'
    yield f"#  2. reads each finding; those marked UNSURE ({unsure}) first, then the close calls at the end;"
    yield "#     deletes what asks for nothing, corrects kind and duty, and takes the mark away;"
    yield "#  3. splits or joins elements, says in plain words what would answer them (counts:), what would not"
    yield "#     (does_not_count:), and what to ask where an answer is missing (question:);"
    yield "#  4. runs: planchk catalogue validate FILE; planchk catalogue verify FILE --source REPORT"
    yield "schema_version: 1"


def _head(draft: Draft) -> Iterator[str]:
    yield from _dump({"id": _slug(draft.title)})
    yield 'version: "0"  # a draft; "1" once a person has confirmed it'
    yield from _dump({"title": _text(draft.title)})
    yield "source:"
    yield '  publisher: ""  # fill in: who published the report'
    yield from _indented(_dump({"title": _text(draft.title)}), 2)
    yield '  council: ""  # fill in: who has to answer it'
    yield '  inspected: ""  # fill in: when'
    yield '  licence: ""  # fill in: under what licence the report may be quoted'
    yield '  attribution: ""  # fill in: the credit that the licence asks for'
    text = draft.report.text
    yield f"  length: {len(text)}"
    yield f"  sha256: {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    for name, headings in (("services", draft.services), ("principles", draft.principles)):
        yield ""
        yield f"{name}:"
        for id_, title in headings:
            yield from _indented(_item({"id": id_, "title": _text(title)}), 2)


def _findings(draft: Draft) -> Iterator[str]:
    yield "findings:"
    for number, finding in enumerate(draft.findings):
        if number:
            yield ""
        yield from _indented(list(_finding(finding)), 2)


def _finding(finding: Drafted) -> Iterator[str]:
    mark = "draft" if finding.is_sure else "draft, UNSURE"
    yield _comment(f"{mark}, confidence {finding.confidence:.2f}: {'; '.join(finding.why[:3]) or 'no cue stands out'}")
    if finding.lead_in:
        yield _comment(f"below “{finding.lead_in}”")
    fields: dict[str, Any] = {"id": finding.id, "kind": finding.kind, "duty": finding.duty}
    fields |= {"service": finding.service, "principle": finding.principle, "quote": _text(finding.quote)}
    yield from _item(fields)
    yield f"  span: [{finding.start}, {finding.end}]"
    yield from _indented(_dump({"summary": _text(" ".join(finding.quote.split()))}), 2)
    if not finding.elements:
        yield "  elements: []"
        return
    yield "  elements:"
    for part in finding.elements:
        yield from _indented(list(_element(part)), 4)


def _element(part: Part) -> Iterator[str]:
    yield from _item({"id": part.id, "text": _text(part.text)})
    yield f"  # at [{part.start}, {part.end}]"


def _left_out(draft: Draft) -> Iterator[str]:
    if not draft.close:
        return
    yield ""
    number = counted(len(draft.close), "close call")
    yield f"# Left out, {number}: sentences in which something speaks for a requirement."
    for close in draft.close[:_MOST]:
        words = shortened(on_one_line(close.text), 300)
        yield f"# - [{close.start}, {close.end}] {close.share:.2f} {words}"
    if len(draft.close) > _MOST:
        yield f"# - and {len(draft.close) - _MOST} more"


def _text(text: str) -> str:
    """Return a text as what the dumper sets over several lines where it is long or has some."""
    if "\n" in text:
        return _Kept(text)
    return _Folded(text) if len(text) > _WIDTH - 30 else text


def _dump(fields: dict[str, Any]) -> list[str]:
    seen = not any(_HIDDEN.search(str(value)) for value in fields.values())
    text = yaml.dump(fields, Dumper=_Dumper, allow_unicode=seen, sort_keys=False, width=_WIDTH)
    return str(text).rstrip("\n").split("\n")


def _item(fields: dict[str, Any]) -> list[str]:
    lines = _dump(fields)
    return [f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]


def _indented(lines: list[str], by: int) -> Iterator[str]:
    for line in lines:
        yield f"{' ' * by}{line}" if line else ""


def _comment(text: str) -> str:
    return f"# {shortened(on_one_line(text), 200)}"


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub("[’']", "", title.casefold()))[:48].strip("-") or "report"
