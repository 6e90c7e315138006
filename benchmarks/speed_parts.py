"""Where the time of one check goes, by the process's own clock. speed.py runs it in planchk's environment.

    python benchmarks/speed_parts.py plan.yaml

Prints, as JSON, milliseconds of processor time: ``start`` (Python itself), ``import``, ``catalogue`` and its model,
``read`` (the plan), ``match``, ``rules`` and verdict, ``render``; then ``actions``, and ``loop``, a million rounds of
a loop in pure Python, by which computers can be compared.
"""

from time import process_time

began = process_time()

import gc  # noqa: E402 - the first clock is read before anything is imported
import json  # noqa: E402
import sys  # noqa: E402
from datetime import date  # noqa: E402
from importlib import import_module  # noqa: E402

LOOP = 1_000_000


def main() -> None:
    """Check a plan as the command does, and print what each part took."""
    gc.disable()  # as the command does
    for name in ("app", "commands.check", "check"):
        import_module(f"planchk.cli.{name}")
    from planchk import assess
    from planchk.render.as_text import render_text
    from planchk.render.lines import paint_plain

    parts = {"start": began, "import": process_time() - began}
    then = process_time()
    from planchk.catalogues import load_catalogue
    from planchk.match.choice import reader_for

    catalogue = load_catalogue()
    reader = reader_for(catalogue, "quick")
    parts["catalogue"], then = process_time() - then, process_time()
    from planchk.readers import load_plan

    plan = load_plan(sys.argv[1])
    parts["read"], then = process_time() - then, process_time()
    find = assess.find_links
    matching = 0.0

    def timed(*given: object) -> object:
        nonlocal matching
        start = process_time()
        found = find(*given)  # type: ignore[arg-type]
        matching += process_time() - start
        return found

    assess.find_links = timed  # type: ignore[assignment]
    assessment = assess.check(plan, catalogue, reader=reader, today=date(2021, 3, 1))
    checked = process_time() - then
    parts["match"], parts["rules"], then = matching, checked - matching, process_time()
    paint_plain(render_text(assessment), 110)
    parts["render"], then = process_time() - then, process_time()
    total = 0
    for number in range(LOOP):
        total += number & 7
    parts["loop"] = process_time() - then
    print(json.dumps({"actions": len(plan.actions), **{name: 1000 * part for name, part in parts.items()}}))


if __name__ == "__main__":
    main()
