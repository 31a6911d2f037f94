"""EQN003, EQN004, EQN007, EQN008: the content of a formula, its place, and the text that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from qicao.model.block import Example, Formula, List, SymbolList, Where
from qicao.model.inline import Math
from qicao.model.span import Span
from qicao.model.standard import Node
from qicao.rules.closed import ends
from qicao.rules.context import Context
from qicao.rules.formulas.places import place_in
from qicao.rules.han import HAN
from qicao.rules.passage import OBJECT, Form, Passage, Place
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, rule, word_rule
from qicao.rules.tex import Words, read_tex
from qicao.source.patterns import compiled

__all__ = ["formula_not_named", "other_where", "tall_inline", "unit_in_formula", "where_stop", "words_in_formula"]

JOINTS = (
    "向[上下]取整|取整|以及|式中|其中|其[他它余]|或者?|并且|且|和|与|及|当|若|如果|时|则|即|令|设|因为|所以|第|个|之|的"
)
"""Words that join formulas or tell when they apply."""
INLINE: frozenset[Form] = frozenset({"paragraph", "item", "cell", "note", "meaning", "frame-paragraph", "definition"})
"""Forms of text whose inline formulas are searched for words."""
TALL = (
    r"\\(?:[dtc]?frac|[dt]?binom|substack|overset|underset)(?![A-Za-z])|\\begin\s*\{"
    r"|\\(?:sum|prod)\s*(?:\\limits\s*)?_(?:[^\s{]|\{[^{}]*\})\s*\^"
)


@rule("EQN003", "unit-in-formula", clause="9.9.3.1", on=Formula)
def unit_in_formula(context: Context, node: Formula, place: Place) -> Reports:
    r"""公式中写了单位的符号。

    为什么：公式表示量或数值之间的关系，公式中不应有单位的符号，单位写在“式中”的释文里（9.9.3.1）。

    错：$v = \frac{l}{t}\ \mathrm{km/h}$

    对：$v = \frac{l}{t}$，式中：$v$——速度，单位为千米每小时（km/h）。
    """
    read = read_tex(node.tex)
    if place.holder(Example) or not any(variable.free for variable in read.variables):
        return
    for words in read.words:
        span = place_in(context, node, words.start, words.end)
        if words.unit and span:
            yield Report(span, f"公式中写了单位“{words.text}”。", "把单位写在“式中”的释文里。")


@rule("EQN004", "words-in-formula", clause="9.9.3.1")
def words_in_formula(context: Context) -> Reports:
    r"""公式中用了量的名称或说明的文字。

    为什么：公式中的变量用字母符号表示，不用量的名称和描述性的术语（9.9.3.1）。下标、分段的条件中的文字和“或”一类连接词不在此列。

    错：$\text{在线率} = \frac{\text{在线数}}{\text{总数}}$

    对：$R = \frac{N_1}{N_0}$，式中：$R$——在线率。
    """
    for node, place in context.of(Formula):
        if not place.holder(Example):
            placed = ((words, place_in(context, node, words.start, words.end)) for words in _said(node.tex))
            yield from (_of_words(span, words) for words, span in placed if span)
    for passage in context.passages:
        for piece in passage.pieces if passage.form in INLINE and OBJECT in passage.text else ():
            for words in _said(piece.inline.tex) if isinstance(piece.inline, Math) else ():
                yield _of_words(Stretch(passage, piece.start, piece.end), words)


def _of_words(place: Stretch | Span, words: Words) -> Report:
    return Report(place, f"公式中写了文字“{words.text}”。", "用字母符号表示这个量，在“式中”给出它的名称。")


def _said(tex: str) -> Iterator[Words]:
    """Yield the words in a formula that name a quantity or explain one."""
    for words in read_tex(tex).words:
        rest = compiled(JOINTS).sub("", words.text)
        if not words.condition and compiled(rf"{HAN}|[A-Za-z]{{2,}}\s+[A-Za-z]{{2,}}").search(rest):
            yield words


@rule("EQN007", "tall-inline", clause="9.9.3.3", severity="warning", on=Passage)
def tall_inline(_context: Context, passage: Passage) -> Reports:
    r"""行文中的公式超过一行高。

    为什么：条文中避免使用多于一行的表示形式，分数写成a/b（9.9.3.3）。

    错：比值$\frac{a}{b}$不应大于2。

    对：比值$a/b$不应大于2。
    """
    if passage.form in ("cell", "head", "symbol", "key"):
        return
    for piece in passage.pieces:
        if isinstance(piece.inline, Math) and (match := compiled(TALL).search(piece.inline.tex)):
            fraction = "frac" in match[0]
            hint = "分数写成a/b的形式，或另行编排公式。" if fraction else "另行编排公式。"
            yield Report(Stretch(passage, piece.start, piece.end), "行文中的公式超过一行高。", hint)


@word_rule(
    "EQN008",
    "formula-not-named",
    clause="9.5.3",
    severity="warning",
    words=("下式", "下列公式", "下列计算公式", "以下公式", "如下公式", "下面公式", "下面的公式"),
    pattern="(?:如下|以下|下)式(?![样子为])|(?:下列|以下|如下|下面的?)(?:计算)?公式",
    fix="safe",
)
def formula_not_named(context: Context, hit: Hit) -> Reports:
    """以“下式”“下列公式”引出有编号的公式。

    为什么：提及公式时写它的编号，如“公式（3）”（9.5.3）；不写“下式”一类没有编号的话（9.5.5.2）。

    错：能量按下式计算：

    对：能量按公式（3）计算：
    """
    named = [formula for formula in _following(context, hit.passage.node) if formula.number]
    if not named or hit.passage.quoted(hit.match.start()):
        return
    label = named[0].label if len(named) == 1 else ""
    words = "和".join(f"公式{formula.number}" for formula in named)
    edits = (Replacement(hit.stretch, f"[](#{label})"),) if label else ()
    yield Report(hit.stretch, f"“{hit.match[0]}”没有写出编号，所指的是{words}。", "写成[](#标签)。", edits)


def _following(context: Context, node: Node) -> Iterator[Formula]:
    """Yield the formulas right after a paragraph."""
    at = context.positions.get(id(node), len(context.nodes)) + 1
    for other, _ in islice(context.nodes, at, None):
        if not isinstance(other, Formula):
            return
        yield other


@rule("EQN011", "where-stop", clause="10.4.3", severity="warning", fix="safe", on=Where)
def where_stop(context: Context, node: Where, _place: Place) -> Reports:
    """“式中”的各行不以分号结尾，或最后一行不以句号结尾。

    为什么：“式中”的各行以“；”结尾，最后一行以“。”结尾（10.4.3）；印出的标点由工具编排，源文件写得一致，才看得出哪一行是最后一行。

    错：- $R$——处置率。（后面还有一行）

    对：- $R$——处置率；
    """
    yield from ends(context, node.symbols, "“式中”")


WHERE = r"(?:其中|公式中|上?式中|这里|符号说明|(?:式中)?各?符号的?(?:含义|意义|说明)[为是]?)(?:如下)?[：:，,。]?"
"""Words in place of “式中：”, alone in their paragraph."""


@rule(
    "EQN012",
    "other-where",
    clause="10.4.3",
    severity="warning",
    fix="safe",
    on=Passage,
    forms=("paragraph", "item", "cell"),
)
def other_where(context: Context, passage: Passage) -> Reports:
    """公式的说明不以“式中：”引出。

    为什么：公式中符号的说明以“式中：”引出，单独一行（9.9.3.1、10.4.3）；写成别的，就成了列项。

    错：其中：（接着是“- $R$——处置率；”）

    对：式中：
    """
    if compiled(WHERE).fullmatch(passage.text):
        before, after = context.neighbours(passage.node)
        if isinstance(before, Formula) and isinstance(after, (List, SymbolList)):
            whole = Stretch(passage, 0, len(passage.text))
            fact = f"公式的说明以“{passage.text}”引出。"
            yield Report(whole, fact, "写成“式中：”。", (Replacement(whole, "式中："),))
