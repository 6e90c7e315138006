"""What changed between two versions of a catalogue."""

from __future__ import annotations

from planchk.catalogue import Catalogue, Element, Finding
from planchk.catalogues import load_catalogue
from planchk.catalogues.compare import compare

OLD = load_catalogue()


def changed(**by_id: Finding | None) -> Catalogue:
    ids = {key.replace("_", "-"): value for key, value in by_id.items()}
    kept = [ids.get(finding.id, finding) for finding in OLD.findings]
    return OLD._replace(findings=tuple(finding for finding in kept if finding))


def finding(id_: str) -> Finding:
    return next(each for each in OLD.findings if each.id == id_)


def test_nothing_differs_from_itself() -> None:
    assert compare(OLD, OLD) == ((), ())


def test_findings_added_and_removed() -> None:
    without = changed(AS_PA_1=None)
    (gone,) = compare(OLD, without).changes
    assert (gone.kind, gone.finding, gone.what, gone.old) == ("removed", "AS-PA-1", "finding", finding("AS-PA-1").quote)
    (back,) = compare(without, OLD).changes
    assert (back.kind, back.finding, back.new) == ("added", "AS-PA-1", finding("AS-PA-1").quote)


def test_a_new_id_is_told_by_the_quote() -> None:
    changes = compare(OLD, changed(AS_PA_1=finding("AS-PA-1")._replace(id="AS-9", duty="should"))).changes
    assert [(c.kind, c.finding, c.what, c.old, c.new) for c in changes] == [
        ("renamed", "AS-9", "id", "AS-PA-1", "AS-9"),
        ("changed", "AS-9", "duty", "noted", "should"),
    ]


def test_words_duty_and_kind() -> None:
    new = finding("CS-PR-1")._replace(quote="Other words.", duty="should", kind="development")
    changes = compare(OLD, changed(CS_PR_1=new)).changes
    assert [(c.kind, c.what) for c in changes] == [("reworded", "quote"), ("changed", "kind"), ("changed", "duty")]


def test_a_line_break_is_no_new_wording() -> None:
    new = finding("CS-PR-1")._replace(quote=finding("CS-PR-1").quote.replace(" must", "\n must"))
    assert compare(OLD, changed(CS_PR_1=new)).changes == ()


def test_elements() -> None:
    legal = finding("CS-PR-2").elements[1]
    elements = (
        finding("CS-PR-2").elements[0],
        legal._replace(text="Legal meetings are on time", counts=(*legal.counts[1:], "A new example")),
        Element("reviews", "Reviews are timely"),
    )
    changes = compare(OLD, changed(CS_PR_2=finding("CS-PR-2")._replace(elements=elements))).changes
    assert [(c.kind, c.element, c.what) for c in changes] == [
        ("reworded", "legal", "text"),
        ("changed", "legal", "what counts"),
        ("changed", "legal", "what counts"),
        ("added", "reviews", "element"),
        ("removed", "no-delay", "element"),
    ]


def test_the_head() -> None:
    assert compare(OLD, OLD._replace(version="2")).head == (("version", "1", "2"),)
