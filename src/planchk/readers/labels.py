"""What the text around a table says: the plan's title, council and date; the headings above a table."""

from __future__ import annotations

import re
from typing import NamedTuple

from planchk.place import Place
from planchk.plan import Text
from planchk.readers.names import fold

_LABELLED = re.compile(r"\s*([^:\n]{2,30}):\s*(\S[^\n]{0,200})")
_COUNCIL = re.compile(
    r"(?:(?:[A-Z][\w'’.-]+|and|of|upon|the|&) ){0,6}[A-Z][\w'’.-]+ "
    r"(?:(?:County|City|Borough|Metropolitan|District|Town) ){0,3}Council\b"
    r"|\bCyngor (?:(?:Bwrdeistref|Sir|Sirol|Dinas|a|y|yr|Bro) ){0,4}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
)
_NAMES = {
    "council": "council, local authority, authority, organisation, cyngor, awdurdod, awdurdod lleol",
    "title": "title, plan, plan title, teitl, teitl y cynllun, enwr cynllun, cynllun",
    "date": "date, plan date, date of plan, version date, updated, last updated, update, as at, as of, "
    "position as at, date updated, date of last update, dyddiad, dyddiad y cynllun, dyddiad diweddaru, "
    "diweddarwyd, fel ar",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split(", ")}
_AS_AT = re.compile(r"\b(?:as at|as of|updated(?: on)?|position at|fel ar|diweddarwyd)\b[: ]*(.{4,40})", re.IGNORECASE)
# What a line that heads a group of actions begins with: a label, its number, and a sign or the end. "Section 47
# enquiries" and "Standard operating procedure" open actions.
_GROUP = re.compile(
    r"(?:(?:recommendations?|rec|priority|theme|objective|section|proposal|standard|domain|aim|goal|workstream|pillar|"
    r"areas? for improvement|finding|argymhelliad|argymhellion|blaenoriaeth|thema|amcan|maes i[’']w wella|"
    r"meysydd i[’']w gwella|maes|adran|egwyddor|ffrwd waith|nod|rhan)"
    r"(?: (?:no\.? ?)?[\dA-Z]{1,3}(?:\.\d{1,2})*)?\s*(?:[:.)–—-]|$)|(?:recommendation|argymhelliad) \d|R\d{1,2}[:. ])",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """What the plan says of itself, and the places from which it was taken."""

    council: str = ""
    title: str = ""
    date: Text | None = None

    def titled(self, title: str) -> Head:
        """Return the head with a title, and the council that it names."""
        title = " ".join(title.split())
        council = _COUNCIL.search(title[:200])
        return self._replace(title=title, council=self.council or (council[0] if council else ""))

    def read(self, text: str, place: Place, titles: bool) -> Head | None:
        """Return the head with what a line adds, or None where it adds nothing; ``titles``: it may be the title."""
        match = _LABELLED.fullmatch(text)
        field = _FIELDS.get(fold(match[1])) if match else None
        # A line that says what it is goes before what was taken from a title.
        if match and field == "date" and _is_date(match[2]):
            return self._replace(date=Text(match[2].strip(), place))
        if match and field in ("council", "title"):
            value = match[2].strip()
            return self._replace(council=value) if field == "council" else self._replace(title=value)
        found = self
        if (
            len(text) <= 200
            and (as_at := _AS_AT.search(text))
            and self.date is None
            and _is_date(as_at[1].strip(" .)"))
        ):
            found = found._replace(date=Text(as_at[1].strip(" .)"), place))
        if len(text) <= 200 and not found.council and (council := _COUNCIL.search(text)):
            found = found._replace(council=" ".join(council[0].split()))
            if not titles and council[0] == text:
                return found
        if titles and not found.title and len(text) <= 250 and found.council != text:
            found = found._replace(title=" ".join(text.split()))
        return found if found != self else None


def heads_a_group(text: str) -> bool:
    """Whether a line by its words heads a group of actions: "Recommendation 3: ...", "Priority 1"."""
    return bool(_GROUP.match(text))


def _is_date(text: str) -> bool:
    from planchk.values.dates import parse_due

    due = parse_due(text)
    return due.start is not None and due.kind in ("date", "open")
