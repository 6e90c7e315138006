"""How planchk weighs the encoder with its quick model, fitted on exemplars that neither has seen.

The quick model is trained anew on the three quarters of the exemplars that the held-out encoder learnt from, so that
both speak of the fourth quarter as they will speak of a new plan.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from planchk.catalogues import load_catalogue
from planchk.match.deep import FORMAT, Combination, log_odds
from planchk.match.features import Texts
from planchk.match.model import Model
from planchk.match.quick import quick_reader
from planchk.shipped import data_file
from planchk.training.bands import CUTS, MIXES, by_finding, choose_bands, try_cuts
from planchk.training.sources import Sources
from planchk.training.train import train
from scipy.optimize import minimize

from training import exemplars as source

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Flags = NDArray[np.bool_]

ABBREVIATIONS = Path(data_file("abbreviations.yaml"))

LINKS_SUGGESTED = 0.95
"""Share of true links (action and finding) that are at least possible."""


def write(folder: Path, held_out: Path, data: Path) -> None:
    """Fit weights and bands; write combination.json to ``data``."""
    shipped, sources = quick_reader().model, Sources(folder, ABBREVIATIONS, load_catalogue())
    if shipped.fingerprint != sources.fingerprint:
        sys.exit("planchk's quick model is out of step with its sources: train it first")
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    elements, said = source.read_said(held_out)
    every = source.read([folder])
    held = [e for e in every if source.is_held_out(e) and source.key(e) in said]
    labels = np.array([[element in e.covers for element in elements] for e in held])
    encoder = np.array([said[source.key(e)] for e in held])
    quick = _quick(folder, [e for e in every if not source.is_held_out(e)], held, elements)
    weights, offset = weigh(encoder, quick, labels)
    probabilities = 1 / (1 + np.exp(-(weights[0] * encoder + weights[1] * quick + offset)))
    real = np.array([e.voice.startswith("real") for e in held])
    near = np.array([bool(e.near) for e in held])
    covered, possible = bands(probabilities, labels, near, real, elements)
    combination = Combination(
        format=FORMAT,
        encoder=manifest["weights"],
        quick=shipped.fingerprint,
        elements=elements,
        weights=weights,
        offset=offset,
        covered=covered,
        possible=possible,
        held_out=figures(probabilities, labels, near, real, elements, covered),
    )
    (data / "combination.json").write_text(json.dumps(combination._asdict(), indent=2) + "\n", encoding="utf-8")
    print(f"{len(held)} exemplars: weights {weights}, offset {offset}, covered {covered}, possible {possible}")


def check(data: Path) -> int:
    """Say whether the combination goes with the encoder and with planchk's quick model; 0 if it does."""
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    combination = json.loads((data / "combination.json").read_text(encoding="utf-8"))
    now = (manifest["weights"], quick_reader().model.fingerprint)
    in_step = (combination["encoder"], combination["quick"]) == now
    print(f"combination.json: {'in step' if in_step else 'out of step; run the step combine'}")
    return 0 if in_step else 1


def weigh(encoder: Array, quick: Array, labels: Flags) -> tuple[tuple[float, float], float]:
    """Return ((weight of the encoder, weight of the quick model), offset): logistic regression on both log-odds."""
    both = np.stack([encoder.ravel(), quick.ravel(), np.ones(encoder.size)], axis=1)
    truth = labels.ravel()

    def loss(point: Array) -> tuple[float, Array]:
        odds = both @ point
        surprise = float((np.logaddexp(0, odds) - truth * odds).sum())
        return surprise, (1 / (1 + np.exp(-odds)) - truth) @ both

    found = minimize(loss, np.array([0.5, 0.5, 0.0]), jac=True, method="L-BFGS-B").x
    first, second, offset = (round(float(number), 3) for number in found)
    return (first, second), offset


def bands(probabilities: Array, labels: Flags, near: Flags, real: Flags, elements: list[str]) -> tuple[float, float]:
    """Return (covered, possible): the first by the same drawn plans and stated error as planchk's quick model."""
    covered, _ = choose_bands(probabilities, labels.astype(float), near, real, elements)
    best, true = by_finding(probabilities, elements), by_finding(labels.astype(float), elements) > 0
    possible = float(np.quantile(best[true], 1 - LINKS_SUGGESTED))
    return covered, round(min(possible, covered), 3)


def figures(
    probabilities: Array, labels: Flags, near: Flags, real: Flags, elements: list[str], covered: float
) -> dict[str, dict[str, float]]:
    """Return what the cut does to drawn plans of either mix: F1 of links, and the share of gaps called covered."""
    found = {}
    at = CUTS.index(covered)
    for mix in MIXES:
        cuts = try_cuts(probabilities, labels.astype(float), near, real == (mix == "real"), mix, elements)
        found[mix] = {name: round(value, 3) for name, value in cuts[at]._asdict().items()}
    return found


def _quick(folder: Path, learn: list[source.Exemplar], held: list[source.Exemplar], elements: list[str]) -> Array:
    """Return the log-odds of a quick model that learnt from ``learn``: a line an exemplar of ``held``."""
    texts = {e.text for e in learn}
    with tempfile.TemporaryDirectory() as temporary:
        for file in sorted(folder.glob("*.jsonl")):
            lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            kept = [line for line in lines if json.loads(line)["text"] in texts]
            (Path(temporary) / file.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
        trained = train(Sources(Path(temporary), ABBREVIATIONS, load_catalogue()))
    model = Model(trained.header, trained.table)
    lanes = [model.elements.index(element) for element in elements]
    found = []
    for exemplar in held:
        probabilities = model.probabilities(Texts((("action", exemplar.text),), exemplar.section))
        found.append([log_odds(probabilities[lane]) for lane in lanes])
    return np.array(found)
