"""Heads, cells and titles of tables, and whether the text mentions the tables (9.8.1, 9.8.2, 10.4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.block import Cell, Figure, Table
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import option_of, source_of
from qicao.rules.mentioned import misordered, must_be_mentioned, occurrences
from qicao.rules.numbers.names import NAME
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.tables.cells import DASH, body_rows, head_cells, text_of
from qicao.source.patterns import compiled

__all__ = [
    "diagonal_head",
    "ditto",
    "empty_cell",
    "headless_table",
    "paragraph_after_note",
    "same_title",
    "table_in_cell",
    "table_not_mentioned",
    "table_order",
]

DIAGONAL = frozenset("\\╲＼⧵")
DITTO = r"(?:[与同]?[上左右前]一?[行列栏格项]?(?:相?同)|同[上左右前](?:一?[行列栏格项面边述])?|〃|″|“|”|\")[。]?"
MARKS = r"[√✓✔●○◎▲△★☆×*＊xX＋+-]"
"""A cell of a table that only marks what applies."""
FORM = (
    "记录|登记|申请|样式|格式|样表|样例|模板|式样|表单|调查|评分|打分|评价表|检查表|自查|核查|汇总|报告|证书|台账|档案|清单|"
    "反馈|审批|通知|统计|报表|填报|一览|信息表|基本情况|档案|合格证|标签|卡$|单$"
)
"""Words in the titles of tables whose cells are left for users to fill in."""


@rule("TBL001", "table-not-mentioned", clause="9.8.1.2", on=Table)
def table_not_mentioned(context: Context, table: Table, place: Place) -> Reports:
    """表没有被提及。

    为什么：在将内容表格化之处，应通过使用能愿动词或句式指明表所属的条款类型，并同时提及表的编号（9.8.1.2）。

    错：有表1，条文没有提及它。

    对：各功能区的使用面积应符合表1的规定。
    """
    if table.span and must_be_mentioned(context, table, place) and not occurrences(context, table):
        yield Report(table.span, f"{table.number}没有被提及。", "在条文中用 [](#标签) 提及它，或删去它。")


@rule("TBL002", "table-order", clause="9.8.1.2", severity="info")
def table_order(context: Context) -> Reports:
    """表的顺序与提及的先后不符。

    为什么：表置于提及它的条文之后，编号便与提及的先后一致（9.8.1.2，通行做法）。

    错：先提及表2，后提及表1。

    对：把这两个表对调。
    """
    yield from misordered(context, Table)


@rule("TBL004", "empty-cell", clause="10.4.2.2", fix="safe", on=Table)
def empty_cell(context: Context, table: Table, place: Place) -> Reports:
    """表中有空单元格。

    为什么：表中不应有空单元格，没有内容的用一字线“—”表示（10.4.2.2）。供填写的表除外。

    错：| 会商区 | 80 | |

    对：| 会商区 | 80 | — |
    """
    if _is_form(table, place):
        return
    empty = [
        cell
        for cell in (*head_cells(table), *_empty(table))
        if cell.span and not cell.blocks and not _is_void(table, cell)
    ]
    if empty and empty[0].span:
        edits = [edit for cell in empty if (edit := _dash(context, table, cell))]
        count = f"共有{len(empty)}个" if len(empty) > 1 else "有"
        fact = f"{table.number}{count}空单元格。"
        hint = "没有内容的写“—”；与上面或左边相同的，合并（写“^”或“<”）。"
        yield Report(empty[0].span, fact, hint, tuple(edits) if len(edits) == len(empty) else ())


def _texts(table: Table) -> list[str]:
    """Return the texts of the body without its first column."""
    return [
        text_of(cell) for row in body_rows(table) for cell in row if cell.column >= max(table.stub, 1) and cell.span
    ]


def _is_form(table: Table, place: Place) -> bool:
    """Return whether the cells are empty in order to be filled in; not if others have a dash for “empty”."""
    if any(text == DASH for text in _texts(table)):
        return False
    titles = [table.title, *(getattr(division, "title", ()) for division in place.divisions)]
    names = [plain_text(title) for title in titles if isinstance(title, tuple)]
    return any(compiled(FORM).search(name) for name in names) or _is_mostly_empty(table)


def _is_mostly_empty(table: Table) -> bool:
    """Return whether a third of the body is empty, unless the rest only marks what applies."""
    cells = _texts(table)
    filled = [text for text in cells if text]
    ticks = filled and all(compiled(MARKS).fullmatch(text) for text in filled)
    return not ticks and len(cells) - len(filled) > max(len(cells) / 3, 1)


def _empty(table: Table) -> Iterator[Cell]:
    """Yield the empty cells of the body.

    Those of an empty column or row, or of a row that is too short, are left out.
    """
    rows = body_rows(table)
    used = {cell.column for row in rows for cell in row if cell.blocks}
    if len(rows) == 1 and len(used) > 1 and len(used) > len([cell for cell in rows[0] if not cell.blocks]):
        used |= {cell.column for cell in rows[0]}
    for row, cells in zip(table.rows[table.header_rows :], rows, strict=True):
        told = table.columns < 3 or any(cell.blocks for cell in cells if cell.column)
        yield from (
            cell for cell in cells if not cell.blocks and cell.column in used and told and cell.span != row.span
        )


def _is_void(table: Table, cell: Cell) -> bool:
    """Return whether the cell is in a head without any words, which another rule reports (TBL007)."""
    heads = head_cells(table)
    return any(cell is head for head in heads) and not any(head.blocks for head in heads)


def _dash(context: Context, table: Table, cell: Cell) -> Replacement | None:
    """Return the edit that writes a dash.

    It is None in a head, where a name is missing or an empty cell means the one above.
    """
    if any(cell is head for head in head_cells(table)):
        return None
    if cell.column < max(table.stub, 1) or cell.span is None or source_of(context.files, cell.span):
        return None
    span = cell.span
    line = context.files[span.file][span.line - 1].text
    before, after = line[: span.column - 1][-1:], line[span.column - 1 :][:1]
    if after == "|":
        return Replacement(Span(span.file, span.line, span.column), f"{DASH} " if before == " " else f" {DASH} ")
    return Replacement(Span(span.file, span.line, span.column), DASH) if after == "," or before == "," else None


@rule("TBL005", "ditto", clause="10.4.2.2", on=Passage, forms=("cell",))
def ditto(_context: Context, passage: Passage) -> Reports:
    """单元格里写了“同上”“同左”。

    为什么：相邻的单元格内容相同时，不应写“同上”“同左”，而用通栏或写出内容（10.4.2.2）。

    错：| 区级 | 同上 |

    对：与上面的单元格合并（写“^”），或写出内容。
    """
    if compiled(DITTO).fullmatch(passage.text) or _names_column(passage):
        whole = Stretch(passage, 0, len(passage.text))
        yield Report(whole, f"单元格里写的是“{passage.text}”。", "与相同的单元格合并（写“^”或“<”），或写出内容。")


def _names_column(passage: Passage) -> bool:
    """Return whether the cell says “同市级” and the table has a column “市级”."""
    table, text = passage.place.holder(Table), passage.text
    if not text.startswith("同") or not isinstance(table, Table):
        return False
    return any(len(name) > 1 and name == text[1:] for name in map(text_of, head_cells(table)))


@rule("TBL006", "diagonal-head", clause="9.8.4", on=Passage, forms=("head",))
def diagonal_head(_context: Context, passage: Passage) -> Reports:
    """表头里有斜线。

    为什么：表头中不准许使用斜线（9.8.4）。

    错：| 项目＼级别 | 市级 | 区级 |

    对：| 项目 | 市级 | 区级 |，需要时在上面加一行“级别”。
    """
    for at, char in enumerate(passage.text):
        if char in DIAGONAL:
            yield Report(Stretch(passage, at, at + 1), "表头里有斜线。", "分成两行表头，或只写一个名称。")
    match = compiled(TWO_NAMES).fullmatch(passage.text)
    if match and _is_corner(passage):
        yield Report(Stretch(passage, *match.span("solidus")), "表头里有斜线。", "分成两行表头，或只写一个名称。")


TWO_NAMES = rf"{HAN}{{2,6}}\s?(?P<solidus>[/／])\s?(?!(?:{NAME}|[百千万亿]*元|人次|人日|百分比|个数?)$){HAN}{{2,6}}"
"""The name of the rows and that of the columns with a slash between them."""


def _is_corner(passage: Passage) -> bool:
    """Return whether the passage is the first head cell, and no other head nor the first column has a slash."""
    table, cell = passage.place.holder(Table), passage.place.holder(Cell)
    if (
        not isinstance(table, Table)
        or not table.rows
        or table.rows[0].cells[0] is not cell
        or table.columns < len("行列值")
    ):
        return False
    rows = [row.cells[0] for row in table.rows[table.header_rows :] if row.cells]
    return not any("/" in text_of(other) for other in (*table.rows[0].cells[1:], *rows))


@rule("TBL007", "headless-table", clause="9.8.4", on=Table)
def headless_table(context: Context, table: Table, _place: Place) -> Reports:
    """表没有表头。

    为什么：每个表应有表头，通常位于表的上方，特殊时位于左侧（9.8.4）。

    错：`:header-rows: 0`，也没有 `:stub: 1`。

    对：写上表头；表头在左侧时写 `:stub: 1`。
    """
    heads = head_cells(table)
    if table.rows and table.span and not table.stub and not any(cell.blocks for cell in heads):
        hint = "写上表头；表头在左侧时用 :stub: 1。"
        yield Report(table.span, f"{table.number}没有表头。", hint)
        option = option_of(context.files, table.span, "header-rows") if not table.header_rows else None
        if option:
            yield Report(option, f"这里说{table.number}没有表头行。", hint, severity="warning")


@rule("TBL008", "table-in-cell", clause="9.8.1.3", on=Table)
def table_in_cell(_context: Context, table: Table, place: Place) -> Reports:
    """表中套表。

    为什么：不准许表中有表，也不准许含有带表头的子表（9.8.1.3）。

    错：单元格里又有一个表。

    对：把里面的表移出来，另外编号。
    """
    if table.span and place.holder(Cell):
        yield Report(table.span, "单元格里又有一个表。", "把它移到外面，另外编号，再提及它。")


@rule("TBL014", "same-title", clause="5.4.1", severity="warning")
def same_title(context: Context) -> Reports:
    """两个表的表题相同。

    为什么：表题说明表的内容（9.8.2.2）；不同的表用同样的表题，读者分不清（5.4.1）。

    错：表1和表3都叫“技术要求”。

    对：表1叫“箱体的技术要求”，表3叫“箱盖的技术要求”。
    """
    seen: dict[str, str] = {}
    for node, _ in context.of(Table):
        title = plain_text(node.title)
        if title in seen and node.span:
            yield Report(node.span, f"{node.number}与{seen[title]}的表题都是“{title}”。", "改写其中一个。")
        if title:
            seen.setdefault(title, node.number)


@rule("TBL018", "paragraph-after-note", clause="9.11.1", severity="warning", on=(Table, Figure))
def paragraph_after_note(_context: Context, node: Table | Figure, _place: Place) -> Reports:
    """表中、图中的段写在注的后面。

    为什么：图和表中先是段，后是注，再后是脚注（9.11.1、9.12.2）；工具按这个次序印出，源文件写得一致，才看得出印出的样子。

    错：注：尺寸为公称值。表中的尺寸不包括提手。

    对：表中的尺寸不包括提手。注：尺寸为公称值。
    """
    first = min((note.span.line for note in node.notes if note.span), default=0)
    late = [item.span for item in node.paragraphs if item.span and first and item.span.line > first]
    if late:
        yield Report(late[0], f"这一段写在{node.number}的注的后面。", "把它移到注的前面；印出时段在前。")
