"""Shared by all tests."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from command import Planchk, run_planchk

# What is asserted of verdicts is the quick reader's, whether planchk-deep is installed or not.
os.environ["PLANCHK_READER"] = "quick"
os.environ["PLANCHK_CACHE"] = "off"
# A process that a shell started in the background ignores Ctrl-C, and so would all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# On a Welsh machine exports would be Welsh; LANGUAGE goes before LC_ALL.
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow; --slow runs it"))


@pytest.fixture
def planchk(tmp_path: Path) -> Planchk:
    """Run planchk in an empty folder of the test's own."""
    return partial(run_planchk, tmp_path)
