"""What it costs to check a draft grows as the draft does, whatever it is filled with.

The cost is time of the processor, not of the clock: most of what once cost its square was the search of a pattern, which
no count of calls shows. So each fragment is checked at one size and at four times that size; the larger may cost four
times as much and somewhat more (n·log n, and the noise of a busy machine), where the square would cost sixteen times.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

import pytest

from growth import FRAGMENTS, Fragment
from qicao.check.draft import check_draft
from qicao.check.reports.text import render_text
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.parse.draft import load_draft

SMALL, TIMES = 4000, 4
FACTOR = 7
"""Four times the input, its logarithm, and as much again for a busy machine."""
NOISE = 0.4
"""Seconds that may be those of the machine."""
MOST = 5
"""Seconds that nothing under a million bytes may take."""
STEP = 1 if os.environ.get("QICAO_GROWTH") == "all" else 4
"""Every fourth fragment is tried, or all when asked for: `QICAO_GROWTH=all`."""


ONCE_SQUARE = (
    "paragraphs '甲：\\n\\n- 乙；\\n- 丙。'",
    "paragraphs '![a](b.png)'",
    "paragraphs '{.term}\\n## 甲\\n\\n乙。'",
    "paragraphs '| a |\\n|---|\\n| b |'",
    "lines 'a) 字'",
    "lines '# 甲'",
    "lines '#甲'",
    "lines '|---|'",
    "lines ':::{figure} a.png'",
)
"""Fragments whose square showed only in longer drafts."""
LONG = 12_000


class TooSlowError(Exception):
    """The check was not done in its time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what takes more of the processor than that; a search of a pattern is stopped, too."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cost(fragment: Fragment, size: int, folder: Path, most: float = MOST) -> float:
    """Seconds of the processor that checking so many bytes of it takes, without looking for garbage of other tests."""
    draft = fragment.write(folder, size)
    gc.disable()
    start = time.process_time()
    try:
        with within(most):
            check_draft(load_draft(draft, index=False))
        return time.process_time() - start
    finally:
        gc.enable()


def test_the_catalogue_is_large_enough() -> None:
    """What is tried, and every fragment by a name of its own."""
    assert len(FRAGMENTS[::4]) >= 130


@pytest.mark.parametrize("fragment", FRAGMENTS[::STEP], ids=lambda fragment: ascii(fragment.name))
@pytest.mark.one_in(8)
def test_four_times_as_much_costs_about_four_times_as_much(fragment: Fragment, tmp_path: Path) -> None:
    """Whatever is repeated, numbered or nested."""
    small = cost(fragment, SMALL, tmp_path / "small")
    large = cost(fragment, SMALL * TIMES, tmp_path / "large")

    assert large <= FACTOR * small + NOISE, (small, large)


@pytest.mark.parametrize("name", ONCE_SQUARE, ids=ascii)
@pytest.mark.one_in(9)
def test_longer_drafts_cost_no_more(name: str, tmp_path: Path) -> None:
    """Those that grew too fast beyond the sizes above."""
    fragment = next(fragment for fragment in FRAGMENTS if fragment.name == name)
    small = cost(fragment, LONG, tmp_path / "small")
    large = cost(fragment, LONG * TIMES, tmp_path / "large", TIMES * MOST)

    assert large <= FACTOR * small + NOISE, (small, large)


def test_thousands_of_findings_on_one_line_are_told_at_once() -> None:
    """What is shown of a line does not depend on how long it is."""
    line = "应符合规定的内容。" * 10_000
    findings = [Finding("MOD001", "error", "事实。", Span("a.md", 1, 1 + at * 9, 1, 3 + at * 9)) for at in range(5_000)]
    start = process_time()
    text = render_text(findings, lambda *_: line)

    assert text.count("^^") >= 5_000
    assert process_time() - start < 3
