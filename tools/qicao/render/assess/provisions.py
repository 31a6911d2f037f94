"""The provisions of a draft as a page: a table that can be filtered, whose numbers lead to the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qicao.layout.quantity import quantity_words
from qicao.model.provision import Provision
from qicao.model.standard import Annex, Clause, Standard
from qicao.model.titles import name_in_line
from qicao.model.tree import iter_nodes
from qicao.render.system.pages.html import Writer, write_page
from qicao.render.system.pages.values import Grid, Inline, Link, Page, Record, Words, cell

__all__ = ["LEVELS", "NAME", "STRENGTHS", "counted", "render_provisions"]

NAME, DRAFT = "provisions", "index"
"""The name of the page, and of that of the draft beside it."""
STRENGTHS = ("要求", "指示", "推荐", "允许", "陈述")
LEVELS = ("市", "区", "街镇")
HEADS = ("条", "内容", "类型", "主体", "条件", "量值", "证实", "级别")
BETWEEN = "、"
"""Between several values of a cell, which the lists to choose from know, too."""
LEAD = (
    "正文的一句话、列项的一项、表的一行各为一条，由程序按 GB/T 1.1—2020 的用词取出；"
    "约十分之一的主体和量值要靠人改，改法是在草案里写一行属性。"
)


def render_provisions(standard: Standard, provisions: Sequence[Provision]) -> str:
    """Return the body of the page, which stands beside that of the draft."""
    clauses = {
        node.number: node.id for node in iter_nodes(standard) if isinstance(node, Clause | Annex) and node.number
    }
    rows = tuple(_row(one, clauses) for one in provisions)
    grid = Grid(HEADS, rows, filter=True, choose=(2, 7), ask=(3,), several=(7,))
    total = "，".join(f"{words} {number}" for words, number in counted((one.strength for one in provisions), STRENGTHS))
    blocks = (Words(cell(f"共 {len(provisions)} 条{'：' if total else ''}{total}。"), "lead"), Words(cell(LEAD)), grid)
    page = Page(NAME, "条款", blocks if provisions else blocks[:1], up=(Link(DRAFT, name_in_line(standard.data)),))
    return write_page(Writer(NAME, {}, frozenset({DRAFT})), page)


def counted(words: Iterable[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return each word that there is with its number, in that order."""
    found = Counter(words)
    return tuple((word, found[word]) for word in order if found[word])


def _row(one: Provision, clauses: Mapping[str, str]) -> Record:
    return Record(
        (
            cell(Link(DRAFT, one.number or "—", one.element)),
            cell(f"{one.lead} " if one.lead else "", one.text),
            cell(one.strength),
            cell(one.subject),
            cell(one.condition),
            cell("；".join(map(quantity_words, one.values))),
            tuple(_proofs(one, clauses)) or cell(),
            cell(BETWEEN.join(one.levels)),
        ),
        one.id,
    )


def _proofs(one: Provision, clauses: Mapping[str, str]) -> Iterator[Inline]:
    for at, proof in enumerate(one.verification):
        if at:
            yield "；"
        yield Link(DRAFT, proof, clauses[proof]) if proof in clauses else proof
