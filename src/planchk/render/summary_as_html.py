"""The one-page summary as an HTML page of its own: no network, no other file, no script."""

from __future__ import annotations

from typing import Any

from planchk.language import ENGLISH, Language
from planchk.render.escape import on_one_line
from planchk.render.summary import Page


def render_summary_html(page: Page, language: Language = ENGLISH) -> str:
    """Return the page; printed on A4 it is one page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("planchk.render", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    return environment.get_template("summary.html").render(page=page, language=language.code) + "\n"


def _shown(value: Any) -> Any:
    """Make controls and hidden marks visible; what HTML would obey, autoescape takes care of."""
    return on_one_line(value) if type(value) is str else value
