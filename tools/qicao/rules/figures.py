"""FIG: figures (9.7)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from qicao.model.block import Figure
from qicao.model.inline import Image, plain_text
from qicao.model.span import Span
from qicao.rules.closed import ends
from qicao.rules.context import Context
from qicao.rules.mentioned import misordered, must_be_mentioned, occurrences
from qicao.rules.passage import OBJECT, Place
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "alt_missing",
    "figure_not_mentioned",
    "figure_order",
    "key_mark_gap",
    "key_mark_twice",
    "key_stop",
    "other_arrow",
    "subfigure_levels",
    "subfigure_with_own_notes",
    "subfigures",
]


ARROW = r"(?<=[\w\"])[ \t]*(?P<sign>[—–－→⇒➔]+|—>|－>)[ \t]*(?=[\w\"])"
"""A sign between two names that looks like an arrow of the language of diagrams and is none."""
QUOTED = r'"(?:[^"\\]|\\.)*"'
MOST_MISSING = 3
"""The number of missing numbers in a key up to which they were forgotten; more mean another way of counting."""


@rule("FIG001", "figure-not-mentioned", clause="9.7.1.2", on=Figure)
def figure_not_mentioned(context: Context, figure: Figure, place: Place) -> Reports:
    """图没有被提及。

    为什么：在将内容图形化之处，应通过使用能愿动词或句式指明图所属的条款类型，并同时提及图的编号（9.7.1.2）。

    错：有图1，条文没有提及它。

    对：事件处置应按图1的流程进行。
    """
    if figure.span and must_be_mentioned(context, figure, place) and not occurrences(context, figure):
        yield Report(figure.span, f"{figure.number}没有被提及。", "在条文中用 [](#标签) 提及它，或删去它。")


@rule("FIG002", "figure-order", clause="9.7.1.2", severity="info")
def figure_order(context: Context) -> Reports:
    """图的顺序与提及的先后不符。

    为什么：图置于提及它的条文之后，编号便与提及的先后一致（9.7.1.2，通行做法）。

    错：先提及图2，后提及图1。

    对：把这两个图对调。
    """
    yield from misordered(context, Figure)


@rule("FIG004", "subfigure-with-own-notes", clause="9.7.6.2", on=Figure)
def subfigure_with_own_notes(_context: Context, figure: Figure, _place: Place) -> Reports:
    """各分图有各自的说明、注或脚注。

    为什么：分图共用图的说明、注和脚注；各有各的，就应作为单独的图编号（9.7.6.2）。

    错：图1的a)和b)各有标引序号说明。

    对：改为图1和图2。
    """
    parts = figure.subfigures
    own = [part for part in parts if part.key or part.notes or part.footnotes]
    if len(own) > 1 and own[0].span:
        yield Report(own[0].span, f"{figure.number}的各分图有各自的说明、注或脚注。", "改为单独编号的图。")
        return
    notes = [
        *(note.span for part in own for note in part.notes),
        *(note.span for part in own for note in part.footnotes),
    ]
    note = next(filter(None, notes), None)
    if note:
        fact = f"{figure.number}的一个分图有自己的注或脚注。"
        yield Report(note, fact, "写在整个图的下面，或改为单独编号的图。", severity="warning")


@rule("FIG005", "subfigure-levels", clause="9.7.6.2", on=Figure)
def subfigure_levels(_context: Context, figure: Figure, place: Place) -> Reports:
    """分图之中还有分图。

    为什么：只准许对图作一个层次的细分（9.7.6.2）。

    错：图1的a)之中又有a)和b)。

    对：把a)改为单独的图。
    """
    if figure.subfigures and figure.span and place.holder(Figure):
        yield Report(figure.span, "分图之中还有分图。", "把这个分图改为单独的图。")


@rule("FIG006", "subfigures", clause="9.7.6.1", severity="info", on=Figure)
def subfigures(_context: Context, figure: Figure, place: Place) -> Reports:
    """用了分图。

    为什么：只有当图的细分对理解内容必不可少时才使用分图，宜避免（9.7.6.1）。

    错：互不相干的两个图编为图1的a)和b)。

    对：编为图1和图2。
    """
    if figure.subfigures and figure.span and not place.holder(Figure):
        yield Report(figure.span, f"{figure.number}有分图。", "不是必不可少时，编为单独的图。")


@rule("FIG007", "alt-missing", clause="", severity="info")
def alt_missing(context: Context) -> Reports:
    """图片没有替代文字。

    为什么：看不到图的读者靠替代文字了解图的内容，网页和 PDF 都用到它。

    错：`:::{figure} figures/layout.svg`

    对：下一行写 `:alt: 主显示屏位于北侧，值守区、指挥区依次向南`
    """
    for node, _ in context.of(Figure):
        if node.path and not node.alt and node.span:
            yield Report(node.span, f"图片“{node.path}”没有替代文字。", "用 :alt: 说出图的内容。")
    for passage in context.passages:
        for piece in passage.pieces if OBJECT in passage.text else ():
            if isinstance(piece.inline, Image) and not piece.inline.alt.strip():
                place = Stretch(passage, piece.start, piece.end)
                yield Report(place, f"图片“{piece.inline.path}”没有替代文字。", "写成![图的内容](路径)。")


@rule("FIG008", "key-mark-twice", clause="9.7.4.2", on=Figure)
def key_mark_twice(_context: Context, figure: Figure, _place: Place) -> Reports:
    """标引序号说明中有重复的序号。

    为什么：标引序号代替图中的文字描述，说明给出每个序号的含义（9.7.4.2）；序号重复，就不知道指的是哪一个。

    错：1——箱盖；1——箱体。

    对：1——箱盖；2——箱体。
    """
    seen: Counter[str] = Counter()
    for item in figure.key:
        mark = plain_text(item.mark)
        if mark and seen[mark] and item.span:
            yield Report(item.span, f"标引序号“{mark}”已经说明过。", "换一个序号，或把两行合并。")
        seen[mark] += 1


@rule("FIG010", "key-mark-gap", clause="9.7.4.2", severity="warning", on=Figure)
def key_mark_gap(_context: Context, figure: Figure, _place: Place) -> Reports:
    """标引序号说明的序号不连续。

    为什么：标引序号代替图中的文字描述，说明给出每个序号的含义（9.7.4.2）；跳过的序号没有说明，读者不知道它指什么。

    错：1——箱盖；2——箱体；4——把手。

    对：1——箱盖；2——箱体；3——铭牌；4——把手。
    """
    marks = [(plain_text(item.mark).strip(), item.span) for item in figure.key]
    numbers = [mark for mark, _ in marks]
    if not all(map(str.isdecimal, numbers)) or len(set(numbers)) < len(numbers):
        return  # FIG008 reports a number that occurs twice
    for (before, _), (after, span) in pairwise([("0", None), *marks]):
        missing = [*map(str, range(int(before) + 1, int(after)))]
        if 0 < len(missing) <= MOST_MISSING and span:
            fact = f"从{before}跳到{after}" if int(before) else f"从{after}开始"
            yield Report(span, f"标引序号{fact}，没有说明{'、'.join(missing)}。", "补上这一行，或改正序号。")


@rule("FIG009", "key-stop", clause="9.7.4.2", severity="warning", fix="safe", on=Figure)
def key_stop(context: Context, figure: Figure, _place: Place) -> Reports:
    """标引序号说明的各行不以分号结尾，或最后一行不以句号结尾。

    为什么：标引序号说明的各行写作“1——……；”，最后一行以“。”结尾（9.7.4.2）；印出的标点由工具编排，源文件写得一致，才看得出哪一行是最后一行。

    错：- 2——箱体；（后面没有别的行）

    对：- 2——箱体。
    """
    yield from ends(context, figure.key, "标引序号说明")


@rule("FIG011", "other-arrow", clause="9.7.1", on=Figure)
def other_arrow(_context: Context, figure: Figure, _place: Place) -> Reports:
    """流程图的连线用了“—”“→”等，画成了一个节点。

    为什么：dot的连线写作“->”；别的记号会画成名为“—”“→”的节点，前后两个节点没有连线。

    错：策划 → 招募;

    对：策划 -> 招募;
    """
    if not figure.diagram or not figure.span or not figure.diagram_line:
        return
    bare = compiled(QUOTED).sub(lambda match: '"' + "x" * (len(match[0]) - 2) + '"', figure.diagram)
    for at, line in enumerate(bare.split("\n")):
        match = compiled(ARROW).search(line)
        if match:
            place = Span(figure.span.file, figure.diagram_line + at)
            yield Report(place, f"连线写成了“{match['sign']}”。", "写成“->”。")
