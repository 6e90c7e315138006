"""How planchk combines the model; skipped where planchk is not installed."""

import hashlib
import json
from pathlib import Path

import pytest

from planchk_deep import combination, load_model

DATA = Path(__file__).parents[1] / "src" / "planchk_deep" / "data"


def test_the_combination_names_the_models_and_its_elements():
    model = load_model()
    assert combination()["encoder"] == model.version
    assert tuple(combination()["elements"]) == model.labels


def test_the_bands_are_in_order():
    assert 0 < combination()["possible"] < combination()["covered"] < 1


def test_the_manifest_names_the_weights():
    both = (DATA / "weights.npz").read_bytes() + (DATA / "vocab.txt").read_bytes()
    manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["weights"] == hashlib.sha256(both).hexdigest()[:16]


def test_the_combination_is_in_step_with_planchk():
    quick = pytest.importorskip("planchk.match.quick", reason="planchk is not installed")
    assert combination()["quick"] == quick.quick_reader().model.fingerprint


def test_weights_and_bands_are_found_again():
    pytest.importorskip("planchk", reason="planchk is not installed")
    pytest.importorskip("scipy", reason="planchk's extra train is not installed")
    import numpy as np

    from training.combine import bands, weigh

    draw = np.random.RandomState(1)
    encoder, quick = draw.normal(0, 3, (400, 3)), draw.normal(0, 3, (400, 3))
    odds = encoder + 0.5 * quick - 1
    labels = draw.uniform(size=odds.shape) < 1 / (1 + np.exp(-odds))
    (first, second), offset = weigh(encoder, quick, labels)
    assert (first, second, offset) == pytest.approx((1, 0.5, -1), abs=0.2)
    odd = np.arange(400) % 2 == 1
    probabilities = 1 / (1 + np.exp(-odds))
    covered, possible = bands(probabilities, labels, odd, ~odd, ["A/a", "A/b", "B/a"])
    assert 0 < possible < covered < 1
