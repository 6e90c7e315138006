"""The one-page summary as an HTML page of its own: no network, no other file, no script."""

from __future__ import annotations

from planchk.language import ENGLISH, Language
from planchk.render.html.environment import make_environment
from planchk.render.summary import Page


def render_summary_html(page: Page, language: Language = ENGLISH) -> str:
    """Return the page; printed on A4 it is one page."""
    return make_environment().get_template("summary.html").render(page=page, language=language.code) + "\n"
