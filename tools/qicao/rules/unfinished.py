"""UNF: text that is still to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.model.data import Stage
from qicao.model.finding import Severity
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.rules.values import Value
from qicao.source.patterns import compiled

__all__ = ["placeholder"]

WEIGHTS: Mapping[Stage, Severity] = {
    "工作组讨论稿": "info",
    "征求意见稿": "info",
    "送审讨论稿": "warning",
    "送审稿": "warning",
    "报批稿": "error",
    "发布稿": "error",
}
"""Stage → the severity of a gap: people who comment need not know the drafters, those who approve must see all text."""
GAP = (
    r"×{2,}(?:[年月日时分～、，。.\-—\s]*×{2,})*"
    r"|(?:\d{2}|(?<![A-Za-z0-9]))[XxＸｘ]{2,}[年月日](?:[XxＸｘ]{1,2}[月日])*"
    r"|(?<![A-Za-z0-9—–/. -])[XＸ]{3,}(?![A-Za-z0-9—–/-])|(?<![A-Za-z0-9—–/. -])x{3,}(?![A-Za-z0-9—–/-])"
    r"|[（(【\[〔]\s*(?:此处|这里|内容)?待(?:定|写|补|补充|填|填写|完善|确认|核实|续|讨论|商)[^）)】\]〕]{0,12}[）)】\]〕]"
    r"|(?:此处|这里|内容|数值|指标)待(?:定|写|补充|补|填写|填|完善|确认|核实|续)"
    r"|待写|待定(?!系数|参数|常数|量|级|标|位|状态)"
    r"|^待(?:补充|补|填写|填|完善|续)[。.…]*$"
    r"|\b(?:TODO|TBD|FIXME|TBC)\b|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|\?{3,}|？{3,}|_{4,}|＿{3,}"
)
"""Signs and words in place of text to come."""
HINT = "写上内容；还不能定的，在送审之前定下来。"
OWN = frozenset({"number", "references", "consulted", "part_of", "replaces"})
"""Keys in which an X belongs to a number that is given on publication (GB/T 1.1—2020, 8.1; CVR011)."""
EXPLANATION = "explanation.md"


@rule("UNF001", "placeholder", clause="", severity="info")
def placeholder(context: Context) -> Reports:
    """有还没有写上的内容。

    为什么：“×××”“XX年”“待定”“TODO”之类是起草时留的空，随稿次加重：工作组讨论稿和征求意见稿是提示，
    送审稿是警告，报批稿和发布稿是错误；数据和编制说明里的空（人员、单位、日期）到报批稿才是错误。示例和资料性附录的表中作为样子的“×××”不算；本文件的编号在发布之前本应是X，也不算。

    错：巡检周期待定。

    对：巡检周期不应大于7 d。
    """
    weight = WEIGHTS[context.data.stage]
    beside: Severity = "error" if weight == "error" else "info"
    for place in _gaps(context):
        words = place.text if isinstance(place, Stretch) else ""
        fact = f"“{words}”还没有写上内容。" if words else "这里还没有写上内容。"
        yield Report(place, fact, HINT, severity=weight if words else beside)


def _gaps(context: Context) -> Iterator[Stretch | Span]:
    find = compiled(GAP).finditer
    for passage in context.passages:
        if passage.place.element != "foreword" and not _is_sample(passage):  # the foreword is made from the data
            yield from (Stretch(passage, *match.span()) for match in find(passage.text))
    for path, lines in context.yaml.texts.items():
        value = Value(lines)
        if path and path[0] not in OWN:
            yield from (value.span(*match.span()) for match in find(value.text))
    for file, text in context.files.items():
        if file.endswith(EXPLANATION):
            yield from (span for line in text for span in _in_line(line))


def _in_line(line: SourceLine) -> Iterator[Span]:
    for match in compiled(GAP).finditer(line.text):
        start, end = (line.column + offset for offset in match.span())
        yield Span(line.file, line.line, start, line.line, end)


def _is_sample(passage: Passage) -> bool:
    """Return whether the words are an example of what users of the document will write."""
    in_table = passage.form in {"cell", "head", "key"} or passage.form.startswith("frame")
    return passage.form == "example" or (in_table and passage.place.element == "informative-annex")
