"""The shipped catalogue in a form that loads without parsing YAML and validating again.

``python -m planchk.catalogues.compile`` writes ``data/findings.json`` from ``data/findings.yaml``;
a test holds the two in step. Start-up is what a hook feels: validating 22 findings with pydantic
costs more than ten times what checking a plan does.
"""

from __future__ import annotations

import json
from typing import Any

from planchk.catalogue import Catalogue, Element, Finding, Heading, Source, Term, Wording


def load_compiled(path: str) -> Catalogue:
    """Return the catalogue of a file written by `planchk.catalogues.compile`."""
    with open(path, encoding="utf-8") as file:
        return catalogue_from_data(json.load(file))


def catalogue_from_data(data: dict[str, Any]) -> Catalogue:
    """Return the catalogue that validated data describes."""
    return Catalogue(
        **{
            **data,
            "source": Source(**data["source"]),
            "services": tuple(Heading(**_worded(each)) for each in data["services"]),
            "principles": tuple(Heading(**_worded(each)) for each in data["principles"]),
            "findings": tuple(_finding(each) for each in data["findings"]),
            "glossary": tuple(Term(**each) for each in data["glossary"]),
            "cy": _wording(data["cy"]),
            "parts": (),
        }
    )


def _finding(data: dict[str, Any]) -> Finding:
    elements = tuple(
        Element(**{**_worded(each), "counts": tuple(each["counts"]), "does_not_count": tuple(each["does_not_count"])})
        for each in data["elements"]
    )
    tuples = {"span": tuple(data["span"]), "elements": elements, "repeats": tuple(data["repeats"])}
    return Finding(**{**_worded(data), **tuples})


def _worded(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "cy": _wording(data["cy"])}


def _wording(data: dict[str, Any] | None) -> Wording | None:
    return Wording(**data) if data else None
