"""The formats of a survey: one mapping from suffix to writer feeds dispatch, help and docs."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from planchk.language import ENGLISH, Language
from planchk.survey.result import Survey

Writer = Callable[[Survey, BinaryIO, Language], None]


def write_survey(survey: Survey, suffix: str, file: BinaryIO, language: Language = ENGLISH) -> None:
    """Write a survey to an open file, in the format of a suffix of `OUTPUTS`."""
    OUTPUTS[suffix](survey, file, language)


def _html(survey: Survey, file: BinaryIO, language: Language) -> None:
    from planchk.survey.as_html import render_html

    file.writelines(render_html(survey, language))


def _xlsx(survey: Survey, file: BinaryIO, language: Language) -> None:
    from planchk.survey.as_xlsx import write_xlsx

    write_xlsx(survey, file, language)


def _csv(survey: Survey, file: BinaryIO, language: Language) -> None:
    from planchk.survey.as_csv import render_csv

    file.writelines(render_csv(survey, language))


def _jsonl(survey: Survey, file: BinaryIO, language: Language) -> None:
    from planchk.survey.as_jsonl import render_jsonl

    file.writelines(render_jsonl(survey, language))


OUTPUTS: dict[str, Writer] = {".html": _html, ".xlsx": _xlsx, ".csv": _csv, ".jsonl": _jsonl}
