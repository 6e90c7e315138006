"""``planchk train``: a model for a catalogue of one's own, from labelled exemplars."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from planchk.catalogue import Catalogue
from planchk.catalogues import load_catalogue
from planchk.cli.terminal import print_error
from planchk.cli.writing import write_whole
from planchk.errors import Fault, InputError, PlanchkError, UsageError
from planchk.place import Place
from planchk.shipped import data_file

if TYPE_CHECKING:
    from planchk.training.train import Trained

# Each fourth of the exemplars is read by a model that has not seen it; two answers in each are the
# least that says anything.
LEAST = 8


def train_catalogue(catalogue: str, exemplars: str, output: str | None) -> int:
    """Fit, write the model beside the catalogue, say how good it is, and return the exit code."""
    # Sums in another order round differently, and the order depends on how many threads share the work.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    try:
        loaded = load_catalogue(catalogue)
        trained = _train(loaded, exemplars)
        path = output or os.path.splitext(catalogue)[0] + ".model"
        write_whole(path, _file_of(trained))
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    sys.stdout.write(_told(trained, path))
    return 0


def _train(catalogue: Catalogue, exemplars: str) -> Trained:
    try:
        from planchk.training.exemplars import read_exemplars
        from planchk.training.sources import Sources
        from planchk.training.train import train
    except ImportError:
        raise UsageError.one(
            "training needs numpy and scipy.", "planchk train", "Install them: pip install 'planchk[train]'."
        ) from None
    if not os.path.isdir(exemplars):
        raise InputError.one("there is no such folder of exemplars (*.jsonl).", exemplars, "Check the path.")
    sources = Sources(Path(exemplars), Path(data_file("abbreviations.yaml")), catalogue)
    try:
        found = read_exemplars(sources.exemplars, sources.elements)
    except ValueError as error:
        raise InputError(Fault(line, Place(exemplars)) for line in str(error).splitlines()) from None
    counts = Counter(element for exemplar in found for element in exemplar.covers)
    few = [name for name in sources.elements if counts[name] < LEAST]
    if few or all(exemplar.covers for exemplar in found):
        faults = [
            Fault(f"{counts[name]} exemplars cover {name}; {LEAST} are the least.", Place(exemplars)) for name in few
        ]
        if all(exemplar.covers for exemplar in found):
            faults.append(Fault("no exemplar covers nothing; near misses teach as much as answers.", Place(exemplars)))
        raise InputError(faults)
    return train(sources)


def _file_of(trained: Trained) -> bytes:
    """Return the model's file: the header as one line of JSON, then the table."""
    return json.dumps(trained.header._asdict(), separators=(",", ":")).encode() + b"\n" + trained.table


def _told(trained: Trained, path: str) -> str:
    """Say how good the model is, by cross-validation: each text read by a model that had not seen it."""
    said = trained.unseen >= trained.header.covered
    true = trained.labels > 0
    hits, claims, answers = int((said & true).sum()), int(said.sum()), int(true.sum())
    precision, recall = hits / max(claims, 1), hits / max(answers, 1)
    return (
        f"{path}: learnt from {len(trained.exemplars)} exemplars.\n"
        f"By cross-validation it finds {recall:.0%} of the answers, and {precision:.0%} of what it finds are answers.\n"
        f"planchk check --catalogue takes it from now on. Trust it as far as these figures go.\n"
    )
