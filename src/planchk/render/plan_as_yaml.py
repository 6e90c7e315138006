"""A plan as canonical YAML, with comments that say where each action stood and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from planchk import __version__
from planchk.plan import Action, Note, Plan, Response
from planchk.render.escape import on_one_line, shortened

_WIDTH = 110
# Notes that are written out; the rest are counted.
_MOST = 200
# The C library writes ten times as fast, where PyYAML has it.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def render_plan(plan: Plan) -> str:
    """Return YAML that reads back as the same actions in the same order."""
    lines = [f"# Read by planchk {__version__} from {on_one_line(plan.path)}."]
    lines += _comments("Assumed; correct what is wrong:", plan.assumed)
    lines += _comments("Not read as part of an action:", plan.unread)
    head: dict[str, Any] = {"council": plan.council, "title": plan.title, "date": plan.date and plan.date.value}
    lines += _dump({key: value for key, value in head.items() if value})
    lines += _dump({"responses": [_response(each) for each in plan.responses]} if plan.responses else {})
    lines += _group(plan.actions, 0)
    return "\n".join(lines) + "\n"


def _response(response: Response) -> dict[str, Any]:
    """Return what the council says to a finding; without an id, the texts that name it, the nearest last."""
    finding = response.finding or list(reversed(response.context))
    fields = {"finding": finding, "answer": response.answer, "reason": response.reason}
    return {key: value for key, value in fields.items() if value}


def _comments(what: str, notes: tuple[Note, ...]) -> Iterator[str]:
    if not notes:
        return
    yield "#"
    yield f"# {what}"
    for note in notes[:_MOST]:
        place = f"{note.place.within or (f'line {note.place.line}' if note.place.line else '')}: ".removeprefix(": ")
        yield f"# - {shortened(on_one_line(place + note.message), 200)}"
    if len(notes) > _MOST:
        yield f"# - and {len(notes) - _MOST} more"


def _group(actions: tuple[Action, ...], depth: int) -> Iterator[str]:
    """Yield ``actions:`` or ``sections:``; a section without a title holds what follows sections of its own level."""
    if all(len(action.sections) == depth for action in actions):
        yield "actions:"
        for action in actions:
            yield from _indented(_item(action))
        return
    yield "sections:"
    for run in _runs(actions, depth):
        titled = len(run[0].sections) > depth
        entry = _dump({"title": run[0].sections[depth]}) if titled else []
        entry += _group(run, depth + titled)
        yield from _indented([f"- {entry[0]}", *(f"  {line}" for line in entry[1:])])


def _runs(actions: tuple[Action, ...], depth: int) -> Iterator[tuple[Action, ...]]:
    """Yield the actions by section, those that follow each other."""
    run: list[Action] = []
    for action in actions:
        if run and action.sections[depth : depth + 1] != run[0].sections[depth : depth + 1]:
            yield tuple(run)
            run = []
        run.append(action)
    if run:
        yield tuple(run)


def _item(action: Action) -> list[str]:
    fields: dict[str, Any] = {"id": action.id} if action.id_given else {}
    for words in action.words:
        fields.setdefault(words.field, []).append(words.value)
    fields = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in fields.items()}
    for name in ("owner", "due", "status", "service"):
        text = getattr(action, name)
        if text:
            fields[name] = text.value
    if action.addresses:
        fields["addresses"] = [reference.value for reference in action.addresses]
    lines = _dump(fields)
    place = action.place.within or (f"line {action.place.line}" if action.place.line else "")
    comment = [f"# {on_one_line(place)}"] if place else []
    return [*comment, f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _dump(fields: dict[str, Any]) -> list[str]:
    if not fields:
        return []
    text = yaml.dump(
        fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return str(text).rstrip("\n").split("\n")


def _indented(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}" if line else line
