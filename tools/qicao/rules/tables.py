"""TBL: tables (9.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.model.block import Cell, Figure, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import source_of
from qicao.rules.mentioned import misordered, must_be_mentioned, sights
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, compiled, rule
from qicao.rules.walk import neighbours

__all__ = [
    "diagonal_head",
    "ditto",
    "empty_cell",
    "headless_table",
    "same_title",
    "table_in_cell",
    "table_not_mentioned",
    "table_order",
    "unit_in_brackets",
    "unit_in_every_cell",
    "unit_in_every_head",
    "unit_line_typed",
]

DASH = "—"
DIAGONAL = frozenset("\\╲＼⧵")
DITTO = r"(?:同上|同左|同右|同前|〃|″|“|”|\")[。]?"
MARKS = r"[√✓✔●○◎▲△★☆×*＊xX＋+-]"
"""A cell of a table that only ticks what applies."""
FORM = (
    "记录|登记|申请|样式|格式|样表|样例|模板|式样|表单|调查|评分|打分|评价表|检查表|自查|核查|汇总|报告|证书|台账|档案|清单|"
    "反馈|审批|通知|统计|报表|填报|一览|信息表|基本情况|档案|合格证|标签|卡$|单$"
)
"""Words in the titles of tables whose cells are left for the user to fill in."""
NUMERAL = r"[<>≤≥＜＞=±～~+\-－—\d.,\s×()（）]*\d[\d.,\s)）]*"
PREFIX = "[YZEPTGMkhdcmμµunpf]?"
ATOM = (
    rf"(?:{PREFIX}(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|C|V|F|Ω|S|Wb|T|H|lm|lx|Bq|Gy|Sv|L|l|eV|VA|var|bit|B|bps|dB|rad)"
    r"|min|h|d|t|ha|℃|°C|r|dB\(A\))[²³⁻¹\d]{0,3}"
)
UNIT = rf"{ATOM}(?:[/·]\(?{ATOM}(?:[/·]{ATOM})*\)?)*"
VALUE = rf"(?:{NUMERAL}(?P<first>{UNIT})\s*[±～~])?{NUMERAL}(?P<unit>{UNIT})"
HEAD = rf".*[^\d.,\s<>≤≥～~±].*?[/（( ](?P<unit>{UNIT})[）)]?|(?P<only>{UNIT})"
"""A name with its unit, or a unit in a row of its own; “28 d” is a value."""
BRACKETED = rf"[^\s/]\s*(?P<brackets>[（(]\s*(?:单位[:：]?)?\s*(?P<unit>{UNIT})\s*[)）])$"
QUANTITIES = {
    "m": "长|宽|高|距|深|径|厚|程|位|尺寸|间隔|范围",
    "g": "质量|重|用量",
    "t": "质量|重|产量|吨",
    "s": "时",
    "h": "时|寿命|周期",
    "d": "时|期|龄",
    "L": "容|体积|用量",
    "A": "电流",
    "V": "电压",
    "W": "功率",
    "N": "力|载|荷",
    "K": "温",
    "J": "能|功|热",
}
"""Words beside which a single letter in brackets is a unit; elsewhere it may be a symbol, as in “直径（d）”."""
UNIT_LINE = r"[（(]?\s*(?:计量)?单位\s*(?:[:：]|为)\s*[^，。；]{1,14}[)）]?"


def _text(cell: Cell) -> str:
    """The printed characters of the cell."""
    return "".join(plain_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph)).strip()


def _heads(table: Table) -> Sequence[Cell]:
    """The cells of the head rows."""
    return [cell for row in table.rows[: table.header_rows] for cell in row.cells]


def _body(table: Table) -> Sequence[Sequence[Cell]]:
    """The cells of each row below the head."""
    return [row.cells for row in table.rows[table.header_rows :]]


def _lowest_heads(table: Table) -> dict[int, Cell]:
    """The lowest head cell of each column."""
    return {column: cell for cell in _heads(table) for column in range(cell.column, cell.column + cell.colspan)}


def _passages(context: Context, cell: Cell) -> Iterator[Passage]:
    for block in cell.blocks:
        passage = context.paragraphs.get(block.id) if isinstance(block, Paragraph) else None
        if passage:
            yield passage


@rule("TBL001", "table-not-mentioned", clause="9.8.1.2", on=Table)
def table_not_mentioned(context: Context, table: Table, place: Place) -> Reports:
    """表没有被提及。

    为什么：在将内容表格化之处，应通过使用能愿动词或句式指明表所属的条款类型，并同时提及表的编号（9.8.1.2）。

    错：有表1，条文没有提及它。

    对：各功能区的使用面积应符合表1的规定。
    """
    if table.span and must_be_mentioned(table, place) and not sights(context, table):
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
    empty = [cell for cell in _empty(table) if cell.span]
    if empty and empty[0].span:
        edits = [edit for cell in empty if (edit := _dash(context, table, cell))]
        count = f"共有{len(empty)}个" if len(empty) > 1 else "有"
        fact = f"{table.number}{count}空单元格。"
        hint = "没有内容的写“—”；与上面或左边相同的，合并（写“^”或“<”）。"
        yield Report(empty[0].span, fact, hint, tuple(edits) if len(edits) == len(empty) else ())


def _is_form(table: Table, place: Place) -> bool:
    """Whether the cells are empty so that they can be filled in."""
    titles = [table.title, *(getattr(division, "title", ()) for division in place.divisions)]
    names = [plain_text(title) for title in titles if isinstance(title, tuple)]
    return any(compiled(FORM).search(name) for name in names) or _is_mostly_empty(table)


def _is_mostly_empty(table: Table) -> bool:
    """Whether a third of the body is empty, unless the rest only ticks what applies."""
    cells = [_text(cell) for row in _body(table) for cell in row if cell.column >= max(table.stub, 1) and cell.span]
    filled = [text for text in cells if text]
    ticks = filled and all(compiled(MARKS).fullmatch(text) for text in filled)
    return not ticks and len(cells) - len(filled) > max(len(cells) / 3, 1)


def _empty(table: Table) -> Iterator[Cell]:
    """The empty cells of the body; not those of a column or row with nothing in it, nor those of a row that is too short."""
    rows = _body(table)
    used = {cell.column for row in rows for cell in row if cell.blocks}
    for row, cells in zip(table.rows[table.header_rows :], rows, strict=True):
        told = table.columns < 3 or any(cell.blocks for cell in cells if cell.column)
        yield from (
            cell for cell in cells if not cell.blocks and cell.column in used and told and cell.span != row.span
        )


def _dash(context: Context, table: Table, cell: Cell) -> Replacement | None:
    """The edit that writes a dash; none in a head column, where an empty cell may mean the one above."""
    if cell.column < max(table.stub, 1) or cell.span is None or source_of(context.files, cell.span):
        return None
    span = cell.span
    line = context.files[span.file][span.line - 1].text
    before, after = line[: span.column - 1][-1:], line[span.column - 1 :][:1]
    if after == "|":
        return Replacement(Span(span.file, span.line, span.column), f"{DASH} " if before == " " else f" {DASH} ")
    return Replacement(Span(span.file, span.line, span.column), DASH) if after == "," or before == "," else None


@rule("TBL005", "ditto", clause="10.4.2.2", on=Passage)
def ditto(_context: Context, passage: Passage) -> Reports:
    """单元格里写了“同上”“同左”。

    为什么：相邻的单元格内容相同时，不应写“同上”“同左”，而用通栏或写出内容（10.4.2.2）。

    错：| 区级 | 同上 |

    对：与上面的单元格合并（写“^”），或写出内容。
    """
    if passage.form == "cell" and compiled(DITTO).fullmatch(passage.text):
        whole = Stretch(passage, 0, len(passage.text))
        yield Report(whole, f"单元格里写的是“{passage.text}”。", "与相同的单元格合并（写“^”或“<”），或写出内容。")


@rule("TBL006", "diagonal-head", clause="9.8.4", on=Passage)
def diagonal_head(_context: Context, passage: Passage) -> Reports:
    """表头里有斜线。

    为什么：表头中不准许使用斜线（9.8.4）。

    错：| 项目＼级别 | 市级 | 区级 |

    对：| 项目 | 市级 | 区级 |，需要时在上面加一行“级别”。
    """
    if passage.form == "head":
        for at, char in enumerate(passage.text):
            if char in DIAGONAL:
                yield Report(Stretch(passage, at, at + 1), "表头里有斜线。", "分成两行表头，或只写一个名称。")


@rule("TBL007", "headless-table", clause="9.8.4", on=Table)
def headless_table(_context: Context, table: Table, _place: Place) -> Reports:
    """表没有表头。

    为什么：每个表应有表头，通常位于表的上方，特殊时位于左侧（9.8.4）。

    错：`:header-rows: 0`，也没有 `:stub: 1`。

    对：写上表头；表头在左侧时写 `:stub: 1`。
    """
    heads = _heads(table)
    if table.rows and table.span and not table.stub and not any(cell.blocks for cell in heads):
        yield Report(table.span, f"{table.number}没有表头。", "写上表头；表头在左侧时用 :stub: 1。")


@rule("TBL008", "table-in-cell", clause="9.8.1.3", on=Table)
def table_in_cell(_context: Context, table: Table, place: Place) -> Reports:
    """表中套表。

    为什么：不准许表中有表，也不准许含有带表头的子表（9.8.1.3）。

    错：单元格里又有一个表。

    对：把里面的表移出来，另外编号。
    """
    if table.span and place.holder(Cell):
        yield Report(table.span, "单元格里又有一个表。", "把它移到外面，另外编号，再提及它。")


@rule("TBL009", "unit-in-every-cell", clause="9.8.4", severity="warning", on=Table)
def unit_in_every_cell(_context: Context, table: Table, _place: Place) -> Reports:
    """一栏的每个单元格都写了同样的单位。

    为什么：单位符号宜置于表头中量的名称之下，或写作“长度/mm”（9.8.4）；百分号不在此列。

    错：表头“长度”，以下各行“10 mm”“20 mm”“30 mm”。

    对：表头“长度/mm”，以下各行“10”“20”“30”。
    """
    for column, head in _lowest_heads(table).items():
        cells = [cell for row in _body(table) for cell in row if cell.column == column and cell.colspan == 1]
        texts = [(cell, text) for cell in cells if (text := _text(cell)) != DASH]
        units = {_unit(text) for _, text in texts}
        if len(texts) > 2 and len(units) == 1 and "" not in units and texts[0][0].span:
            message = f"“{_text(head)}”一栏的每个单元格都写了单位{units.pop()}。"
            yield Report(texts[0][0].span, message, "把单位写在表头中，例如“长度/mm”。")


def _unit(text: str) -> str:
    """The unit behind a number, "" when the text is no number with a unit; a single letter wants a gap before it."""
    if not compiled("[A-Za-z℃Ω]").search(text):
        return ""
    match = compiled(VALUE).fullmatch(text)
    if match is None or match["first"] not in {None, match["unit"]}:
        return ""
    glued = len(match["unit"]) == 1 and not text[match.start("unit") - 1].isspace()
    return "" if glued else match["unit"]


@rule("TBL010", "unit-in-every-head", clause="9.8.4", severity="warning", on=Table)
def unit_in_every_head(_context: Context, table: Table, _place: Place) -> Reports:
    """各栏的单位都相同，却在每一栏的表头里重复。

    为什么：表中所有量的单位均相同时，在表的右上方用“单位为……”陈述，代替各栏的单位（9.8.4）。

    错：表头“长/mm”“宽/mm”“高/mm”。

    对：`:unit: 毫米`，表头“长”“宽”“高”。
    """
    lowest = sorted(_lowest_heads(table).items())
    heads = [cell for column, cell in lowest if column >= max(table.stub, 1) and _holds_numbers(table, column)]
    if len(heads) < 2 or any(compiled(f"{HAN}+").fullmatch(_text(cell)) for cell in heads):
        return
    found = [compiled(HEAD).fullmatch(_text(cell)) for cell in heads]
    units = {match["unit"] or match["only"] for match in found if match}
    if all(found) and len(units) == 1 and heads[0].span:
        message = f"各栏的单位都是{units.pop()}。"
        yield Report(heads[0].span, message, "用 :unit: 写出单位，删去表头里的单位。")


def _holds_numbers(table: Table, column: int) -> bool:
    """Whether a column holds more than words: quantities, which have a unit."""
    cells = [_text(cell) for row in _body(table) for cell in row if cell.column == column]
    return not any(cells) or any(compiled(r"\d").search(text) and not compiled(HAN).search(text) for text in cells)


@rule("TBL011", "unit-in-brackets", clause="9.8.4", severity="warning", fix="safe", on=Table)
def unit_in_brackets(context: Context, table: Table, _place: Place) -> Reports:
    """表头里的单位写在括号里。

    为什么：单位符号宜置于表头中量的名称之下，或写作“长度/mm”（9.8.4）。

    错：| 部件 | 长度（mm） |

    对：| 部件 | 长度/mm |
    """
    passages = [passage for cell in _heads(table) for passage in _passages(context, cell)]
    bracketed = [passage for passage in passages if passage.text.endswith((")", "）"))]
    matches = [(passage, compiled(BRACKETED).search(passage.text)) for passage in bracketed]
    found = [(passage, match) for passage, match in matches if match and _is_unit(match)]
    if found:
        first, match = found[0]
        edits = tuple(Replacement(Stretch(each, *hit.span("brackets")), _slashed(hit["unit"])) for each, hit in found)
        others = f"（共有{len(found)}栏）" if len(found) > 1 else ""
        hint = f"写作“{first.text[: match.start('brackets')]}{_slashed(match['unit'])}”，或写在名称之下。"
        yield Report(Stretch(first, *match.span("brackets")), f"表头里的单位写在括号里{others}。", hint, edits)


def _is_unit(match: re.Match[str]) -> bool:
    unit = match["unit"]
    name = match.string[: match.start("brackets")]
    return len(unit) > 1 or any(word in name for word in QUANTITIES.get(unit, "").split("|") if word)


def _slashed(unit: str) -> str:
    """The unit behind a solidus; one that has such a sign itself in brackets (9.4.4.4)."""
    return f"/({unit})" if "/" in unit or "·" in unit else f"/{unit}"


@rule("TBL012", "unit-line-typed", clause="9.8.4", severity="warning", on=Passage)
def unit_line_typed(_context: Context, passage: Passage) -> Reports:
    """表或图的单位写成了一段。

    为什么：单位均相同时，在表或图的右上方陈述“单位为……”（9.7.4.1、9.8.4），由工具编排。

    错：表的前面写一段“单位：mm”。

    对：在表里写 `:unit: 毫米`。
    """
    if passage.form not in {"paragraph", "frame-paragraph"} or not compiled(UNIT_LINE).fullmatch(
        passage.text.strip("。")
    ):
        return
    _, after = neighbours(passage.node, passage.place)
    if passage.form == "frame-paragraph" or isinstance(after, (Table, Figure)):
        whole = Stretch(passage, 0, len(passage.text))
        yield Report(whole, "单位写成了一段。", "删去这一段，在表或图里写 :unit:。")


@rule("TBL014", "same-title", clause="5.4.1", severity="warning")
def same_title(context: Context) -> Reports:
    """两个表的表题相同。

    为什么：表题说明表的内容（9.8.2.2）；不同的表用同样的表题，读者分不清（5.4.1）。

    错：表1和表3都叫“技术要求”。

    对：表1叫“箱体的技术要求”，表3叫“箱盖的技术要求”。
    """
    seen: dict[str, str] = {}
    for node, _ in context.nodes:
        title = plain_text(node.title) if isinstance(node, Table) else ""
        if isinstance(node, Table) and title:
            if title in seen and node.span:
                yield Report(node.span, f"{node.number}与{seen[title]}的表题都是“{title}”。", "改写其中一个。")
            seen.setdefault(title, node.number)
