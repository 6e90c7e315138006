"""Draw ``docs/calibration.svg``: what the model's probabilities are worth on exemplars it had not seen.

    python benchmarks/calibration.py

Left: of the links (a text and an element) that were given a probability, the share that are true.
Right: what each cut does to plans drawn from those exemplars, and the cut that is shipped. Fits the
model again, which takes a minute or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from planchk.catalogues import load_catalogue
from planchk.shipped import data_file
from planchk.training.bands import CUTS, GAPS_CALLED_COVERED, MIXES, try_cuts
from planchk.training.sources import Sources
from planchk.training.train import train

OUTPUT = Path(__file__).parents[1] / "docs" / "calibration.svg"
_COLOURS = {"written": "#1f5fa8", "real": "#b3541e"}
_SIZE, _TOP, _LEFTS = 300, 50, (60, 450)  # of a panel, in pixels, and where the panels stand
_BINS = 10
_FEWEST = 15  # links in a bin that is drawn

Point = tuple[float, float]


def main() -> None:
    """Fit, draw and print the points."""
    exemplars, glossary = Path(data_file("exemplars")), Path(data_file("abbreviations.yaml"))
    trained = train(Sources(exemplars, glossary, load_catalogue(None)))
    near = np.array([bool(each.near) for each in trained.exemplars])
    real = np.array([each.voice.startswith("real") for each in trained.exemplars])
    parts = [*_panel(0, "Calibration on unseen exemplars", "probability given", "share that is true")]
    parts += [*_panel(1, "Plans drawn from unseen exemplars", "cut for covered", "F1 of links; gaps called covered")]
    parts.append(_line(0, [(0, 0), (1, 1)], "#999", dash=True))
    covered = trained.header.covered
    parts.append(_line(1, [(covered, 0), (covered, 1)], "#555", dash=True))
    for number, (mix, colour) in enumerate(_COLOURS.items()):
        voice = real == (mix == "real")
        points = _reliability(trained.unseen[voice], trained.labels[voice])
        cuts = try_cuts(trained.unseen, trained.labels, near, voice, mix, trained.header.elements)
        parts += [_line(0, points, colour), *(_dot(0, point, colour) for point in points)]
        parts.append(_line(1, [(cut, each.f1) for cut, each in zip(CUTS, cuts, strict=True)], colour))
        parts.append(_line(1, [(cut, each.gaps) for cut, each in zip(CUTS, cuts, strict=True)], colour, dash=True))
        actions, answering, _ = MIXES[mix]
        text = f"{mix} voice ({answering} of {actions} actions of a drawn plan answer)"
        parts.append(_text(_LEFTS[0] + 10, _TOP + 20 + 18 * number, text, colour))
        at = CUTS.index(covered)
        print(f"{mix}: at {covered} F1 {cuts[at].f1:.3f}, gaps called covered {cuts[at].gaps:.3f}")
        print("  " + ", ".join(f"{given:.2f}: {true:.2f}" for given, true in points))
    parts.append(
        _text(_LEFTS[1] + 10, _TOP + 20, f"cut shipped: {covered}; gaps (dashed) at most {GAPS_CALLED_COVERED}")
    )
    width, height = _LEFTS[1] + _SIZE + 30, _TOP + _SIZE + 55
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">'
    white = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    OUTPUT.write_text("\n".join([head, white, *parts, "</svg>", ""]), encoding="utf-8")


def _reliability(probabilities: Any, labels: Any) -> list[Point]:
    given, true = probabilities.ravel(), labels.ravel()
    bins = np.minimum((given * _BINS).astype(int), _BINS - 1)
    chosen = [bins == each for each in range(_BINS) if (bins == each).sum() >= _FEWEST]
    return [(float(given[these].mean()), float(true[these].mean())) for these in chosen]


def _panel(panel: int, title: str, below: str, beside: str) -> Iterable[str]:
    left, bottom = _LEFTS[panel], _TOP + _SIZE
    yield f'<rect x="{left}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#ccc"/>'
    yield _text(left, _TOP - 18, title, size=15)
    yield _text(left + _SIZE // 2 - 40, bottom + 38, below)
    yield f'<g transform="rotate(-90 {left - 36} {bottom - 20})">{_text(left - 36, bottom - 20, beside)}</g>'
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        x, y = _place(panel, (tick, tick))
        yield _text(x - 8, bottom + 18, f"{tick:g}", size=11) + _text(left - 24, y + 4, f"{tick:g}", size=11)


def _place(panel: int, point: Point) -> Point:
    return _LEFTS[panel] + point[0] * _SIZE, _TOP + (1 - point[1]) * _SIZE


def _line(panel: int, points: Sequence[Point], colour: str, *, dash: bool = False) -> str:
    at = " ".join("{:.1f},{:.1f}".format(*_place(panel, point)) for point in points)
    dashes = ' stroke-dasharray="5 4"' if dash else ""
    return f'<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}/>'


def _dot(panel: int, point: Point, colour: str) -> str:
    x, y = _place(panel, point)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def _text(x: float, y: float, text: str, colour: str = "#222", size: int = 12) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}">{text}</text>'


if __name__ == "__main__":
    main()
