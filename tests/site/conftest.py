"""Chromium as the distribution brings it, driven by Playwright, on a site that a plain server gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from sites import serve, whole_site


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the site with all four drafts is."""
    with serve(whole_site()) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A new window of a desk, in which any fault of a script fails the test."""
    faults: list[str] = []
    made = chromium.new_page(viewport={"width": 1280, "height": 800})
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    made.close()
    assert faults == []
