"""A survey as JSON Lines: a plan a line, in the order of the plans, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planchk.language import ENGLISH, Language
from planchk.survey.result import Survey


def render_jsonl(survey: Survey, language: Language = ENGLISH) -> Iterator[bytes]:
    """Yield the lines. ASCII with escapes; words are planchk's own, whatever the language."""
    for path, record in survey.lines():
        yield f'{{"path":{json.dumps(path)},{record[1:]}\n'.encode("ascii")
