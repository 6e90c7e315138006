"""The trained encoder as one file of 8-bit weights.

A matrix becomes whole numbers from -127 to 127 with one scale for each output (for the embeddings: for each
piece); at run time they are multiplied out again, so that all sums are of 32-bit floats.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.encoder import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray


def quantised(matrix: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and their scales, one scale along ``axis``."""
    scale = np.abs(matrix).max(axis=axis, keepdims=True) / np.float32(127)
    scale = np.maximum(scale, np.float32(1e-12)).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale


def save(encoder: Encoder, path: Path, longest: int) -> None:
    """Write the encoder as planchk_deep.model reads it: (inputs, outputs), ``longest`` places."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, tensor in encoder.state_dict().items():
        array = tensor.float().numpy()
        if name == "pieces.weight":
            arrays["pieces"], arrays["pieces.scale"] = quantised(array, axis=1)
        elif name == "places.weight":
            arrays["places"] = array[:longest]
        elif array.ndim == 2 and not name.startswith("head"):
            arrays[name], arrays[f"{name}.scale"] = quantised(np.ascontiguousarray(array.T), axis=0)
        else:
            arrays[name] = np.ascontiguousarray(array.T)
    np.savez(path, allow_pickle=False, **arrays)


def as_read(encoder: Encoder) -> Encoder:
    """Return the encoder with the weights that are left of its own once it was saved."""
    with torch.no_grad():
        for name, tensor in encoder.state_dict().items():
            if tensor.ndim == 2 and not name.startswith(("places", "head")):
                numbers, scale = quantised(tensor.numpy(), axis=1)  # (outputs, inputs), unlike in the file
                tensor.copy_(torch.from_numpy(numbers * scale))
    return encoder


def digest(folder: Path) -> str:
    """Return 16 hexadecimal digits that name a model: its weights and vocabulary."""
    both = (folder / "weights.npz").read_bytes() + (folder / "vocab.txt").read_bytes()
    return hashlib.sha256(both).hexdigest()[:16]
