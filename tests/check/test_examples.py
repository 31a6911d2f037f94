"""`qicao explain` shows for every code what is wrong and what is right, and both are true."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from casebook import data_text, draft_text
from qicao.check.codes import FAULTS, code_pages
from qicao.check.draft import check_draft
from qicao.check.examples import read_examples
from qicao.model.finding import Fault
from qicao.parse.draft import load_draft
from qicao.rules.table import all_rules

EXAMPLES = read_examples()


def test_no_code_means_two_things() -> None:
    """Every fault and every rule has a code of its own."""
    faults = [value for name in FAULTS for value in vars(import_module(name)).values() if isinstance(value, Fault)]
    names = {(fault.code, fault.name) for fault in faults} | {(rule.code, rule.name) for rule in all_rules()}
    assert [code for code, count in Counter(code for code, _ in names).items() if count > 1] == []


def test_every_code_shows_what_is_wrong_and_right() -> None:
    """Rules in their docstrings, codes of reading in the file of examples."""
    lacking = [code for code, page in code_pages().items() if "错：" not in page.text or "对：" not in page.text]
    assert lacking == []
    assert set(EXAMPLES) <= set(code_pages())


def found(text: str, data: str, folder: Path) -> set[str]:
    """Return the codes of what is found in a draft of that piece and those lines of data."""
    folder.mkdir()
    (folder / "index.md").write_text(draft_text(text or "示例装置应接地。\n")[0], encoding="utf-8")
    keys = re.findall(r"^(\w+)[:：]", data, re.MULTILINE)
    (folder / "standard.yaml").write_text(data_text("".join(f"{key}:\n" for key in keys)) + data, encoding="utf-8")
    draft = load_draft(folder)
    checked = check_draft(draft)
    return {item.code for item in checked.findings}


@pytest.mark.parametrize("code", [code for code, item in EXAMPLES.items() if item.wrong or item.wrong_data])
def test_the_example_is_wrong_and_its_remedy_right(code: str, tmp_path: Path) -> None:
    """The code is found in the one and not in the other."""
    item = EXAMPLES[code]
    assert code in found(item.wrong, item.wrong_data, tmp_path / "wrong")
    if item.right or item.right_data:
        right = found(item.right, item.right_data, tmp_path / "right")
        assert code not in right
        assert not {other for other in right if other.startswith(("SYN", "YML", "LBL", "FIL"))}, right
