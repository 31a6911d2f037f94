"""Which tests are left out of a run and how it says so, and the browser."""

from __future__ import annotations

import os
import shutil
from collections import Counter
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
"""Whether every test runs and a group that cannot run is a failure, as it is for the project's own builds."""
LEFT_OUT = pytest.StashKey[int]()
"""How many slow tests were left out."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that runs all tests."""
    parser.addoption("--all", action="store_true", help="run the tests that are marked slow, too")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip the tests whose programs are missing, or let them fail with QICAO_TEST_ALL=1; leave out the slow ones."""
    _skip_what_cannot_run(items)
    _sample(items)
    if not (ALL or config.option.all or config.option.markexpr):
        _leave_out_slow(config, items)


def _sample(items: list[pytest.Item]) -> None:
    """Mark the cases of a test that is marked `one_in(n)` as slow, but for the first and each nth after it."""
    seen: Counter[str] = Counter()
    for item in items:
        sample = item.get_closest_marker("one_in")
        name = item.nodeid.partition("[")[0]
        if sample and seen[name] % sample.args[0]:
            item.add_marker("slow")
        seen[name] += 1


def _leave_out_slow(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the slow tests, but for those of files that the call names: whoever names a file wants all of it."""
    named = {(config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args}
    slow = [item for item in items if "slow" in item.keywords and item.path.resolve() not in named]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)
    config.stash[LEFT_OUT] = len(slow)
    if hasattr(config, "workeroutput"):
        config.workeroutput["left out"] = len(slow)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over from a worker, all of which collect the same tests, how many it left out."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", 0)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Say in the last line of the run what it left out."""
    yield
    left_out = session.config.stash.get(LEFT_OUT, 0)
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if left_out and reporter:
        reporter.write_line(f"没有运行 {left_out} 项慢的测试；全部运行用 make test 或 pytest --all")


def _skip_what_cannot_run(items: list[pytest.Item]) -> None:
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
