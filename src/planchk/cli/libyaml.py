"""PyYAML, imported for its half in C."""

from __future__ import annotations

import re
import sys
from typing import Any


def import_libyaml() -> None:
    """Import PyYAML and leave its patterns to be compiled when they are first used.

    Its half in C, with which plans are read, needs none of them, but brings the other half along, and compiling
    those (one spans all of Unicode) is a tenth of what a check of 20 actions takes. While this runs, any module that
    is imported gets such patterns: it is for a process of planchk's own that has no threads yet.
    """
    if "yaml" in sys.modules:
        return
    compile_ = re.compile
    re.compile = _Later  # type: ignore[assignment]
    try:
        import yaml  # noqa: F401
    finally:
        re.compile = compile_


class _Later:
    """A pattern that is compiled when something is asked of it; `re` keeps what it has compiled."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._given), name)
