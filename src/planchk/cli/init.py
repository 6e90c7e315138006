"""``planchk init``: a plan to fill in."""

from __future__ import annotations

import json
import os
import sys
from typing import NamedTuple

from planchk.catalogues import load_catalogue
from planchk.cli.assessing import as_one, check_scope
from planchk.cli.settings import Configurations
from planchk.cli.terminal import print_error
from planchk.cli.writing import check_free, check_outputs, write_whole
from planchk.config.effective import Given
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
    council: str | None
    title: str | None
    schema: bool
    force: bool
    given: Given
    config: str | None = None


def start_plan(request: Start) -> int:
    """Write the plan, and beside a YAML plan its schema; say what comes next, and return the exit code."""
    try:
        suffix = _suffix(request.output)
        configurations = Configurations(request.given, request.config)
        settings = configurations.of(request.output)
        inputs = (*settings.catalogues, configurations.file_of(request.output))
        check_outputs([request.output], inputs, request.force)
        language = language_for(settings["lang"])
        catalogue = in_language(as_one(tuple(map(load_catalogue, settings.catalogues))), language.code)
        check_scope(settings["service"], catalogue)
        title = language.say("Improvement plan") if request.title is None else request.title
        council = catalogue.source.council if request.council is None else request.council
        skeleton = make_skeleton(catalogue, council, title, settings["service"])
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
    # What stands in the configuration holds for check, too.
    given = {name: request.given[name].value for name in ("catalogue", "service") if name in request.given}
    options = [f"--catalogue {name}" for name in given.get("catalogue", ())]
    options += [f"--service {given['service']}"] if "service" in given else []
    lines = [f"{output}: {counted(findings, 'finding')}, {counted(rows, 'clause')} to answer."]
    lines += [f"{schema}: by it, editors complete and check the plan."] if schema else []
    if language.code != "en":
        lines.append(
            "Of actions in Welsh, planchk reads dates, owners and statuses; their words it judges in English only."
        )
    lines.append(f"Fill it in, then: {' '.join(['planchk check', output, *options])}")
    return "\n".join(lines) + "\n"
