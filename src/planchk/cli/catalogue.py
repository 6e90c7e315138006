"""``planchk catalogue``: list, show, validate, verify and compare catalogues, and start one."""

from __future__ import annotations

import os
import sys
from typing import Literal, NamedTuple

from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.cli.terminal import exit_on_error, print_lines
from planchk.cli.writing import check_outputs, write_whole
from planchk.counted import counted
from planchk.errors import Fault, InputError, NothingToCheck, PlanchkError, UsageError
from planchk.language import Language, language_for
from planchk.render.lines import line
from planchk.suggest import did_you_mean
from planchk.translated import in_language, note_on

Form = Literal["text", "json"]


class Drafting(NamedTuple):
    """What the user asked ``catalogue draft`` for; ``text`` is where the text goes that spans refer to."""

    report: str
    output: str
    text: str | None
    force: bool


def list_catalogues() -> int:
    """Print the shipped and installed catalogues."""
    from planchk.catalogues.installed import installed_catalogues
    from planchk.render.as_catalogue import render_list

    found = [(load_catalogue(), "comes with planchk")]
    faults: list[Fault] = []
    for name, package in installed_catalogues().items():
        try:
            found.append((load_catalogue(name), f"from {package}"))
        except PlanchkError as error:  # of one package; the others' are there all the same
            faults += error.faults
    print_lines(render_list(found))
    with exit_on_error():
        if faults:
            raise InputError(faults)
    return 0


def show_catalogue(name: str | None, wanted: str | None, short: bool, lang: str | None = None) -> int:
    """Print a catalogue, or one finding of it."""
    from planchk.render.as_catalogue import render_catalogue, without_examples
    from planchk.render.as_finding import render_finding

    with exit_on_error():
        language = language_for(lang)
        catalogue = in_language(load_catalogue(name), language.code)
        if wanted is None:
            print_lines(render_catalogue(catalogue, catalogue.findings, short, language))
            _tell_note(catalogue, language)
            return 0
        ids = [finding.id for finding in catalogue.findings]
        found = [finding for finding in catalogue.findings if finding.id.casefold() == wanted.strip().casefold()]
        if not found:
            remedy = did_you_mean(wanted, ids) or f"It has {', '.join(ids[:10])}{' and more' if len(ids) > 10 else ''}."
            raise UsageError.one(f"there is no finding '{wanted}'.", catalogue.id, remedy)
        shown = without_examples(found[0]) if short else found[0]
        print_lines(render_finding(catalogue, shown, language=language))
        _tell_note(catalogue, language)
    return 0


def _tell_note(catalogue: Catalogue, language: Language) -> None:
    if note := note_on(catalogue, language):
        print_lines([line(), line((note, "dim"))])


def validate_catalogue(path: str) -> int:
    """Say whether a file is a sound catalogue, with every fault where it is not."""
    from planchk.catalogues.load import read_catalogue

    with exit_on_error():
        try:
            catalogue = read_catalogue(path)
        except NothingToCheck as error:
            # As a gate's input it is nothing to check; as a catalogue it is not valid.
            raise InputError(error.faults) from None
    elements = sum(len(finding.elements) for finding in catalogue.to_cover)
    strengths = sum(finding.kind == "strength" for finding in catalogue.findings)
    sys.stdout.write(
        f"{path}: a valid catalogue, with {counted(len(catalogue.to_cover), 'finding')} to answer in"
        f" {counted(elements, 'element')}, and {counted(strengths, 'strength')}.\n"
    )
    return 0


def verify_catalogue(name: str | None, source: str, form: Form) -> int:
    """Hold a catalogue against its report: 0 where nothing is wrong or missing, else 1."""
    from planchk.catalogues.verify import verify
    from planchk.drafting.draft import looks_like_requirement
    from planchk.drafting.load import read_report
    from planchk.render.as_catalogue import render_verification, verification_as_json

    with exit_on_error():
        catalogue = _load_as_is(name)
        report = read_report(source)
        verification = verify(catalogue, report.text, looks_like_requirement(report))
        if form == "json":
            sys.stdout.write(verification_as_json(catalogue, verification, report.text, report.path))
        else:
            remedy = "Give the same text, or correct 'length:' and 'sha256:' once all quotes are found."
            print_lines(render_verification(verification, report.text, report.path, remedy))
    return 0 if verification.is_clean else 1


def compare_catalogues(old: str, new: str, form: Form) -> int:
    """Print what changed from one catalogue to the other."""
    from planchk.catalogues.compare import compare
    from planchk.render.as_catalogue import difference_as_json, render_difference

    with exit_on_error():
        before, after = _load_as_is(old), _load_as_is(new)
        difference = compare(before, after)
        if form == "json":
            sys.stdout.write(difference_as_json(before, after, difference))
        else:
            print_lines(render_difference(difference))
    return 0


def start_catalogue(output: str, force: bool) -> int:
    """Write a catalogue to fill in by hand."""
    from planchk.catalogues.start import STARTER

    with exit_on_error():
        check_outputs([output], [], force)
        _write(output, STARTER)
    return 0


def draft_from_report(request: Drafting) -> int:
    """Write the draft of a report's catalogue, and say on standard error what it holds."""
    from planchk.drafting.draft import draft_catalogue
    from planchk.drafting.load import read_report
    from planchk.render.catalogue_as_yaml import render_draft

    with exit_on_error():
        outputs = [request.output, *([request.text] if request.text else [])]
        check_outputs(outputs, [request.report], request.force)
        report = read_report(request.report)
        draft = draft_catalogue(report)
        if not draft.to_cover:
            strengths = counted(len(draft.findings), "sentence")
            raise NothingToCheck.one(
                f"no sentence asks for anything ({counted(draft.sentences, 'sentence')} read, {strengths} of praise).",
                report.path,
                "If it does, write the catalogue by hand: planchk catalogue new -o findings.yaml.",
            )
        if request.text:
            _write(request.text, report.text)
        _write(request.output, render_draft(draft))
    kinds = {
        kind: sum(finding.kind == kind for finding in draft.findings) for kind in ("recommendation", "development")
    }
    unsure = sum(not finding.is_sure for finding in draft.findings)
    sys.stderr.write(
        (f"{request.output}: " if request.output != "-" else "")
        + f"{counted(kinds['recommendation'], 'recommendation')}, {counted(kinds['development'], 'direction')} noted,"
        f" {counted(len(draft.findings) - len(draft.to_cover), 'strength')}; {unsure} unsure,"
        f" {counted(len(draft.close), 'close call')} left out; {counted(draft.sentences, 'sentence')} read.\n"
        "All of it is a draft: a person has to confirm it. The comments in the file say how.\n"
    )
    return 0


def _load_as_is(name: str | None) -> Catalogue:
    """Return a catalogue; in a file, a quote need not be as long as its span, since that may be what is looked for."""
    if name is None or not os.path.isfile(name):
        return load_catalogue(name)
    from planchk.catalogues.load import read_catalogue

    return read_catalogue(name, spans=False)


def _write(path: str, text: str) -> None:
    if path == "-":
        sys.stdout.write(text)
    else:
        write_whole(path, text.encode("utf-8", "surrogatepass"))
