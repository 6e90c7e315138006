"""Write the JSON Schemas into docs/schemas/.

python tools/schemas.py            writes
python tools/schemas.py --check    says what is out of step, and exits 1
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"


def main() -> int:
    """Write or check."""
    from planchk.schemas import SCHEMAS, schema_text

    wanted = {f"{schema.name}.schema.json": schema_text(schema.name) for schema in SCHEMAS}
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    if "--check" not in sys.argv:
        FOLDER.mkdir(exist_ok=True)
        for name in stale:
            if name in wanted:
                (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
            else:
                (FOLDER / name).unlink()
    if stale:
        print(("out of step: " if "--check" in sys.argv else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
