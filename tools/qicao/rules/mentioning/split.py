"""XRF013: numbers of tables, figures and formulas with a letter, which are parts of split ones (9.8.1.3, 9.9.2)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.documents import of_other_document
from qicao.rules.rule import Hit, Reports, word_rule

__all__ = ["split_number"]


@word_rule(
    "XRF013",
    "split-number",
    clause="9.8.1.3",
    words=("表", "图", "式"),
    pattern=(
        r"(?<![代报仪列量钟手电水外师])表\s?(?:[A-Z]\.)?\d{1,2}(?:[a-z]|\s?[（(][a-z][）)])(?![A-Za-z\d）)])"
        r"|(?<![地程构插制绘截视草蓝底拓版意])图\s?(?:[A-Z]\.)?\d{1,2}[a-z](?![A-Za-z\d）)])"
        r"|公?式\s?[（(](?:[A-Z]\.)?\d{1,3}[a-z][）)]"
    ),
)
def split_number(_context: Context, hit: Hit) -> Reports:
    """提及的是分表、分公式，或分图的编号写法不对。

    为什么：不准许将表分为表2a、表2b（9.8.1.3），公式不编号为（2a）、（2b）（9.9.2）；分图用字母加半圆括号编号，如图1 a)（9.7.6.2）。

    错：抽样的数量见表6a和表6b。

    对：抽样的数量见表6。（两个表分别编号）
    """
    passage, start = hit.passage, hit.match.start()
    known = passage.form in ("source", "entry") or passage.quoted(start) or of_other_document(passage, start)
    if passage.typed(start, hit.match.end()) and not known:
        hint = "分图写成“图1 a)”。" if hit.match[0][0] == "图" else "每个表、每个公式各有自己的编号，用[](#标签)提及。"
        yield hit.report(f"“{hit.match[0]}”不是编号的写法。", hint)
