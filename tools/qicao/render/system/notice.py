"""宣贯 of the system on one page as a Word file: which standards come, when, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec.structs import asdict

from qicao.catalog.coverage import users_of
from qicao.catalog.digest import Digest, digest_of
from qicao.catalog.progress import progress_of
from qicao.catalog.system import System
from qicao.drawn.pictures import Pictures
from qicao.layout.columns import text_width
from qicao.render.companion.page import plain_writer, title
from qicao.render.docx.document import finish_package
from qicao.render.system.filled import blocks_of
from qicao.render.system.page import ACROSS, Column, grid, heading, item, pages, text

__all__ = ["render_notice"]

HEIGHT = 610.0
"""The height in points that is left below the title and the head of the table."""
HEADING, LINE, SMALL, SMALL_GAP = 38.0, 16.0, 12.5, 4.5
"""The heights in points of a heading, of a line of text and of one in a table, and of the space in a row."""
LETTERS = 43
"""The number of characters in a line of an item."""
COLUMNS = (Column("预计发布", 2.1), Column("标准", 7.2, "left"), Column("给谁用", 7.2, "left"))
WIDTHS = (6.0, 21.0, 21.0)
"""The number of characters of a line in each column."""
Row = tuple[str, str, str]
ALL = "体系的全部使用者"


def render_notice(system: System, pictures: Pictures) -> bytes:
    """Return the Word file; as many of the coming standards are told of as fit on the page."""
    digest = digest_of(system)
    writer = plain_writer(pictures)
    name = f"{digest.title or '标准体系'}宣贯"
    coming = list(_coming(system))
    shown = _fitting(coming, HEIGHT - sum(map(_height, _blocks(digest, len(coming), 1))))
    blocks = _blocks(digest, len(coming), len(coming) - len(shown))
    table = grid(COLUMNS, shown, ACROSS)
    body = [title(name), *(_write(block, table) for block in blocks), pages(writer, name)]
    return finish_package(writer, "".join(body), name, digest.day)


def _blocks(digest: Digest, coming: int, more: int) -> list[str]:
    tops = [branch for branch in digest.branches if branch.depth == 1]
    return blocks_of("notice.txt.j2", {**asdict(digest), "tops": tops, "coming": coming, "more": more})


def _height(block: str) -> float:
    """Return the height of a block in points, rather too large than too small."""
    if block.startswith("# "):
        return HEADING
    return 0 if block == "@coming" else LINE * ceil((text_width(block) + 2) / LETTERS)


def _fitting(rows: Sequence[Row], room: float) -> list[Row]:
    """Return the first rows, as many as fit into *room* points; at least one."""
    found: list[Row] = []
    for row in rows:
        lines = (ceil(text_width(words) / width) for words, width in zip(row, WIDTHS, strict=True))
        room -= SMALL * max(lines) + SMALL_GAP
        if found and room < 0:
            break
        found.append(row)
    return found


def _write(block: str, table: str) -> str:
    """Return the paragraph: `# ` marks a heading, `- ` an item of a list, `@coming` the table."""
    mark, _, words = block.partition(" ")
    if block == "@coming":
        return table
    return {"#": heading, "-": item}[mark](words) if mark in {"#", "-"} else text(block)


def _coming(system: System) -> Iterator[Row]:
    """Yield month, title and users of the standards that come, soonest first, as things stand."""
    dated = ((day, one.entry.value) for one in progress_of(system).values() if one.next and (day := one.day))
    for day, entry in sorted(dated, key=lambda pair: (pair[0], pair[1].id)):
        yield (f"{day.year}年{day.month}月", entry.title, "、".join(users_of(system, entry)) or ALL)
