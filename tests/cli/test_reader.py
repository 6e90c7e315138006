"""``--reader``: which reader decides is never left in doubt.

The package planchk-deep is played by a module of a test's own, so that these tests need no weights.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Planchk, Run
from planchk.match.quick import quick_reader
from samples import CATALOGUE

PLAN = str(Path(__file__).parents[2] / "examples" / "thin-plan.yaml")
MISSING = "raise ModuleNotFoundError(\"No module named 'planchk_deep'\", name='planchk_deep')"
PRESENT = """
__version__ = "0.1.9"
ELEMENTS = ["CS-PR-2/assessments", "CS-PR-3/short-breaks"]

def combination():
    return dict(format={format}, encoder="e1", quick="{quick}", elements=ELEMENTS, weights=[1.0, 0.0], offset=0.0,
                covered=0.7, possible=0.2, held_out={{}})

class Encoder:
    def logits(self, texts):
        open("asked.txt", "a").write("asked\\n")
        return [[5.0 if "assessments" in text else -5.0, -5.0] for text in texts]

def load_model():
    return Encoder()
"""


@pytest.fixture
def deep(planchk: Planchk, tmp_path: Path):
    """Run planchk beside a planchk-deep that holds this code."""

    def run(code: str, *words: str, **env: str) -> Run:
        (tmp_path / "site" / "planchk_deep").mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / "planchk_deep" / "__init__.py").write_text(code, encoding="utf-8")
        settings = {"PYTHONPATH": str(tmp_path / "site"), "PLANCHK_READER": "", "PYTHONDONTWRITEBYTECODE": "1", **env}
        return planchk(*words, **settings)

    return run


def present(quick: str = "", format: int = 1) -> str:
    return PRESENT.format(quick=quick or quick_reader().model.fingerprint, format=format)


def test_a_pinned_reader_that_is_missing_is_an_error(deep) -> None:
    for words in (("check", PLAN), ("explain", PLAN, "1")):
        run = deep(MISSING, *words, "--reader", "deep")
        assert (run.code, run.out) == (2, "")
        told = " ".join(run.err.split())
        assert "needs the package planchk-deep, which is not installed" in told
        assert "--reader quick" in told


def test_auto_takes_the_quick_reader_where_the_deep_one_is_missing(deep) -> None:
    run = deep(MISSING, "check", PLAN)
    assert run.code == 1
    assert "read by the quick reader" in " ".join(run.out.split())


def test_auto_takes_the_deep_reader_where_it_is_installed(deep) -> None:
    run = deep(present(), "check", PLAN, "--format", "json")
    assert json.loads(run.out)["reader"] == "deep"
    assert "read by the deep reader" in " ".join(deep(present(), "check", PLAN).out.split())


@pytest.mark.parametrize("how", ["option", "variable"])
def test_the_quick_reader_can_be_pinned(deep, how: str) -> None:
    pinned = {"PLANCHK_READER": "quick"} if how == "variable" else {}
    run = deep(present(), "check", PLAN, "--format", "json", *(["--reader", "quick"] if not pinned else []), **pinned)
    assert json.loads(run.out)["reader"] == "quick"


@pytest.mark.parametrize("reader", ["auto", "deep"])
@pytest.mark.parametrize("code", [present("another"), present(format=9)])
def test_a_package_for_another_planchk_is_told_never_combined(deep, reader: str, code: str) -> None:
    run = deep(code, "check", PLAN, "--reader", reader)
    assert (run.code, run.out) == (2, "")
    assert "planchk-deep 0.1.9 was fitted with another quick model" in " ".join(run.err.split())


@pytest.mark.parametrize("reader", ["quick", "deep"])
def test_a_pinned_reader_that_was_not_learnt_for_the_catalogue_is_an_error(deep, tmp_path: Path, reader: str) -> None:
    (tmp_path / "mine.yaml").write_text(CATALOGUE, encoding="utf-8")
    run = deep(present(), "check", PLAN, "--catalogue", "mine.yaml", "--reader", reader)
    assert (run.code, run.out) == (2, "")
    assert f"the {reader} reader was learnt for the catalogue ciw-wrexham-2020, not for mine-2024" in " ".join(
        run.err.split()
    )
    run = deep(present(), "check", PLAN, "--catalogue", "mine.yaml", "--format", "json")
    assert json.loads(run.out)["reader"] == "ranking"


def test_an_unknown_reader_is_bad_usage(planchk: Planchk) -> None:
    assert planchk("check", PLAN, "--reader", "slow").code == 2


def test_a_second_check_asks_the_encoder_nothing_and_says_the_same(deep, tmp_path: Path) -> None:
    first = deep(present(), "check", PLAN, PLANCHK_CACHE="kept")
    asked = tmp_path / "asked.txt"
    assert len(asked.read_text().splitlines()) == 5
    asked.unlink()
    assert deep(present(), "check", PLAN, PLANCHK_CACHE="kept").out == first.out
    assert not asked.exists()


def test_explain_shows_what_each_model_says(deep) -> None:
    run = deep(present(), "explain", PLAN, "1")
    assert run.code == 0
    assert "the whole text 0.99, its words" in run.out
