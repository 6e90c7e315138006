"""What speed.py measured, as Markdown and as a plot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from pathlib import Path
from typing import NamedTuple

from speed_runs import Runs
from speed_tools import Environment, Tool

BEGIN, END = "<!-- speed: made by benchmarks/speed.py -->", "<!-- speed: end -->"
_COLOURS = ("#1f5fa8", "#b3541e", "#4a7d2f", "#7b4ba0", "#a02f5b", "#5f5f5f")
_LEFT, _TOP, _WIDTH, _HEIGHT = 60, 40, 420, 320  # of the plot, in pixels


class Target(NamedTuple):
    """What was aimed at, what was measured, and whether that is enough."""

    what: str
    wanted: str
    measured: str
    is_met: bool


class Measured(NamedTuple):
    """All that was measured: runs by size and subject, the parts of a check by size, what was aimed at."""

    sizes: Mapping[int, Mapping[str, Runs]]
    parts: Mapping[int, Mapping[str, float]]
    tools: Sequence[tuple[Tool, Environment]]
    commands: Sequence[tuple[str, str]]  # how a subject of the smallest size is told, and its name
    targets: Sequence[Target]
    about: str


def as_markdown(measured: Measured) -> str:
    """Return the tables."""
    return "\n".join([measured.about, "", *_of_tools(measured), "", *_of_start(measured), "", *_of_parts(measured), ""
                      , *_of_targets(measured)])  # fmt: skip


def _of_tools(measured: Measured) -> Iterator[str]:
    sizes = measured.sizes
    yield "| items | " + " | ".join(f"{size:,}" for size in sizes) + " | peak MB |"
    yield "|---|" + "---|" * (len(sizes) + 1)
    for tool, environment in measured.tools:
        cells = []
        for runs in sizes.values():
            mine = runs[tool.name]
            beside = f", **{mine.times(runs['planchk']):.1f}**" if tool.name != "planchk" else ""
            cells.append(f"{mine.cpu:.2f} s ({mine.wall:.2f}){beside}")
        peaks = " / ".join(f"{runs[tool.name].memory:.0f}" for runs in sizes.values())
        yield f"| {tool.name} {environment.version}, {tool.work} | {' | '.join(cells)} | {peaks} |"


def _of_start(measured: Measured) -> Iterator[str]:
    runs = next(iter(measured.sizes.values()))
    yield "| command | processor time | times its own `python -c pass` |"
    yield "|---|---|---|"
    own = dict.fromkeys(runs, "pass") | {tool.name: f"pass of {tool.name}" for tool, _ in measured.tools}
    own["planchk"] = "pass"
    for told, name in measured.commands:
        yield f"| {told} | {1000 * runs[name].cpu:.0f} ms | {runs[name].times(runs[own[name]]):.1f} |"


def _of_parts(measured: Measured) -> Iterator[str]:
    names = [name for name in next(iter(measured.parts.values())) if name not in ("actions", "loop")]
    yield "| actions | " + " | ".join(names) + " | match, an action |"
    yield "|---|" + "---|" * (len(names) + 1)
    for size, parts in measured.parts.items():
        cells = " | ".join(f"{parts[name]:.0f} ms" for name in names)
        yield f"| {size:,} | {cells} | {parts['match'] / size:.2f} ms |"


def _of_targets(measured: Measured) -> Iterator[str]:
    yield "| aim | at most, or at least | measured | |"
    yield "|---|---|---|---|"
    for target in measured.targets:
        yield f"| {target.what} | {target.wanted} | {target.measured} | {'met' if target.is_met else '**missed**'} |"


def put_into(page: Path, tables: str) -> None:
    """Put the tables between the marks of a page.

    Raises:
        SystemExit: the page has no such marks.
    """
    text = page.read_text("utf-8")
    place = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}", re.DOTALL)
    if not place.search(text):
        raise SystemExit(f"{page}: write {BEGIN} and {END} where the tables belong")
    page.write_text(place.sub(lambda _: f"{BEGIN}\n{tables}\n{END}", text), encoding="utf-8")


def as_svg(measured: Measured) -> str:
    """Return the plot: processor time over the number of items, both in powers of ten."""
    lines = {tool.name: [(size, runs[tool.name].cpu) for size, runs in measured.sizes.items()]
             for tool, _ in measured.tools}  # fmt: skip
    seconds = [second for points in lines.values() for _, second in points]
    low, high = floor(log10(min(seconds))), ceil(log10(max(seconds)))
    first, last = log10(min(measured.sizes)), log10(max(measured.sizes))

    def place(size: float, second: float) -> tuple[float, float]:
        across = (log10(size) - first) / (last - first or 1)
        return _LEFT + across * _WIDTH, _TOP + (high - log10(second)) / (high - low) * _HEIGHT

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 150} {_TOP + _HEIGHT + 50}" '
        'font-family="sans-serif">',
        "<title>Processor time by the number of items</title>",
        f'<rect width="{_LEFT + _WIDTH + 150}" height="{_TOP + _HEIGHT + 50}" fill="#fff"/>',
        _text(_LEFT, _TOP - 16, "Processor time (s) by the number of items; both axes in powers of ten", size=14),
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}" fill="none" stroke="#ccc"/>',
    ]
    for power in range(low, high + 1):
        _, y = place(10**first, 10**power)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#eee"/>')
        parts.append(_text(_LEFT - 36, y + 4, f"{10.0**power:g}", size=11))
    for size in measured.sizes:
        x, _ = place(size, 10**low)
        parts.append(_text(x - 10, _TOP + _HEIGHT + 18, f"{size:,}", size=11))
    ends: list[float] = []
    colours = {name: _COLOURS[at % len(_COLOURS)] for at, name in enumerate(lines)}
    for name, points in sorted(lines.items(), key=lambda line: line[1][-1][1]):
        spots = [place(*point) for point in points]
        colour, width = colours[name], 2.5 if name == "planchk" else 1.5
        at = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        ends.append(min(spots[-1][1], ends[-1] - 14 if ends else spots[-1][1]))  # names don't stand on each other
        parts.append(_text(_LEFT + _WIDTH + 10, ends[-1] + 4, name, colour, 13))
    return "\n".join([*parts, "</svg>", ""])


def _text(x: float, y: float, text: str, colour: str = "#222", size: int = 12) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}">{text}</text>'
