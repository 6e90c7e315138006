"""A document of tables and text -> `Plan`: the tables are read in their order, below the headings above them."""

from __future__ import annotations

from collections.abc import Mapping

from planchk.counted import counted
from planchk.errors import NothingToCheck
from planchk.place import Place
from planchk.plan import Action, Note, Plan, Reference, Text, TextField, Words
from planchk.readers.entries import Entry, references_of
from planchk.readers.grid import Document, Grid, Paragraph
from planchk.readers.headings import name_column
from planchk.readers.identity import Identities, each_once
from planchk.readers.items import bulleted, listed, without_mark
from planchk.readers.labels import Head, heads_a_group
from planchk.readers.lists import entries_of_lists
from planchk.readers.names import ACTION_KEYS, fold
from planchk.readers.numbering import number_actions
from planchk.readers.table import Tables

# Notes that are listed one by one; what comes after is counted.
_MOST_NOTES = 500
_WORD_FIELDS: tuple[TextField, ...] = ("action", "outcome", "detail", "measures", "result")


def plan_from_document(document: Document, given: Mapping[str, str]) -> Plan:
    """Return the plan in a document; ``given`` maps folded headings to fields.

    Raises:
        NothingToCheck: no table with a column of actions, and no list of actions.
    """
    reading = _Reading(document, given)
    unfilled = 0 if reading.tables.entries else reading.tables.unfilled
    if unfilled:  # nothing else of a form stands for its actions
        message = f"nothing is filled in yet: {counted(unfilled, 'row')} without an action."
        raise NothingToCheck.one(message, document.path, "Say in the column of actions what will be done.")
    if not reading.tables.entries:
        fallback = _Reading(document, given, fallback=True)
        reading = fallback if fallback.tables.entries else reading
    entries, notes = reading.tables.entries, [*document.notes, *reading.notes, *reading.tables.notes]
    head = reading.tables.head
    if not entries:
        entries, notes, head = _from_lists(document, reading.taken, notes, head)
    if not entries:
        raise NothingToCheck.one(_nothing(document, reading.tables.headings), document.path, _remedy(reading))
    notes += number_actions(entries)
    identities = Identities()
    actions = tuple(_action(entry, position, identities) for position, entry in enumerate(entries))
    notes += _about_head(head)
    responses = tuple(reading.tables.responses)
    return Plan(document.path, head.council, head.title, head.date, actions, _bounded(notes), responses)


class _Above:
    """A heading above tables, and whether actions followed."""

    __slots__ = ("level", "paragraph", "text", "used")

    def __init__(self, paragraph: Paragraph, level: int) -> None:
        self.paragraph = paragraph
        self.level = level
        self.text = " ".join(paragraph.text.split())
        self.used = False


class _Reading:
    """One pass over the blocks of a document."""

    def __init__(self, document: Document, given: Mapping[str, str], fallback: bool = False) -> None:
        self.tables = Tables(document.path, given, Head(title=document.title), fallback)
        self.notes: list[Note] = []
        self.taken: set[Place] = set()  # of paragraphs that say what the plan is
        self._open: list[_Above] = []  # outermost first
        blocks = document.blocks
        several = len({grid.sheet for grid in blocks if isinstance(grid, Grid)}) > 1
        title = _title_of(blocks) if not document.title else None
        if title:
            self.tables.head = self.tables.head.titled(title.text)
        headings: list[_Above] = []
        for at, block in enumerate(blocks):
            if isinstance(block, Grid):
                sheet = (block.sheet,) if several and _says_something(block.sheet) else ()
                if self.tables.read(block, (*sheet, *(above.text for above in self._open))):
                    for above in self._open:
                        above.used = True
            elif block is not title:
                level = block.level or self._level_of(block, blocks[at + 1 : at + 4])
                if level:
                    while self._open and self._open[-1].level >= level:
                        self._open.pop()
                    self._open.append(_Above(block, level))
                    headings.append(self._open[-1])
                else:
                    self._text(block)
        self.tables.finish()
        for above in headings:
            if not above.used:
                self._leave(above.paragraph)

    def _level_of(self, block: Paragraph, following: tuple[Grid | Paragraph, ...]) -> int:
        """Return the level of a paragraph that is no heading by its style, but serves as one of the next table."""
        grouping = heads_a_group(block.text)
        if block.item or len(block.text) > 300 or not (block.strong or grouping):
            return 0
        upcoming = next((each for each in following if not (isinstance(each, Paragraph) and each.strong)), None)
        if not isinstance(upcoming, Grid) or not (grouping or self.tables.head.title):
            return 0
        return 10 if grouping else 9

    def _text(self, block: Paragraph) -> None:
        head = None if self.tables.entries or block.item else self.tables.head.read(block.text, block.place, True)
        if head:
            self.tables.head = head
            self.taken.add(block.place)
        else:
            self._leave(block)

    def _leave(self, block: Paragraph) -> None:
        words = " ".join(block.text[:1000].split())
        shown = words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + "…"
        what = "a heading without actions" if block.level else "text outside the tables"
        self.notes.append(Note("unread", f"{what}: '{shown}'", block.place))


def _title_of(blocks: tuple[Grid | Paragraph, ...]) -> Paragraph | None:
    """Return the paragraph that is the plan's title: its first heading, unless that heads a group of actions."""
    first = next((block for block in blocks if isinstance(block, Grid) or block.level), None)
    if not isinstance(first, Paragraph) or heads_a_group(first.text):
        return None
    alike = [block for block in blocks if isinstance(block, Paragraph) and 0 < block.level <= first.level]
    after = blocks[blocks.index(first) + 1 :]
    governed = next((block for block in after if isinstance(block, Grid) or block in alike), None)
    return None if len(alike) > 1 and isinstance(governed, Grid) else first


def _says_something(sheet: str) -> bool:
    """Whether a sheet's name tells what its actions are about; "Sheet1" and "Action plan" don't."""
    from planchk.values.services import parse_service

    return bool(parse_service(sheet)) or heads_a_group(sheet)


def _action(entry: Entry, position: int, identities: Identities) -> Action:
    texts = entry.texts
    words = tuple(
        Words(field, part, text.place)
        for field in _WORD_FIELDS
        for text in texts.get(field, ())
        for part in _items(field, text.value)
    )
    references, context = references_of(texts)
    return Action(
        id=entry.id or identities.made(words),
        position=position,
        place=entry.place,
        words=words,
        id_given=bool(entry.id),
        owner=_joined(texts.get("owner")),
        due=_joined(texts.get("due")),
        status=_joined(texts.get("status")),
        service=_joined(texts.get("service")),
        addresses=each_once(Reference(text.value, text.place) for text in references),
        sections=tuple(dict.fromkeys((*entry.sections, *context))),
    )


def _items(field: TextField, text: str) -> list[str]:
    if field == "measures":
        return listed(text)
    return (bulleted(text) if field in ("outcome", "result") else []) or [without_mark(text)]


def _joined(texts: list[Text] | None) -> Text | None:
    """Return one text: lines and cells are joined by semicolons, as lists are in YAML."""
    if not texts:
        return None
    values = ["; ".join(part.strip() for part in text.value.split("\n") if part.strip()) for text in texts]
    return Text("; ".join(values), texts[0].place)


def _from_lists(
    document: Document, taken: set[Place], notes: list[Note], head: Head
) -> tuple[list[Entry], list[Note], Head]:
    """Read the bullets of a document without tables of actions as its actions."""
    entries, unread = entries_of_lists(document, taken)
    if not entries:
        return [], notes, head
    message = f"no table names its actions; each of {len(entries)} list items was read as one"
    kept = [note for note in notes if note.kind == "assumed" or note in document.notes]
    return entries, [Note("assumed", message, entries[0].place), *kept, *unread], head


def _nothing(document: Document, headings: list[str]) -> str:
    grids = sum(isinstance(block, Grid) for block in document.blocks)
    if not grids:
        return f"no table was found in this {document.kind} file, and no list of actions."
    shown = ", ".join(f"'{' '.join(each.split())[:40]}'" for each in headings[:8])
    return "no table has a column of actions." + (f" The tables open with {shown}." if shown else "")


def _remedy(reading: _Reading) -> str:
    unknown = [heading for heading in reading.tables.headings if fold(heading) not in ACTION_KEYS and len(heading) < 60]
    likely = [heading for heading in unknown if name_column(heading, {}).field == "action"]
    if unknown := likely or unknown:
        return f"Say which column holds them: --columns '{' '.join(unknown[0].split())}=action'."
    return "Give the plan as a table with a heading 'Action'."


def _about_head(head: Head) -> list[Note]:
    if head.date is None:
        return []
    return [Note("assumed", f"the plan's date is '{head.date.value}'", head.date.place)]


def _bounded(notes: list[Note]) -> tuple[Note, ...]:
    if len(notes) <= _MOST_NOTES:
        return tuple(notes)
    rest = notes[_MOST_NOTES:]
    count = sum(note.texts for note in rest if note.kind == "unread")
    place = rest[0].place
    more = [Note("unread", f"and {count} texts more", Place(place.path), count)] if count else []
    return (*notes[:_MOST_NOTES], *more)
