"""Training on a tiny encoder with random weights; skipped where PyTorch is not installed."""

import json

import pytest

torch = pytest.importorskip("torch")

from planchk_deep import load_model  # noqa: E402
from planchk_deep.wordpiece import SPECIAL, WordPiece  # noqa: E402
from training import exemplars  # noqa: E402
from training.encoder import Encoder, Shape  # noqa: E402
from training.exemplars import Exemplar  # noqa: E402
from training.export import as_read, digest, save  # noqa: E402
from training.fit import Settings, fit, logits  # noqa: E402
from training.vocabulary import prune  # noqa: E402

VOCABULARY = [*SPECIAL, "legal", "breaks", "meet", "##ings", "short"]
LABELS = ("CS-PR-2/legal", "CS-PR-3/short-breaks")
EXEMPLARS = [
    Exemplar("legal meetings", frozenset({"CS-PR-2/legal"})),
    Exemplar("short breaks", frozenset({"CS-PR-3/short-breaks"}), section="legal"),
    Exemplar("short legal breaks", frozenset(), near=frozenset({"CS-PR-2/legal"})),
] * 8
SETTINGS = Settings(epochs=8, rows=4, rate=0.01, head_rate=0.01, longest=12)


def fitted(settings: Settings = SETTINGS) -> Encoder:
    torch.manual_seed(3)
    encoder = Encoder(Shape(len(VOCABULARY), len(LABELS), layers=2, width=24, inner=48, longest=20))
    return fit(encoder, WordPiece(VOCABULARY), EXEMPLARS, LABELS, settings)


def test_the_same_exemplars_give_the_same_weights():
    first, second = fitted(), fitted()
    assert all(
        torch.equal(a, b) for a, b in zip(first.state_dict().values(), second.state_dict().values(), strict=True)
    )


def test_the_encoder_learns_its_exemplars():
    found = logits(fitted(), WordPiece(VOCABULARY), ["legal meetings", "short breaks", "short legal breaks"], 12)
    assert (found > 0).tolist() == [[True, False], [False, True], [False, False]]


def test_numpy_reads_as_pytorch_does(tmp_path):
    encoder = fitted()
    save(encoder, tmp_path / "weights.npz", SETTINGS.longest)
    (tmp_path / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    manifest = {
        "labels": LABELS,
        "layers": 2,
        "weights": digest(tmp_path),
        "settings": {"longest": SETTINGS.longest},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    texts = ["legal meetings", "", "short breaks " * 20]
    found = load_model(str(tmp_path)).logits(texts)
    expected = logits(encoder, WordPiece(VOCABULARY), texts, SETTINGS.longest)
    assert found == [pytest.approx(row, abs=0.1) for row in expected.tolist()]
    exact = logits(as_read(encoder), WordPiece(VOCABULARY), texts, SETTINGS.longest)
    assert found == [pytest.approx(row, abs=1e-4) for row in exact.tolist()]


def test_a_padded_text_reads_as_it_does_alone():
    encoder = fitted()
    with torch.no_grad():
        alone = encoder(torch.tensor([[2, 4, 3]]))
        padded = encoder(torch.tensor([[2, 4, 3, 0, 0]]), torch.tensor([[1.0, 1, 1, 0, 0]]))
    assert torch.allclose(alone, padded, atol=1e-5)


def test_a_fingerprint_does_not_depend_on_order_but_on_labels():
    assert exemplars.fingerprint(EXEMPLARS) == exemplars.fingerprint(EXEMPLARS[::-1])
    assert exemplars.fingerprint(EXEMPLARS[:1]) != exemplars.fingerprint([Exemplar("legal meetings", frozenset())])


def test_repeated_texts_are_read_once(tmp_path):
    row = json.dumps({"text": "Legal meetings on time", "covers": ["CS-PR-2/legal"]})
    (tmp_path / "a.jsonl").write_text(f"{row}\n\n{row}\n", encoding="utf-8")
    assert exemplars.read([tmp_path]) == [Exemplar("Legal meetings on time", frozenset({"CS-PR-2/legal"}), voice="a")]


def test_what_is_held_out_is_a_quarter_and_stays_so_when_exemplars_are_added():
    every = [Exemplar(f"text {number}", frozenset()) for number in range(400)]
    learn, held = exemplars.split(every)
    assert 80 < len(held) < 120
    assert exemplars.split(every[:200])[1] == [e for e in held if e in every[:200]]
    assert sorted(e.text for e in learn + held) == sorted(e.text for e in every)


def test_what_was_said_of_held_out_exemplars_is_read_again(tmp_path):
    said = {exemplars.key(EXEMPLARS[0]): [0.5, -1.25], exemplars.key(EXEMPLARS[1]): [1.0, 2.0]}
    exemplars.write_said(tmp_path / "said.json", "abc", LABELS, said)
    assert exemplars.read_said(tmp_path / "said.json") == (list(LABELS), said)


def test_pruning_keeps_what_the_words_need():
    kept = [VOCABULARY[place] for place in prune(VOCABULARY, ["meetings"], ["Short"])]
    assert kept == [*SPECIAL, "meet", "##ings", "short"]
