"""planchk-deep: the model of planchk's deep reader, offline and in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planchk_deep.model import Model

__version__ = "0.1.0"

__all__ = ["Model", "combination", "load_model"]


def combination() -> dict[str, Any]:
    """Return how planchk weighs this model with its own quick one: data/combination.json.

    A millisecond: what was read before and is cached needs no weights.
    """
    import json
    import os.path

    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "combination.json")
    with open(path, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def load_model(folder: str | None = None) -> Model:
    """Return the model that ships with this package, or one that training wrote to ``folder``."""
    from planchk_deep import model

    return model.load_model(folder)


def __getattr__(name: str) -> Any:
    """Import the class when it is first used."""
    if name != "Model":
        raise AttributeError(f"module 'planchk_deep' has no attribute '{name}'")
    from planchk_deep.model import Model

    return Model
