"""The language of what a user hands on: tables, reports, templates.

English is in the code, and every text passes through `Language.say` or `Language.count`; other
languages stand in gettext catalogues, ``data/locale/LANG/LC_MESSAGES/planchk.po``, which translators'
programs read. What is not translated stays English, text by text. ``tools/messages.py`` finds the
texts by these names; what is no literal at its call is marked by `label` or `plural`.
"""

from __future__ import annotations

import os
from gettext import GNUTranslations, NullTranslations
from typing import TypeVar

from planchk.errors import UsageError
from planchk.shipped import data_file

T = TypeVar("T")

LANGUAGES = ("cy", "en")
# In the header of a catalogue: how many of its texts no speaker of the language has checked yet.
UNCHECKED = "X-Unchecked"


class Language:
    """One language; ``code`` is its ISO 639-1 code."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        self._translations = translations

    @property
    def is_checked(self) -> bool:
        """Whether a speaker of the language has checked every text."""
        return not int(self._translations.info().get(UNCHECKED.lower(), "0"))

    def say(self, text: str, **values: object) -> str:
        """Return a text in this language, with ``{name}`` replaced by the values."""
        translated = self._translations.gettext(text) if text else ""  # gettext has its header under ""
        return translated.format(**values) if values else translated

    def count(self, number: int, one: str, many: str) -> str:
        """Return a counted noun in this language; ``{n}`` stands for the number."""
        return self._translations.ngettext(one, many, number).format(n=number)


ENGLISH = Language("en", NullTranslations())


def label(texts: T) -> T:
    """Mark texts that `Language.say` is given elsewhere: one, a tuple of them, or the values of a mapping."""
    return texts


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark the two English forms of a text that `Language.count` is given elsewhere."""
    return one, many


def language_for(code: str | None = None) -> Language:
    """Return a language by its code (``cy``, ``cy_GB.UTF-8``); without one, that of the environment.

    Raises:
        UsageError: a code is given that is not known. In the environment that is no fault: it is English.
    """
    if code is None:
        return _load(_in_environment())
    known = _base(code)
    if known not in LANGUAGES:
        raise UsageError.one(f"there is no language '{code}'.", "--lang", f"Known are {', '.join(LANGUAGES)}.")
    return _load(known)


def _in_environment() -> str:
    """Return the language that the user's system is set to, as GNU gettext reads it; English where it is not known."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    if locale in ("C", "POSIX"):
        return "en"  # LANGUAGE says nothing then
    wanted = [*os.environ.get("LANGUAGE", "").split(":"), locale]
    return next((_base(each) for each in wanted if _base(each) in LANGUAGES), "en")


def _base(code: str) -> str:
    return code.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].strip().lower()


def _load(code: str) -> Language:
    if code == "en":
        return ENGLISH
    with open(data_file(os.path.join("locale", code, "LC_MESSAGES", "planchk.mo")), "rb") as file:
        return Language(code, GNUTranslations(file))
