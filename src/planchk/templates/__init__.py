"""Plans to fill in: what a report asks, block by block, with room for the actions that answer it."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from planchk.language import ENGLISH, Language
from planchk.templates.skeleton import Skeleton

# The module of this package that writes a file of this suffix.
TEMPLATES = {
    ".yaml": "as_yaml",
    ".yml": "as_yaml",
    ".xlsx": "as_xlsx",
    ".docx": "as_docx",
    ".md": "as_markdown",
}


def write_template(skeleton: Skeleton, suffix: str, language: Language = ENGLISH) -> bytes:
    """Return the bytes of a plan to fill in, which depend on nothing but the arguments."""
    module = import_module(f"planchk.templates.{TEMPLATES[suffix]}")
    return cast("bytes", module.write(skeleton, language))
