"""编制说明 of the system: the ten sections of GB/T 13016, from `templates/system/statement.txt.j2`, with data and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from msgspec.structs import asdict

from qicao.catalog.digest import Digest, digest_of
from qicao.catalog.schedule import name_of
from qicao.catalog.system import System
from qicao.drawn.pictures import Pictures
from qicao.model.words import chinese_numeral
from qicao.render.companion.page import plain_writer, title
from qicao.render.docx.document import finish_package
from qicao.render.system.filled import blocks_of
from qicao.render.system.page import ACROSS, Column, grid, heading, item, pages, table_title, text
from qicao.render.system.plan import years_table
from qicao.render.system.tables import COUNTED, counted_rows, told_ages

__all__ = ["render_statement"]

Rows = Sequence[Sequence[str]]


def render_statement(system: System, pictures: Pictures) -> bytes:
    """Return the Word file."""
    digest = digest_of(system)
    writer = plain_writer(pictures)
    name = f"{digest.title or '标准体系'}编制说明"
    blocks = blocks_of("statement.txt.j2", _known(digest))
    body = [title(name), *_write(blocks, _Tables(system, digest)), pages(writer, name)]
    return finish_package(writer, "".join(body), name, digest.day)


def _known(digest: Digest) -> dict[str, object]:
    """Return what the template may tell."""
    names = ("leaves", "empty", "thin", "bare", "open_clashes", "wanting")
    return {
        **asdict(digest),
        **{name: getattr(digest, name) for name in names},
        "depth": max((branch.depth for branch in digest.branches), default=0),
        "ages": told_ages(digest.ages, digest.adopting, digest.total.there),
    }


def _write(blocks: Sequence[str], tables: _Tables) -> Iterator[str]:
    """Yield the paragraphs: `# ` and `## ` mark headings, `- ` an item of a list, `@` the name of a table."""
    sections, parts = count(1), count(1)
    for block in blocks:
        mark, _, words = block.partition(" ")
        if mark == "#":
            parts = count(1)
            yield heading(f"{chinese_numeral(next(sections))}、{words}")
        elif mark == "##":
            yield heading(f"（{chinese_numeral(next(parts))}）{words}", 1)
        elif mark == "-":
            yield item(words)
        elif block.startswith("@"):
            yield from tables.write(block.removeprefix("@"))
        else:
            yield text(block)


class _Tables:
    """The tables of the document by the names that the template gives them."""

    def __init__(self, system: System, digest: Digest) -> None:
        self.system, self.digest = system, digest

    def write(self, name: str) -> Iterator[str]:
        """Yield the title and the table."""
        words, columns, rows = TABLES[name]
        yield table_title(words)
        if columns:
            yield grid(columns, rows(self), ACROSS)
        else:
            yield years_table(self.digest, ACROSS)

    def problems(self) -> Rows:
        """Return the problems and what is done about them."""
        return [(one.id, one.title, one.measure or "—") for one in self.digest.problems]

    def basis(self) -> Rows:
        """Return the documents on which the system is based."""
        return [
            (one.title, one.number or "—", one.issuer or "—", "已核实" if one.verified else "未核实")
            for one in self.digest.basis
        ]

    def compared(self) -> Rows:
        """Return the other frameworks with the numbers of their documents."""
        return [(one.title, one.owner or "—", *map(str, one.states.values())) for one in self.digest.compared]

    def branches(self) -> Rows:
        """Return the sub-systems, indented by their depth."""
        return [
            (
                one.code,
                "\u3000" * (one.depth - 1) + one.title,
                one.scope or "—",
                f"{one.count.wanted}",
                f"{one.count.there}",
            )
            for one in self.digest.branches
        ]

    def clashes(self) -> Rows:
        """Return the clashes, who settles them, and how."""
        return [
            (one.id, one.title, one.kind, name_of(self.system, one.owner) or "—", one.decision or "未决")
            for one in self.digest.clashes
        ]

    def outside(self) -> Rows:
        """Return the other systems, and which sub-systems must agree with them."""
        return self.digest.outside

    def counts(self) -> Rows:
        """Return the rows of the 统计表."""
        return list(counted_rows(self.digest.groups))

    def covered(self) -> Rows:
        """Return the fields with their matters."""
        return [
            (one.domain, *map(str, (one.matters, one.served, one.doubtful, one.coming, one.bare)))
            for one in self.digest.covered
        ]

    def wanting(self) -> Rows:
        """Return the documents of others that we lack or only plan."""
        return [
            (framework.title, one.title, one.number or "—", one.state, one.reason or "—")
            for framework in self.digest.compared
            for one in framework.wanting
        ]


def _columns(*columns: tuple[str, float]) -> tuple[Column, ...]:
    """Return the columns; the cells of the wide ones begin at the left."""
    return tuple(Column(name, share, "left" if share >= 3 else "center") for name, share in columns)


TABLES: Mapping[str, tuple[str, tuple[Column, ...], Callable[[_Tables], Rows]]] = {
    "problems": ("要解决的问题", _columns(("编号", 1), ("问题", 5), ("应对措施", 7)), _Tables.problems),
    "basis": ("依据文件", _columns(("名称", 6), ("文号", 3), ("发文单位", 3), ("核实", 1.4)), _Tables.basis),
    "compared": (
        "对照的体系",
        _columns(("体系", 5), ("制定者", 3.4), ("已有", 1), ("拟制定", 1.2), ("缺少", 1), ("不需要", 1.2)),
        _Tables.compared,
    ),
    "branches": (
        "子体系",
        _columns(("编号", 1.5), ("名称", 3), ("主要内容和适用范围", 6), ("应有数（个）", 1.3), ("现有数（个）", 1.3)),
        _Tables.branches,
    ),
    "clashes": (
        "冲突、交叉和重复",
        _columns(("编号", 1.1), ("争点", 4.4), ("类别", 1.1), ("负责协调", 2.6), ("处理结果", 4.6)),
        _Tables.clashes,
    ),
    "outside": ("需要协调配套的体系", _columns(("其他体系", 4), ("本体系的子体系", 8)), _Tables.outside),
    "counts": ("标准统计表", COUNTED, _Tables.counts),
    "covered": (
        "各领域的事项",
        _columns(
            ("领域", 2),
            ("事项（项）", 2),
            ("有标可依（项）", 2.4),
            ("标准未核实（项）", 2.4),
            ("标准制定中（项）", 2.4),
            ("无标可依（项）", 2.4),
        ),
        _Tables.covered,
    ),
    "wanting": (
        "缺少或者只列入计划的文件",
        _columns(("体系", 3), ("文件", 4.5), ("编号", 2.4), ("本体系", 1.3), ("说明", 4.5)),
        _Tables.wanting,
    ),
    "years": ("各年度的安排", (), lambda _: ()),
}
"""Name in the template → title, columns and rows of a table; the one of the years is that of the plan."""
