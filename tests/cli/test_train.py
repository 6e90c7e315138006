"""``planchk train``: a model for a catalogue of one's own, taken by ``check`` from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Planchk
from samples import CATALOGUE

pytest.importorskip("scipy", reason="needs planchk[train]")

EXEMPLARS = Path(__file__).parents[2] / "data" / "exemplars"
NAMES = {"CS-PR-3/short-breaks": "R1/a", "AS-PA-1/community-agents": "R2/b"}
TWO = CATALOGUE.replace("[{id: adults, title: Adults}]", "[{id: adults, title: A}, {id: children, title: C}]").replace(
    "service: adults", "service: children"
) + CATALOGUE[CATALOGUE.index("- id: R1") :].replace("R1", "R2").replace("{id: a,", "{id: b,")


def write_exemplars(folder: Path) -> None:
    """Take the exemplars of two elements as those of another report."""
    folder.mkdir()
    lines = []
    for path in sorted(EXEMPLARS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            covers = [NAMES[name] for name in data["covers"] if name in NAMES]
            near = [NAMES[name] for name in data.get("near", ()) if name in NAMES]
            if covers or near:
                lines.append(json.dumps({"text": data["text"], "covers": covers, "near": near}))
    (folder / "own.jsonl").write_text("\n".join(lines[:400] + lines[-100:]), encoding="utf-8")


def test_a_trained_model_decides_for_its_catalogue(planchk: Planchk, tmp_path: Path) -> None:
    write_exemplars(tmp_path / "exemplars")
    (tmp_path / "c.yaml").write_text(TWO, encoding="utf-8")
    (tmp_path / "p.yaml").write_text(
        "- {id: a, action: Commission more short breaks for disabled children at weekends and in the holidays.}\n"
        "- {id: b, action: Recruit six more community agents for older adults in the north of the county.}\n"
        "- {id: c, action: Paint the car park.}\n",
        encoding="utf-8",
    )
    before = json.loads(planchk("check", "p.yaml", "-c", "c.yaml", "-f", "json", PLANCHK_READER="auto").out)
    assert (before["reader"], before["summary"]["covered"]) == ("ranking", 0)
    run = planchk("train", "c.yaml", "--exemplars", "exemplars")
    assert run.code == 0, run.err
    assert "By cross-validation it finds" in run.out
    after = planchk("check", "p.yaml", "-c", "c.yaml", "-f", "json", PLANCHK_READER="auto")
    found = json.loads(after.out)
    assert (after.code, found["reader"], found["summary"]["covered"]) == (0, "quick", 2)
    assert [action["finding_ids"] for action in found["actions"]] == [["R1"], ["R2"], []]


def test_a_model_of_another_state_of_the_catalogue_is_refused(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "p.yaml").write_text("- Do it\n", encoding="utf-8")
    (tmp_path / "c.model").write_bytes((EXEMPLARS.parent / "model.bin").read_bytes())
    run = planchk("check", "p.yaml", "-c", "c.yaml", PLANCHK_READER="auto")
    assert run.code == 2
    assert "learnt for another state of mine-2024" in run.err
    (tmp_path / "c.model").write_text("no model", encoding="utf-8")
    assert "no model that planchk can read" in planchk("check", "p.yaml", "-c", "c.yaml", PLANCHK_READER="auto").err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text": "x"}', "own.jsonl:1: no JSON object with 'text' and 'covers'"),
        ('{"text": "x", "covers": ["R9/a"]}', "own.jsonl:1: unknown element 'R9/a'"),
        ('{"text": "x", "covers": ["R1/a"]}', "1 exemplars cover R1/a; 8 are the least"),
        ("", "no exemplars"),
    ],
)
def test_exemplars_that_teach_nothing_are_refused(planchk: Planchk, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "c.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars" / "own.jsonl").write_text(text, encoding="utf-8")
    run = planchk("train", "c.yaml", "-e", "exemplars")
    assert (run.code, run.out) == (2, "")
    assert message in " ".join(run.err.split())
    assert not (tmp_path / "c.model").exists()


def test_a_missing_folder_is_told(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CATALOGUE, encoding="utf-8")
    assert "no such folder of exemplars" in planchk("train", "c.yaml", "-e", "none").err


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(planchk: Planchk, tmp_path: Path) -> None:
    write_exemplars(tmp_path / "exemplars")
    (tmp_path / "c.yaml").write_text(TWO, encoding="utf-8")
    run = planchk("train", "c.yaml", "-e", "exemplars", "-o", "none/c.model")
    assert run.code == 2
    assert "it can't be written" in run.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.yaml", "exemplars"]
