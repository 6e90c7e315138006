"""JSON Schemas (draft 2020-12) of the files that planchk reads and writes, made from its own models.

Editors complete and check by them; programs validate. ``docs/schemas/`` holds them as files.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, NamedTuple

from planchk.catalogue import Catalogue


class Schema(NamedTuple):
    """A schema's name, and what it describes, in a few words. A module of this package has the same name."""

    name: str
    what: str


SCHEMAS: tuple[Schema, ...] = (
    Schema("plan", "A council's improvement plan in YAML or JSON"),
    Schema("catalogue", "A report's findings, curated"),
    Schema("assessment", "What planchk check --format json prints"),
    Schema("config", "Settings: planchk.toml, or [tool.planchk] in pyproject.toml"),
    Schema("ledger", "What people decided on links: PLAN.links.yaml"),
)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def id_of(name: str) -> str:
    """Return the identifier of a schema."""
    return f"urn:planchk:schema:{name}:1"


def schema_of(name: str, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Return a schema by its name; with a catalogue, that of a plan knows the ids which a plan can refer to."""
    schema = next(each for each in SCHEMAS if each.name == name)
    module = import_module(f"planchk.schemas.{name}")
    body: dict[str, Any] = module.build(catalogue) if name == "plan" else module.build()
    head = {"$schema": _DIALECT, "$id": id_of(name), "title": f"planchk: {schema.name}"}
    return {**head, "description": f"{schema.what}.", **body}


def schema_text(name: str, catalogue: Catalogue | None = None) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(schema_of(name, catalogue), indent=2, ensure_ascii=False) + "\n"
