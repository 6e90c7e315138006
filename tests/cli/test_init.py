"""``planchk init``: a plan to fill in, never over what is there, and told what comes next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from command import Planchk
from planchk import load_catalogue
from planchk.schemas import schema_text
from planchk.tree import parse, plain
from samples import CATALOGUE


@pytest.mark.parametrize("name", ["plan.yaml", "plan.yml", "plan.md", "plan.xlsx", "plan.docx", "PLAN.XLSX"])
def test_a_plan_is_started_and_there_is_nothing_to_check_yet(planchk: Planchk, tmp_path: Path, name: str) -> None:
    run = planchk("init", "-o", name)
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"{name}: 13 findings, 21 clauses to answer.\n")
    assert run.err.endswith(f"Fill it in, then: planchk check {name}\n")
    checked = planchk("check", name)
    assert (checked.code, checked.out) == (3, "")
    assert "nothing is filled in yet: 21" in checked.err


def test_the_plans_schema_stands_beside_it_and_knows_its_catalogue(planchk: Planchk, tmp_path: Path) -> None:
    assert planchk("init").code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=plan.schema.json\n")
    schema = (tmp_path / "plan.schema.json").read_text(encoding="utf-8")
    assert schema == schema_text("plan", load_catalogue())
    root = parse(text.replace("action:", "action: Do it"), "plan.yaml")
    assert root is not None
    Draft202012Validator(json.loads(schema)).validate(plain(root))
    folder = planchk("check", ".")  # the schema is no plan
    assert folder.code == 3
    assert "plan.schema.json" not in folder.err


def test_a_schema_is_left_out_where_it_is_not_wanted(planchk: Planchk, tmp_path: Path) -> None:
    assert planchk("init", "--no-schema").code == 0
    assert planchk("init", "-o", "plan.md").code == 0
    assert not list(tmp_path.glob("*.json"))
    assert "$schema" not in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_over_unless_told(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine")
    run = planchk("init")
    assert run.code == 2
    assert "plan.yaml: this file exists." in run.err
    assert (tmp_path / "plan.yaml").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]
    assert planchk("init", "--force").code == 0


def test_a_strangers_schema_is_kept_and_ones_own_renewed(planchk: Planchk, tmp_path: Path) -> None:
    schema = tmp_path / "plan.schema.json"
    schema.write_text("{}")
    assert planchk("init").code == 2
    assert schema.read_text() == "{}"
    assert not (tmp_path / "plan.yaml").exists()
    schema.write_text(schema_text("plan"), encoding="utf-8")
    assert planchk("init").code == 0
    assert schema.read_text(encoding="utf-8") == schema_text("plan", load_catalogue())


def test_council_title_and_service_are_taken_over(planchk: Planchk, tmp_path: Path) -> None:
    run = planchk("init", "--council", "Aber: County", "--title", "Plan #1", "--service", "adults")
    assert "6 findings, 9 clauses" in run.err
    assert run.err.endswith("planchk check plan.yaml --service adults\n")
    root = parse((tmp_path / "plan.yaml").read_text(encoding="utf-8"), "plan.yaml")
    assert root is not None
    plan = plain(root)
    assert isinstance(plan, dict)
    assert (plan["council"], plan["title"]) == ("Aber: County", "Plan #1")
    assert [section["service"] for section in plan["sections"]] == ["adults"]


def test_the_council_that_was_inspected_is_the_default(planchk: Planchk, tmp_path: Path) -> None:
    planchk("init")
    assert "\ncouncil: Wrexham County Borough Council\n" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".yaml", ".md", ".xlsx", ".docx"])
def test_a_catalogue_of_ones_own_is_started_from(planchk: Planchk, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    run = planchk("init", "-c", "own.yaml", "-o", f"plan{suffix}")
    assert "1 finding, 1 clause to answer" in run.err
    assert run.err.endswith(f"planchk check plan{suffix} --catalogue own.yaml\n")
    assert planchk("check", f"plan{suffix}", "-c", "own.yaml", PLANCHK_READER="auto").code == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "plan.doc"), "Known are .yaml, .yml, .xlsx, .docx, .md."),
        (("-o", "no/plan.yaml"), "Check the folder."),
        (("--service", "adult"), "Did you mean 'adults'?"),
        (("-c", "missing.yaml"), "missing.yaml"),
    ],
)
def test_what_cannot_be_is_told(planchk: Planchk, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    run = planchk("init", *words)
    assert (run.code, run.out) == (2, "")
    assert told in " ".join(run.err.split())
    assert not list(tmp_path.iterdir())


_TWO = """\
id: {id}
version: "1"
title: {title}
source: {{publisher: P, title: {title}, licence: L, attribution: A, council: Anytown}}
services: [{{id: kids, title: Children}}]
principles: [{{id: pr, title: Practice}}]
findings:
  - id: R1
    kind: recommendation
    duty: must
    service: kids
    principle: pr
    quote: {quote}
    span: [0, {length}]
    summary: {quote}
    elements: [{{id: a, text: {text}}}]
"""


def write_two(folder: Path) -> None:
    for id_, quote, text in (("a-2019", "Recruit carers.", "Carers"), ("b-2021", "Audit files.", "Audits")):
        words = {"id": id_, "title": id_, "quote": quote, "length": len(quote), "text": text}
        (folder / f"{id_}.yaml").write_text(_TWO.format(**words))


@pytest.mark.parametrize("suffix", [".yaml", ".md", ".xlsx", ".docx"])
def test_a_plan_answers_several_reports(planchk: Planchk, tmp_path: Path, suffix: str) -> None:
    write_two(tmp_path)
    run = planchk("init", "-c", "a-2019.yaml", "-c", "b-2021.yaml", "-o", f"plan{suffix}")
    assert run.code == 0, run.err
    assert "2 findings, 2 clauses to answer" in run.err
    assert run.err.endswith(f"planchk check plan{suffix} --catalogue a-2019.yaml --catalogue b-2021.yaml\n")


def test_catalogues_and_language_are_taken_from_the_configuration(planchk: Planchk, tmp_path: Path) -> None:
    write_two(tmp_path)
    (tmp_path / "planchk.toml").write_text('lang = "cy"\ncatalogue = ["a-2019.yaml", "b-2021.yaml"]\n')
    run = planchk("init", "-o", "plan.md")
    assert run.err.endswith("planchk check plan.md\n")
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert "# Cynllun gwella\n" in text
    assert "b-2021:R1/a" in text
    planchk("init", "-o", "english.md", "--lang", "en")
    assert "# Improvement plan\n" in (tmp_path / "english.md").read_text(encoding="utf-8")


def test_what_is_filled_in_in_word_answers_a_report_that_numbers_its_findings(planchk: Planchk, tmp_path: Path) -> None:
    import docx

    write_two(tmp_path)
    planchk("init", "-c", "a-2019.yaml", "-c", "b-2021.yaml", "-o", "plan.docx")
    document = docx.Document(str(tmp_path / "plan.docx"))
    for table in document.tables:
        table.rows[2].cells[1].paragraphs[0].add_run("Paint the school's fence.")
    document.save(str(tmp_path / "plan.docx"))
    run = planchk("check", "plan.docx", "-c", "a-2019.yaml", "-c", "b-2021.yaml", PLANCHK_READER="auto")
    assert "2 of 2 findings covered" in run.out


def test_the_catalogue_is_never_written_over(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    for words in (("init", "-c", "own.yaml"), ("schema", "plan", "-c", "own.yaml")):
        run = planchk(*words, "-o", "own.yaml", "--force")
        assert (run.code, (tmp_path / "own.yaml").read_text()) == (2, CATALOGUE)
        assert "this is an input" in run.err
