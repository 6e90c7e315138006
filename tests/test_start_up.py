"""What a hook feels: nothing heavy, and little at all, is imported by ``check``, ``--version`` and completion."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planchk.cli.app import COMMANDS

EXAMPLE = Path(__file__).parents[1] / "examples" / "good-plan.yaml"
CHECK = ["check", str(EXAMPLE), "--today", "2021-03-01"]
ZSH = {"_PLANCHK_COMPLETE": "complete_zsh"}

# What each costs to import is in docs/design.md.
HEAVY = {"pydantic", "pydantic_core", "rich", "numpy", "scipy", "sklearn", "rapidfuzz", "onnxruntime", "holidays"}
HEAVY |= {"docx", "openpyxl", "lxml", "markdown_it", "pdfplumber", "pypdfium2", "jinja2", "asyncio", "http", "email"}

# What a run may import beside planchk's own modules and what typer brings along, whichever typer and Python that is.
SMALL = {"__future__", "gc", "encodings"}
READING = SMALL | {"yaml", "_yaml", "json", "_json", "base64", "binascii", "struct", "_struct"}
ANNOTATING = READING | {"hashlib", "_hashlib", "_blake2", "unicodedata"}
COMPLETING = SMALL | {"shlex"}
# How many modules of planchk's own: each takes about a hundredth of what starting Python does. Of a check, a third are
# rules. Where a change needs more, raise this in the same change, and say in it what they are for.
OF_CHECK, OF_VERSION = 114, 4
OF_COMPLETING = len(COMMANDS) + 14  # the commands' own modules, and their options

RUN = """
import json, sys
import typer
brought = {name for name in sys.modules}
sys.argv = json.loads(sys.argv[1])
from planchk.__main__ import main
code = 0
try:
    main()
except SystemExit as end:
    code = end.code
found = [name for name, module in sys.modules.items() if module]
own = sorted(name for name in found if name.partition(".")[0] == "planchk")
tops = sorted({name.partition(".")[0] for name in found})
further = sorted({name.partition(".")[0] for name in found if name not in brought} - {"planchk", "typer", "click"})
sys.stderr.write(json.dumps([code, tops, further, own]))
"""


def run(words: list[str], **environment: str) -> tuple[int, set[str], set[str], list[str]]:
    """Return the exit code, all top-level modules, those that typer did not bring, and planchk's own modules."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(["planchk", *words])],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    code, tops, further, own = json.loads(done.stderr)
    # Compiled packages leave a mark of the Cython that compiled them.
    return code, set(tops), {name for name in further if "cython" not in name}, own


@pytest.mark.parametrize(
    ("words", "allowed", "own"),
    [
        (["--version"], SMALL, OF_VERSION),
        (CHECK, READING, OF_CHECK),
        ([*CHECK, "--format", "json"], READING, OF_CHECK),
        ([*CHECK, "--format", "github"], ANNOTATING, OF_CHECK + 6),
        ([*CHECK, "--format", "sarif"], ANNOTATING, OF_CHECK + 6),
        ([*CHECK, "--format", "gitlab"], ANNOTATING, OF_CHECK + 6),
    ],
    ids=lambda value: " ".join(value[-1:]) if isinstance(value, list) else None,
)
def test_imports_stay_within_their_budget(words: list[str], allowed: set[str], own: int) -> None:
    code, tops, further, modules = run(words)
    assert code == 0
    assert not HEAVY & tops
    assert further <= allowed
    assert len(modules) <= own, modules


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("planchk ch", ['"check":"Check plans']),
        ("planchk ", [f'"{name}":' for name in COMMANDS]),
        ("planchk check --rea", ['"--reader":"What reads the words']),
    ],
)
def test_completion_stays_within_its_budget(typed: str, shown: list[str]) -> None:
    _, tops, further, modules = run([], **ZSH, _TYPER_COMPLETE_ARGS=typed)
    assert not HEAVY & tops
    assert further <= COMPLETING
    assert len(modules) <= OF_COMPLETING, modules

    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'planchk'; from planchk.__main__ import main; main()"],
        env={**os.environ, **ZSH, "_TYPER_COMPLETE_ARGS": typed, "COLUMNS": "40"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(each in done.stdout for each in shown)
    assert len(done.stdout.splitlines()) == len(shown)  # long help is not broken over lines, which zsh would show


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, planchk; print([m for m in sys.modules if m.startswith('planchk.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
