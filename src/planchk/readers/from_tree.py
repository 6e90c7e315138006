"""A tree of YAML or JSON nodes -> `Plan`: lenient in names, strict about what it can't understand."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterable
from typing import Any, NamedTuple

from planchk.errors import Fault, InputError
from planchk.place import Place
from planchk.plan import Action, Note, Plan, Reference, Response, Text, TextField, Words
from planchk.readers.identity import Identities, each_once
from planchk.readers.names import ACTION_KEYS, PLAN_KEYS, SECTION_KEYS, fold
from planchk.readers.responses import hear, responses_of, sort_out
from planchk.readers.waivers import parse_waivers
from planchk.suggest import did_you_mean
from planchk.tree.nodes import MAX_FAULTS, NULLS, Mapping, Node, Scalar, Sequence
from planchk.waiver import Waiver

# A long progress diary is 5,000 characters. Past this it is no field of an action.
MAX_TEXT = 100_000
_WORD_FIELDS: tuple[TextField, ...] = ("action", "outcome", "detail", "measures", "result")
_TEXT_FIELDS = (*_WORD_FIELDS, "reason")
_ID_SHAPED = re.compile(r"[A-Z]{1,6}(-[A-Z0-9]{1,6})+(/[\w-]{1,40})?", re.IGNORECASE)
_CONTEXT = frozenset(("addresses", "section", "recommendation", "service"))
_LISTED = re.compile(r"[,;\n]")
# What a form holds before anybody fills it in.
_FORM = ("id", "addresses", "service", "status", "section", "recommendation")
_ANSWERS = "An answer is 'agreed', 'partly agreed', 'not agreed' or 'no action'; the reason may follow in 'reason:'."
# So few words are meant as an answer, and may be mistyped.
_TERSE = 3
_RESPONSE_KEYS = {
    **dict.fromkeys(("finding", "findings", "recommendation", "recommendations", "addresses"), "recommendation"),
    **dict.fromkeys(("answer", "response", "decision"), "response"),
    **dict.fromkeys(("reason", "reasons", "rationale"), "reason"),
}
Given = abc.Mapping[str, str]
Entry = tuple[Scalar, Node]  # a key and its value
Values = dict[str, list[Entry]]  # by canonical name

# NamedTuple's own way of making a value takes twice as long, and each text of a plan is two.
_make: Any = tuple.__new__


class _Context(NamedTuple):
    """What an action takes from the sections above it."""

    sections: tuple[str, ...] = ()
    service: Text | None = None
    addresses: tuple[Reference, ...] = ()


def plan_from_tree(root: Node, path: str, columns: Given | None = None) -> Plan:
    """Return the plan that a tree holds; actions in the order of the file.

    ``columns`` gives the field that each further key of an action names; "ignore" leaves it out.

    Raises:
        InputError: with every fault: unknown keys (and the nearest known one), wrong types, an
            action without words.
    """
    return _Reader(path, columns or {}).plan(root)


class _Reader:
    def __init__(self, path: str, columns: Given) -> None:
        self.path = path
        given = {fold(key): "" if field == "ignore" else field for key, field in columns.items()}
        self.action_keys = {**ACTION_KEYS, **given, "waive": "waive"}
        self.faults: list[Fault] = []
        self.actions: list[Action] = []
        self.waivers: list[Waiver] = []
        self.responses: list[Response] = []
        self.unfilled: list[Note] = []
        self.identities = Identities()

    def plan(self, root: Node) -> Plan:
        if isinstance(root, Sequence):
            root = Mapping(((Scalar("actions", root.line, root.column), root),), root.line, root.column)
        if not isinstance(root, Mapping):
            self.fault(root, "this is no plan: a single text.", "A plan has 'actions:' or 'sections:'.", stop=True)
            raise AssertionError
        values = self.keys(root, PLAN_KEYS, "a plan")
        if "actions" not in values and "sections" not in values:
            self.fault(root, "this plan has neither 'actions' nor 'sections'.", "List its actions under 'actions:'.")
        head = {name: self.single(values, name) for name in ("council", "title", "date")}
        for _, node in values.get("waivers", ()):
            self.waivers += parse_waivers(node, self.path, self.fault)
        for _, node in values.get("responses", ()):
            for item in self.items(node, "responses"):
                self.read_response(item)
        self.read_groups(values, _Context())
        if self.faults:
            raise InputError(self.faults)
        council, title = head["council"], head["title"]
        return Plan(
            self.path,
            council.value if council else "",
            title.value if title else "",
            head["date"],
            tuple(self.actions),
            tuple(self.unfilled),
            tuple(self.responses),
            waivers=tuple(self.waivers),
        )

    def read_groups(self, values: Values, context: _Context) -> None:
        """Read the actions, then the sections of a plan or section."""
        for _, node in values.get("actions", ()):
            for item in self.items(node, "actions"):
                self.read_action(item, context)
        for _, node in values.get("sections", ()):
            for item in self.items(node, "sections"):
                self.read_section(item, context)

    def read_section(self, node: Node, outer: _Context) -> None:
        if not isinstance(node, Mapping):
            self.fault(node, "a section has 'title:' and 'actions:'; this is something else.")
            return
        values = self.keys(node, SECTION_KEYS, "a section")
        title = self.single(values, "title")
        context = self.within(values, outer)
        if title:
            context = _Context((*context.sections, title.value), context.service, context.addresses)
        self.take_answer(values, self.by_field(values, ("reason",)), context, acts=False)
        self.read_groups(values, context)

    def read_action(self, node: Node, outer: _Context) -> None:
        if isinstance(node, Scalar):  # `- Do the thing` is an action without further fields.
            node = Mapping(((Scalar("action", node.line, node.column), node),), node.line, node.column)
        if not isinstance(node, Mapping):
            self.fault(node, "an action has 'action:', 'owner:', 'due:' and so on; this is a list.")
            return
        values = self.keys(node, self.action_keys, "an action")
        if self.is_unfilled(values):
            given = self.single(values, "id")
            named = f": '{given.value[:40]}'" if given else ""
            self.unfilled.append(Note("unread", f"an action that is not filled in{named}", self.place(node)))
            return
        context = self.within(values, outer)
        texts = self.by_field(values, _TEXT_FIELDS)
        if self.take_answer(values, texts, context) and "action" not in texts:
            return  # the council says what it thinks of a finding, and does nothing about it
        words = [_make(Words, (field, *text)) for field in _WORD_FIELDS if field in texts for text in texts[field]]
        if not texts.get("action"):
            self.fault(node, "this action has no words.", "Say what will be done in 'action:'.")
        given = self.single(values, "id")
        self.actions.append(
            Action(
                id=given.value if given else self.identities.made(words),
                position=len(self.actions),
                place=self.place(node),
                words=tuple(words),
                id_given=given is not None,
                owner=self.joined(values, "owner"),
                due=self.joined(values, "due"),
                status=self.joined(values, "status"),
                service=context.service,
                addresses=context.addresses,
                sections=context.sections,
            )
        )
        for _, node in values.get("waive", ()):
            self.waivers += parse_waivers(node, self.path, self.fault, self.actions[-1].id)

    def is_unfilled(self, values: Values) -> bool:
        """Whether this is an entry of a form that nobody has filled in: numbered, with all else left blank."""
        for _, node in values.get("action", ()):
            if isinstance(node, Scalar) and node.is_null:
                break
        else:
            return False  # as most entries
        named = "id" in values or "addresses" in values
        rest = [node for name, found in values.items() if name not in _FORM for _, node in found]
        return named and all(map(_is_empty, rest))

    def read_response(self, node: Node) -> None:
        """Read an entry of the plan's ``responses``."""
        if not isinstance(node, Mapping):
            self.fault(node, "this is no response.", f"Write 'finding:', 'answer:' and 'reason:'. {_ANSWERS}")
            return
        values = self.keys(node, _RESPONSE_KEYS, "a response")
        if not {"recommendation", "response"} <= values.keys():
            missing = "answer" if "recommendation" in values else "finding"
            self.fault(node, f"this response has no '{missing}'.", f"Write 'finding:' and 'answer:'. {_ANSWERS}")
            return
        self.take_answer(values, self.by_field(values, ("reason",)), self.within(values, _Context()), acts=False)

    def take_answer(self, values: Values, texts: dict[str, list[Text]], context: _Context, acts: bool = True) -> bool:
        """Keep the answer that an entry gives to its finding; returns whether it gives one.

        ``texts`` lose what only gives the reason. What stands under "Management response" and is no
        answer is what will be done.
        """
        if "response" not in values and "reason" not in values:
            return False  # as most entries
        said = self.joined(values, "response")
        heard = hear(said.value, said.place, asked=True) if said else None
        if heard:
            reason = sort_out(heard, texts, acts)
            references = (reference.value for reference in context.addresses)
            self.responses += responses_of(heard, reason, references, tuple(reversed(context.sections)))
            return True
        for reason_key, node in values.get("reason", ()):
            self.fault(node, f"'{reason_key.value}' belongs to an answer, and there is none.", _ANSWERS)
        if said and len(said.value.split()) <= _TERSE:
            self.fault(values["response"][0][1], f"'{said.value[:80]}' is no answer.", _ANSWERS)
        elif said:
            texts.setdefault("detail" if "action" in texts else "action", []).append(said)
        return False

    def by_field(self, values: Values, fields: Iterable[str]) -> dict[str, list[Text]]:
        """Return the texts of some fields, those that there are."""
        found = {}
        for field in fields:
            if field in values and (texts := self.texts(values[field])):
                found[field] = texts
        return found

    def within(self, values: Values, outer: _Context) -> _Context:
        """Return the context with the service, references and recommendation text given here."""
        if _CONTEXT.isdisjoint(values):
            return outer  # as most actions
        addresses = list(outer.addresses)
        for text in self.texts(values.get("addresses", ())):
            addresses += [Reference(part, text.place) for part in _parts(text)]
        sections = (*outer.sections, *(text.value for text in self.texts(values.get("section", ()))))
        for text in self.texts(values.get("recommendation", ())):
            # A column "Recommendation" holds an id, or the words of the recommendation: context, no claim.
            if all(_ID_SHAPED.fullmatch(part) for part in _parts(text)):
                addresses += [Reference(part, text.place) for part in _parts(text)]
            else:
                sections = (*sections, text.value)
        service = self.joined(values, "service") or outer.service
        return _Context(sections, service, each_once(addresses))

    # -- nodes --------------------------------------------------------------------------------

    def keys(self, node: Mapping, known: dict[str, str], where: str) -> Values:
        """Return key and value by canonical name; unknown keys become faults."""
        values: Values = {}
        for entry in node.entries:
            key = entry[0]
            canonical = known.get(key.value)  # mostly written as it is folded
            if canonical is None:
                canonical = self.canonical(key, known, where)
            if not canonical:
                continue
            if canonical in values:
                values[canonical].append(entry)
            else:
                values[canonical] = [entry]
        return values

    def canonical(self, key: Scalar, known: dict[str, str], where: str) -> str:
        """Return what a key that is written in its own way means; empty where it is not used."""
        folded = fold(key.value[:100])
        if folded not in known and not folded.startswith("x "):
            hint = did_you_mean(folded, known) or f"Known are {', '.join(sorted(set(known.values()) - {''}))}."
            self.fault(key, f"unknown key '{key.value[:80]}' in {where}.", f"{hint} Keys of your own begin with x-.")
        return known.get(folded, "")

    def items(self, node: Node, name: str) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        if not (isinstance(node, Scalar) and node.is_null):
            self.fault(node, f"'{name}' must be a list.", "Begin each entry with '- '.")
        return ()

    def text(self, node: Node) -> Text | None:
        """Return the words of a scalar; None where there are none, or more than a field may have."""
        if type(node) is not Scalar:
            return None
        value, line, column, plain = node
        if not (words := value.strip()) or (plain and value in NULLS) or len(value) > MAX_TEXT:
            return None
        text: Text = _make(Text, (words, _make(Place, (self.path, line, column, ""))))
        return text

    def texts(self, entries: Iterable[Entry]) -> list[Text]:
        """Return the texts of values that are scalars or lists of scalars; empty ones are left out."""
        texts: list[Text] = []
        for key, node in entries:
            if (text := self.text(node)) is not None:
                texts.append(text)
            elif isinstance(node, Scalar):
                if len(node.value) > MAX_TEXT and node.value.strip():
                    message = f"'{key.value}' holds {len(node.value):,} characters; {MAX_TEXT:,} is the most."
                    self.fault(node, message)
            elif isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
                texts += self.texts([(key, item) for item in node.items])
            else:
                what = "keys and values" if isinstance(node, Mapping) else "lists or keys within a list"
                message = f"'{key.value}' must be text or a list of texts, and holds {what}."
                self.fault(node, message, "Quote a text that has ': '.")
        return texts

    def joined(self, values: Values, name: str) -> Text | None:
        """Return one text: a list is joined by semicolons."""
        if name not in values:
            return None
        entries = values[name]
        if len(entries) == 1 and (text := self.text(entries[0][1])) is not None:
            return text
        texts = self.texts(entries)
        if len(texts) == 1:
            return texts[0]
        return Text("; ".join(text.value for text in texts), texts[0].place) if texts else None

    def single(self, values: Values, name: str) -> Text | None:
        """Return one text; a list or a second key for it is a fault."""
        if name not in values:
            return None
        entries = values[name]
        first, node = entries[0]
        for key, _ in entries[1:]:
            self.fault(key, f"'{key.value}' and '{first.value}' both mean {name}.", "Keep one.")
        if not isinstance(node, Scalar):
            self.fault(node, f"'{first.value}' must be one text.")
            return None
        if (text := self.text(node)) is None:
            self.texts(entries[:1])
        return text

    def place(self, node: Node) -> Place:
        place: Place = _make(Place, (self.path, node.line, node.column, ""))
        return place

    def fault(self, node: Node, message: str, remedy: str = "", stop: bool = False) -> None:
        self.faults.append(Fault(message, self.place(node), remedy))
        if stop or len(self.faults) >= MAX_FAULTS:
            raise InputError(self.faults)


def _parts(text: Text) -> list[str]:
    return [part.strip() for part in _LISTED.split(text.value) if part.strip()]


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_null or not node.value.strip()
    return isinstance(node, Sequence) and all(map(_is_empty, node.items))
