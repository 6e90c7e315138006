"""Who and whether before what: service, commitment and headings, by the shipped model."""

from __future__ import annotations

import pytest

from planchk.match.model import Model, Texts, load_model
from planchk.match.verdict import LANES, features_of, slopes_of
from planchk.shipped import data_file

WEIGHTS = (0.6, -0.5, 0.4, 0.3, -0.9, 2.0, 2.0, 0.4, -0.4)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(data_file("model.bin"))


def covered(model: Model, text: str, section: str = "", service: str = "") -> set[str]:
    texts = Texts((("action", text),), section, service)
    return {score.element for score in model.read(texts) if model.band(score) == "covered"}


@pytest.mark.parametrize(
    ("text", "element"),
    [
        (
            "We will no longer wait for the monthly panel: a legal planning meeting is held within a week.",
            "CS-PR-2/legal",
        ),
        ("Open two new short breaks schemes for disabled children by June.", "CS-PR-3/short-breaks"),
        ("Community agents to be extended to four more areas, with five further posts.", "AS-PA-1/community-agents"),
    ],
)
def test_a_commitment_covers(model: Model, text: str, element: str) -> None:
    assert element in covered(model, text)


@pytest.mark.parametrize(
    "text",
    [
        "No further action on short breaks for disabled children.",
        "Inspectors praised our short breaks for disabled children, and families are pleased with them.",
        "The new short breaks schemes for disabled children are paused, with no date for restarting.",
        "There is no money this year for further short breaks for disabled children.",
        "Cancelled: the extension of the community agents to four more areas.",
    ],
)
def test_what_commits_to_nothing_covers_nothing(model: Model, text: str) -> None:
    assert covered(model, text) == set()


@pytest.mark.parametrize(
    ("children", "adults"),
    [
        (
            "Children's assessments are finished within 42 working days; the backlog is cleared by June.",
            "Adults wait no longer than 28 days for an assessment; the waiting list is cleared by June.",
        ),
        (
            "Every assessment opens with the child's own words on what life is like at home.",
            "Every assessment opens with the adult's own view of what would help, as the expert on their own life.",
        ),
    ],
)
def test_the_words_say_which_service(model: Model, children: str, adults: str) -> None:
    assert {element[:2] for element in covered(model, children)} == {"CS"}
    assert {element[:2] for element in covered(model, adults)} == {"AS"}


@pytest.mark.parametrize(
    "text",
    [
        "Clear the backlog of housing benefit assessments by June.",
        pytest.param(
            "Answer councillors' enquiries within ten days: 74% now, 95% by March.",
            marks=pytest.mark.xfail(reason="read as the timeliness of adult services", strict=True),
        ),
        "Pupils' views are central to the school improvement plan.",
    ],
)
def test_another_department_covers_nothing(model: Model, text: str) -> None:
    assert covered(model, text) == set()


HEADINGS = [
    "Legal planning meetings held within five days",
    "Voice of the child in assessments and care plans",
    "Short breaks for disabled children: more choice",
    "Managers challenge thresholds",
    "Community agents expanded to all areas",
    "Timeliness and consistency of adults' responses",
]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("text", ["", "…", "See above", "Ongoing", "Green", "To be confirmed"])
def test_a_heading_alone_never_covers(model: Model, heading: str, text: str) -> None:
    assert covered(model, text, heading) == set()


def test_a_heading_tells_what_a_fragment_is_about(model: Model) -> None:
    fragment = Texts((("action", "Held within 5 days of request, 71% to 93%"),))
    lane = model.elements.index("CS-PR-2/legal")
    under = fragment._replace(section="Legal planning meetings")
    assert model.probabilities(under)[lane] > 2 * model.probabilities(fragment)[lane]


def test_every_element_has_a_probability(model: Model) -> None:
    texts = Texts((("action", "Legal planning meetings within a week, in children's services."),), service="children")
    found = dict(zip(model.elements, model.probabilities(texts), strict=True))
    assert len(found) == 21
    assert {found[name] for name in found if name.startswith("AS-")} == {0.0}
    assert {score.element: score.probability for score in model.read(texts)}.items() <= found.items()


def test_without_words_nothing_is_probable(model: Model) -> None:
    assert set(model.probabilities(Texts((), HEADINGS[0]))) == {0.0}


@pytest.mark.parametrize("service", ["children", "adults", ""])
@pytest.mark.parametrize("lanes", [(3.0, -3.0, -2.0, -1.0), (-3.0, 2.0, 1.0, 2.0), (-1.0, -2.0, -1.0, -2.0)])
@pytest.mark.parametrize("own", [-5.0, 1.0])
def test_slopes_are_those_of_the_features(own: float, lanes: tuple[float, ...], service: str) -> None:
    def odds(own: float, lanes: tuple[float, ...]) -> float:
        return sum(w * f for w, f in zip(WEIGHTS, features_of(own, 0.0, lanes, service, 1.5), strict=True))

    step = 1e-3
    found = [(odds(own + step, lanes) - odds(own, lanes)) / step]
    for at in range(len(LANES)):
        moved = (*lanes[:at], lanes[at] + step, *lanes[at + 1 :])
        found.append((odds(own, moved) - odds(own, lanes)) / step)
    assert slopes_of(WEIGHTS, own, lanes, service, 1.5) == pytest.approx(found)
