"""Fitting the encoder: deterministic for the same exemplars, settings, versions and processor."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from planchk_deep.wordpiece import WordPiece
from training.encoder import Encoder
from training.exemplars import Exemplar


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen by trial; the README gives the figures."""

    seed: int = 1
    epochs: int = 5
    rows: int = 16
    rate: float = 1.5e-4
    head_rate: float = 1e-3  # of the new linear head
    warm_up: float = 0.1
    positive_weight: float = 4.0
    near_weight: float = 2.0  # of an element that a near miss could be mistaken for
    longest: int = 128
    averaged_share: float = 0.0  # of the steps, at the end: their weights are averaged (Izmailov et al. 2018)
    section_share: float = 0.5  # of the times that a section is shown before its text
    threads: int = 2


def with_section(section: str, text: str) -> str:
    """A text with the heading that it stands under, as the encoder reads it."""
    return f"{section} | {text}" if section else text


def batches(lengths: Sequence[int], rows: int, chance: random.Random) -> Iterator[list[int]]:
    """Places of texts in batches of alike length (less padding), in random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    pool = rows * 20
    found: list[list[int]] = []
    for begin in range(0, len(order), pool):
        near = sorted(order[begin : begin + pool], key=lambda place: lengths[place])
        found.extend(near[at : at + rows] for at in range(0, len(near), rows))
    chance.shuffle(found)
    yield from found


def padded(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Piece numbers filled up with 0, and where pieces stand."""
    longest = max(map(len, rows))
    numbers = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    present = torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows])
    return numbers, present


def fit(
    encoder: Encoder, tokenizer: WordPiece, exemplars: Sequence[Exemplar], labels: Sequence[str], settings: Settings
) -> Encoder:
    """Train ``encoder`` and return it (or the average of its last weights), in evaluation mode."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    torch.use_deterministic_algorithms(True)
    setattr(torch.utils.deterministic, "fill_uninitialized_memory", False)  # noqa: B010 - costs time only
    chance = random.Random(settings.seed)  # noqa: S311 - not for secrets
    targets = torch.tensor([[float(label in e.covers) for label in labels] for e in exemplars])
    near = torch.tensor([[float(label in e.near) for label in labels] for e in exemplars])
    weights = 1 + near * (settings.near_weight - 1)
    weights = torch.where(targets > 0, settings.positive_weight, weights)
    head = list(encoder.head.parameters())
    body = [p for name, p in encoder.named_parameters() if not name.startswith("head")]
    groups: list[dict[str, Any]] = [
        {"params": [p for p in body if p.dim() > 1]},
        {"params": [p for p in body if p.dim() == 1], "weight_decay": 0.0},
        {"params": head, "lr": settings.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, lr=settings.rate, fused=True)
    steps = settings.epochs * -(-len(exemplars) // settings.rows)
    warm = max(1, int(steps * settings.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / max(1, steps - warm))
    )
    average = AveragedModel(encoder) if settings.averaged_share else None
    encoder.train()
    step, began = 0, time.monotonic()
    for epoch in range(settings.epochs):
        shown = [e.section if chance.random() < settings.section_share else "" for e in exemplars]
        texts = [with_section(s, e.text) for s, e in zip(shown, exemplars, strict=True)]
        rows = [tokenizer.encode(text, settings.longest) for text in texts]
        total = 0.0
        for places in batches([len(row) for row in rows], settings.rows, chance):
            numbers, present = padded([rows[p] for p in places])
            with torch.autocast("cpu", torch.bfloat16):
                logits = encoder(numbers, present)
            loss = functional.binary_cross_entropy_with_logits(logits.float(), targets[places], weights[places])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += loss.item() * len(places)
            if average is not None and step > steps * (1 - settings.averaged_share):
                average.update_parameters(encoder)
        seconds = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {total / len(rows):.4f}, {seconds:.0f} s", flush=True)
    if average is not None:
        encoder.load_state_dict(average.module.state_dict())
    return encoder.eval()


@torch.no_grad()
def logits(encoder: Encoder, tokenizer: WordPiece, texts: Sequence[str], longest: int) -> Tensor:
    """The logits of texts, each read alone."""
    return torch.cat([encoder(torch.tensor([tokenizer.encode(text, longest)])) for text in texts])
