"""Groups of tests that need a program which pip cannot provide, and the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.load_profile("same")  # a run tells the same whatever ran before it, and however busy the machine is

PROGRAMS = {"office": ("soffice", "pdftotext"), "browser": ("chromium",)}
"""Marker → the programs that its tests start."""
SHARED = Path(__file__).parent.parent.parent / "shared"
ALL = os.environ.get("QICAO_TEST_ALL") == "1"
"""Whether a group that cannot run is a failure, as it is for the project's own builds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests whose programs are missing, and say which those are; with QICAO_TEST_ALL=1 they fail instead."""
    missing = {group: [name for name in programs if not shutil.which(name)] for group, programs in PROGRAMS.items()}
    for item in items:
        for group in [group for group, names in missing.items() if names and group in item.keywords and not ALL]:
            reason = f"未安装 {'、'.join(missing[group])}，{group} 组测试没有运行；可用 make packages 安装"
            item.add_marker(pytest.mark.skip(reason=reason))
        if "corpus" in item.keywords and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="没有 ../shared，corpus 组测试没有运行"))


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
