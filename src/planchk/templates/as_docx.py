"""A plan to fill in as a Word document: a table a finding, with drop-downs and date pickers.

What answers each clause, and what does not, stands at the end.
"""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from planchk.language import Language, label
from planchk.render.escape import on_one_line
from planchk.render.word import Paper
from planchk.templates.controls import add_control, date_control, list_control, merge, shade, to_be_written
from planchk.templates.skeleton import Block, Row, Skeleton
from planchk.templates.wording import (
    ASKS,
    DOES_NOT,
    FIELDS,
    HELPS,
    REF,
    kind_of,
    services,
    source,
    statuses,
)

if TYPE_CHECKING:
    from docx.table import _Row

# Centimetres; together the width of A4 landscape within its margins.
_WIDTHS = {"action": 6.8, "outcome": 4.2, "measures": 4.2, "owner": 2.8, "due": 2.4, "status": 2.2, "service": 2.1}
_REF = 1.0
_HEIGHT = 1.6
# A document tells when it was made; this one is the same whenever that is.
_MADE = date(2000, 1, 1)
_BAND = "EEF0F3"
_STEPS = label(
    (
        "Each row is for an action that answers the clause above it. Write what will be done, by whom, by when, and "
        "how success is measured.",
        "For a further action, copy a row with its drop-downs and put it below. An action that answers several clauses "
        "is written once.",
        "A row without an action is passed over: what is not filled in yet does no harm.",
        "What answers a clause, and what does not, stands at the end.",
        "Delete these notes and the last part before you hand the plan on.",
    )
)


def write(skeleton: Skeleton, language: Language) -> bytes:
    """Return the file's bytes."""
    return _Form(skeleton, language).write()


class _Form:
    """The document, written from top to bottom."""

    def __init__(self, skeleton: Skeleton, language: Language) -> None:
        self.skeleton = skeleton
        self.language = language
        self.say = language.say
        self.numbers = count(1)  # of the content controls
        self.paper = Paper(skeleton.title or self.say("Improvement plan"), _MADE, language)

    def write(self) -> bytes:
        """Write the cover, the plan, and what answers each clause."""
        self._cover()
        self.paper.turn()
        for group in self.skeleton.groups:
            self.paper.heading(group.service.title)
            for block in group.blocks:
                self._block(block, group.service.title)
        self.paper.turn()
        self._asked()
        return self.paper.save()

    def _cover(self) -> None:
        say, paper = self.say, self.paper
        paper.text(self.skeleton.council, lead=f"{say('Council')}:")
        dated = paper.text("", lead=f"{say('Date of plan')}:")
        add_control(dated, date_control(say("Date of plan"), next(self.numbers), say("Choose a date"), self.language))
        for text in source(self.skeleton, self.language):
            paper.text(text)
        paper.heading(say("How to fill it in"), 2)
        for step in _STEPS:
            paper.text(say(step), style="List Bullet")
        paper.heading(say("What goes where"), 2)
        for field in FIELDS:
            paper.text(say(field.about), lead=f"{say(field.heading)}:")

    def _block(self, block: Block, service: str) -> None:
        say, finding = self.say, block.finding
        principle = self.skeleton.catalogue.principle_title(finding.principle)
        title = f"{finding.id}: {kind_of(finding, self.language)}, {principle}"
        self.paper.heading(title, 2)
        self.paper.text(f"“{finding.quote}”", lead=say("The report:"), keep=True)
        headings = [say(REF), *(say(field.heading) for field in FIELDS)]
        blank = [""] * len(FIELDS)
        rows = [line for row in block.rows for line in ([self._asks(row), *blank], [str(row.number), *blank])]
        made = self.paper.table(title, headings, [_REF, *(_WIDTHS[field.name] for field in FIELDS)], rows)
        bands, forms = made.rows[1::2], made.rows[2::2]
        for band in bands:
            shade(merge(band), _BAND)
        for form in forms:
            self._controls(form, service)

    def _asks(self, row: Row) -> str:
        """Return the heading above a row: the clause, and the question that it will have to stand."""
        question = on_one_line(row.element.question)
        asks = f"\n{self.say(ASKS)}: {question}" if question else ""
        return f"{row.reference}: {on_one_line(row.element.text)}{asks}"

    def _controls(self, form: _Row, service: str) -> None:
        """Give a row its room, its drop-downs and its date picker."""
        from docx.shared import Cm

        form.height = Cm(_HEIGHT)
        for cell in form.cells:
            to_be_written(cell)
        say, cells = self.say, dict(zip((field.name for field in FIELDS), form.cells[1:], strict=True))
        headings = {field.name: say(field.heading) for field in FIELDS}
        choices = services(self.skeleton, self.language)
        controls: dict[str, Any] = {
            "due": date_control(headings["due"], next(self.numbers), say("Choose a date"), self.language),
            "status": list_control(headings["status"], next(self.numbers), statuses(self.language), say("Choose")),
            "service": list_control(headings["service"], next(self.numbers), choices, chosen=service),
        }
        for name, control in controls.items():
            add_control(cells[name].paragraphs[0], control)

    def _asked(self) -> None:
        say = self.say
        title = say("What answers each clause")
        self.paper.heading(title)
        headings = (say("Clause"), say(HELPS), say(DOES_NOT))
        rows = (
            (
                f"{row.reference}\n{on_one_line(row.element.text)}",
                "\n".join(f"• {on_one_line(text)}" for text in row.element.counts),
                "\n".join(f"• {on_one_line(text)}" for text in row.element.does_not_count),
            )
            for row in self.skeleton.rows
        )
        self.paper.table(title, headings, (4.0, 6.5, 6.5), rows)
