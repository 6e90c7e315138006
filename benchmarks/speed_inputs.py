"""Write one and the same plan for every tool that speed.py times: 13 requirements, and items that answer them.

    python benchmarks/speed_inputs.py FOLDER 20

The requirements are the findings of the catalogue that planchk ships. The items are actions of benchmarks/devset that
were labelled as answering one, each with a name and a figure that no other has, so that no two texts are alike. Each
item refers to the requirement that it was labelled with. The same number of items is the same bytes everywhere.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
DEVSET = ROOT / "benchmarks" / "devset"
SYLLABLES = "aber bryn cwm dol glan llan nant pen pont rhos tal tre coed mawr fach wen ddu goch isaf uchaf".split()


class Requirement(NamedTuple):
    """What the report asks for."""

    id: str
    text: str


class Item(NamedTuple):
    """An action, as the plan has it, and the id of the requirement that it answers."""

    number: int
    action: dict[str, Any]
    answers: str

    @property
    def text(self) -> str:
        """All its words, for tools that know one text an item."""
        parts = [self.action[key] for key in ("action", "outcome", "detail", "measures") if key in self.action]
        return " ".join(" ".join(part) if isinstance(part, list) else str(part) for part in parts)


class _Dumper(yaml.CSafeDumper):
    """Writes out what it has written before."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def requirements() -> list[Requirement]:
    """Return the findings that need an answer."""
    findings = json.loads((ROOT / "data" / "findings.json").read_text("utf-8"))["findings"]
    return [Requirement(each["id"], " ".join(each["quote"].split())) for each in findings if each["kind"] != "strength"]


def items(count: int) -> list[Item]:
    """Return as many items as are asked for, always the same."""
    chance = random.Random(1)
    labelled = list(_labelled())
    found = []
    for number in range(1, count + 1):
        action, area = chance.choice(labelled)
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        words = f"{str(action['action']).rstrip('. ')}, first in {name} for {chance.randint(2, 9999)}."
        found.append(Item(number, {**action, "id": str(number), "action": words}, area))
    return found


def _labelled() -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the labelled actions and the finding that each answers (the first, where it is several)."""
    for path in sorted((DEVSET / "gold").glob("*.yaml")):
        gold = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        areas: dict[str, str] = {}
        for link in gold["links"]:
            areas.setdefault(str(link["action"]), link["area"])
        plan = yaml.load((DEVSET / "plans" / gold["plan"]).read_text("utf-8"), yaml.CBaseLoader)
        for action in _actions(plan):
            if action["id"] in areas:
                kept = {key: value for key, value in action.items() if key != "addresses"}
                yield kept, areas[action["id"]]


def _actions(plan: Any) -> Iterator[dict[str, Any]]:
    yield from plan.get("actions", ())
    for section in plan.get("sections", ()):
        yield from _actions(section)


def write_plan(folder: Path, asked: Sequence[Requirement], answers: Sequence[Item]) -> None:
    """Write plan.yaml, which planchk, yamllint and check-jsonschema read."""
    actions = [{**item.action, "addresses": [item.answers]} for item in answers]
    head = {"council": "Dyffryn Arian County Council", "title": "Improvement plan", "date": date(2021, 2, 15)}
    text = yaml.dump({**head, "actions": actions}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def write_doorstop(folder: Path, asked: Sequence[Requirement], answers: Sequence[Item]) -> None:
    """Write two documents of doorstop's, a file an item; it looks for the root of a repository."""
    (folder / ".git").mkdir(parents=True)
    numbers = {requirement.id: number for number, requirement in enumerate(asked, 1)}
    _write_document(folder / "req", "REQ", {}, [(number, each.text, ()) for number, each in enumerate(asked, 1)])
    links = [(item.number, item.text, (f"REQ{numbers[item.answers]:05}",)) for item in answers]
    _write_document(folder / "act", "ACT", {"parent": "REQ"}, links)


def _write_document(
    folder: Path, prefix: str, more: dict[str, str], entries: Sequence[tuple[int, str, Sequence[str]]]
) -> None:
    folder.mkdir()
    settings = {"digits": 5, **more, "prefix": prefix, "sep": ""}
    (folder / ".doorstop.yml").write_text(yaml.dump({"settings": settings}), encoding="utf-8")
    for number, text, links in entries:
        fields = {"active": True, "derived": False, "header": "", "level": f"1.{number}", "links": list(links)}
        item = {**fields, "normative": True, "ref": "", "reviewed": None, "text": text}
        path = folder / f"{prefix}{number:05}.yml"
        path.write_text(yaml.dump(item, Dumper=_Dumper, allow_unicode=True), encoding="utf-8")


def write_strictdoc(folder: Path, asked: Sequence[Requirement], answers: Sequence[Item]) -> None:
    """Write an .sdoc file."""
    parts = ["[DOCUMENT]\nTITLE: Improvement plan\n"]
    entry = "[REQUIREMENT]\nUID: {}\nSTATEMENT: >>>\n{}\n<<<\n"
    parts += [entry.format(each.id, each.text) for each in asked]
    related = entry + "RELATIONS:\n- TYPE: Parent\n  VALUE: {}\n"
    parts += [related.format(f"ACT-{each.number}", each.text, each.answers) for each in answers]
    (folder / "plan.sdoc").write_text("\n".join(parts), encoding="utf-8")


def write_sphinx(folder: Path, asked: Sequence[Requirement], answers: Sequence[Item]) -> None:
    """Write a Sphinx project of one page for sphinx-needs."""
    kinds = [{"directive": name, "title": name, "prefix": name} for name in ("req", "act")]
    settings = ['extensions = ["sphinx_needs"]', f"needs_types = {kinds!r}", 'needs_id_regex = "^[A-Z0-9-]+$"']
    (folder / "conf.py").write_text("\n".join(settings) + "\n", encoding="utf-8")
    parts = ["Improvement plan\n================\n"]
    parts += [f".. req:: {each.id}\n   :id: {each.id}\n\n   {_plain(each.text)}\n" for each in asked]
    for each in answers:
        parts.append(
            f".. act:: Action {each.number}\n   :id: ACT-{each.number}\n   :links: {each.answers}\n\n"
            f"   {_plain(each.text)}\n"
        )
    (folder / "index.rst").write_text("\n".join(parts), encoding="utf-8")


def _plain(text: str) -> str:
    """Return text in which reStructuredText sees no markup."""
    return "".join(f"\\{letter}" if letter in "*`_|\\" else letter for letter in text)


WRITERS = {"plan": write_plan, "doorstop": write_doorstop, "strictdoc": write_strictdoc, "sphinx-needs": write_sphinx}


def main() -> None:
    """Write the inputs of every tool into folders of their own."""
    folder, asked, answers = Path(sys.argv[1]), requirements(), items(int(sys.argv[2]))
    for name, write in WRITERS.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        write(folder / name, asked, answers)


if __name__ == "__main__":
    main()
