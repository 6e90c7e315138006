"""How far planchk agrees with careful readers on plans that its model has not seen.

    python benchmarks/accuracy.py [FOLDER ...] [--plans '0*' '10*'] [--confusions] [--findings] [--no-baselines]
                                  [--min link=0.9 element=0.9 status=0.88] [--max missed=0.06]

A folder holds ``plans/*.yaml`` and ``gold/*.yaml``; without one, ``benchmarks/devset`` and
``benchmarks/trackers`` are measured. The baselines get the cut that is best for them on these very
plans; planchk's bands were fixed before. A figure of a folder outside ``--min`` or ``--max`` is said
at the end, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import yaml
from baselines import BASELINES, Baseline
from scoring import Figures, Judged, Triple, measure, rank

from planchk import check
from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.match.choice import reader_for
from planchk.match.reader import Reader
from planchk.readers import load_plan

HERE = Path(__file__).parent
_CUTS = 60  # tried for each baseline
_NAMED: dict[str, Callable[[Figures], float]] = {
    "link": lambda figures: figures.link.f1,
    "element": lambda figures: figures.element.f1,
    "status": lambda figures: figures.status,
    "missed": lambda figures: figures.gaps_called_covered,
    "recall3": lambda figures: figures.recall_at_3,
}


def main() -> int:
    """Print the figures; 1 when one is outside what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "devset", HERE / "trackers"])
    parser.add_argument("--plans", nargs="+", default=["*"], help="names of the plans to measure, as globs")
    parser.add_argument("--no-baselines", action="store_true", help="planchk alone")
    parser.add_argument("--min", nargs="+", type=_bound, default=[], metavar="NAME=FIGURE", help=", ".join(_NAMED))
    parser.add_argument("--max", nargs="+", type=_bound, default=[], metavar="NAME=FIGURE", help="of the same names")
    parser.add_argument("--reader", choices=("auto", "quick", "deep"), default="quick", help="what reads the words")
    parser.add_argument("--findings", action="store_true", help="figures for each finding too")
    parser.add_argument("--confusions", action="store_true", help="list what differs from the careful readers")
    arguments = parser.parse_args()
    catalogue = load_catalogue()
    elements = {f.id: tuple(e.id for e in f.elements) for f in catalogue.to_cover}
    reader = reader_for(catalogue, arguments.reader)
    faults: list[str] = []
    for folder in arguments.folders:
        paths = sorted({path for name in arguments.plans for path in (folder / "plans").glob(f"{name}.yaml")})
        judged = [_judge(plan, catalogue, reader) for plan in paths]
        figures = measure(judged, elements)
        print(f"\n{folder.name}: {len(judged)} plans, {sum(len({t[:2] for t in j.gold}) for j in judged)} links")
        print(f"{'':28}{'link P':>8}{'R':>7}{'F1':>7}{'element':>9}{'status':>8}{'gaps*':>7}{'top 3':>7}")
        _print(f"planchk, {reader.name}", figures)
        for name, baseline in {} if arguments.no_baselines else BASELINES.items():
            _print(name, _best(baseline, paths, catalogue, elements))
        faults += _faults(folder, figures, arguments.min, arguments.max)
        if arguments.findings:
            for finding, parts in elements.items():
                _print(f"  {finding}", measure(judged, {finding: parts}))
        if arguments.confusions:
            for line in _confusions(judged):
                print(line)
    print("\n* true gaps called covered or partly covered")
    if faults:
        print(f"Not met: {'; '.join(faults)}")
    return 1 if faults else 0


def _bound(text: str) -> tuple[str, float]:
    name, _, figure = text.partition("=")
    if name not in _NAMED:
        raise argparse.ArgumentTypeError(f"'{name}' is none of {', '.join(_NAMED)}")
    return name, float(figure)


def _faults(
    folder: Path, figures: Figures, least: list[tuple[str, float]], most: list[tuple[str, float]]
) -> Iterator[str]:
    for word, bounds, sign in (("below", least, 1), ("above", most, -1)):
        for name, bound in bounds:
            figure = _NAMED[name](figures)
            if sign * figure < sign * bound:
                yield f"{folder.name} {name} {figure:.3f} is {word} {bound:g}"


def _gold(plan: Path, key: str) -> set[Triple]:
    gold = yaml.safe_load((plan.parents[1] / "gold" / plan.name).read_text(encoding="utf-8"))
    return {(str(link["action"]), link["area"], e) for link in gold.get(key) or () for e in link["elements"]}


def _judge(path: Path, catalogue: Catalogue, reader: Reader) -> Judged:
    assessment = check(load_plan(str(path)), catalogue, reader=reader)
    links = [(each.status, link) for f in assessment.coverage.findings for each in f.elements for link in each.links]
    found = {(x.action.id, x.finding, x.element) for status, x in links if status == "covered" and x.counts}
    ranked = rank((x.action.id, x.finding, x.score) for _, x in links)
    return Judged(path.stem, _gold(path, "links"), _gold(path, "either"), found, ranked)


def _best(baseline: Baseline, paths: list[Path], catalogue: Catalogue, elements: dict[str, tuple[str, ...]]) -> Figures:
    """Return the figures of a baseline at the cut with the best F1 of links."""
    parts = [(f.id, e.id, e.text) for f in catalogue.to_cover for e in f.elements]
    plans = [(path, load_plan(str(path)).actions) for path in paths]
    texts = [" ".join(words.value for words in action.words) for _, actions in plans for action in actions]
    likeness = iter(baseline(texts, [text for *_, text in parts]))
    scored = [
        (
            path,
            [
                (action.id, *part[:2], float(score))
                for action in actions
                for part, score in zip(parts, next(likeness), strict=True)
            ],
        )
        for path, actions in plans
    ]
    cuts = np.quantile([row[3] for _, rows in scored for row in rows], np.linspace(0.8, 1, _CUTS))
    return max((measure(_cut(scored, cut), elements) for cut in cuts), key=lambda figures: figures.link.f1)


def _cut(scored: list[tuple[Path, list[tuple[str, str, str, float]]]], cut: float) -> Iterator[Judged]:
    for path, rows in scored:
        found = {row[:3] for row in rows if row[3] >= cut}
        ranked = rank((action, finding, score) for action, finding, _, score in rows)
        yield Judged(path.stem, _gold(path, "links"), _gold(path, "either"), found, ranked)


def _print(name: str, figures: Figures) -> None:
    link, element = figures.link, figures.element
    rest = (element.f1, figures.status, figures.gaps_called_covered, figures.recall_at_3)
    print(
        f"{name:28}{link.precision:8.3f}{link.recall:7.3f}{link.f1:7.3f}" + "{:9.3f}{:8.3f}{:7.3f}{:7.3f}".format(*rest)
    )


def _confusions(judged: list[Judged]) -> Iterator[str]:
    """Yield what was said and what is true, the most frequent first, then each case."""
    pairs: Counter[tuple[str, str]] = Counter()
    cases = []
    for each in judged:
        for action in sorted({t[0] for t in each.gold | each.found}):
            gold = {"/".join(t[1:]) for t in each.gold if t[0] == action}
            fair = {"/".join(t[1:]) for t in each.either if t[0] == action}
            said = {"/".join(t[1:]) for t in each.found if t[0] == action}
            wrong, missing = sorted(said - gold - fair), sorted(gold - said)
            if wrong or missing:
                cases.append(
                    f"  {each.plan} {action}: wrong {', '.join(wrong) or '-'}; missing {', '.join(missing) or '-'}"
                )
                pairs.update((true, false) for true in missing or ["nothing"] for false in wrong or ["nothing"])
    yield "\nmissed -> said instead"
    for (true, false), count in pairs.most_common():
        yield f"  {count:3} {true} -> {false}"
    yield "\ncases"
    yield from cases


if __name__ == "__main__":
    sys.exit(main())
