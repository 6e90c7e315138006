"""The language of what a user hands on: tables, reports, templates.

English is in the code, and every text passes through `Language.say` or `Language.count`; other
languages stand in gettext catalogues, ``data/locale/LANG/LC_MESSAGES/planchk.po``, which translators'
programs read. What is not translated stays English, text by text.
"""

from __future__ import annotations

from gettext import NullTranslations


class Language:
    """One language; ``code`` is its ISO 639-1 code."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        self._translations = translations

    def say(self, text: str, **values: object) -> str:
        """Return a text in this language, with ``{name}`` replaced by the values."""
        translated = self._translations.gettext(text)
        return translated.format(**values) if values else translated

    def count(self, number: int, one: str, many: str) -> str:
        """Return a counted noun in this language; ``{n}`` stands for the number."""
        return self._translations.ngettext(one, many, number).format(n=number)


ENGLISH = Language("en", NullTranslations())
