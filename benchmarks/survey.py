"""What a survey costs: a plan beside parsing it, two processes beside one, memory at two sizes.

    python benchmarks/survey.py plan              checking a plan of 20 actions, in times of parsing its YAML
    python benchmarks/survey.py jobs              planchk survey with --jobs 1 and 2, wall and CPU time
    python benchmarks/survey.py memory            the largest process at 1,000 and 20,000 plans (Linux)
    python benchmarks/survey.py write FOLDER      only writes the plans, to try things on

Plans are recombined from the actions of benchmarks/ and examples/: each field's text is drawn by itself, and each
action names a place of its own, so that hardly two texts are alike, and one word in thirty is new, as in real plans.
The same --seed gives the same plans. Ratios are medians over rounds in which both sides run one after the other; on a
computer that does other work, look at CPU time.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
SOURCES = (*sorted(ROOT.glob("benchmarks/*/plans/*.yaml")), *sorted(ROOT.glob("examples/*.yaml")))
SYLLABLES = (
    "aber bryn cwm dol glan llan nant pen pont rhos tal tre coed mawr fach wen ddu goch helyg isaf uchaf".split()
)
TODAY = date(2021, 3, 1)
CHUNK = 32  # plans that a process of a survey takes at once
WARM = 480  # plans after which such a process has loaded what it needs, and knows the common words


class _Dumper(yaml.CSafeDumper):
    """Writes out what it has written before."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Plans:
    """Writes plans, each unlike any other."""

    def __init__(self, actions: int, seed: int) -> None:
        """Take the number of actions a plan."""
        self.actions = actions
        self.random = random.Random(seed)
        self.number = 0
        sources = [yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in SOURCES]
        found = [action for source in sources for action in actions_of(source)]
        self.titles = [section["title"] for source in sources for section in source.get("sections", ())]
        # What fields an action has stays as it was; their texts are drawn from all of that field.
        self.shapes = [[key for key in action if key != "addresses"] for action in found]
        self.texts = {key: [action[key] for action in found if key in action] for key in {k for a in found for k in a}}

    def text(self) -> str:
        """Return a plan as YAML."""
        self.number += 1
        sections = [{"title": self.random.choice(self.titles), "actions": part} for part in self.parts()]
        head = {"council": f"{self.name()} County Council", "title": f"Improvement plan {self.number}"}
        plan = {**head, "date": date(2021, 2, 15), "sections": sections}
        return yaml.dump(plan, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)

    def parts(self) -> Iterator[list[dict[str, Any]]]:
        """Yield the actions of each section."""
        left = self.actions
        while left:
            size = min(left, self.random.randint(3, 8))
            yield [self.action(self.actions - left + at) for at in range(size)]
            left -= size

    def action(self, at: int) -> dict[str, Any]:
        """Return an action that no other is like."""
        fields = {key: self.draw(key) for key in self.random.choice(self.shapes)}
        words = str(fields.get("action") or self.draw("action")).rstrip(". ")
        return {**fields, "id": str(at + 1), "action": f"{words}, first in {self.name()}"}

    def draw(self, key: str) -> Any:
        """Return a text of a field."""
        text = self.random.choice(self.texts[key])
        try:
            return date.fromisoformat(text)  # as people write it, without quotes
        except (TypeError, ValueError):
            return text

    def name(self) -> str:
        """Return the name of a place."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))).capitalize()


def actions_of(plan: Any) -> Iterator[dict[str, Any]]:
    """Yield the actions of a plan as mappings, those of its sections too."""
    for action in plan.get("actions", ()):
        yield dict(action)
    for section in plan.get("sections", ()):
        yield from actions_of(section)


def write(folder: Path, count: int, actions: int, seed: int) -> None:
    """Write plans into folders of a thousand."""
    plans = Plans(actions, seed)
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"plan-{number:06}.yaml").write_text(plans.text(), encoding="utf-8")


def plan(arguments: argparse.Namespace) -> None:
    """Say what a plan costs in a survey, beside parsing its YAML with CSafeLoader: with numpy, and without."""
    from planchk.catalogues import load_catalogue
    from planchk.survey import one
    from planchk.survey.settings import settings_for

    gc.freeze()
    print(f"{arguments.rounds} rounds of {arguments.batch} plans of {arguments.actions} actions, after {WARM} others")
    for name in ("with numpy", "without numpy"):
        if name == "without numpy":
            one._ALONE = one._MANY = sys.maxsize  # plans are read one by one, however many they are
        # Settings of their own are a reader of its own, which has seen no plan.
        settings = settings_for(load_catalogue(), "quick", TODAY)
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), WARM + arguments.rounds * arguments.batch, arguments.actions, arguments.seed)
            paths = sorted(map(str, Path(folder).rglob("*.yaml")))
            beside(paths[:WARM], settings)
            rounds = [
                beside(paths[start : start + arguments.batch], settings)
                for start in range(WARM, len(paths), arguments.batch)
            ]
        if name == "with numpy" and "numpy" not in sys.modules:
            raise SystemExit("numpy is not installed")
        ratios = [surveying / parsing for parsing, surveying in rounds]
        parsing, surveying = (1000 * statistics.median(each) for each in zip(*rounds, strict=True))
        spread = f"{statistics.median(ratios):.2f} times CSafeLoader (from {min(ratios):.2f} to {max(ratios):.2f})"
        print(f"{name:13} {spread}: {surveying:.2f} ms beside {parsing:.2f} ms a plan")


def beside(paths: list[str], settings: Any) -> tuple[float, float]:
    """Return the CPU seconds a plan that CSafeLoader takes, and those that the survey takes, chunk by chunk."""
    from planchk.survey.one import Known, survey_chunk

    parsing = surveying = 0.0
    for start in range(0, len(paths), CHUNK):
        chunk = paths[start : start + CHUNK]
        texts = [Path(path).read_text("utf-8") for path in chunk]
        began = time.process_time()
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)
        between = time.process_time()
        gc.disable()  # as the processes of a survey do, which collect between chunks
        survey_chunk(list(enumerate(chunk, 1)), settings, Known())
        gc.collect(1)
        ended = time.process_time()
        gc.enable()
        parsing += between - began
        surveying += ended - between
    return parsing / len(paths), surveying / len(paths)


def jobs(arguments: argparse.Namespace) -> None:
    """Say how much sooner several processes are done than one."""
    runs: dict[int, list[Run]] = {1: [], arguments.jobs: []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "plans", arguments.plans, arguments.actions, arguments.seed)
        for _ in range(arguments.rounds):
            for count, found in runs.items():
                found.append(survey(folder, arguments.output, "--jobs", str(count)))
    print(f"{arguments.plans:,} plans of {arguments.actions} actions to {arguments.output}, {arguments.rounds} rounds")
    for count, found in runs.items():
        wall = statistics.median(run.wall for run in found)
        print(f"--jobs {count}: {wall:.2f} s, {arguments.plans / wall:,.0f} plans a second; CPU {found[-1].cpu_told}")
    ratios = [one.wall / many.wall for one, many in zip(runs[1], runs[arguments.jobs], strict=True)]
    print(
        f"{arguments.jobs} processes are {statistics.median(ratios):.2f} times as fast as one (best {max(ratios):.2f})"
    )
    # What the clock would say if nothing else ran: the busiest process, and what the first does before and after.
    ideal = [one.cpu[0] / (max(many.cpu[1:]) + many.cpu[0]) for one, many in zip(*runs.values(), strict=True)]
    print(f"by CPU time at least {statistics.median(ideal):.2f} times, on a computer with nothing else to do")


def memory(arguments: argparse.Namespace) -> None:
    """Say how large the processes grow with more plans."""
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        for count in arguments.sizes:
            folder = Path(name) / str(count)
            write(folder / "plans", count, arguments.actions, arguments.seed)
            runs.append(survey(folder, arguments.output, "--jobs", str(arguments.jobs)))
            print(f"{count:,} plans to {arguments.output}: {runs[-1].peaks_told}", flush=True)
    few, many = runs
    print(f"first process {many.peaks[0] / few.peaks[0]:.2f} times")
    print(f"largest worker {max(many.peaks[1:]) / max(few.peaks[1:]):.2f} times")


class Run(NamedTuple):
    """A survey: seconds by the clock, and by process, the first one first, CPU seconds and peak memory in kB."""

    wall: float
    cpu: list[float]
    peaks: list[int]

    @property
    def cpu_told(self) -> str:
        """The CPU times in words."""
        return " + ".join(f"{seconds:.2f} s" for seconds in self.cpu if seconds > 0.1)

    @property
    def peaks_told(self) -> str:
        """The peaks in words."""
        return f"first process {self.peaks[0] / 1024:.0f} MB, largest worker {max(self.peaks[1:]) / 1024:.0f} MB"


def survey(folder: Path, output: str, *options: str) -> Run:
    """Run planchk survey on the plans of a folder, and watch its processes (Linux)."""
    words = ["survey", "plans", "-o", output, "--force", "--fresh", "--quiet", "--today", TODAY.isoformat()]
    command = [sys.executable, "-m", "planchk", *words, "--reader", "quick", *options]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder)
    cpu: dict[int, float] = {process.pid: 0.0}
    peaks: dict[int, int] = {process.pid: 0}
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        for pid in (process.pid, *descendants(process.pid)):
            cpu[pid], peaks[pid] = max(cpu.get(pid, 0.0), used(pid)), max(peaks.get(pid, 0), resident(pid))
        time.sleep(0.05)
    wall = time.perf_counter() - began
    cpu[process.pid] = used(process.pid)
    if process.wait():
        raise SystemExit(f"planchk survey ended with {process.returncode}")
    return Run(wall, list(cpu.values()), list(peaks.values()))


def used(pid: int) -> float:
    """Return the CPU seconds of a process, 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Return a process's peak memory in kB, 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that a process started, and those that they did."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from descendants(child)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("plan", "jobs", "memory", "write"))
    parser.add_argument("folder", nargs="?", type=Path, help="where write puts the plans")
    parser.add_argument("--actions", type=int, default=20, help="actions a plan (20)")
    parser.add_argument("--plans", type=int, default=2000, help="of jobs and write (2000)")
    parser.add_argument("--batch", type=int, default=160, help="plans a round, of plan (160)")
    parser.add_argument("--rounds", type=int, default=9, help="rounds (9)")
    parser.add_argument("--jobs", type=int, default=2, help="processes, of jobs (2)")
    parser.add_argument("--sizes", type=int, nargs=2, default=(1000, 20000), help="plans, of memory (1000 20000)")
    parser.add_argument("--output", default="survey.jsonl", help="of jobs and memory (survey.jsonl)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.what == "write":
        write(arguments.folder or parser.error("name a folder"), arguments.plans, arguments.actions, arguments.seed)
    else:
        {"plan": plan, "jobs": jobs, "memory": memory}[arguments.what](arguments)


if __name__ == "__main__":
    main()
