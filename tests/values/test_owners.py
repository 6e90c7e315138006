from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.values.owners import _NOBODY, _NOBODYS_WORDS, is_group, names_nobody, parse_owners

ONE = (
    """
Head of Adult Services|Assistant Director, Safeguarding and Family Support|Head of Service, Children's Social Care
HoS MASH/SA|Head of Service MASH/SA|SM CP/Court|SM Duty & Asst|Perf & Systems Mgr|Safeguarding and Review Manager
Service Manager, Assessment and Intervention|Joint Commissioning Manager, SEND|Lead manager, performance
Principal Officer, Practice|Principal Social Worker, Adults|Communities and Prevention Manager|Director / DASS
Director of Social Services, Housing and Communities|Head of Quality, Performance and Commissioning
Deputy Chief Executive and Director of Social Services|Head of Service (Adults and Children)|Manager/Lead
Chair of Corporate Social Inclusion Group|Training Officer for Team Managers|Head of Finance & Performance
Jane Smith, Head of Service|Head of Service, Jane Smith|Youth Justice, Early Help|Improvement Board|Commissioning
Team managers|Heads of Service MASH/SA and SASF|Head of Service (TBC)|Head of Service (Head of A and Head of B)
Manager, Children with Disabilities|Support Services Manager|Quality Assurance Manager/Officer
""".strip()
    .replace("\n", "|")
    .split("|")
)

SEVERAL = {
    "Support Services Manager; HoS Adults": ("Support Services Manager", "HoS Adults"),
    "Head of Adult Services and Head of Children's Services": ("Head of Adult Services", "Head of Children's Services"),
    "Head of Adults, Head of Children and Head of Housing": ("Head of Adults", "Head of Children", "Head of Housing"),
    "HoS Children; HoS Adults": ("HoS Children", "HoS Adults"),
    "HoS Children/HoS Adults": ("HoS Children", "HoS Adults"),
    "SM/TM": ("SM", "TM"),
    "Planning Manager / Head of Service": ("Planning Manager", "Head of Service"),
    "AD Children & AD Adults": ("AD Children", "AD Adults"),
    "Team Manager, Front Door, and IRO Manager": ("Team Manager, Front Door", "IRO Manager"),
    "Director and Heads of Service": ("Director", "Heads of Service"),
    "Service Manager\nTeam Manager": ("Service Manager", "Team Manager"),
    "J Smith, A Jones and P Evans": ("J Smith", "A Jones", "P Evans"),
    "Jane Smith / Alan Jones": ("Jane Smith", "Alan Jones"),
    "Jane Smith (Head of Adults), Alan Jones (Head of Children)": (
        "Jane Smith (Head of Adults)",
        "Alan Jones (Head of Children)",
    ),
}

LED = {
    "Head of Children's Services with the Head of Legal": "Head of Children's Services",
    "Head of Adults, supported by Head of Housing": "Head of Adults",
    "Head of Adults (lead), Head of Children": "Head of Adults (lead)",
    "Lead: HoS Children; Support: HoS Adults": "HoS Children",
    "Head of Service\nChildren's Social Care": "Head of Service Children's Social Care",
    "HoS Adults; HoS Adults": "HoS Adults",
    "HoS Adults; TBC": "HoS Adults",
    "Head of Adults\nSupported by Head of Housing": "Head of Adults",
    "Head of Adults\nWith Jane Smith": "Head of Adults",
    "SRO: Director": "Director",
}

NOBODY = [
    "",
    " ",
    "TBC",
    "T.B.C.",
    "n/a",
    "N/A",
    "-",
    "?",
    "vacant",
    "Vacant post",
    "To be confirmed",
    "Owner TBC",
    "none",
]
NOBODY += ["to be recruited", "Not yet agreed", "i'w gadarnhau"]

GROUPS = ["Team managers", "SMs Adults", "TMs", "All managers", "Service Managers, Adult Social Care", "Social Workers"]
GROUPS += ["Heads of Service MASH/SA and SASF", "Practice Improvement Leads", "All", "All staff"]


@pytest.mark.parametrize("text", ONE)
def test_one_owner(text: str) -> None:
    assert parse_owners(text) == (text,)


@pytest.mark.parametrize(("text", "owners"), SEVERAL.items(), ids=SEVERAL)
def test_several_owners(text: str, owners: tuple[str, ...]) -> None:
    assert parse_owners(text) == owners


@pytest.mark.parametrize(("text", "owner"), LED.items(), ids=LED)
def test_one_owner_of_a_cell_that_says_more(text: str, owner: str) -> None:
    assert parse_owners(text) == (owner,)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert parse_owners(text) == ()


@pytest.mark.parametrize("text", GROUPS)
def test_a_group(text: str) -> None:
    assert is_group(text)


@pytest.mark.parametrize("text", [text for text in ONE if text not in GROUPS])
def test_no_group(text: str) -> None:
    assert not is_group(text)


@pytest.mark.parametrize("text", [*NOBODY, *ONE])
def test_who_names_nobody_has_no_owners(text: str) -> None:
    assert names_nobody(text) == (not parse_owners(text))


def test_each_longer_word_of_a_phrase_for_nobody_is_known() -> None:
    read = re.sub(r"\\b|ch\?|\[\w+\]", " ", _NOBODY.pattern)
    assert {word for word in re.findall(r"[^\W\d_]{4,}", read) if word not in _NOBODYS_WORDS} == set()


PIECES = st.sampled_from(
    "Head of Service , / and & ( ) ; \n Manager HoS TBC Lead: with Jane Smith the A - n/a".split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_it_never_raises_and_makes_nothing_up(text: str) -> None:
    owners = parse_owners(text)
    assert owners == parse_owners(text)
    assert len({owner.casefold() for owner in owners}) == len(owners)
    written = "".join(text.split())
    for owner in owners:
        assert owner.strip()
        assert "".join(owner.split()) in written
        is_group(owner)


@pytest.mark.parametrize(
    "piece", ["a,", "Head of A and ", "(", "n/", "A-", "J Smith, ", "lead: ", "with ", "\n", "to be "]
)
def test_it_takes_no_longer_on_a_hostile_text(piece: str) -> None:
    texts = [(piece * 400)[:400], piece * 50_000]
    started = time.perf_counter()
    for text in texts:
        parse_owners(text)
    assert time.perf_counter() - started < 0.5
