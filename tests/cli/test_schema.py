"""``planchk schema``."""

from __future__ import annotations

import json
from pathlib import Path

from command import Planchk
from planchk.schemas import SCHEMAS, schema_text
from samples import CATALOGUE


def test_without_a_name_all_are_listed(planchk: Planchk) -> None:
    run = planchk("schema")
    assert (run.code, run.err) == (0, "")
    assert [line.split()[0] for line in run.out.splitlines()] == [schema.name for schema in SCHEMAS]


def test_a_schema_is_printed_and_written(planchk: Planchk, tmp_path: Path) -> None:
    assert planchk("schema", "plan").out == schema_text("plan")
    assert planchk("schema", "plan", "-o", "plan.schema.json").code == 0
    assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == schema_text("plan")


def test_a_file_is_written_over_only_by_force(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("mine")
    run = planchk("schema", "plan", "-o", "s.json")
    assert (run.code, run.out) == (2, "")
    assert "this file exists" in run.err
    assert (tmp_path / "s.json").read_text() == "mine"
    assert planchk("schema", "plan", "-o", "s.json", "--force").code == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == schema_text("plan")
    assert planchk("schema", "plan", "-o", ".").code == 2
    assert planchk("schema", "plan", "-o", "no/folder.json").code == 2


def test_an_unknown_name_is_told_with_the_nearest(planchk: Planchk) -> None:
    run = planchk("schema", "catalog")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean 'catalogue'?" in run.err


def test_with_a_catalogue_the_schema_knows_its_ids(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    known = json.loads(planchk("schema", "plan", "-c", "own.yaml").out)["$defs"]["references"]["anyOf"]
    assert [each["const"] for each in known if "const" in each] == ["R1", "R1/a"]
    assert planchk("schema", "assessment", "-c", "own.yaml").code == 2


def test_with_several_catalogues_ids_carry_their_names(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    run = planchk("schema", "plan", "-c", "own.yaml", "-c", "ciw-wrexham-2020")
    known = json.loads(run.out)["$defs"]["references"]["anyOf"]
    ids = [each["const"] for each in known if "const" in each]
    assert "ciw-wrexham-2020:CS-PR-2/legal" in ids
    assert any(id_.endswith(":R1/a") for id_ in ids)
