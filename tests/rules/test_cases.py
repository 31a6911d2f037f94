"""Every rule finds its fault in the bad cases of its page, at the very words, and nothing else; and nothing in the good ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook import Case, Expected, data_text, draft_text, read_cases
from qicao.check.draft import check_draft
from qicao.check.mend import fix_draft
from qicao.model.finding import Finding
from qicao.parse.draft import load_draft
from qicao.rules.locate import source_of
from qicao.rules.table import all_rules

PAGES = Path(__file__).parent / "cases"
CASES = read_cases(PAGES)
EXPLANATION = "CMP1"
"""Findings about `explanation.md`, which the pieces do not have."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"><rect width="9" height="9"/></svg>'
"""What stands in every picture that a piece names."""


def write(case: Case, folder: Path) -> int:
    """The draft of the case in *folder*; gives how many lines stand before the piece."""
    text, before = draft_text(case.text)
    (folder / "standard.yaml").write_text(data_text(case.data), encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    for name in re.findall(r"(?:^:+\{figure\} |!\[[^\]\n]*\]\()(\S+?\.svg)(?=\)|$)", text, re.MULTILINE):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(PICTURE, encoding="utf-8")
    return before


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_exactly_what_the_page_says_is_found(case: Case, tmp_path: Path) -> None:
    """Code, line and the words under the mark."""
    folder = tmp_path / "draft"
    folder.mkdir()
    before = write(case, folder)
    draft = load_draft(folder)
    found = [seen(item, before, draft.files) for item in check_draft(draft).findings if counts(item, case)]

    assert sorted(map(cut_to(case), found), key=str) == sorted(case.expected, key=str)


def counts(finding: Finding, case: Case) -> bool:
    """Whether the finding is about the piece; hints, which are shown only when asked for, count where they are named."""
    named = {case.page, *(item.code for item in case.expected)}
    return not finding.code.startswith(EXPLANATION) and (finding.severity != "info" or finding.code in named)


def seen(finding: Finding, before: int, files: object) -> Expected:
    """The finding in the words of a case."""
    line = 0 if finding.span.file.endswith(".yaml") else finding.span.line - before
    return Expected(finding.code, line, source_of(files, finding.span).split("\n")[0])  # type: ignore[arg-type]


def cut_to(case: Case):  # noqa: ANN201
    """A function that cuts the words of what was found to the length of those that the case expects."""

    def cut(found: Expected) -> Expected:
        same = [item.words for item in case.expected if (item.code, item.line) == (found.code, found.line)]
        words = max((words for words in same if words and found.words.startswith(words)), key=len, default=found.words)
        return Expected(found.code, found.line, words)

    return cut


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.fixed is not None or case.fixed_data is not None],
    ids=lambda case: case.name,
)
def test_the_fix_makes_the_text_that_the_page_shows(case: Case, tmp_path: Path) -> None:
    """All fixes, also those that need asking, until nothing changes."""
    folder = tmp_path / "draft"
    folder.mkdir()
    write(case, folder)
    fix_draft(folder, unsafe=True)

    if case.fixed is not None:
        whole = draft_text(case.text)[0].replace(case.text, case.fixed)
        assert (folder / "index.md").read_text(encoding="utf-8") == whole
    if case.fixed_data is not None:
        assert (folder / "standard.yaml").read_text(encoding="utf-8") == data_text(case.fixed_data)


def test_every_rule_has_a_page_with_bad_and_good_cases() -> None:
    """And no page is without its rule."""
    bad = {case.page for case in CASES if any(item.code == case.page for item in case.expected)}
    good = {case.page for case in CASES if not case.expected}
    codes = {rule.code for rule in all_rules()}

    assert codes - bad == set()
    assert codes - good == set()
    assert {page.stem for page in PAGES.glob("*.md")} == codes


def test_every_rule_that_fixes_shows_it() -> None:
    """A page of a rule with a fix shows the text before and after."""
    shown = {case.page for case in CASES if case.fixed is not None or case.fixed_data is not None}

    assert {rule.code for rule in all_rules() if rule.fix} - shown == set()
