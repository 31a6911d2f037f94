"""Everything that counts counts on by one: no number is left out, none stands twice, and what is inserted moves all that follow."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.model.outline import outline
from qicao.model.standard import Annex, Clause, Standard
from qicao.parse.numbering import number
from snippets import document_of

PIECES = {
    "clause": "## 甲\n\n段。\n\n",
    "chapter": "# 乙\n\n",
    "table": ":::{table} 题\n| 头 |\n| --- |\n| 体 |\n:::\n\n",
    "figure": ":::{figure} a.svg\n题\n:::\n\n",
    "formula": "$$\nx\n$$\n\n",
    "note": "注：丙。\n\n",
    "example": "示例：丁。\n\n",
    "annex": "{.annex .normative}\n# 戊\n\n",
}
"""What texts are put together from."""


texts = st.lists(st.sampled_from(sorted(PIECES)), max_size=25).map(
    lambda names: "# 范围\n\n" + "".join(PIECES[name] for name in sorted(names, key=lambda name: name == "annex"))
)


mixed = st.lists(st.sampled_from(sorted(set(PIECES) - {"annex"})), max_size=25).map(
    lambda names: "# 范围\n\n" + "".join(PIECES[name] for name in names)
)


def _standard(text: str) -> Standard:
    return document_of(text).standard


@settings(deadline=None, max_examples=40)
@given(texts)
def test_numbering_twice_is_numbering_once(text: str) -> None:
    """Numbers that are there already do not count."""
    standard = _standard(text)
    assert number(standard) == standard


@settings(deadline=None, max_examples=40)
@given(mixed, st.sampled_from(["table", "figure", "formula", "clause"]))
def test_no_number_is_left_out(text: str, kind: str) -> None:
    """Chapters, tables, figures and formulas run through the body from 1."""
    found = [item.number for item in outline(_standard(text)) if item.kind == kind and "." not in item.number]
    marks = {"table": "表{}", "figure": "图{}", "formula": "（{}）", "clause": "{}"}

    assert found == [marks[kind].format(place) for place in range(1, len(found) + 1)]


@settings(deadline=None, max_examples=40)
@given(mixed)
def test_notes_count_up_within_their_clause(text: str) -> None:
    """The only one has no digit; of several each is one more than the one before, and the first is 1."""
    items = [item for item in outline(_standard(text)) if item.kind in {"clause", "note"}]
    groups: list[list[str]] = [[]]
    for item in items:
        if item.kind == "clause":
            groups.append([])
        else:
            groups[-1].append(item.number)
    for group in groups:
        assert group in ([], ["注"], [f"注{place}" for place in range(1, len(group) + 1)])


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 8), st.data())
def test_an_inserted_clause_moves_all_that_follow_and_their_references(count: int, data: st.DataObject) -> None:
    """The clauses after it count one more, those before stay, and each mention says what its clause says."""
    place = data.draw(st.integers(0, count))
    clauses = [f"{{#条{i}}}\n## 条{i}\n\n段。\n\n" for i in range(count)]
    mentions = "、".join(f"[](#条{i})" for i in range(count))
    head = f"# 范围\n\n见{mentions}。\n\n# 要求\n\n"
    before = document_of(head + "".join(clauses))
    after = document_of(head + "".join([*clauses[:place], "## 新\n\n段。\n\n", *clauses[place:]]))

    assert _mentioned(before.standard) == [f"4.{i + 1}" for i in range(count)]
    assert _mentioned(after.standard) == [f"4.{i + 1 + (i >= place)}" for i in range(count)]
    assert _mentioned(after.standard) == _numbered(after.standard)
    assert _ids(before.standard) == _ids(after.standard)


def _mentioned(standard: Standard) -> list[str]:
    first = standard.chapters[0].blocks[0]
    return [inline.text for inline in first.inlines if hasattr(inline, "target")]  # type: ignore[union-attr]


def _numbered(standard: Standard) -> list[str]:
    return [item.number for item in outline(standard) if item.title.startswith("条")]


def _ids(standard: Standard) -> list[str]:
    return [item.id for item in outline(standard) if item.title.startswith("条")]


TREES = st.recursive(st.just(()), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=12)


@settings(deadline=None)
@given(st.lists(TREES, min_size=1, max_size=4))
def test_numbers_have_no_gaps_and_numbering_twice_is_numbering_once(trees: list[tuple]) -> None:  # type: ignore[type-arg]
    """Under every heading the numbers run 1, 2, 3 and so on."""
    from drafts import read_draft

    standard = read_draft("group-guide").standard
    from msgspec.structs import replace

    chapters = tuple(_clause(tree, 1) for tree in trees)
    numbered = number(
        replace(standard, chapters=chapters, annexes=(Annex("a", (), True, clauses=chapters[0].clauses),))
    )

    assert number(numbered) == numbered
    for place, chapter in enumerate(numbered.chapters, 1):
        assert chapter.number == str(place)
        _check_below(chapter)
    assert [clause.number for clause in numbered.annexes[0].clauses] == [
        f"A.{place}" for place in range(1, len(chapters[0].clauses) + 1)
    ]


def _clause(tree: tuple, level: int) -> Clause:  # type: ignore[type-arg]
    return Clause(f"c{id(tree)}{level}", (), level, clauses=tuple(_clause(child, level + 1) for child in tree))


def _check_below(clause: Clause) -> None:
    for place, child in enumerate(clause.clauses, 1):
        assert child.number == f"{clause.number}.{place}"
        assert isinstance(child, Clause)
        _check_below(child)
