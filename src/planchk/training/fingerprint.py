"""A fingerprint of all that decides a model: exemplars, glossary, catalogue's elements, code."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CODE = ("match/normalise.py", "match/clauses.py", "match/features.py", "match/model.py", "match/verdict.py")


def fingerprint(exemplars: Path, abbreviations: Path, elements: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that differ when a newly fitted model might."""
    code = [_PACKAGE / name for name in _CODE] + sorted((_PACKAGE / "training").glob("*.py"))
    digest = sha256(" ".join(elements).encode())
    for file in [*code, abbreviations, *sorted(exemplars.glob("*.jsonl"))]:
        # Line ends differ between checkouts; they decide nothing.
        digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
