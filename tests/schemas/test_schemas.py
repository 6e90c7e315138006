"""Every schema is valid, described in every part, and says of real files what planchk says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builders import CATALOGUE as SMALL
from planchk import check, load_catalogue, load_plan
from planchk.assessment import Assessment
from planchk.catalogues.load import read_catalogue
from planchk.errors import InputError
from planchk.ledger import Decision
from planchk.match.quick import quick_reader
from planchk.place import Place
from planchk.plan import Response
from planchk.render.as_json import render_json
from planchk.schemas import SCHEMAS, schema_of, schema_text
from planchk.tree import parse, plain
from planchk.waiver import Waiver
from samples import CATALOGUE

ROOT = Path(__file__).parents[2]
PLANS = [*sorted(ROOT.glob("examples/*.yaml")), *sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))]
NAMES = [schema.name for schema in SCHEMAS]


def valid(schema: dict[str, Any], document: Any) -> bool:
    return bool(Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(document))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_itself_valid(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert json.loads(schema_text(name)) == schema


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(name: str) -> None:
    for path, properties in mappings(schema_of(name), name):
        for key, value in properties.items():
            assert value.get("description"), f"{path}: {key}"


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_file_is_current(name: str) -> None:
    committed = ROOT / "docs" / "schemas" / f"{name}.schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text(name), "run tools/schemas.py"


def mappings(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for key in ("properties", "patternProperties"):
            if isinstance(schema.get(key), dict):
                yield f"{path}/{key}", schema[key]
        for key, value in schema.items():
            yield from mappings(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for each in schema:
            yield from mappings(each, path)


# -- catalogues -------------------------------------------------------------------------------------


def as_data(text: str) -> Any:
    root = parse(text, "catalogue.yaml")
    assert root is not None
    return plain(root)


def test_catalogues_are_valid() -> None:
    schema = schema_of("catalogue")
    assert valid(schema, as_data((ROOT / "data" / "findings.yaml").read_text(encoding="utf-8")))
    assert valid(schema, as_data(CATALOGUE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Mine\n", "titel: Mine\n"),
        ("kind: recommendation", "kind: recomendation"),
        ("  quote: ", "  words: "),
        ("span: [0, 6]", "span: [0]"),
        ("span: [0, 6]", "span: 6"),
        ("licence: L, ", ""),
        ("text: Do it}", "text: Do it, counts: x}"),
        ("id: mine-2024", "id: mine-2024\nschema_version: 2"),
    ],
)
def test_a_broken_catalogue_is_not(old: str, new: str, tmp_path: Path) -> None:
    assert old in CATALOGUE
    broken = CATALOGUE.replace(old, new)
    path = tmp_path / "broken.yaml"
    path.write_text(broken)
    with pytest.raises(InputError):
        read_catalogue(str(path))
    assert not valid(schema_of("catalogue"), as_data(broken))


# -- assessments ------------------------------------------------------------------------------------


def closed(schema: Any) -> Any:
    """Return the schema with no key allowed that it does not describe."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return (
        {**made, "additionalProperties": False} if "properties" in schema and schema.get("type") == "object" else made
    )


def undescribed(document: Any) -> list[str]:
    """Return what the schema does not say of an assessment, or says otherwise."""
    schema = closed(schema_of("assessment"))
    one = {key: value for key, value in schema.items() if key != "anyOf"} | {"$ref": "#/$defs/Assessment"}
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(one).iter_errors(document)]


def assessed(path: Path) -> Assessment:
    return check(load_plan(str(path)), reader=quick_reader(), today=date(2021, 3, 1))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_check_prints_is_valid_and_wholly_described(path: Path) -> None:
    assert undescribed(json.loads(render_json([assessed(path)]))) == []


def test_several_plans_are_a_list() -> None:
    document = json.loads(render_json([assessed(path) for path in PLANS[:2]], several=True))
    Draft202012Validator(closed(schema_of("assessment"))).validate(document)


def test_what_people_decided_is_described() -> None:
    assessment = assessed(ROOT / "examples" / "good-plan.yaml")
    place, day = Place("waivers.yaml", 1, 1), date(2021, 9, 30)
    waiver = Waiver("Waits for the court", "Head of Service", day, place, finding="CS-PR-2")
    covered = assessment.coverage.findings[0]
    link = covered.elements[0].links[0]
    decision = Decision("confirmed", "C1", "e", "Ann", day, "f", "f", "w", "a", place)  # type: ignore[call-arg]
    decided = covered.elements[0]._replace(links=(link._replace(decision=decision, suspect="words changed"),))
    covered = covered._replace(
        waiver=waiver,
        response=Response("CS-PR-2", "partly agreed", "cost", place),
        elements=(decided, *covered.elements[1:]),
    )
    coverage = assessment.coverage._replace(findings=(covered, *assessment.coverage.findings[1:]))
    assert undescribed(json.loads(render_json([assessment._replace(coverage=coverage)]))) == []


BREAKS: list[tuple[str, Any]] = [
    ("schema_version", 2),
    ("plan.actions", "16"),
    ("gate.passed", None),
    ("findings.0.status", "waived"),
    ("findings.0.elements.0.links.0.score", 1.5),
    ("findings.0.elements.0.links.0.basis", "guessed"),
    ("problems", {}),
]


@pytest.mark.parametrize(("path", "value"), BREAKS)
def test_another_form_is_not_valid(path: str, value: Any) -> None:
    document = json.loads(render_json([assessed(ROOT / "examples" / "good-plan.yaml")]))
    schema = schema_of("assessment")
    assert valid(schema, document)
    broken: Any = deepcopy(document)
    spot = broken
    *way, last = path.split(".")
    for step in way:
        spot = spot[int(step)] if step.isdigit() else spot[step]
    assert last in spot
    spot[last] = value
    assert not valid(schema, broken)
    del spot[last]
    assert not valid(schema, broken)


def test_a_small_catalogue_gives_a_plan_its_own_ids() -> None:
    schema = schema_of("plan", SMALL)
    assert valid(schema, {"actions": [{"action": "a", "addresses": "CS-PR-2/no-delay"}]})
    assert not valid(schema, {"actions": [{"action": "a", "addresses": "CS-VC-1"}]})
    assert valid(schema_of("plan", load_catalogue()), {"actions": [{"action": "a", "addresses": "CS-VC-1"}]})
