"""Fit the model that planchk-deep ships, and how planchk weighs it. In three steps, run in this package's folder.

    python -m training fit EXEMPLARS        the encoder, on all exemplars -> src/planchk_deep/data
    python -m training hold-out EXEMPLARS   another on three quarters: what it says of the rest -> held-out.json
    python -m training combine EXEMPLARS    weights and bands on that rest -> data/combination.json

The first two need this package's ``training`` dependencies and about an hour of a processor each; the third needs
planchk with its extra ``train`` and minutes. It is to be run again whenever planchk's quick model has changed;
``--check`` says whether it has.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "planchk_deep" / "data"
HELD_OUT = Path(__file__).parent / "held-out.json"
# Debian's wbritish-small (SCOWL); any British list will do when the vocabulary is made anew.
WORDS = Path("/usr/share/dict/british-english-small")


def main() -> int:
    """Read the command line and run a step; 0 when done or in step, 1 when out of step."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("fit", "hold-out", "combine"):
        step = steps.add_parser(name)
        step.add_argument("exemplars", type=Path, help="folder of *.jsonl")
        if name == "fit":
            step.add_argument("--out", type=Path, default=DATA, help="folder to write")
            step.add_argument("--new-vocabulary", type=Path, nargs="?", const=WORDS, metavar="WORDS", help="word list")
        if name == "combine":
            step.add_argument("--check", action="store_true", help="only say whether the combination is in step")
    chosen = parser.parse_args()
    if chosen.step == "combine":
        from training import combine

        if chosen.check:
            return combine.check(DATA)
        combine.write(chosen.exemplars, HELD_OUT, DATA)
        return 0
    from training import train

    if chosen.step == "fit":
        train.write_model(chosen.exemplars, chosen.out, chosen.new_vocabulary)
    else:
        train.write_held_out(chosen.exemplars, HELD_OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
