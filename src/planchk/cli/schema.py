"""``planchk schema``: JSON Schemas of the files that planchk reads and writes."""

from __future__ import annotations

import sys

from planchk.catalogues import load_catalogue
from planchk.cli.assessing import as_one
from planchk.cli.terminal import print_error, print_lines
from planchk.cli.writing import check_outputs, write_whole
from planchk.errors import PlanchkError, UsageError
from planchk.render.lines import line
from planchk.schemas import SCHEMAS, schema_text
from planchk.suggest import did_you_mean


def list_schemas() -> int:
    """Print the names of the schemas and what they describe, and return the exit code."""
    width = max(len(schema.name) for schema in SCHEMAS) + 2
    print_lines(line((f"{schema.name:<{width}}", "bold"), schema.what, hang=width) for schema in SCHEMAS)
    return 0


def print_schema(name: str, output: str, catalogues: tuple[str, ...], force: bool) -> int:
    """Print or write a schema, and return the exit code."""
    known = [schema.name for schema in SCHEMAS]
    try:
        if name not in known:
            remedy = did_you_mean(name, known) or f"Known are {', '.join(known)}."
            raise UsageError.one(f"there is no schema '{name}'.", "schema", remedy)
        if catalogues and name != "plan":
            raise UsageError.one("only the schema of a plan takes a catalogue.", "--catalogue", "Leave it out.")
        text = schema_text(name, as_one(tuple(map(load_catalogue, catalogues))) if catalogues else None)
        if output == "-":
            sys.stdout.write(text)
        else:
            check_outputs([output], catalogues, force)
            write_whole(output, text.encode("utf-8"))
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    return 0
