"""A plan to fill in as YAML. What the report says stands in comments, which no reader takes for the plan's words."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import yaml

from planchk.language import Language, label
from planchk.render.escape import on_one_line
from planchk.templates.skeleton import Block, Row, Skeleton
from planchk.templates.wording import FIELDS, hints, kind_of, source

_WIDTH = 112
_RULE = "-" * 78
# The service stands above the actions, once for all.
_KEYS = tuple(field for field in FIELDS if field.name != "service")
_STEPS = label(
    (
        "Each entry is for an action that answers one clause of the report. Copy an entry for a further action; one "
        "that answers several clauses is written once, and lists them under 'addresses'.",
        "An entry without words under 'action' is passed over: what is not filled in yet does no harm.",
    )
)


def write(skeleton: Skeleton, language: Language) -> bytes:
    """Return the file's bytes."""
    return ("\n".join(_lines(skeleton, language)) + "\n").encode("utf-8")


def _lines(skeleton: Skeleton, language: Language) -> Iterator[str]:
    width = max(len(field.name) for field in _KEYS) + 2
    fields = (f"{field.name + ':':<{width}}{language.say(field.about)}" for field in _KEYS)
    for text in (*source(skeleton, language), "", *map(language.say, _STEPS), "", *fields):
        yield from _comment(text)
    yield f"council: {_scalar(skeleton.council)}".rstrip()
    yield f"title: {_scalar(skeleton.title)}".rstrip()
    yield "date:"
    yield "sections:"
    for group in skeleton.groups:
        yield f"  - title: {_scalar(group.service.title)}"
        yield f"    service: {_scalar(group.service.id)}"
        yield "    actions:"
        for block in group.blocks:
            yield from (f"      {line}".rstrip() for line in _block(block, skeleton, language))


def _block(block: Block, skeleton: Skeleton, language: Language) -> Iterator[str]:
    finding = block.finding
    yield ""
    yield f"# {_RULE}"
    principle = on_one_line(skeleton.catalogue.principle_title(finding.principle))
    yield from _comment(f"{finding.id}  {kind_of(finding, language)}: {principle}")
    yield from _comment(f"“{on_one_line(finding.quote)}”", indent=2)
    yield f"# {_RULE}"
    for row in block.rows:
        yield ""
        yield from _comment(f"{row.reference}: {on_one_line(row.element.text)}")
        for heading, texts in hints(row.element):
            first = f" {on_one_line(texts[0])}" if len(texts) == 1 else ""
            yield from _comment(f"{language.say(heading)}:{first}", indent=2, hang=2)
            for text in texts if not first else ():
                yield from _comment(f"- {on_one_line(text)}", indent=4, hang=2)
        yield from _entry(row)


def _entry(row: Row) -> Iterator[str]:
    yield f"- id: {row.number}"
    for field in _KEYS:
        yield f"  {field.name}:"
        if field.name == "measures":
            yield "    -"
    yield f"  addresses: [{_scalar(row.reference)}]"


def _comment(text: str, indent: int = 0, hang: int = 0) -> Iterator[str]:
    if not text:
        yield "#"
    for line in wrap(text, _WIDTH - indent, subsequent_indent=" " * hang, break_on_hyphens=False):
        yield f"# {' ' * indent}{line}"


def _scalar(text: str) -> str:
    """Return a text as YAML, on one line; nothing for an empty one."""
    if not text:
        return ""
    dumped = yaml.safe_dump({"x": on_one_line(text)}, allow_unicode=True, width=10_000)
    return dumped.removeprefix("x: ").rstrip("\n")
