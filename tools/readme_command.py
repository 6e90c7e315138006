"""Print a command of README.md, so that CI runs what README says: readme_command.py check|tests.

The command is the first line of the code block after ``<!-- command: NAME -->``.
"""

from __future__ import annotations

import sys
from pathlib import Path


def readme_command(name: str) -> str:
    """Return the command that README.md gives under a name."""
    lines = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8").splitlines()
    return lines[lines.index(f"<!-- command: {name} -->") + 2]


if __name__ == "__main__":
    print(readme_command(sys.argv[1]))
