"""Writes ``data/findings.json``, the compiled form of the shipped catalogue. For developers.

python -m planchk.catalogues.compile
"""

from __future__ import annotations

import json
from typing import Any

from planchk.catalogue import Catalogue
from planchk.catalogues.load import read_catalogue
from planchk.shipped import data_file


def compiled_text(catalogue: Catalogue) -> str:
    """Return the text of the compiled file: JSON, one line for each top-level key."""
    lines = [f"{json.dumps(key)}: {json.dumps(_data(value))}" for key, value in _data(catalogue).items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _data(value: Any) -> Any:
    """Return a value as dicts and lists; named tuples become dicts."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _data(item) for key, item in value._asdict().items()}
    return [_data(item) for item in value] if isinstance(value, tuple) else value


if __name__ == "__main__":
    with open(data_file("findings.json"), "w", encoding="utf-8", newline="\n") as target:
        target.write(compiled_text(read_catalogue(data_file("findings.yaml"))))
