"""The tools that speed.py times: how each is installed in an environment of its own, and what it is asked to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_SCHEMA = str(ROOT / "docs" / "schemas" / "plan.schema.json")
# What a plan that a program wrote is not to be blamed for.
_LENIENT = "line-length: disable, document-start: disable, indentation: {indent-sequences: consistent}"
_YAMLLINT = f"{{extends: default, rules: {{{_LENIENT}}}}}"


class Tool(NamedTuple):
    """A program to time.

    ``requirement`` is what pip installs, ``folder`` the inputs that it reads (see speed_inputs.py), ``words`` its
    command line, the program first. ``codes`` are the exit codes of a run that did its work; ``made`` is the folder
    that it writes, taken away before each run, and ``proof`` a file in it that names every item. One that ``settles``
    does more on its first run, which is not timed.
    """

    name: str
    requirement: str
    folder: str
    words: tuple[str, ...]
    work: str
    codes: tuple[int, ...] = (0,)
    made: str = ""
    proof: str = ""
    settles: bool = False


PLANCHK = Tool("planchk", "", "plan", ("planchk", "check", "plan.yaml", "--today", "2021-03-01"), "check", codes=(0, 1))
# Of releases, so that a run can be repeated; the newest when they were last looked at (November 2026).
PEERS = (
    Tool("yamllint", "yamllint==1.38.0", "plan", ("yamllint", "-d", _YAMLLINT, "plan.yaml"), "lint"),
    Tool(
        "check-jsonschema",
        "check-jsonschema==0.39.0",
        "plan",
        ("check-jsonschema", "--schemafile", _SCHEMA, "plan.yaml"),
        "validate",
    ),
    Tool("doorstop", "doorstop==3.2", "doorstop", ("doorstop",), "check", settles=True),
    Tool(
        "sphinx-needs",
        "sphinx-needs==9.1.0",
        "sphinx-needs",
        ("sphinx-build", "-q", "-E", "-b", "needs", ".", "out"),
        "needs.json",
        made="out",
        proof="out/needs.json",
    ),
    Tool(
        "strictdoc",
        "strictdoc==0.30.4",
        "strictdoc",
        ("strictdoc", "export", "--formats=json", "--output-dir", "out", "."),
        "export as JSON",
        made="out",
        proof="out/json/index.json",
    ),
)


class Environment(NamedTuple):
    """A virtual environment, and the version of the tool in it."""

    folder: Path
    version: str

    def program(self, name: str) -> str:
        """Return the path of one of its programs."""
        return str(self.folder / "bin" / name)


def prepare(tool: Tool, folder: Path, say: Callable[[str], None]) -> Environment:
    """Return the environment of a tool, made where it is not there yet; planchk is always built anew, as a wheel."""
    place = folder / tool.name
    if not (place / "bin" / "python").exists():
        say(f"making an environment for {tool.name}")
        _run(sys.executable, "-m", "venv", str(place))
    pip = (str(place / "bin" / "python"), "-m", "pip", "--disable-pip-version-check")
    if tool is PLANCHK:
        say("building planchk's wheel")
        wheels = place / "wheels"
        for old in wheels.glob("*.whl"):
            old.unlink()
        _run(*pip, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
        (wheel,) = wheels.glob("*.whl")
        pinned = ("--constraint", str(ROOT / "constraints.txt"))
        _run(*pip, "install", *pinned, str(wheel))
        _run(*pip, "install", "--force-reinstall", "--no-deps", str(wheel))
    elif _version(pip, tool.name) != tool.requirement.partition("==")[2]:
        say(f"installing {tool.requirement}")
        _run(*pip, "install", tool.requirement)
    return Environment(place, _version(pip, tool.name))


def _version(pip: Sequence[str], name: str) -> str:
    shown = subprocess.run([*pip, "show", name], capture_output=True, text=True, check=False, env=_without_switches())
    lines = dict(line.partition(": ")[::2] for line in shown.stdout.splitlines())
    return lines.get("Version", "")


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=_without_switches())
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")


def _without_switches() -> dict[str, str]:
    """Return the environment without Python's own switches: what is installed has to be compiled, as anywhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
