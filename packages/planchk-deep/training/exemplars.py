"""The labelled exemplars that the encoder learns from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One text as a plan would have it, and the elements (``finding/element``) that it covers."""

    text: str
    covers: frozenset[str]
    near: frozenset[str] = frozenset()
    section: str = ""
    voice: str = ""  # the name of its file


def read(folders: Iterable[Path]) -> list[Exemplar]:
    """Read every ``*.jsonl`` of the folders, in the order of file name and line, without repeated texts."""
    found: dict[str, Exemplar] = {}
    for path in sorted((p for folder in folders for p in folder.glob("*.jsonl")), key=lambda p: p.name):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            row = json.loads(line)
            exemplar = Exemplar(
                text=row["text"],
                covers=frozenset(row["covers"]),
                near=frozenset(row.get("near") or ()),
                section=row.get("section") or "",
                voice=path.stem,
            )
            found.setdefault(f"{exemplar.section}\n{exemplar.text}", exemplar)
    return list(found.values())


def labels(exemplars: Iterable[Exemplar]) -> tuple[str, ...]:
    """The elements that the exemplars cover, sorted: the order of the encoder's outputs."""
    return tuple(sorted({element for exemplar in exemplars for element in exemplar.covers}))


def fingerprint(exemplars: Iterable[Exemplar]) -> str:
    """SHA-256 over what training sees, independent of file names and the order of lines."""
    rows = sorted(json.dumps([e.section, e.text, sorted(e.covers), sorted(e.near)]) for e in exemplars)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


PARTS = 4


def is_held_out(exemplar: Exemplar) -> bool:
    """Whether the exemplar is of the part that is held out, by a hash of its text: stable when exemplars are added."""
    digest = hashlib.sha256(exemplar.text.encode()).digest()
    return int.from_bytes(digest[:4], "big") % PARTS == 0


def split(exemplars: Sequence[Exemplar]) -> tuple[list[Exemplar], list[Exemplar]]:
    """Divide into (to learn from, held out)."""
    return [e for e in exemplars if not is_held_out(e)], [e for e in exemplars if is_held_out(e)]


def key(exemplar: Exemplar) -> str:
    """A short name of what the encoder reads of an exemplar."""
    return hashlib.sha256(f"{exemplar.section}\n{exemplar.text}".encode()).hexdigest()[:16]


Said = dict[str, list[float]]  # key -> a logit an element


def write_said(path: Path, learnt: str, labels: Sequence[str], said: Said) -> None:
    """Write what an encoder says of exemplars that it has not seen, a line each."""
    head = json.dumps({"learnt": learnt, "labels": list(labels)})
    lines = ",\n".join(f'"{name}": {json.dumps(row)}' for name, row in sorted(said.items()))
    path.write_text(f'{head[:-1]}, "logits": {{\n{lines}\n}}}}\n', encoding="utf-8")


def read_said(path: Path) -> tuple[list[str], Said]:
    """Return (labels, logits by key)."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["labels"], data["logits"]
