"""How far a draft of a catalogue agrees with a careful reader of the report.

    python benchmarks/drafting.py [NAME ...] [--wrong] [--min requirement=0.93]

``reports/NAME.txt`` is a report, ``reports/NAME.yaml`` what a reader marked in it (reports/README.md).
A drafted and a marked text agree when they share two thirds of the shorter and the longer is at most
twice as long; each counts once. ``to cover`` is requirements and directions together.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from scoring import Ratio

from planchk.catalogues import load_catalogue
from planchk.drafting.draft import Draft, draft_catalogue
from planchk.drafting.load import read_report

HERE = Path(__file__).parent
_KINDS = {"requirement": ("recommendation", "requirements"), "direction": ("development", "directions")}
_KINDS["strength"] = ("strength", "strengths")
Span = tuple[int, int]


def main() -> int:
    """Print the figures; 1 when one is below what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="reports by the start of their names")
    parser.add_argument("--wrong", action="store_true", help="list what differs from the reader")
    parser.add_argument("--min", nargs="+", default=[], metavar="KIND=F1")
    arguments = parser.parse_args()
    paths = sorted((HERE / "reports").glob("*.txt"))
    if arguments.names:
        paths = [path for path in paths if path.name.startswith(tuple(arguments.names))]
    totals = {kind: Ratio() for kind in (*_KINDS, "to cover")}
    print(f"{'':34}" + "".join(f"{kind + ' P':>15}{'R':>6}{'F1':>6}" for kind in totals))
    for path in paths:
        labels = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        draft = draft_catalogue(read_report(str(path)))
        ratios = _measure(draft, labels, arguments.wrong)
        _print(path.stem, ratios)
        totals = {kind: Ratio(*map(sum, zip(totals[kind], ratio, strict=True))) for kind, ratio in ratios.items()}
    _print("all", totals)
    shipped = _shipped()
    print(f"\nthe shipped catalogue's report: {shipped}")
    faults = [
        f"{kind} {totals[kind].f1:.3f} is below {bound}"
        for kind, bound in (each.split("=") for each in arguments.min)
        if totals[kind].f1 < float(bound)
    ]
    if faults:
        print("Not met: " + "; ".join(faults))
    return 1 if faults else 0


def _measure(draft: Draft, labels: dict[str, Any], wrong: bool) -> dict[str, Ratio]:
    either = [tuple(each["span"]) for each in labels["either"]]
    ratios = {}
    for name, (kind, key) in _KINDS.items():
        gold: list[Span] = [tuple(each["span"]) for each in labels[key]]
        found = [(f.start, f.end) for f in draft.findings if f.kind == kind]
        ratios[name] = _ratio(draft.report.text, gold, found, either, name if wrong else "")
    gold = [tuple(each["span"]) for key in ("requirements", "directions") for each in labels[key]]
    ratios["to cover"] = _ratio(draft.report.text, gold, [(f.start, f.end) for f in draft.to_cover], either, "")
    return ratios


def _ratio(text: str, gold: list[Span], found: list[Span], either: list[Span], told: str) -> Ratio:
    left = list(found)
    missed = []
    for span in gold:
        match = next((each for each in left if _agree(span, each)), None)
        if match:
            left.remove(match)
        else:
            missed.append(span)
    false = [span for span in left if not any(_agree(span, each) for each in either)]
    if told:
        for what, spans in (("missed", missed), ("false", false)):
            for start, end in spans:
                print(f"    {what} {told}: {' '.join(text[start:end].split())}")
    return Ratio(len(gold) - len(missed), len(false), len(missed))


def _agree(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    lengths = sorted((one[1] - one[0], other[1] - other[0]))
    return shared >= 2 / 3 * lengths[0] and lengths[1] <= 2 * lengths[0]


def _shipped() -> str:
    catalogue = load_catalogue()
    draft = draft_catalogue(read_report(str(HERE.parent / "data" / "report.txt")))
    right = {"to cover": 0, "strength": 0}
    for finding in catalogue.findings:
        same = [f for f in draft.findings if f.kind == finding.kind and _agree((f.start, f.end), finding.span)]
        right["strength" if finding.kind == "strength" else "to cover"] += bool(same)
    of = len(catalogue.to_cover), len(catalogue.findings) - len(catalogue.to_cover)
    return (
        f"{right['to cover']} of {of[0]} findings to cover and {right['strength']} of {of[1]} strengths have the right"
        f" kind; {len(draft.findings) - sum(right.values())} further drafted"
    )


def _print(name: str, ratios: dict[str, Ratio]) -> None:
    cells = (f"{r.precision:15.2f}{r.recall:6.2f}{r.f1:6.2f}" for r in ratios.values())
    print(f"{name:34}" + "".join(cells))


if __name__ == "__main__":
    sys.exit(main())
