"""What is mended stays mended, nothing new is wrong after it, and what is mended without asking changes no word of annex C.

The structure is the same after it unless the fault was in it. Tried on the bad cases of all pages and on real drafts full
of slips.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from casebook import Case, data_text, draft_text, read_cases
from drafts import DRAFTS, ROOT
from mutations import BLIND, Strike
from qicao.check.draft import check_draft
from qicao.check.mend import Mended, mend_draft
from qicao.check.suppress import must_stay
from qicao.model.finding import Finding
from qicao.model.outline import outline
from qicao.parse.draft import Draft, load_draft
from qicao.rules.context import Context
from qicao.rules.provisions import find_provisions

BAD = [case for case in read_cases(ROOT / "tests/rules/cases") if case.expected]
SLIPS = (
    ("应", "必须"),
    ("# ", "#"),
    ("#", "＃"),
    ("\n- ", "\n——"),
    ("\n1. ", "\n1、"),
    ("\n\n注：", "\n注："),
    ("\n\n{", "\n{"),
    ("](#", "]（#"),
    (":en: ", ":en："),
    ("{#", "｛＃"),
    ("。\n", "．\n"),
    ("，", ","),
    ("（", "("),
    ("“", '"'),
    ("～", "~"),
    (" ", ""),
    (" ", "\u3000"),
)
"""Words as they should be, and as a hurried author types them."""
ABOUT_STRUCTURE = ("SYN", "STR004", "CIT002", "CIT003", "CIT004", "EQN012")
"""Families and codes whose fixes make headings, lists, notes or elements of what was none, or list a document elsewhere."""


@dataclass(frozen=True)
class State:
    """What is asked of a draft before and after its fixes."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> Counter[str]:
        """How often each code was found, but for those about what the pieces of the cases do not have.

        Sentences that were written in two ways may turn out to be the same when they are mended; and 必须 in a guide is told
        for its word first, the requirement that it makes when the word is 应.
        """
        out = ("CMP1", "CON001", "FUN005")
        return Counter(finding.code for finding in self.findings if not finding.code.startswith(out))

    @property
    def structure(self) -> list[tuple[str, str, int]]:
        """Kind, number and level of everything that has a number."""
        return [(item.kind, item.number, item.level) for item in outline(self.draft.standard)]

    @property
    def provisions(self) -> Counter[tuple[str, str]]:
        """The words of annex C in the text."""
        draft = self.draft
        passages = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files).passages
        return Counter((item.kind, item.word) for passage in passages for item in find_provisions(passage.text))


def state(folder: Path) -> State:
    """The draft as it is on the disk."""
    draft = load_draft(folder, index=False)
    return State(draft, check_draft(draft).findings)


def assert_laws(folder: Path, *, unsafe: bool) -> None:
    """Mend the draft and compare."""
    before = state(folder)
    mended = mend_draft(folder, unsafe=unsafe)
    for file, data in mended.files.items():
        file.write_bytes(data)
    after = state(folder)
    mendable = {item.code for item in before.findings if item.fix and (item.fix.safe or unsafe)}

    promised = sum(bool(item.fix and (item.fix.safe or unsafe)) for item in before.findings)

    assert mended.count == promised - sum(bool(item.fix and (item.fix.safe or unsafe)) for item in after.findings)
    assert mend_draft(folder, unsafe=unsafe).count == 0
    if not unsafe:
        assert after.structure == before.structure
    if not any(code.startswith(ABOUT_STRUCTURE) for code in mendable):
        assert after.codes <= before.codes
        assert after.structure == before.structure
    assert sum(map(must_stay, after.findings)) <= sum(map(must_stay, before.findings))
    if not unsafe:
        assert after.provisions == before.provisions


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
@pytest.mark.one_in(15)
def test_the_laws_hold_for_the_bad_cases_of_all_pages(case: Case, unsafe: bool, tmp_path: Path) -> None:
    """As they stand there."""
    write_case(case, tmp_path / "draft")

    assert_laws(tmp_path / "draft", unsafe=unsafe)


def write_case(case: Case, folder: Path) -> None:
    """The draft of the case."""
    folder.mkdir()
    (folder / "standard.yaml").write_text(data_text(case.data), encoding="utf-8")
    (folder / "index.md").write_text(draft_text(case.text)[0], encoding="utf-8")


Slip = tuple[tuple[str, str] | Strike, int]
PLACE = st.integers(0, 10**6)
TYPED = st.lists(st.tuples(st.sampled_from(SLIPS), PLACE), min_size=1, max_size=6)
BROKEN = st.lists(st.tuples(st.sampled_from((*SLIPS, *BLIND)), PLACE), min_size=1, max_size=6)


def slip(file: Path, slips: list[Slip]) -> None:
    """Break the file in each of these ways, at a place that the number names."""
    text = file.read_text(encoding="utf-8")
    for way, seed in slips:
        if isinstance(way, tuple):
            text = _retyped(text, *way, seed)
        else:
            text = "\n".join(way(text.split("\n"), Random(seed)).text)
    file.write_text(text, encoding="utf-8")


def _retyped(text: str, right: str, wrong: str, seed: int) -> str:
    parts = text.split(right)
    at = seed % len(parts)
    return right.join(parts[:at]) + (wrong if at else "") + right.join(parts[at:])


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from(sorted(DRAFTS)), BROKEN, st.booleans())
@example("test-method", [(("#", "＃"), 688)], False)  # a fix waits for one that is not safe
@pytest.mark.slow
def test_the_laws_hold_for_real_drafts_full_of_slips(name: str, slips: list[Slip], unsafe: bool) -> None:
    """Any of the four drafts, a few slips anywhere in its text."""
    with TemporaryDirectory() as place:
        folder = copytree(DRAFTS[name], Path(place) / name)
        slip(folder / "index.md", slips)

        assert_laws(folder, unsafe=unsafe)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.sampled_from(BAD), TYPED, st.booleans())
@pytest.mark.slow
def test_the_laws_hold_for_cases_full_of_slips(case: Case, slips: list[Slip], unsafe: bool) -> None:
    """Faults meet faults."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "draft"
        write_case(case, folder)
        slip(folder / "index.md", slips)

        assert_laws(folder, unsafe=unsafe)


PROTECTED = (
    "https://example.com/指南,第二版:附录",
    "<http://example.com/指南,第一版>",
    "www.example.com/a,b;c?d=(e)",
    "someone,else@example.com",
    "![图](figures/图片1 充电柜.png)",
    "`必须(a),b`",
    "[^脚注,1]",
    "{#标签-1 .term}",
    "[](#应,a)",
    "$a,b;c(d)$",
)
"""Addresses, paths, code, marks, labels and formulas, with signs in them that are wrong in a sentence."""


@settings(derandomize=True, deadline=None, max_examples=60, phases=[Phase.generate])
@given(st.sampled_from(sorted(DRAFTS)), st.sampled_from(PROTECTED), PLACE, TYPED, st.booleans())
@pytest.mark.slow
def test_no_fix_changes_an_address_a_path_code_or_a_label(
    name: str, words: str, at: int, slips: list[Slip], unsafe: bool
) -> None:
    """Wherever it stands in a text full of slips."""
    with TemporaryDirectory() as place:
        folder = copytree(DRAFTS[name], Path(place) / name)
        index = folder / "index.md"
        slip(index, slips)
        parts = index.read_text(encoding="utf-8").split("应")
        at = at % (len(parts) - 1) + 1
        index.write_text("应".join(parts[:at]) + f"应见{words}并" + "应".join(parts[at:]), encoding="utf-8")
        mended = after(mend_draft(folder, unsafe=unsafe), index)

        assert words in mended


def after(mended: Mended, file: Path) -> str:
    """The text of the file as it is to be."""
    return mended.files.get(file, file.read_bytes()).decode()


def test_a_bad_fix_is_left_out_alone(tmp_path: Path) -> None:
    """A line that begins with two hyphens would be a list that is not read; the stop that is missing is set."""
    folder = copytree(DRAFTS["group-guide"], tmp_path / "draft")
    index = folder / "index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(f"{text}\n# 其他\n\n--影响安全的问题已围挡。\n\n应登记,并归档。\n", encoding="utf-8")
    before = state(folder)
    mended = mend_draft(folder)

    assert mended.count == sum(bool(item.fix and item.fix.safe) for item in before.findings) > 0
    assert "\n--影响安全的问题已围挡。\n\n应登记，并归档。\n" in after(mended, index)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_what_cannot_be_written_back_is_not_promised(unsafe: bool, tmp_path: Path) -> None:
    """A file with bytes that no encoding explains."""
    folder = tmp_path / "draft"
    copytree(DRAFTS["group-guide"], folder)
    index = folder / "index.md"
    index.write_bytes(index.read_bytes().replace("应".encode(), "必须".encode(), 3) + b"\xff\xfe\xfa,\n")

    assert not [item for item in state(folder).findings if item.fix and item.span.file.endswith("index.md")]
    assert mend_draft(folder, unsafe=unsafe).files == {}
