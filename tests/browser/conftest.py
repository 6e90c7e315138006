"""A real browser, the reports that it opens, and what must never happen in one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pages import assess_everything
from planchk.assessment import Assessment
from planchk.render.as_html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one, the tests that need it are skipped by name."""
    driver = pytest.importorskip("playwright.sync_api", reason="needs playwright (planchk[dev])")
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(f"needs a browser: none of {', '.join(_NAMES)} is on the path")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def everything() -> Assessment:
    return assess_everything()


@pytest.fixture(scope="session")
def report(everything: Assessment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with one of everything, as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(everything), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser, report: Path) -> Iterator[Open]:
    """Open the report, offline; afterwards nothing must have been asked for, and nothing have gone wrong.

    ``watched=False`` is for a test that does what the page's policy forbids.
    """
    contexts: list[BrowserContext] = []
    requests: list[str] = []
    wrong: list[str] = []

    def open_it(path: Path = report, address: str = "", watched: bool = True, **settings: Any) -> Page:
        context = browser.new_context(**{"offline": True, "viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if watched:
            page.on("request", lambda request: requests.append(request.url))
            page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path.as_uri() + address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert wrong == []
    assert all(url.startswith("file:") for url in requests), requests
    assert len(requests) <= len(contexts), requests
