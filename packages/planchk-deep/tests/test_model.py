import os
import subprocess
import sys

import pytest

from planchk_deep import Model, load_model


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def best(model: Model, text: str) -> tuple[str, float]:
    (logits,) = model.logits([text])
    return max(zip(model.labels, logits, strict=True), key=lambda pair: pair[1])


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("Legal planning meetings held within five working days of the request.", "CS-PR-2/legal"),
        (
            "Before each review parents are told in writing that they may bring a friend or advocate.",
            "CS-PA-2/supporter",
        ),
        ("Overnight breaks for disabled children: 12 more beds by March.", "CS-PR-3/short-breaks"),
        ("Every child's file has a plan B in case the placement fails.", "CS-WB-1/contingency"),
    ],
)
def test_an_action_is_read_for_what_it_commits_to(model, text, element):
    label, logit = best(model, text)
    assert label == element
    assert logit > 0


@pytest.mark.parametrize(
    "text", ["Strengthen governance.", "Resurface the car park at the depot.", "", "x" * 5000, "日本"]
)
def test_other_texts_answer_nothing(model, text):
    assert best(model, text)[1] < 0


def test_a_text_is_read_alone(model):
    text = "Chronologies are brought up to date before a case is handed over."
    alone = model.logits([text])[0]
    assert model.logits(["Another action. " * 20, text])[1] == alone


def test_importing_the_package_does_not_import_numpy():
    code = "import sys, planchk_deep; sys.exit('numpy' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0
