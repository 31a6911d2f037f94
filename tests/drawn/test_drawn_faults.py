"""The check says what the faces will not be able to show."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.check.draft import Checked, check_draft
from qicao.drawn.faults import Drawing
from qicao.drawn.formulas import Formulas
from qicao.drawn.tex import DEEPEST, DEEPEST_SCRIPTS, LONGEST
from qicao.source.programs import Programs
from qicao.source.world import open_world
from snippets import draft_of

HEAD = "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n"
PROGRAMS = Programs()
BAD = r"\unknown{x}"


def checked(folder: Path, text: str, programs: Programs = PROGRAMS) -> Checked:
    """What the check of the draft finds."""
    draft = draft_of(folder / "draft", HEAD + text)
    world = replace(open_world(folder / "cache"), programs=programs)
    return check_draft(draft, drawing=Drawing.of(draft.source.folder, world))


def told(found: Checked, code: str = "FRM") -> list[tuple[str, int, int]]:
    """Codes and places of the findings of that family."""
    return [(item.code, item.span.line, item.span.column) for item in found.findings if item.code.startswith(code)]


def test_a_formula_that_is_not_understood_is_a_finding_of_the_check(tmp_path: Path) -> None:
    """In a line, on a line of its own, in a cell, a title and a footnote: each at its own place."""
    text = f"甲${BAD}$乙[^n]。\n\n$$\n{BAD}y\n$$\n\n:::{{table}} 题${BAD}z$\n| 甲 |\n| --- |\n| ${BAD}w$ |\n:::\n\n[^n]: 注${BAD}v$。\n"
    assert told(checked(tmp_path, text)) == [
        ("FRM001", 7, 2), ("FRM001", 10, 1), ("FRM001", 13, 13), ("FRM001", 16, 3), ("FRM001", 19, 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        ("a = \\frac{b}{c", 10),
        ("a = b\n+ \\frac{c}{d", 11),
        ("a = b\n+ c\n- \\unknown{x}\n+ d", 12),
        ("\\begin{aligned}\na &= b \\\\\nc &= \\sqrt{d\n\\end{aligned}", 12),
        ("a = b}\n+ c", 10),
        ("\\begin{aligned}\na &= b \\\\\nc &= d", 10),
    ],
)
def test_a_formula_of_several_lines_is_told_at_the_line_to_blame(tmp_path: Path, tex: str, line: int) -> None:
    """Or at its first line, when each of them may stand by itself."""
    assert told(checked(tmp_path, f"甲。\n\n$$\n{tex}\n$$\n")) == [("FRM001", line, 1)]


def test_the_author_may_let_it_stand(tmp_path: Path) -> None:
    """It is counted among what is suppressed."""
    found = checked(tmp_path, f"% qicao: ignore FRM001 有意如此\n甲${BAD}$。\n")

    assert told(found) == []
    assert [item.finding.code for item in found.suppressed] == ["FRM001"]


def test_what_is_ordinary_starts_no_pandoc(tmp_path: Path) -> None:
    """And what is not starts it once."""
    calls: list[int] = []

    class Counting(Programs, frozen=True):
        def run(self, command: Sequence[str], data: bytes, seconds: float) -> bytes:
            calls.append(len(data))
            return super().run(command, data, seconds)

    programs = Counting()
    checked(tmp_path, "甲$x_1^2$。\n\n$$\nS = \\frac{a}{b} \\times 100\\%\n$$\n", programs)
    assert calls == []
    for _ in range(2):
        assert told(checked(tmp_path, f"甲${BAD}$，$\\boxed{{x}}$。\n", programs)) == [("FRM001", 7, 2)]
    assert len(calls) == 1


LARGE = {
    "subscripts": "x_{" * (DEEPEST_SCRIPTS + 1) + "x" + "}" * (DEEPEST_SCRIPTS + 1),
    "many subscripts": "x_{" * 40 + "x" + "}" * 40,
    "upright subscripts": r"x_\mathrm{" * 30 + "x" + "}" * 30,
    "fractions": r"\frac{1}{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1),
    "brackets": r"\left( " * 300 + "x" + r" \right)" * 300,
    "groups": "{" * 300 + "x" + "}" * 300,
    "length": "a+" * (LONGEST // 2 + 1),
    "never closed": r"\sqrt{" * 600,
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_large_is_a_finding_and_printed_as_it_stands(name: str, tmp_path: Path) -> None:
    """Pandoc takes four times as long for two levels of scripts more, libxml2 refuses deep trees."""
    before = time.monotonic()
    assert told(checked(tmp_path, f"甲${LARGE[name]}$。\n")) == [("FRM002", 7, 2)]
    formulas = Formulas(open_world(tmp_path / "other"))
    found = [make([LARGE[name]])[LARGE[name]] for make in (formulas.omml, formulas.mathml, formulas.typst)]

    assert all(LARGE[name].replace("\\", "") in text.replace("\\", "") for text in found)
    assert time.monotonic() - before < 10


@pytest.mark.parametrize("tex", [r"\sqrt{" * 5000, "a+" * 50_000, r"\left( " * 3000 + r"\right) " * 3000])
def test_a_huge_formula_on_its_own_lines_is_too(tex: str, tmp_path: Path) -> None:
    """In a line such a text is told as too long before anyone looks for formulas."""
    assert told(checked(tmp_path, f"$$\n{tex}\n$$\n")) == [("FRM002", 7, 1)]
