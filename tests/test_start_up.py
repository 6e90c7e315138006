"""What a hook feels: no heavy module on the path of ``check`` and ``--version``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "good-plan.yaml"

# What each costs to import is in docs/design.md.
HEAVY = {"pydantic", "pydantic_core", "rich", "numpy", "scipy", "sklearn", "rapidfuzz", "onnxruntime"}
HEAVY |= {"docx", "openpyxl", "lxml", "markdown_it", "pdfplumber", "pypdfium2", "jinja2", "asyncio", "http", "email", "holidays"}

RUN = """
import json, sys
sys.argv = json.loads(sys.argv[1])
from planchk.__main__ import main
try:
    main()
except SystemExit as end:
    code = end.code
sys.stderr.write(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.mark.parametrize(
    ("words", "also"),
    [
        (["--version"], {"yaml"}),
        (["check", str(EXAMPLE), "--today", "2021-03-01"], set()),
        (["check", str(EXAMPLE), "--today", "2021-03-01", "--format", "json"], set()),
        (["check", str(EXAMPLE), "--today", "2021-03-01", "--format", "github"], set()),
        (["check", str(EXAMPLE), "--today", "2021-03-01", "--format", "sarif"], set()),
        (["check", str(EXAMPLE), "--today", "2021-03-01", "--format", "gitlab"], set()),
    ],
)
def test_no_heavy_module_is_imported(words: list[str], also: set[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(["planchk", *words])], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(run.stderr)
    assert code == 0

    assert not (HEAVY | also) & set(modules)


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, planchk; print([m for m in sys.modules if m.startswith('planchk.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
