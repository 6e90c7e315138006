"""Runs the command line as a user does: a process, its two streams and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    code: int
    out: str
    err: str


Planchk = Callable[..., Run]


def run_planchk(folder: Path, *words: str, stdin: bytes = b"", **env: str) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "planchk", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", **env},
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err, err
    return Run(done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n"))
