"""What one check costs: beside starting Python, beside other tools, and as plans grow.

    python benchmarks/speed.py --docs docs              all of it, into docs/speed.md and docs/speed.svg
    python benchmarks/speed.py --only-planchk           without the other tools
    python benchmarks/speed.py --sizes 20 1000 --runs 15 3 --peers doorstop yamllint

Builds planchk's wheel from this folder and installs it, and every other tool, into environments of their own
(--environments; kept for the next time). All tools get the same 13 requirements and as many items, see
speed_inputs.py. Each is run as a whole process, all of them in turn and so in every round; a ratio is the median of
the rounds' ratios, so that other work of the computer falls on both sides. Time is that of the processor, user and
system. For Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from speed_page import Measured, Target, as_markdown, as_svg, put_into
from speed_runs import Runs, Subject, rounds
from speed_tools import PEERS, PLANCHK, Environment, Tool, prepare

HERE = Path(__file__).parent
# What the smallest size is also asked: what a shell waits for.
_BASH = (("_PLANCHK_COMPLETE", "complete_bash"), ("COMP_WORDS", "planchk "), ("COMP_CWORD", "1"))
_ZSH = (("_PLANCHK_COMPLETE", "complete_zsh"), ("_TYPER_COMPLETE_ARGS", "planchk check --re"))
# Between these sizes time is to grow no faster than the number of actions.
_GROWTH = (1000, 5000)


def main() -> None:
    """Run the command."""
    arguments = _arguments()
    peers = [tool for tool in PEERS if tool.name in arguments.peers and not arguments.only_planchk]
    arguments.environments.mkdir(parents=True, exist_ok=True)
    tools = [(tool, prepare(tool, arguments.environments.resolve(), _say)) for tool in (PLANCHK, *peers)]
    sizes: dict[int, dict[str, Runs]] = {}
    parts: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(size) for size in arguments.sizes]
        for at, (size, folder) in enumerate(zip(arguments.sizes, folders, strict=True)):
            count = _rounds_of(arguments, at)
            # By a process of its own: what a process has held in memory counts for those that it starts.
            subprocess.run([sys.executable, str(HERE / "speed_inputs.py"), str(folder), str(size)], check=True)
            _say(f"{size:,} items, {count} rounds")
            subjects = list(_subjects(tools, folder, first=not at))
            sizes[size] = rounds(subjects, count, Path(name) / "printed")
            _prove([tool for tool, _ in tools], folder, size)
            parts[size] = _parts(tools[0][1], folder / "plan" / "plan.yaml", max(3, count // 2))
        compared = [
            _subject(*tools[0], folder)._replace(name=folder.name)
            for size, folder in zip(arguments.sizes, folders, strict=True)
            if size in _GROWTH
        ]
        grown = rounds(compared, max(3, _rounds_of(arguments, 0) // 3), Path(name) / "printed")
    loop = statistics.median(each["loop"] for each in parts.values())
    measured = Measured(
        sizes, parts, tools, list(_told(tools)), list(_targets(sizes, parts, grown)), _about(arguments, loop)
    )
    print(as_markdown(measured))
    if arguments.docs:
        put_into(arguments.docs / "speed.md", as_markdown(measured))
        (arguments.docs / "speed.svg").write_text(as_svg(measured), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 1000, 5000], help="items (20 1000 5000)")
    parser.add_argument("--runs", type=int, nargs="+", default=[15, 3, 1], help="rounds of each size (15 3 1)")
    names = [tool.name for tool in PEERS]
    parser.add_argument("--peers", nargs="+", choices=names, default=names, metavar="TOOL", help=", ".join(names))
    parser.add_argument("--only-planchk", action="store_true", help="without other tools")
    kept = Path(tempfile.gettempdir()) / "planchk-speed"
    parser.add_argument("--environments", type=Path, default=kept, metavar="FOLDER", help=f"({kept})")
    parser.add_argument("--docs", type=Path, metavar="FOLDER", help="put tables into speed.md and draw speed.svg there")
    arguments = parser.parse_args()
    arguments.sizes.sort()
    return arguments


def _rounds_of(arguments: argparse.Namespace, at: int) -> int:
    """Return how often the tools run at one of the sizes."""
    count: int = arguments.runs[min(at, len(arguments.runs) - 1)]
    return count


def _subject(tool: Tool, environment: Environment, folder: Path, warm: bool = True) -> Subject:
    words = (environment.program(tool.words[0]), *tool.words[1:])
    return Subject(tool.name, words, folder / tool.folder, tool.codes, tool.made, warm)


def _subjects(tools: Sequence[tuple[Tool, Environment]], folder: Path, first: bool) -> Iterator[Subject]:
    """Yield what is run: each tool, and beside it Python alone in the tool's environment."""
    for tool, environment in tools:
        python, own = environment.program("python"), folder / tool.folder
        nothing = "pass" if tool is PLANCHK else f"pass of {tool.name}"
        yield Subject(nothing, (python, "-c", "pass"), own)
        # From the second size on, all but what a tool keeps beside its inputs is in the computer's memory already.
        yield _subject(tool, environment, folder, warm=first or tool.settles)
        if first and tool is PLANCHK:
            program = environment.program("planchk")
            yield Subject("--version", (program, "--version"), own)
            yield Subject("bash", (program,), own, environment=_BASH)
            yield Subject("zsh", (program,), own, environment=_ZSH)


def _told(tools: Sequence[tuple[Tool, Environment]]) -> Iterator[tuple[str, str]]:
    yield "`python -c pass`", "pass"
    yield "`planchk --version`", "--version"
    yield "completion of `planchk `, bash", "bash"
    yield "completion of `planchk check --re`, zsh", "zsh"
    yield "`planchk check` of the smallest plan", "planchk"
    for tool, _ in tools[1:]:
        yield f"{tool.name}, the same", tool.name


def _prove(tools: Sequence[Tool], folder: Path, size: int) -> None:
    """Check that the tools that write what they read have read the last item."""
    for tool in tools:
        if tool.proof and f"ACT-{size}" not in (folder / tool.folder / tool.proof).read_text("utf-8"):
            raise SystemExit(f"{tool.name} has not read all {size} items")


def _parts(environment: Environment, plan: Path, count: int) -> dict[str, float]:
    """Return the medians of where the time of a check goes, in milliseconds."""
    command = [environment.program("python"), str(HERE / "speed_parts.py"), str(plan)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    found = [json.loads(subprocess.check_output(command, env=clean)) for _ in range(count)]
    return {name: statistics.median(each[name] for each in found) for name in found[0]}


def _targets(
    sizes: dict[int, dict[str, Runs]], parts: dict[int, dict[str, float]], grown: dict[str, Runs]
) -> Iterator[Target]:
    """Yield what is aimed at, as far as it was measured."""
    smallest, runs = next(iter(sizes.items()))
    nothing = "times `python -c pass`"
    check = runs["planchk"].times(runs["pass"])
    yield Target(f"a check of {smallest} actions", f"12 {nothing}", f"{check:.1f}", check <= 12)
    for told, name in (("`--version`", "--version"), ("completion, bash", "bash"), ("completion, zsh", "zsh")):
        times = runs[name].times(runs["pass"])
        yield Target(told, f"7 {nothing}", f"{times:.1f}", times <= 7)
    for size, least in ((20, 3), (1000, 10)):
        if "doorstop" in sizes.get(size, {}):
            times = sizes[size]["doorstop"].times(sizes[size]["planchk"])
            yield Target(f"doorstop beside planchk, {size:,} items", f"{least} times", f"{times:.1f}", times >= least)
    if len(grown) == len(_GROWTH):
        growth = grown["5000"].times(grown["1000"])
        yield Target("5,000 actions beside 1,000", "5.2 times", f"{growth:.1f}", growth <= 5.2)
    peak = max(each["planchk"].memory for each in sizes.values())
    yield Target(f"peak memory, {max(sizes):,} actions", "120 MB", f"{peak:.0f} MB", peak < 120)
    many = max(sizes)
    match = parts[many]["match"] / many
    yield Target("matching an action, one core, without numpy", "0.5 ms", f"{match:.2f} ms", match <= 0.5)


def _about(arguments: argparse.Namespace, loop: float) -> str:
    """Return what was run, when and where."""
    runs = ", ".join(str(_rounds_of(arguments, at)) for at in range(len(arguments.sizes)))
    given = [f"--sizes {' '.join(map(str, arguments.sizes))}", f"--runs {' '.join(map(str, arguments.runs))}"]
    given += ["--only-planchk"] if arguments.only_planchk else []
    command = " ".join(["python benchmarks/speed.py --docs docs", *given])
    return (
        f"Measured on {date.today():%d %B %Y} by `{command}` with Python {platform.python_version()} on "
        f"{os.cpu_count()} cores of {_processor()} ({platform.system()}); rounds: {runs}. A million rounds of a loop "
        f"in pure Python take {loop:.0f} ms there, by which to compare computers."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
