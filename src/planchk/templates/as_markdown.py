"""A plan to fill in as Markdown: a table a finding. What answers a clause, and what does not, stands in comments."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.language import Language, label
from planchk.render.as_markdown import escaped
from planchk.render.escape import on_one_line
from planchk.templates.skeleton import Block, Skeleton
from planchk.templates.wording import ANSWERS, FIELDS, REF, hints, kind_of, source

_STEPS = label(
    (
        "Each row is for an action that answers one clause of the report. Copy a row for a further action; one that "
        "answers several clauses is written once, and lists them under 'Answers'.",
        "A row without words under 'Action' is passed over: what is not filled in yet does no harm.",
        "Write the plan's date as a line 'Date: 30 June 2021' below the title.",
    )
)


def write(skeleton: Skeleton, language: Language) -> bytes:
    """Return the file's bytes."""
    return ("\n".join(_lines(skeleton, language)) + "\n").encode("utf-8")


def _lines(skeleton: Skeleton, language: Language) -> Iterator[str]:
    about = (f"{language.say(field.heading)}: {language.say(field.about)}" for field in FIELDS)
    yield from _comment([*map(language.say, _STEPS), "", *about])
    yield from ("", f"# {escaped(skeleton.title or language.say('Improvement plan'))}", "")
    if skeleton.council:
        yield from (f"{language.say('Council')}: {escaped(skeleton.council)}", "")
    for text in source(skeleton, language):
        yield from (escaped(text), "")
    for group in skeleton.groups:
        yield from (f"## {escaped(group.service.title)}", "")
        for block in group.blocks:
            yield from _block(block, skeleton, language, group.service.title)


def _block(block: Block, skeleton: Skeleton, language: Language, service: str) -> Iterator[str]:
    finding = block.finding
    principle = skeleton.catalogue.principle_title(finding.principle)
    yield from (f"### {finding.id}: {escaped(kind_of(finding, language))}, {escaped(principle)}", "")
    yield from (f"> “{escaped(finding.quote)}”", "")
    for row in block.rows:
        texts = [f"{row.reference}: {row.element.text}"]
        for heading, found in hints(row.element):
            texts.append(f"{language.say(heading)}:")
            texts += [f"- {text}" for text in found]
        yield from (*_comment(texts), "")
    headings = [REF, ANSWERS, *(field.heading for field in FIELDS)]
    yield f"| {' | '.join(map(language.say, headings))} |"
    yield f"|{'---|' * len(headings)}"
    blank = ["" if field.name != "service" else escaped(service) for field in FIELDS]
    for row in block.rows:
        yield f"| {' | '.join([str(row.number), row.reference, *blank])} |"
    yield ""


def _comment(texts: list[str]) -> Iterator[str]:
    """Yield a comment: nothing in it ends it, and no blank line parts it."""
    yield "<!--"
    for text in texts:
        yield on_one_line(text).replace(">", "›")
    yield "-->"
