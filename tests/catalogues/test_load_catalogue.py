"""The shipped catalogue is whole and verbatim; another one is read strictly, all faults at once."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from planchk import load_catalogue
from planchk.catalogues.compile import compiled_text
from planchk.catalogues.load import read_catalogue
from planchk.errors import InputError, NothingToCheck
from samples import CATALOGUE

DATA = Path(__file__).parents[2] / "data"

ELEMENTS = """
CS-VC-1 assessments planning; CS-PR-3 short-breaks; CS-PR-1 outcomes; CS-PR-2 assessments legal no-delay;
CS-WB-1 understanding continuity contingency; CS-PA-1 partnership; CS-PA-2 supporter;
AS-VC-1 presumption everywhere; AS-PR-1 timeliness consistency; AS-PR-2 line-of-sight workflow;
AS-WB-1 need-led; AS-WB-2 challenge-thresholds; AS-PA-1 community-agents
"""


def test_the_shipped_catalogue_has_the_findings_and_elements_of_the_report() -> None:
    expected = {line.split()[0]: tuple(line.split()[1:]) for line in ELEMENTS.split(";")}
    found = {finding.id: tuple(e.id for e in finding.elements) for finding in load_catalogue().to_cover}
    assert found == expected


def test_every_quote_stands_verbatim_at_its_span() -> None:
    catalogue = load_catalogue()
    report = (DATA / "report.txt").read_bytes()
    assert sha256(report).hexdigest() == catalogue.source.sha256
    text = report.decode("utf-8")
    assert len(text) == catalogue.source.length
    for finding in catalogue.findings:
        assert text[slice(*finding.span)] == finding.quote, finding.id


def test_every_element_says_what_counts_and_what_does_not() -> None:
    for finding in load_catalogue().to_cover:
        for element in finding.elements:
            assert element.text, element.id
            assert len(element.counts) >= 3, (finding.id, element.id)
            assert len(element.does_not_count) >= 3, (finding.id, element.id)


def test_the_source_is_attributed_and_licensed() -> None:
    source = load_catalogue().source
    assert "Crown copyright" in source.attribution
    assert "Open Government Licence v3.0" in source.licence


def test_the_compiled_catalogue_is_in_step_with_its_source() -> None:
    """If this fails: python -m planchk.catalogues.compile."""
    catalogue = read_catalogue(str(DATA / "findings.yaml"))
    assert load_catalogue() == catalogue
    assert (DATA / "findings.json").read_text(encoding="utf-8") == compiled_text(catalogue)
    assert catalogue.sha256 == sha256((DATA / "findings.yaml").read_bytes()).hexdigest()


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_catalogue_of_ones_own_is_read(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path, CATALOGUE))
    assert [finding.id for finding in catalogue.findings] == ["R1"]
    assert catalogue.findings[0].span == (0, 6)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: recommendation", "kind: recomendation", ":9:9: findings[1].kind: not one of 'recommendation'"),
        ("duty: must", "duty: shall", ":10:9: findings[1].duty: not one of"),
        ("  summary: Do it\n", "", ":8:3: findings[1].summary: this is missing. Add 'summary:'."),
        ("  summary:", "  sumary:", "unknown key 'sumary'. Did you mean 'summary'?"),
        ("title: Mine", "titel: Mine", ":3:1: unknown key 'titel'. Did you mean 'title'?"),
        ("service: adults", "service: adult", ":11:12: R1: the service 'adult' is not defined. Did you mean 'adults'?"),
        ("principle: voice", "principle: x", ":12:14: R1: the principle 'x' is not defined."),
        ("span: [0, 6]", "span: [0, 7]", ":14:9: R1: the span holds 7 characters and the quote 6."),
        ("span: [0, 6]", "span: [a, b]", "findings[1].span[1]: input should be a valid integer"),
        ("elements: [{id: a, text: Do it}]", "elements: []", "R1: no elements."),
        ("{id: a, text: Do it}", "{id: a, text: x}, {id: a, text: y}", "the id 'a' is used twice"),
        ("id: R1", "id: R 1/a", "'R 1/a' is no id."),
        ('quote: "Do it."', "quote: ''", "R1: the quote is empty."),
        ("id: mine-2024", "schema_version: 2\nid: mine-2024", "this schema_version is unknown."),
    ],
)
def test_a_bad_catalogue_is_refused_with_line_and_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in CATALOGUE
    with pytest.raises(InputError) as caught:
        load_catalogue(write(tmp_path, CATALOGUE.replace(old, new)))
    assert any(message in str(fault) for fault in caught.value.faults), str(caught.value)
    assert all(fault.remedy and fault.place.line for fault in caught.value.faults)


def test_all_faults_of_a_catalogue_are_told_at_once(tmp_path: Path) -> None:
    bad = (
        CATALOGUE.replace("duty: must", "duty: x")
        .replace("kind: recommendation", "kind: y")
        .replace("title: Mine", "titel: M")
    )
    with pytest.raises(InputError) as caught:
        load_catalogue(write(tmp_path, bad))
    assert [fault.place.line for fault in caught.value.faults] == sorted(
        fault.place.line for fault in caught.value.faults
    )
    assert len(caught.value.faults) == 4  # the misspelt title is unknown, and the title missing


def test_an_empty_catalogue_is_nothing_to_check(tmp_path: Path) -> None:
    for text in ("", CATALOGUE.replace("kind: recommendation", "kind: strength")):
        with pytest.raises(NothingToCheck):
            load_catalogue(write(tmp_path, text))


def test_the_catalogue_needs_no_yaml_beyond_the_plain(tmp_path: Path) -> None:
    """Any YAML reader gives the same data: no trick of ours is needed to read the file."""
    data = yaml.safe_load((DATA / "findings.yaml").read_text(encoding="utf-8"))
    assert [finding["id"] for finding in data["findings"]] == [finding.id for finding in load_catalogue().findings]
