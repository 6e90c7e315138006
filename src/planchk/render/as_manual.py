"""The manual of a rule, from its docstring, and the list of all rules."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

from planchk.render.lines import Line, line
from planchk.rules.rule import Rule

_STYLE = {"error": "bold red", "warning": "yellow", "info": "dim"}
# The lines of a manual that begin anew; all others go on from the line above.
_LABEL = re.compile(r"(Bad|Good|Source): +")


def render_manual(rule: Rule) -> Iterator[Line]:
    """Yield a rule's code, name and severity, then its manual in paragraphs."""
    yield line((f"{rule.CODE} {rule.NAME}", "bold"), " (", (rule.SEVERITY, _STYLE[rule.SEVERITY]), ")")
    for number, paragraph in enumerate(paragraphs(rule)):
        if number:
            yield line()
        for text in paragraph:
            label = _LABEL.match(text)
            if label:
                yield line((f"{label[1] + ':':<8}", "bold"), text[label.end() :], indent=2, hang=10)
            else:
                yield line(text, indent=2)


def render_rules(rules: Iterable[Rule]) -> Iterator[Line]:
    """Yield a line a rule: code, name, severity, and what it finds."""
    rules = tuple(rules)
    width = max(len(rule.NAME) for rule in rules)
    for rule in rules:
        yield line(
            (f"{rule.CODE}  ", "bold"),
            f"{rule.NAME:<{width}}  ",
            (f"{rule.SEVERITY:<7}", _STYLE[rule.SEVERITY]),
            f"  {paragraphs(rule)[0][0]}",
            hang=width + 18,
        )


def paragraphs(rule: Rule) -> list[list[str]]:
    """Return the paragraphs of a docstring, each as its texts without line breaks."""
    found = []
    for block in inspect.cleandoc(rule.__doc__ or "").split("\n\n"):
        texts: list[str] = []
        for written in block.split("\n"):
            if not texts or _LABEL.match(written):
                texts.append(written.strip())
            else:
                texts[-1] += f" {written.strip()}"
        found.append(texts)
    return found
