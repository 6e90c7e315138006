"""A tree of YAML or JSON nodes -> `Plan`: lenient in names, strict about what it can't understand."""

from __future__ import annotations

import re
from collections import abc
from typing import NamedTuple, cast

from planchk.errors import Fault, InputError
from planchk.place import Place
from planchk.plan import Action, Note, Plan, Reference, Response, Text, TextField, Words
from planchk.readers.identity import Identities, each_once
from planchk.readers.names import ACTION_KEYS, PLAN_KEYS, SECTION_KEYS, fold
from planchk.readers.responses import hear, responses_of, sort_out
from planchk.readers.waivers import parse_waivers
from planchk.suggest import did_you_mean
from planchk.tree.nodes import MAX_FAULTS, Mapping, Node, Scalar, Sequence
from planchk.waiver import Waiver

# A long progress diary is 5,000 characters. Past this it is no field of an action.
MAX_TEXT = 100_000
_WORD_FIELDS = ("action", "outcome", "detail", "measures", "result")
_ID_SHAPED = re.compile(r"[A-Z]{1,6}(-[A-Z0-9]{1,6})+(/[\w-]{1,40})?", re.IGNORECASE)
_CONTEXT = ("addresses", "section", "recommendation", "service")
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
Values = dict[str, list[tuple[Scalar, Node]]]  # key and value by canonical name


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
            context = context._replace(sections=(*context.sections, title.value))
        self.take_answer(values, self.by_field(values, "reason"), context, acts=False)
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
        texts = self.by_field(values, *_WORD_FIELDS, "reason")
        if self.take_answer(values, texts, context) and "action" not in texts:
            return  # the council says what it thinks of a finding, and does nothing about it
        words = tuple(
            [
                Words(cast("TextField", field), text.value, text.place)
                for field in _WORD_FIELDS
                if field in texts
                for text in texts[field]
            ]
        )
        if not texts.get("action"):
            self.fault(node, "this action has no words.", "Say what will be done in 'action:'.")
        given = self.single(values, "id")
        self.actions.append(
            Action(
                id=given.value if given else self.identities.made(words),
                position=len(self.actions),
                place=self.place(node),
                words=words,
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
        if not any(isinstance(node, Scalar) and node.is_null for _, node in values.get("action", ())):
            return False
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
        self.take_answer(values, self.by_field(values, "reason"), self.within(values, _Context()), acts=False)

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

    def by_field(self, values: Values, *fields: str) -> dict[str, list[Text]]:
        """Return the texts of some fields, those that there are."""
        found = {}
        for field in fields:
            if field in values and (
                texts := [text for key, node in values[field] for text in self.texts(node, key.value)]
            ):
                found[field] = texts
        return found

    def within(self, values: Values, outer: _Context) -> _Context:
        """Return the context with the service, references and recommendation text given here."""
        if values.keys().isdisjoint(_CONTEXT):
            return outer  # as most actions
        addresses = list(outer.addresses)
        sections = outer.sections
        for key, node in values.get("addresses", ()):
            addresses += [Reference(part, text.place) for text in self.texts(node, key.value) for part in _parts(text)]
        for key, node in values.get("section", ()):
            sections = (*sections, *(text.value for text in self.texts(node, key.value)))
        for key, node in values.get("recommendation", ()):
            # A column "Recommendation" holds an id, or the words of the recommendation: context, no claim.
            for text in self.texts(node, key.value):
                if all(_ID_SHAPED.fullmatch(part) for part in _parts(text)):
                    addresses += [Reference(part, text.place) for part in _parts(text)]
                else:
                    sections = (*sections, text.value)
        service = self.joined(values, "service") or outer.service
        return _Context(sections, service, each_once(addresses))

    # -- nodes --------------------------------------------------------------------------------

    def keys(self, node: Mapping, known: dict[str, str], where: str) -> dict[str, list[tuple[Scalar, Node]]]:
        """Return key and value by canonical name; unknown keys become faults."""
        values: dict[str, list[tuple[Scalar, Node]]] = {}
        for key, value in node.entries:
            canonical = known.get(key.value)  # mostly written as it is folded
            if canonical is None:
                folded = fold(key.value[:100])
                canonical = known.get(folded)
                if canonical is None and not folded.startswith("x "):
                    hint = did_you_mean(folded, known) or f"Known are {', '.join(sorted(set(known.values()) - {''}))}."
                    self.fault(
                        key, f"unknown key '{key.value[:80]}' in {where}.", f"{hint} Keys of your own begin with x-."
                    )
            if not canonical:
                continue
            if canonical in values:
                values[canonical].append((key, value))
            else:
                values[canonical] = [(key, value)]
        return values

    def items(self, node: Node, name: str) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        if not (isinstance(node, Scalar) and node.is_null):
            self.fault(node, f"'{name}' must be a list.", "Begin each entry with '- '.")
        return ()

    def texts(self, node: Node, name: str) -> list[Text]:
        """Return the texts of a scalar or of a list of scalars; empty ones are left out."""
        if isinstance(node, Scalar):
            value = node.value.strip()
            if not value or (node.plain and node.is_null):
                return []
            if len(node.value) > MAX_TEXT:
                self.fault(node, f"'{name}' holds {len(node.value):,} characters; {MAX_TEXT:,} is the most.")
                return []
            return [Text(value, self.place(node))]
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return [text for item in node.items for text in self.texts(item, name)]
        what = "keys and values" if isinstance(node, Mapping) else "lists or keys within a list"
        self.fault(node, f"'{name}' must be text or a list of texts, and holds {what}.", "Quote a text that has ': '.")
        return []

    def joined(self, values: Values, name: str) -> Text | None:
        """Return one text: a list is joined by semicolons."""
        if name not in values:
            return None
        texts = [text for key, node in values[name] for text in self.texts(node, key.value)]
        if len(texts) == 1:
            return texts[0]
        return Text("; ".join(text.value for text in texts), texts[0].place) if texts else None

    def single(self, values: Values, name: str) -> Text | None:
        """Return one text; a list or a second key for it is a fault."""
        if name not in values:
            return None
        found = values[name]
        for key, _ in found[1:]:
            self.fault(key, f"'{key.value}' and '{found[0][0].value}' both mean {name}.", "Keep one.")
        for key, node in found[:1]:
            if not isinstance(node, Scalar):
                self.fault(node, f"'{key.value}' must be one text.")
                return None
            texts = self.texts(node, key.value)
            return texts[0] if texts else None
        return None

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)

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
