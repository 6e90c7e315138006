"""The translators' files: in step with the code, and no translation that would not work."""

from __future__ import annotations

import importlib.util
import io
import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from planchk.language import Language

pytest.importorskip("babel")
ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "messages.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(TOOL), *words], capture_output=True, text=True, check=False)


def test_the_files_are_in_step_with_the_code() -> None:
    done = run("--check")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    told = re.fullmatch(r"cy: (\d+) of (\d+) texts translated, (\d+) not checked by a speaker\n", done.stdout)
    assert told
    assert int(told[1]) == int(told[2]) > 400


def test_texts_are_found_however_they_are_held(tool: ModuleType) -> None:
    source = """
say("one"); self._say("two {n}", n=1); say("three" if x else "four"); say(variable); text.count("a", "b")
language.count(3, "{n} owl", "{n} owls"); _count(n, "{n} ox", "{n} oxen"); text.count(";")
NAMES: dict[str, str] = label({"key": "five", "other": ("six", "seven")}); forms = plural("{n} cat", "{n} cats")
FIELDS = (_Field("key", "eight", 10), Field("key", "nine", "ten"))
"""
    texts = list(tool.in_python(source, "x.py"))
    assert {each for each in texts if isinstance(each, str)} == set(
        "one|two {n}|three|four|five|six|seven|eight|nine|ten".split("|")
    )
    plurals = {each for each in texts if not isinstance(each, str)}
    assert plurals >= {("{n} owl", "{n} owls"), ("{n} ox", "{n} oxen"), ("{n} cat", "{n} cats")}


def test_texts_of_a_template_are_found(tool: ModuleType) -> None:
    template = b"{% macro m(x) %}{{ say('one') }}{{ say(labels[x]) }}{% endmacro %}\n"
    template += b"{{ count(n, '{n} owl', '{n} owls') }}{% if say('two', a=1)|lower is web_address %}x{% endif %}"
    assert list(tool.in_template(template)) == ["one", ("{n} owl", "{n} owls"), "two"]


def test_a_text_that_is_put_together_is_refused(tool: ModuleType) -> None:
    with pytest.raises(SystemExit, match="no translator can find"):
        list(tool.in_python('say(f"all {x}")', "x.py"))


def test_what_a_translator_may_get_wrong_is_told(tool: ModuleType) -> None:
    texts = tool.Texts(locale="cy", fuzzy=False)
    texts.forms = 6
    texts.add("Page {number} of {all}", "Tudalen {rhif} o {all}")
    texts.add("Plan: {plan}", "Cynllun: {plan")
    texts.add("{first} and {last}", "{first} a(c) {last}")
    texts.add(("{n} plan", "{n} plans"), ("{n} cynllun", "un cynllun", "", "", "", ""))
    texts.add(("{n} day", "{n} days"), ("{n} diwrnod", "un diwrnod", *["{n} diwrnod"] * 3, "{m} diwrnod"))
    texts.add("Nothing yet", "")
    told = list(tool.faults(texts))
    wrong = ["'Page {number} of {all}'", "'Plan: {plan}'", "'{n} plan'", "'{n} day'"]
    assert all(each.startswith(start) for each, start in zip(told, wrong, strict=True)), told


def test_what_is_not_translated_is_not_there_for_programs(tool: ModuleType) -> None:
    texts = tool.Texts(locale="cy", fuzzy=False)
    texts.forms, texts.headers = 6, (("Plural-Forms", "nplurals=6; plural=(n==1 ? 1 : 5);"), ("X-Unchecked", "1"))
    texts.add("One", "Un")
    texts.add("Two", "")
    texts.add(("{n} day", "{n} days"), "")
    texts.add(("{n} week", "{n} weeks"), ("",) * 6)
    texts.add(("{n} plan", "{n} plans"), ("{n} cynllun",) * 6)
    language = Language("cy", GNUTranslations(io.BytesIO(tool.as_mo(texts))))
    assert [language.say("One"), language.say("Two")] == ["Un", "Two"]
    assert [language.count(2, f"{{n}} {x}", f"{{n}} {x}s") for x in ("day", "week", "plan")] == [
        "2 days",
        "2 weeks",
        "2 cynllun",
    ]
    assert not language.is_checked


def test_translations_outlive_a_change_of_the_code_and_texts_gone_go(tool: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "cy" / "LC_MESSAGES" / "planchk.po"
    path.parent.mkdir(parents=True)

    def written(*texts: str) -> Any:
        made = tool.Texts(fuzzy=False)
        for text in texts:
            made.add(text, locations=[("x.py", None)])
        return tool.updated(path, made)

    header = 'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entries = '# needs-check\nmsgid "One"\nmsgstr "Un"\n\nmsgid "Two"\nmsgstr "Dau"\n\nmsgid "Gone"\nmsgstr "Aeth"\n'
    path.write_text(header + entries, encoding="utf-8")
    made = written("One", "Two", "Three")
    assert {message.id: message.string for message in made if message.id} == {"One": "Un", "Two": "Dau", "Three": ""}
    assert dict(made.headers)["X-Unchecked"] == "1"
    text = tool.as_po(made).decode()
    assert "needs-check" in text
    assert "Gone" not in text
    assert not re.search(r"Date|Generated", text)
    # What is written is read as the same, and is the same bytes each time.
    path.write_bytes(tool.as_po(made))
    assert tool.as_po(written("One", "Two", "Three")) == tool.as_po(made)
    assert tool.as_mo(written("One", "Two", "Three")) == tool.as_mo(made)
