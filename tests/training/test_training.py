"""Exemplars -> a model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planchk.catalogues import load_catalogue
from planchk.match.model import Model, Texts
from planchk.match.normalise import Normaliser
from planchk.shipped import data_file
from planchk.training.bands import CUTS, choose_bands
from planchk.training.context import lessons_of
from planchk.training.exemplars import Exemplar, read_exemplars
from planchk.training.folds import split
from planchk.training.lanes import label_lanes
from planchk.training.sources import Sources
from planchk.training.train import Trained, train
from planchk.training.vectors import count_headings, count_words, squared_rarity, to_vectors

LEGAL, BREAKS = "CS-PR-2/legal", "CS-PR-3/short-breaks"
SERVICES = {LEGAL: "children", BREAKS: "children", "AS-PR-1/timeliness": "adults"}
KINDS: list[tuple[str, list[str], list[str], str]] = [
    ("Legal planning meeting held within {} days of the request", [LEGAL], [], ""),
    ("{} more short breaks for disabled children this year", [BREAKS], [], ""),
    ("Adults wait no longer than {} days for an assessment", ["AS-PR-1/timeliness"], [], ""),
    ("Short breaks for disabled children: item {} is paused", [], [BREAKS], "paused"),
    ("{} new boilers for the depot and its sheds", [], [], "ordinary"),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    folder: Path = tmp_path_factory.mktemp("exemplars")
    lines = [
        json.dumps({"text": f"{text.format(number)} {town}", "covers": covers, "near": near, "why": why})
        for text, covers, near, why in KINDS
        for number, town in enumerate("Abbey Bryn Coed Dale Eden Ford Glyn Hale".split())
    ]
    (folder / "written.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return Sources(folder, Path(data_file("abbreviations.yaml")), load_catalogue())


@pytest.fixture(scope="module")
def trained(sources: Sources) -> Trained:
    return train(sources)


def test_a_model_learns_from_exemplars(trained: Trained) -> None:
    model = Model(trained.header, trained.table)
    odds = model.odds(Texts((("action", "Legal planning meeting held within 3 days"),)))
    assert odds is not None
    assert max(zip(odds.lanes, model.elements, strict=False))[1] == LEGAL


def test_training_is_deterministic(sources: Sources, trained: Trained) -> None:
    again = train(sources)
    assert (again.header, again.table) == (trained.header, trained.table)


def test_the_table_has_a_byte_a_lane_and_one_for_rarity(trained: Trained) -> None:
    assert len(trained.table) == (len(trained.header.scales) + 1) << 15


def test_a_changed_exemplar_changes_the_fingerprint(sources: Sources, tmp_path: Path) -> None:
    text = (sources.exemplars / "written.jsonl").read_text(encoding="utf-8")
    (tmp_path / "written.jsonl").write_text(text.replace("Abbey", "Abbeys"), encoding="utf-8")
    assert sources._replace(exemplars=tmp_path).fingerprint != sources.fingerprint


def exemplar(text: str, covers: tuple[str, ...] = (), near: tuple[str, ...] = (), **rest: Any) -> Exemplar:
    return Exemplar(text, covers, near, **rest)


def test_an_opening_subject_is_also_taught_as_a_heading() -> None:
    first, second, alone = lessons_of([exemplar("LPMs: from 24 days to 9", (LEGAL,))])
    assert first.texts == Texts((("action", "LPMs: from 24 days to 9"),))
    assert second.texts == Texts((("action", "from 24 days to 9"),), "LPMs")
    assert (alone.texts, alone.empty) == (Texts((), "LPMs"), True)


@pytest.mark.parametrize(
    ("covers", "near", "why", "services", "commits"),
    [
        ((LEGAL,), (), "", (1, 0, 0), 1),
        (("AS-PR-1/timeliness",), (), "", (0, 1, 0), 1),
        ((), (BREAKS,), "paused, no date", (1, 0, 0), 0),
        ((), (BREAKS,), "housing", (0, 0, 1), None),
        ((), (BREAKS,), "respite for adults", (0, 1, 0), None),
        ((), (BREAKS,), "something else", None, None),
    ],
)
def test_lanes_are_labelled_from_the_reason(
    covers: tuple[str, ...], near: tuple[str, ...], why: str, services: tuple[int, ...] | None, commits: int | None
) -> None:
    labels, known = label_lanes([exemplar("x", covers, near, why=why)], SERVICES)
    assert (tuple(labels[0, :3]) if known[0, 0] else None) == services
    assert (labels[0, 3] if known[0, 3] else None) == commits


def test_a_contrast_set_stays_on_one_side() -> None:
    words = "amber brook cedar delta ember frost grove heron inlet jetty knoll ledge".split()
    texts = [exemplar(word * 3, voice="contrast", line=line) for line, word in enumerate(words, 1)]
    whole = [Texts((("action", each.text),)) for each in texts]
    counts, headings = count_words(whole, Normaliser({})), count_headings(whole, Normaliser({}))
    vectors = to_vectors(counts, headings, squared_rarity(counts, headings))
    assert len(set(split(texts, vectors).tolist())) == 1
    apart = [each._replace(voice="other") for each in texts]
    assert len(set(split(apart, vectors).tolist())) > 1


def test_covered_keeps_to_the_stated_error() -> None:
    labels = np.zeros((400, 1))
    labels[:200] = 1
    probabilities = np.where(labels > 0, 0.9, 0.1)
    probabilities[200:260] = 0.6  # near misses
    near = np.arange(400) >= 200
    covered, possible = choose_bands(probabilities, labels, near, np.zeros(400, dtype=bool), ["A/a"])
    assert covered in CUTS
    assert possible <= covered


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"text": "x", "covers": ["CS-XX-1/none"]}', "unknown element"),
        ('{"text": "x", "covers": [], "colour": 1}', "unknown key"),
        ('{"text": "x", "covers": []}\n{"text": "X.", "covers": []}', "the same text"),
        ("", "no exemplars"),
    ],
)
def test_faults_of_exemplars_are_named(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        read_exemplars(tmp_path, [LEGAL])


def test_the_shipped_model_is_in_step() -> None:
    command = [
        sys.executable,
        "-m",
        "planchk.training",
        data_file("exemplars"),
        "-o",
        data_file("model.bin"),
        "--check",
    ]
    assert "in step" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_training_reproduces_the_shipped_model(tmp_path: Path) -> None:
    output = tmp_path / "model.bin"
    command = [sys.executable, "-m", "planchk.training", data_file("exemplars"), "-o", str(output)]
    subprocess.run(command, check=True, capture_output=True)
    (head, table), (shipped_head, shipped) = (
        path.read_bytes().split(b"\n", 1) for path in (output, Path(data_file("model.bin")))
    )
    # The same bytes on the same machine; another one's arithmetic may round a weight the other way.
    assert len(table) == len(shipped)
    assert sum(ours != theirs for ours, theirs in zip(table, shipped, strict=True)) < len(table) / 1000
    assert max(abs(ours - theirs) for ours, theirs in zip(table, shipped, strict=True)) <= 1
    assert json.loads(head)["fingerprint"] == json.loads(shipped_head)["fingerprint"]
