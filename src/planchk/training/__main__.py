"""``python -m planchk.training data/exemplars -o data/model.bin``: fit the model, or check that it is in step."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from planchk.catalogues import load_catalogue
from planchk.match.model import load_model
from planchk.shipped import data_file


def main() -> int:
    """Run the command; 0 when written or in step, 1 when out of step."""
    parser = argparse.ArgumentParser(prog="python -m planchk.training", description=__doc__)
    parser.add_argument("exemplars", type=Path, help="folder of *.jsonl")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the model's file")
    parser.add_argument("--abbreviations", type=Path, default=Path(data_file("abbreviations.yaml")))
    parser.add_argument("--catalogue", help="a catalogue's file; the shipped one by default")
    parser.add_argument("--check", action="store_true", help="only say whether the file is in step with its sources")
    arguments = parser.parse_args()
    from planchk.training.sources import Sources

    sources = Sources(arguments.exemplars, arguments.abbreviations, load_catalogue(arguments.catalogue))
    if arguments.check:
        in_step = load_model(str(arguments.output)).fingerprint == sources.fingerprint
        print(f"{arguments.output}: {'in step' if in_step else 'out of step; train again'}")
        return 0 if in_step else 1
    # Sums in another order round differently, and the order depends on how many threads share the work.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    from planchk.training.train import train

    trained = train(sources)
    header = json.dumps(trained.header._asdict(), separators=(",", ":"))
    arguments.output.write_bytes(header.encode() + b"\n" + trained.table)
    print(f"{arguments.output}: {len(trained.exemplars)} exemplars, {arguments.output.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
