"""The list of all codes: every fault has its page, and no code is without use."""

from __future__ import annotations

import re

import pytest

from drafts import ROOT
from qicao.check.codes import code_pages
from qicao.rules.table import all_rules

SOURCES = {file: file.read_text(encoding="utf-8") for file in sorted((ROOT / "tools/qicao").rglob("*.py"))}


FAULT = re.compile(r'^(?P<constant>[A-Z0-9_]+) = Fault\(\s*"(?P<code>[A-Z]{3}\d{3})"', re.MULTILINE)


FAULTS = {match["code"]: match["constant"] for text in SOURCES.values() for match in FAULT.finditer(text)}
"""Every fault that the program defines: its code and what it is called there."""


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_page_of_a_rule_says_why_what_is_wrong_and_what_is_right(rule: object) -> None:
    """Its first line is the fault in a sentence."""
    page = code_pages()[rule.code]  # type: ignore[attr-defined]

    assert page.title.endswith("。")
    assert all(f"{word}：" in page.text for word in ("为什么", "错", "对"))


def test_no_fault_is_without_its_page() -> None:
    """Whatever module defines it."""
    assert set(FAULTS) | {rule.code for rule in all_rules()} == set(code_pages())


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_is_reported_somewhere(code: str) -> None:
    """A code that no draft can get is not told of."""
    uses = sum(len(re.findall(rf"\b{FAULTS[code]}\b", text)) for text in SOURCES.values())

    assert uses > 1
