"""Catalogues as a person reads them: a list, one whole, how it stands to its report, what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from planchk.catalogue import Catalogue, Finding
from planchk.catalogues.compare import Change, Difference
from planchk.catalogues.verify import Quoted, Span, Verification
from planchk.counted import counted
from planchk.language import ENGLISH, Language
from planchk.render.as_finding import render_finding
from planchk.render.escape import shortened
from planchk.render.lines import Line, line

_SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "renamed": ("~", "cyan")}
_LONG = 160  # characters of a text that is shown to be recognised, not read


def render_list(catalogues: Iterable[tuple[Catalogue, str]]) -> Iterator[Line]:
    """Yield each catalogue with where it comes from, then how to use one of one's own."""
    for catalogue, origin in catalogues:
        yield line((catalogue.id, "bold"), f"  version {catalogue.version}, {origin}")
        yield line(catalogue.title, indent=2, hang=4)
        yield line(_sizes(catalogue), indent=2, hang=4)
    yield line()
    yield line("A catalogue of your own is a file: planchk check PLAN --catalogue findings.yaml", hang=2)
    yield line("Start one from a report: planchk catalogue draft REPORT -o findings.yaml", hang=2)


def render_catalogue(
    catalogue: Catalogue, findings: Iterable[Finding], short: bool, language: Language = ENGLISH
) -> Iterator[Line]:
    """Yield a catalogue's head, then its findings below their services and principles.

    ``short`` leaves out what counts as an answer and what does not.
    """
    source = catalogue.source
    yield line((catalogue.title, "bold"), hang=2)
    yield line(f"{catalogue.id}, version {catalogue.version}: {_sizes(catalogue)}", hang=2)
    told = [source.publisher, source.title, source.council, source.inspected and f"Inspected {source.inspected}"]
    yield line(". ".join(" ".join(part.split()) for part in told if part) + ".", hang=2)
    if source.attribution:
        yield line((" ".join(source.attribution.split()), "dim"), hang=2)
    for (service, principle), group in groupby(findings, key=lambda finding: (finding.service, finding.principle)):
        yield line()
        heading = f"{catalogue.service_title(service)} | {catalogue.principle_title(principle)}"
        yield line((heading, "bold underline"), hang=2)
        for finding in group:
            yield line()
            shown = without_examples(finding) if short else finding
            yield from render_finding(catalogue, shown, language=language)


def without_examples(finding: Finding) -> Finding:
    """Return a finding without what counts as an answer and what does not."""
    elements = (each._replace(counts=(), does_not_count=()) for each in finding.elements)
    return finding._replace(elements=tuple(elements))


def _sizes(catalogue: Catalogue) -> str:
    elements = sum(len(finding.elements) for finding in catalogue.to_cover)
    strengths = sum(finding.kind == "strength" for finding in catalogue.findings)
    settled = len(catalogue.findings) - len(catalogue.to_cover) - strengths
    return (
        f"{counted(len(catalogue.to_cover), 'finding')} to answer, in {counted(elements, 'element')};"
        f" {counted(strengths, 'strength')}" + (f"; {settled} retired or superseded" if settled else "")
    )


def render_verification(verification: Verification, text: str, source: str, remedy: str) -> Iterator[Line]:
    """Yield what is wrong, then the sentences in no finding; ``remedy`` is for a text that is another one."""
    if verification.sha256 or verification.length is not None:
        told = "This is not the text that the catalogue was made from"
        if verification.length is not None:
            told += f": it has {verification.length:,} characters"
        yield line((f"{told}. ", "yellow"), remedy, hang=2)
    for quote in verification.wrong:
        yield from _quote(quote, text, source)
    if verification.unclaimed:
        yield line(
            (f"{counted(len(verification.unclaimed), 'sentence')} of the report may ask for something", "bold yellow"),
            " and are in no finding:" if len(verification.unclaimed) > 1 else " and is in no finding:",
            hang=2,
        )
        for span in verification.unclaimed:
            yield line(f"{_at(text, span, source)} {list(span)}: “{_words(text, span)}”", indent=2, hang=4)
    there = len(verification.quotes) - len(verification.wrong)
    yield line(
        (f"{there} of {counted(len(verification.quotes), 'quote')}", "green" if verification.is_clean else "bold"),
        f" {'stands' if there == 1 else 'stand'} in the report word for word, at the given place.",
        hang=2,
    )
    if not verification.unclaimed:
        yield line("No other sentence of the report looks as if it asks for something.", hang=2)


def _quote(quote: Quoted, text: str, source: str) -> Iterator[Line]:
    finding = quote.finding
    if quote.span and quote.standing == "elsewhere":
        yield line(
            (f"{finding.id} ", "bold"),
            f"the quote does not stand at {list(finding.span)}. It stands in {_at(text, quote.span, source)}:"
            f" write span: {list(quote.span)}.",
            hang=2,
        )
        return
    yield line((f"{finding.id} ", "bold"), "the quote is not in the report word for word:", hang=2)
    yield line(f"quote: “{shortened(' '.join(finding.quote.split()), 400)}”", indent=2, hang=10)
    if quote.span:
        yield line(f"report: “{_words(text, quote.span)}”", indent=2, hang=10)
        yield line(f"({_at(text, quote.span, source)}, span: {list(quote.span)})", indent=10, hang=10)


def verification_as_json(catalogue: Catalogue, verification: Verification, text: str, source: str) -> str:
    """Return what was found as JSON."""
    data = {
        "schema_version": 1,
        "catalogue": {"id": catalogue.id, "sha256": catalogue.sha256},
        "source": {
            "path": source,
            "length_differs": verification.length is not None,
            "sha256_differs": bool(verification.sha256),
        },
        "clean": verification.is_clean,
        "quotes": [
            {
                "finding": quote.finding.id,
                "standing": quote.standing,
                "span": list(quote.finding.span),
                "found": list(quote.span) if quote.span and quote.standing != "nowhere" else None,
                "nearest": list(quote.span) if quote.span and quote.standing == "nowhere" else None,
            }
            for quote in verification.quotes
        ],
        "unclaimed": [
            {"span": list(span), "line": _line(text, span), "text": text[slice(*span)]}
            for span in verification.unclaimed
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line(text: str, span: Span) -> int:
    return text.count("\n", 0, span[0]) + 1


def _at(text: str, span: Span, source: str) -> str:
    return f"{source}:{_line(text, span)}"


def _words(text: str, span: Span) -> str:
    return shortened(" ".join(text[slice(*span)].split()), 400)


def render_difference(difference: Difference) -> Iterator[Line]:
    """Yield what differs in the head, then finding by finding."""
    if not (difference.head or difference.changes):
        yield line("Nothing differs.")
        return
    for name, old, new in difference.head:
        yield line((f"{name}: ", "bold"), f"{shortened(old, _LONG)} -> {shortened(new, _LONG)}", hang=2)
    for finding, group in groupby(difference.changes, key=lambda change: change.finding):
        for change in group:
            yield from _change(finding, change)
    counts = {kind: len(difference.of(kind)) for kind in ("added", "removed", "renamed", "reworded", "changed")}
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    if told:
        yield line()
        yield line(f"{told}.")


def _change(finding: str, change: Change) -> Iterator[Line]:
    sign, style = _SIGNS.get(change.kind, ("!", "yellow"))
    name = f"{finding}/{change.element}" if change.element else finding
    head = (f"{sign} {name} ", f"bold {style}")
    if change.kind in ("added", "removed"):
        yield line(head, f"{change.what} {change.kind}: {shortened(change.new or change.old, _LONG)}", hang=4)
    elif not (change.old and change.new):
        told = f"{change.what}, {'no longer' if change.old else 'new'}: {change.old or change.new}"
        yield line(head, told, hang=4)
    elif len(change.old) + len(change.new) < 60:
        yield line(head, f"{change.what}: {change.old} -> {change.new}", hang=4)
    else:
        yield line(head, f"{change.what} {change.kind}:", hang=4)
        yield line(("- ", "red"), change.old, indent=4, hang=6)
        yield line(("+ ", "green"), change.new, indent=4, hang=6)


def difference_as_json(old: Catalogue, new: Catalogue, difference: Difference) -> str:
    """Return the differences as JSON."""
    data = {
        "schema_version": 1,
        "old": {"id": old.id, "version": old.version, "sha256": old.sha256},
        "new": {"id": new.id, "version": new.version, "sha256": new.sha256},
        "head": [{"field": name, "old": before, "new": after} for name, before, after in difference.head],
        "changes": [change._asdict() for change in difference.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
