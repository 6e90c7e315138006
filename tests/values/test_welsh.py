"""Welsh in the fields of a plan, as councils write it; and what tells Welsh words from English ones."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assessed import ROOT
from planchk.catalogues import load_catalogue
from planchk.translated import in_language
from planchk.values.dates import parse_due
from planchk.values.owners import is_group, parse_owners
from planchk.values.services import parse_service
from planchk.values.statuses import Status, parse_status
from planchk.values.welsh import is_welsh

PLAN_DATE = date(2021, 2, 15)

STATUSES = {
    Status.NOT_STARTED: ("Heb ddechrau", "Ddim wedi dechrau", "Coch – heb ddechrau", "I'w ddechrau", "Arfaethedig"),
    Status.IN_PROGRESS: (
        "Ar y gweill", "Ar waith", "Ar y trywydd iawn", "Yn mynd rhagddo", "Parhaus", "Coch", "Oren", "Ambr", "Melyn",
        "Gwyrdd", "Gwyrdd - ar y trywydd iawn", "Statws CAG: Gwyrdd", "80% wedi'i gwblhau", "Wedi'i gwblhau'n rhannol",
        "Heb ei gwblhau", "I'w gwblhau", "Yn cael ei ddatblygu", "Wedi llithro", "Mae'r gwaith wedi dechrau",
    ),
    Status.COMPLETE: (
        "Wedi'i gwblhau", "Wedi’i chwblhau", "Wedi'u cwblhau", "Wedi ei gwblhau", "Cwblhawyd ym mis Mai", "Glas",
        "100% wedi'i gwblhau", "Cyflawnwyd",
    ),
    Status.ON_HOLD: ("Wedi'i ohirio", "Wedi'i ohirio tan fis Medi", "Wedi'i oedi", "Gohiriwyd"),
    Status.CANCELLED: ("Wedi'i ganslo", "Wedi’i dynnu’n ôl", "Nid yw'n mynd rhagddo", "Nid oes ei angen mwyach"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [(text, status) for status, texts in STATUSES.items() for text in texts])
def test_statuses(text: str, status: Status) -> None:
    assert parse_status(text) is status


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [
        ("31 Mawrth 2022", "date", date(2022, 3, 31)),
        ("erbyn diwedd mis Mawrth 2022", "date", date(2022, 3, 31)),
        ("ym Mehefin 2021", "date", date(2021, 6, 30)),
        ("diwedd Gorffennaf 2021", "date", date(2021, 7, 31)),
        ("yng Ngorffennaf 2021", "date", date(2021, 7, 31)),
        ("yn Nhachwedd 2021", "date", date(2021, 11, 30)),
        ("Ebrill i Fehefin 2021", "date", date(2021, 6, 30)),
        ("1af o Fai 2021", "date", date(2021, 5, 1)),
        ("Rhag 2021", "date", date(2021, 12, 31)),
        ("Chwarter 2 2021/22", "date", date(2021, 9, 30)),
        ("Ch2 2021/22", "date", date(2021, 9, 30)),
        ("ail chwarter 2021/22", "date", date(2021, 9, 30)),
        ("diwedd y flwyddyn ariannol", "date", date(2021, 3, 31)),
        ("blwyddyn ariannol 2021/22", "date", date(2022, 3, 31)),
        ("Hydref 2021", "date", date(2021, 10, 31)),
        ("tymor yr hydref 2021", "date", date(2021, 12, 31)),
        ("gwanwyn 2022", "date", date(2022, 5, 31)),
        ("o fewn 6 mis", "date", date(2021, 8, 15)),
        ("o fewn tri mis", "date", date(2021, 5, 15)),
        ("o fewn mis", "date", date(2021, 3, 15)),
        ("20 diwrnod gwaith", "date", date(2021, 3, 15)),
        ("o 1 Ebrill 2021 ymlaen", "open", None),
        ("parhaus", "open", None),
        ("bob chwarter", "open", None),
        ("cyn gynted â phosibl", "open", None),
        ("ar unwaith", "now", date(2021, 3, 15)),
        ("wedi'i gwblhau Mehefin 2021", "done", date(2021, 6, 30)),
        ("i'w gwblhau erbyn 1 Mai 2021", "date", date(2021, 5, 1)),
        ("I'w gadarnhau", "none", None),
    ],
)
def test_due_dates(text: str, kind: str, end: date | None) -> None:
    due = parse_due(text, PLAN_DATE)
    assert (due.kind, due.end) == (kind, end)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Pennaeth Gwasanaethau Plant", ("Pennaeth Gwasanaethau Plant",)),
        (
            "Pennaeth Gwasanaethau Plant / Pennaeth Gwasanaethau Oedolion",
            ("Pennaeth Gwasanaethau Plant", "Pennaeth Gwasanaethau Oedolion"),
        ),
        ("Pennaeth Gwasanaeth a Rheolwr Tîm", ("Pennaeth Gwasanaeth", "Rheolwr Tîm")),
        ("Rheolwr Tîm, Diogelu ac Asesu", ("Rheolwr Tîm, Diogelu ac Asesu",)),
        ("Cyfarwyddwr Corfforaethol, Gofal Cymdeithasol", ("Cyfarwyddwr Corfforaethol, Gofal Cymdeithasol",)),
        ("Uwch Reolwr Diogelu", ("Uwch Reolwr Diogelu",)),
        ("Siân Evans", ("Siân Evans",)),
        ("I'w gadarnhau", ()),
        ("I’w phenodi", ()),
        ("Swydd wag", ()),
    ],
)
def test_owners(text: str, owners: tuple[str, ...]) -> None:
    assert parse_owners(text) == owners


def test_groups() -> None:
    assert is_group("Rheolwyr Tîm")
    assert is_group("Pawb") is is_group("Everybody")
    assert not is_group("Rheolwr Tîm")


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Gwasanaethau Plant", "children"),
        ("Gwasanaethau i blant a phobl ifanc", "children"),
        ("Gwasanaethau oedolion", "adults"),
        ("Pobl hŷn", "adults"),
        ("Plant ac oedolion", "both"),
        ("Pob gwasanaeth", "both"),
        ("Tai", ""),
    ],
)
def test_services(text: str, service: str) -> None:
    assert parse_service(text) == service


def test_welsh_sentences_are_told_from_english_ones() -> None:
    welsh, english = in_language(load_catalogue(), "cy"), load_catalogue()
    found = [is_welsh(element.question) for finding in welsh.findings for element in finding.elements]
    found += [is_welsh(finding.summary) for finding in welsh.findings]
    assert sum(found) >= 0.9 * len(found)
    texts = [element.question for finding in english.findings for element in finding.elements]
    texts += [finding.quote for finding in english.findings]
    assert not any(map(is_welsh, texts))


def test_no_english_action_is_taken_for_welsh() -> None:
    """All exemplars: 16,000 texts of plans, many in abbreviations, and a few that do hold Welsh."""
    texts = []
    for path in sorted((ROOT / "data" / "exemplars").glob("real-*.jsonl")):
        texts += [str(json.loads(line).get("text", "")) for line in path.read_text(encoding="utf-8").splitlines()]
    taken = [text for text in texts if is_welsh(text)]
    assert len(texts) > 5000
    assert len(taken) <= 3, taken


@pytest.mark.parametrize(
    "text",
    [
        "", "y", "Promote Teuluoedd yn Gyntaf", "Extend Dechrau'n Deg to all wards", "Cyngor Sir Fôn to publish it",
        "Mudiad Meithrin", "Translate the guide for families into Welsh (canllaw i deuluoedd) and publish it",
    ],
)  # fmt: skip
def test_names_of_welsh_bodies_do_not_make_a_text_welsh(text: str) -> None:
    assert not is_welsh(text)
