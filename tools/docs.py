"""Write what is generated in README.md and docs/: real output, and the rules' manuals.

    python tools/docs.py            writes
    python tools/docs.py --check    says what is out of step, and exits 1

A code block after ``<!-- output: COMMAND -->`` holds what the command prints, 100 columns wide.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- output: (?P<command>.+?) -->\n```\w*\n)(?P<body>.*?)(```\n)", re.DOTALL)


def printed(command: str) -> str:
    """Return what a planchk command prints (both streams), whatever its exit code."""
    words = command.split()
    if words[0] != "planchk":
        raise SystemExit(f"not a planchk command: {command}")
    run = subprocess.run(  # noqa: S603 - the commands stand in our own documents
        [sys.executable, "-m", "planchk", *words[1:]],
        cwd=ROOT,
        env={
            **os.environ,
            "COLUMNS": "100",
            "TERMINAL_WIDTH": "100",
            "PLANCHK_READER": "quick",
            "LANGUAGE": "",
            "LC_ALL": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if run.returncode not in (0, 1, 2, 3):
        raise SystemExit(f"{command}: exit {run.returncode}\n{run.stdout}")
    return run.stdout


def with_output(text: str) -> str:
    """Return a document with every output block made anew."""
    return BLOCK.sub(lambda match: match[1] + printed(match["command"]) + match[4], text)


def rules_page() -> str:
    """Return docs/rules.md: the manual of every rule, from its docstring."""
    from planchk.rules import RULES

    parts = ["# Rules\n\nGenerated from the rules themselves by `tools/docs.py`.\n"]
    parts.append("| code | name | severity | what |\n|---|---|---|---|")
    for rule in RULES:
        title = (rule.__doc__ or "").strip().splitlines()[0]
        parts.append(f"| [{rule.CODE}](#{rule.CODE.lower()}-{rule.NAME}) | {rule.NAME} | {rule.SEVERITY} | {title} |")
    for rule in RULES:
        parts.append(f"\n## {rule.CODE} {rule.NAME}\n\nSeverity: {rule.SEVERITY}\n\n{(rule.__doc__ or '').strip()}")
    return "\n".join(parts) + "\n"


def generated() -> dict[Path, str]:
    """Return the documents with generated parts, by path."""
    documents = {path: with_output(path.read_text(encoding="utf-8")) for path in (ROOT / "README.md", *pages())}
    documents[ROOT / "docs" / "rules.md"] = rules_page()
    return documents


def pages() -> list[Path]:
    """Return the hand-written pages of docs/."""
    return [path for path in sorted((ROOT / "docs").glob("*.md")) if path.name != "rules.md"]


def main() -> int:
    """Write or check."""
    stale = []
    for path, text in generated().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path.relative_to(ROOT)))
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(("out of step: " if "--check" in sys.argv else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
