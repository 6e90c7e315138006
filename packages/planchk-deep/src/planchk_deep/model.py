"""The encoder at run time: numpy and one file of 8-bit weights, no network, no other library.

The same arithmetic as ``training/encoder.py`` in 32-bit floats. A text is always read alone, so that its
logits never depend on the other actions of a plan and may be cached by the text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from planchk_deep.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

HEADS = 12
EPSILON = 1e-12
GELU = (2 / 3.141592653589793) ** 0.5, 0.044715  # tanh form, Hendrycks and Gimpel 2016


class Model:
    """Scores a text against each element. Made by ``load_model``."""

    def __init__(self, manifest: Mapping[str, Any], tokenizer: WordPiece, weights: Mapping[str, NDArray[Any]]) -> None:
        self.labels: tuple[str, ...] = tuple(manifest["labels"])
        self.version: str = manifest["weights"]
        self._longest: int = manifest["settings"]["longest"]
        self._layers: int = manifest["layers"]
        self._tokenizer = tokenizer
        self._pieces, self._piece_scales = weights["pieces"], weights["pieces.scale"]
        self._weights: dict[str, Array] = {
            name: array * weights[f"{name}.scale"] if f"{name}.scale" in weights else array
            for name, array in weights.items()
            if name not in ("pieces", "pieces.scale")
        }

    def logits(self, texts: Iterable[str]) -> list[list[float]]:
        """Return for each text one logit an element, in the order of ``labels``."""
        return [self._read(self._tokenizer.encode(text, self._longest)) for text in texts]

    def _read(self, numbers: list[int]) -> list[float]:
        import numpy as np

        weights = self._weights
        x = self._pieces[numbers] * self._piece_scales[numbers] + weights["places"][: len(numbers)]
        x = self._normal(x, "norm")
        for layer in range(self._layers):
            at = f"layers.{layer}."
            qkv = self._linear(x, at + "qkv").reshape(len(numbers), 3, HEADS, -1)
            query, key, value = qkv.transpose(1, 2, 0, 3)
            scores = query @ key.transpose(0, 2, 1) * np.float32(query.shape[2] ** -0.5)
            shares = np.exp(scores - scores.max(axis=2, keepdims=True))
            shares /= shares.sum(axis=2, keepdims=True)
            heard = (shares @ value).transpose(1, 0, 2).reshape(x.shape)
            x = self._normal(x + self._linear(heard, at + "mix"), at + "mix_norm")
            inner = self._linear(x, at + "up")
            inner *= 0.5 + 0.5 * np.tanh(GELU[0] * inner * (1 + GELU[1] * inner * inner))
            x = self._normal(x + self._linear(inner, at + "down"), at + "down_norm")
        found: list[float] = self._linear(x.mean(axis=0), "head").tolist()
        return found

    def _linear(self, x: Array, name: str) -> Array:
        found: Array = x @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found

    def _normal(self, x: Array, name: str) -> Array:
        x = x - x.mean(axis=1, keepdims=True)
        x /= ((x * x).mean(axis=1, keepdims=True) + EPSILON) ** 0.5
        found: Array = x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found


def load_model(folder: str | None = None) -> Model:
    """Return the model that ships with this package, or one that training wrote to ``folder``.

    Where numpy is not imported yet, it is kept to one thread unless the environment says otherwise: the matrices
    are small, and threads that wait for each other on a busy machine cost tens of times what they gain.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    folder = folder or os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
        vocabulary = file.read().removesuffix("\n").split("\n")
    with np.load(os.path.join(folder, "weights.npz"), allow_pickle=False) as archive:
        weights = {name: archive[name] for name in archive.files}
    return Model(manifest, WordPiece(vocabulary), weights)
