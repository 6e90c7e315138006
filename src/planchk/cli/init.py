"""``planchk init``: a plan to fill in."""

from __future__ import annotations

import json
import os
import sys
from typing import NamedTuple

from planchk.catalogues import load_catalogue
from planchk.cli.assessing import check_scope
from planchk.cli.terminal import print_error
from planchk.cli.writing import check_free, write_whole
from planchk.counted import counted
from planchk.errors import PlanchkError, UsageError
from planchk.language import Language, language_for
from planchk.schemas import id_of, schema_text
from planchk.templates import TEMPLATES, write_template
from planchk.templates.skeleton import Skeleton, make_skeleton
from planchk.translated import in_language

_YAML = (".yaml", ".yml")


class Start(NamedTuple):
    """What the user asked for."""

    output: str
    catalogue: str | None
    council: str | None
    title: str | None
    service: str | None
    schema: bool
    force: bool
    lang: str | None = None


def start_plan(request: Start) -> int:
    """Write the plan, and beside a YAML plan its schema; say what comes next, and return the exit code."""
    try:
        suffix = _suffix(request.output)
        check_free(request.output, request.force)
        language = language_for(request.lang)
        catalogue = in_language(load_catalogue(request.catalogue), language.code)
        check_scope(request.service, catalogue)
        title = language.say("Improvement plan") if request.title is None else request.title
        council = catalogue.source.council if request.council is None else request.council
        skeleton = make_skeleton(catalogue, council, title, request.service)
        schema = _schema_beside(request) if request.schema and suffix in _YAML else ""
        if schema:
            write_whole(schema, schema_text("plan", catalogue).encode("utf-8"))
        write_whole(request.output, _with_schema(write_template(skeleton, suffix, language), schema))
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    sys.stderr.write(_told(skeleton, request.output, schema, request, language))
    return 0


def _suffix(path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in TEMPLATES:
        raise UsageError.one("no kind of plan has this suffix.", path, f"Known are {', '.join(TEMPLATES)}.")
    return suffix


def _schema_beside(request: Start) -> str:
    """Return the path of the plan's schema.

    Raises:
        UsageError: a file of that name exists, and is something else.
    """
    path = f"{os.path.splitext(request.output)[0]}.schema.json"
    try:
        with open(path, encoding="utf-8") as file:
            ours = json.load(file).get("$id") == id_of("plan")
    except (OSError, ValueError, AttributeError):
        ours = False
    check_free(path, request.force or ours)
    return path


def _with_schema(template: bytes, schema: str) -> bytes:
    """Return a YAML plan with the line by which editors find its schema."""
    if not schema:
        return template
    return f"# yaml-language-server: $schema={os.path.basename(schema)}\n".encode() + template


def _told(skeleton: Skeleton, output: str, schema: str, request: Start, language: Language) -> str:
    findings, rows = len(skeleton.blocks), len(skeleton.rows)
    options = [f"--catalogue {request.catalogue}"] if request.catalogue else []
    options += [f"--service {request.service}"] if request.service else []
    lines = [f"{output}: {counted(findings, 'finding')}, {counted(rows, 'clause')} to answer."]
    lines += [f"{schema}: by it, editors complete and check the plan."] if schema else []
    if language.code != "en":
        lines.append(
            "Of actions in Welsh, planchk reads dates, owners and statuses; their words it judges in English only."
        )
    lines.append(f"Fill it in, then: {' '.join(['planchk check', output, *options])}")
    return "\n".join(lines) + "\n"
