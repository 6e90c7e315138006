"""Why an action has its scores, as styled lines."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.explain import ActionReasons, Reasons
from planchk.match.explain import Weighed
from planchk.render.lines import Line, line
from planchk.values.statuses import Status, parse_status

_BAND_STYLE = {"covered": "bold green", "possible": "yellow", "missing": "red"}


def render_reasons(reasons: ActionReasons) -> Iterator[Line]:
    """Yield the action's words, service and status, then element by element what decided."""
    action = reasons.action
    yield line((action.id, "bold"), " ", (str(action.place), "dim"))
    for words in action.words:
        yield line(f"{words.field:<9}", words.value, indent=2, hang=11)
    if action.sections:
        yield line(f"{'section':<9}", " / ".join(action.sections), indent=2, hang=11)
    named = {"": "not named", "both": "both"}.get(reasons.service, f"{reasons.service} only")
    yield line(f"{'service':<9}", named, indent=2)
    yield line(f"{'status':<9}", _status(reasons), indent=2, hang=11)
    if reasons.verdicts:
        yield line(f"{'words':<9}", ", ".join(_verdicts(reasons.verdicts)), indent=2, hang=11)
    for each in reasons.elements:
        yield line()
        yield from _element(each)
    if not reasons.elements:
        yield line("No words to read.", indent=2)


def _verdicts(verdicts: dict[str, float]) -> Iterator[str]:
    names = {"children": "about children", "adults": "about adults", "elsewhere": "about another department"}
    for lane, likely in verdicts.items():
        yield f"{names.get(lane, 'commit to something')} {likely:.2f}"


def _status(reasons: ActionReasons) -> str:
    action = reasons.action
    status = parse_status(action.status.value) if action.status else Status.UNKNOWN
    if status is Status.CANCELLED:
        return "cancelled: covers nothing"
    if status is Status.ON_HOLD and action.due is None:
        return "on hold without a date: covers nothing"
    return f"{status.value}: does not change what it covers"


def _element(reasons: Reasons) -> Iterator[Line]:
    verdict = "covers it" if reasons.counts else {"possible": "may cover it"}.get(reasons.band, "does not cover it")
    yield line(
        (f"{reasons.finding.id}/{reasons.element.id} ", "bold"),
        (f"{reasons.score:.2f} {verdict}", _BAND_STYLE["covered" if reasons.counts else reasons.band]),
        f": {reasons.element.text}",
        indent=2,
        hang=4,
    )
    if reasons.voices:
        whole, parts = reasons.voices.encoder, reasons.voices.quick
        yield line("weighed     ", f"the whole text {whole:.2f}, its words {parts:.2f}", indent=4, hang=16)
    yield line("decided by  ", f'"{reasons.decisive}"', indent=4, hang=16)
    for name, words in (("for", reasons.words_for), ("against", reasons.words_against)):
        if words:
            yield line(f"{name:<12}", ", ".join(_weighed(word) for word in words), indent=4, hang=16)
    for precedent in reasons.precedents:
        name = "covers:" if precedent.covers else "does not:"
        why = f" ({precedent.why})" if precedent.why else ""
        yield line(f"{name:<12}", f'"{precedent.text}"{why}', indent=4, hang=16)


def _weighed(word: Weighed) -> str:
    return f"{word.word} {word.weight:+.1f}"
