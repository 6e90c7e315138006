"""The assessment as one HTML page, which needs no network, no other file, and no script to be read."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from planchk import __version__
from planchk.assessment import Assessment
from planchk.language import ENGLISH, Language
from planchk.render import labels
from planchk.render.escape import on_one_line
from planchk.render.html.environment import as_it_is, hash_of, make_environment
from planchk.render.html.page import NOBODY, make_page
from planchk.translated import is_translated, note_on
from planchk.values.welsh import is_welsh

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Answers to one element that stand open on the page; the rest unfolds.
_SHOWN_LINKS = 3


def render_html(assessment: Assessment, language: Language = ENGLISH) -> str:
    """Return the page: summary, chart, filters, findings with their evidence, actions and problems.

    Its policy (CSP) lets only its own style and script run, and nothing be loaded; both are named
    by their hash, so that the same assessment gives the same bytes.
    """
    folder = files("planchk.render.html")
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))

    environment = _environment()
    environment.globals.update(  # as globals, so that imported macros have them, too
        assessment=assessment,
        plan=assessment.plan,
        catalogue=assessment.catalogue,
        summary=assessment.summary,
        page=make_page(assessment),
        labels=labels,
        language=language,
        say=language.say,
        count=language.count,
        where=lambda place: labels.where(place, assessment.plan, language),
        translation_note=note_on(assessment.catalogue, language),
        in_english=_lang("en", language),
        in_its_language=lambda text: _lang("cy" if is_welsh(text) else "en", language),
        if_untranslated=lambda thing: "" if is_translated(thing, language.code) else _lang("en", language),
        style=as_it_is(style),
        script=as_it_is(script),
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        version=__version__,
        nobody=NOBODY,
        shown_links=_SHOWN_LINKS,
    )
    return environment.get_template("report.html").render()


def _environment() -> Environment:
    environment = make_environment()
    environment.filters["lines"] = _on_its_lines
    environment.tests["web_address"] = _is_web_address
    return environment


def _on_its_lines(text: str) -> Markup:
    """Return text that keeps its line breaks."""
    from markupsafe import Markup, escape

    lines = (on_one_line(line) for line in text.splitlines())
    return Markup("<br>").join(escape(line) for line in lines if line)


def _lang(code: str, language: Language) -> Markup:
    """Return the attribute of a text in another language than the page's, by which a screen reader says it rightly."""
    from markupsafe import Markup

    return Markup("") if code == language.code else Markup(' lang="{}"').format(code)


def _is_web_address(text: str) -> bool:
    """Whether a text may be a link: no scheme but the web's is ever one."""
    return text.lower().startswith(("https://", "http://"))
