"""标准体系表 as a Word file: the pictures of the structure, a 明细表 for each sub-system, the 统计表 (GB/T 13016—2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.catalog.details import HEADS, details
from qicao.catalog.digest import Digest, digest_of
from qicao.catalog.stats import Ages, Group
from qicao.catalog.system import System
from qicao.drawn.pictures import Picture, Pictures
from qicao.render.companion.page import plain_writer, title
from qicao.render.docx.document import finish_package
from qicao.render.system.page import (
    GAP,
    LANDSCAPE,
    Column,
    figures,
    grid,
    heading,
    pages,
    table_title,
    text,
)

__all__ = ["COUNTED", "counted_rows", "render_tables", "told_ages"]

SHARES = (0.95, 2.25, 3.4, 5.4, 1.6, 1.9, 2.65, 3.15, 4.4)
LEFT = frozenset({"标准名称", "备注"})
COLUMNS = tuple(
    Column(name, share, "left" if name in LEFT else "center") for name, share in zip(HEADS, SHARES, strict=True)
)
COUNTED = (
    Column("统计项", 3),
    Column("应有数（个）", 2),
    Column("现有数（个）", 2),
    Column("现有数/应有数（%）", 2.4),
    Column("现有数中已核实（个）", 2.4),
    Column("现有数中未核实（个）", 2.4),
)
OVERVIEW = (
    Column("子体系编号", 2),
    Column("子体系", 6, "left"),
    Column("应有数（个）", 2),
    Column("现有数（个）", 2),
    Column("在编和拟编（个）", 2),
)
NUMBERS = ("一", "二", "三")
EMPTY = ("本子体系尚无标准",)


def render_tables(system: System, pictures: Pictures, drawings: Sequence[tuple[str, Picture]] = ()) -> bytes:
    """Return the Word file; *drawings* are the pictures of the structure with their titles."""
    digest = digest_of(system)
    writer = plain_writer(pictures)
    name = f"{digest.title or '标准体系'}表"
    parts = [("标准体系结构图", figures(writer, drawings))] if drawings else []
    parts += [("标准明细表", _details(system)), ("标准统计表", _counts(digest))]
    body = [title(name), text(_lead(digest)), GAP, grid(OVERVIEW, _overview(digest), LANDSCAPE)]
    for number, (words, content) in zip(NUMBERS, parts, strict=False):
        body += [heading(f"{number}、{words}"), *content]
    return finish_package(writer, "".join((*body, pages(writer, name, landscape=True))), name, digest.day)


def _lead(digest: Digest) -> str:
    day = f"数据截至{digest.day}。" if digest.day else ""
    total = digest.total
    return (
        f"{day}本表收入标准{total.listed + digest.gone}项，其中现有{total.there}项（已核实{total.verified}项），"
        f"在编和拟编{total.listed - total.there}项{f'，被代替和废止{digest.gone}项（不计入统计）' if digest.gone else ''}；"
        f"相关标准{digest.related}项。备注中写“未核实”的，编号、名称或者现行状态没有与来源核对，引用以前须先核对；“—”表示没有这一内容。"
    )


def _overview(digest: Digest) -> Iterator[tuple[str, ...]]:
    """Yield a row for each sub-system: what the tables hold, at a glance."""
    for one in digest.branches:
        name = f"{'　' * (one.depth - 1)}{one.title}"
        yield (one.code, name, *map(str, (one.count.wanted, one.count.there, one.count.listed - one.count.there)))


def _details(system: System) -> Iterator[str]:
    for detail in details(system):
        yield table_title(detail.name)
        yield grid(COLUMNS, detail.rows or (EMPTY,), LANDSCAPE)


def _counts(digest: Digest) -> Iterator[str]:
    yield table_title("标准统计表")
    yield grid(COUNTED, counted_rows(digest.groups), LANDSCAPE)
    yield text(told_ages(digest.ages, digest.adopting, digest.total.there))
    if digest.gone:
        yield text(f"被代替和废止的{digest.gone}项列入明细表，不计入统计。")


def counted_rows(groups: Sequence[Group]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the 统计表: a head for each group, its lines, and its total, which is the same in all groups."""
    for group in groups:
        yield (group.title,)
        for line in (*group.lines, group.total):
            unverified = line.there - line.verified
            yield (line.name, str(line.wanted), str(line.there), line.share, str(line.verified), str(unverified))


def told_ages(ages: Ages, adopting: int, there: int) -> str:
    """Return a sentence about the ages of the standards, and one about those that adopt international ones."""
    share = f"，占现有数的{adopting / there * 100:.1f}%" if there else ""
    adopted = f"采用国际标准的{adopting}项{share}。"
    if not ages.known:
        return f"没有登记发布日期，不统计标龄。{adopted}"
    return f"知道发布日期的{ages.known}项，平均标龄{ages.mean}年，五年以上的{ages.old}项。{adopted}"
