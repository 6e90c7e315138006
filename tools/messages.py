"""Find the texts that exports say, and keep the translations in step with them.

    python tools/messages.py            writes data/locale: the template, the translations, what programs read
    python tools/messages.py --check    says what is out of step or wrong, and exits 1

A translator edits ``data/locale/LANG/LC_MESSAGES/planchk.po`` and runs this. A translation that no
speaker of the language has checked is marked by the comment ``# needs-check``; take it out once one has.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from planchk.language import UNCHECKED
from planchk.rules import RULES
from planchk.values.periods import MONTHS

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "data" / "locale"
TEMPLATE = LOCALE / "planchk.pot"
SOURCES = [ROOT / "src" / "planchk" / name for name in ("translated.py", "render", "templates", "survey")]
NEEDS_CHECK = "needs-check"
# The arguments, from 0, of values that hold texts of their own.
HOLDERS = {"_Field": (1,), "_Made": (0,), "Field": (1, 2)}
# How many forms a counted noun has, and which is for which number (Unicode CLDR, plural rules).
PLURALS = {"cy": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5")}
ABOUT = """\
# planchk: the texts of tables, reports and templates.
# docs/welsh.md says how to translate them. {name} and {n} stay as they are; what is left empty stays English.
#"""

Id = str | tuple[str, str]
Found = tuple[str, Id]  # the file, seen from the root, and the text (or its two forms)


class Texts(Catalog):
    """A catalogue whose header says nothing of the clock, nor of the program that wrote it."""

    headers: tuple[tuple[str, str], ...] = ()
    forms = 2

    @property
    def num_plurals(self) -> int:
        """How many forms a counted noun has."""
        return self.forms

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        fixed = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
        return [("Project-Id-Version", "planchk"), ("MIME-Version", "1.0"), *fixed, *self.headers]


# -- what the code says ------------------------------------------------------------------------------


def found() -> Iterator[Found]:
    """Yield every text, file by file in its order."""
    for source in SOURCES:
        for path in [source] if source.is_file() else sorted(source.rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py":
                yield from ((name, each) for each in in_python(path.read_text(encoding="utf-8"), name))
            elif path.suffix == ".html":
                yield from ((name, each) for each in in_template(path.read_bytes()))
    yield from (("src/planchk/values/periods.py", month) for month in MONTHS)
    for rule in RULES:
        yield f"src/planchk/rules/{rule.__name__.rpartition('.')[2]}.py", str(rule.__doc__).strip().partition("\n")[0]


def in_python(source: str, name: str) -> Iterator[Id]:
    """Yield the literals of ``say``, ``count``, ``label``, ``plural`` and of the values that hold texts."""
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        function, arguments = function.lstrip("_") if function not in HOLDERS else function, node.args
        if function in ("say", "label") and arguments:
            yield from literals(arguments[0])
        elif function in ("count", "plural") and len(arguments) >= 2:
            one, many = ([*literals(each)] for each in arguments[-2:])
            if one and many:
                yield one[0], many[0]
        for at in HOLDERS.get(function, ()):
            yield from literals(arguments[at])


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts of a literal: itself, the items of a list, the values of a mapping, both ways of a choice."""
    if isinstance(node, ast.JoinedStr):
        raise SystemExit(f"line {node.lineno}: no translator can find a text that is put together: {ast.unparse(node)}")
    parts: list[ast.expr] = []
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, (ast.Tuple, ast.List)):
        parts = node.elts
    elif isinstance(node, ast.Dict):
        parts = node.values
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    for part in parts:
        yield from literals(part)


def in_template(data: bytes) -> Iterator[Id]:
    """Yield the literals of ``say`` and ``count`` in a Jinja template."""
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for _, function, texts, _ in babel_extract(io.BytesIO(data), ["say", "count"], [], options):
        given = [texts] if isinstance(texts, str) else [each for each in texts or () if isinstance(each, str)]
        if function == "say" and given:
            yield given[0]
        elif function == "count" and len(given) == 2:
            yield given[0], given[1]


# -- catalogues --------------------------------------------------------------------------------------


def template() -> Texts:
    """Return the catalogue of all texts, with the files that say them."""
    made = Texts(fuzzy=False)
    for name, text in found():
        made.add(text, locations=[(name, None)])  # type: ignore[list-item]  # Babel writes no line then
    for message in made:
        message.locations = sorted(set(message.locations))
        message.flags.discard("python-format")
    return made


def updated(path: Path, texts: Texts) -> Texts:
    """Return a language's catalogue: the texts of today, with the translations that there are."""
    code = path.parents[1].name
    with path.open("rb") as file:
        before = read_po(file, locale=code)
    made = Texts(locale=code, fuzzy=False)
    made.forms, rule = PLURALS[code]
    for message in texts:
        if message.id:
            given = before.get(message.id)
            made.add(message.id, given.string if given else "", message.locations, message.flags)
            made[message.id].user_comments = given.user_comments if given and is_translated(given) else []
    unchecked = sum(NEEDS_CHECK in message.user_comments for message in made)
    plural = f"nplurals={made.forms}; plural=({rule});"
    made.headers = (("Language", code), ("Plural-Forms", plural), (UNCHECKED, str(unchecked)))
    return made


def is_translated(message: Message) -> bool:
    """Whether a message has a text in the other language."""
    given = [message.string] if isinstance(message.string, str) else message.string
    return any(given)


def as_po(texts: Texts) -> bytes:
    """Return a catalogue as translators read it."""
    texts.header_comment = ABOUT
    out = io.BytesIO()
    write_po(out, texts, width=110, sort_output=True)
    return out.getvalue()


def as_mo(texts: Texts) -> bytes:
    """Return a catalogue as programs read it; Babel would take what is not translated for an empty text."""
    out, translated = io.BytesIO(), Texts(locale=texts.locale, fuzzy=False)
    translated.headers, translated.forms = texts.headers, texts.forms
    for message in texts:
        if message.id and is_translated(message):
            translated.add(message.id, message.string)
    write_mo(out, translated)
    return out.getvalue()


# -- what can be wrong with a translation ------------------------------------------------------------


def faults(texts: Texts) -> Iterator[str]:
    """Yield the translations that would not work: other places for values than the English, or forms left out."""
    for message in texts:
        if not message.id or not is_translated(message):
            continue
        wanted = [message.id] if isinstance(message.id, str) else list(message.id)
        given = [message.string] if isinstance(message.string, str) else list(message.string)
        if len(wanted) == 2 and (len(given) != texts.forms or not all(given)):
            yield f"{wanted[0]!r}: not all plural forms are there"
        for text in given:
            # The number itself may be left out of a form that is for one number alone.
            allowed = [places(each) for each in wanted]
            allowed += [each - {"n"} for each in allowed] if len(wanted) == 2 else []
            if places(text) not in allowed:
                yield f"{wanted[0]!r}: {text!r} has other places for values"


def places(text: str) -> set[str]:
    """Return the names in braces."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def main() -> int:
    """Write or check."""
    texts = template()
    files: dict[Path, bytes] = {TEMPLATE: as_po(texts)}
    wrong: list[str] = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/planchk.po")):
        made = updated(path, texts)
        files[path], files[path.with_suffix(".mo")] = as_po(made), as_mo(made)
        wrong += [f"{path.relative_to(ROOT)}: {fault}" for fault in faults(made)]
        done = sum(is_translated(message) for message in made if message.id)
        unchecked = dict(made.headers)[UNCHECKED]
        print(f"{path.parents[1].name}: {done} of {len(made)} texts translated, {unchecked} not checked by a speaker")
    stale = [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
    if "--check" not in sys.argv and not wrong:
        for path in stale:
            path.write_bytes(files[path])
    if stale:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        print(("out of step: " if "--check" in sys.argv else "written: ") + names)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong or (stale and "--check" in sys.argv) else 0


if __name__ == "__main__":
    sys.exit(main())
