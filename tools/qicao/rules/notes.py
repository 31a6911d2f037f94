"""NTE: notes, examples and footnotes (9.10 to 9.12)."""

from __future__ import annotations

from itertools import takewhile

from qicao.model.block import Example, Figure, Note, Where
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element
from qicao.rules.context import Context
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["example_clause", "many_footnotes", "note_first", "other_word", "typed_label"]

EXAMPLES = r"(?:示例|举例)(?:\s?[\d一二三四五六七八九十]{1,2})?(?:[（(][^）)]*[）)])?$"
"""The end of the title of a clause that consists of examples, perhaps with a number or a remark in brackets."""
CHARACTERS_A_PAGE = 800
"""The number of characters of running text on a page with few lists and tables."""
FEW = 3
"""The number of footnotes that any document may have."""


@rule("NTE001", "example-clause", clause="9.10.3", severity="warning", on=Clause)
def example_clause(_context: Context, clause: Clause, place: Place) -> Reports:
    """示例单独设了章或条。

    为什么：示例不宜单独设章或条；示例多或长时，宜以“……示例”为标题编为资料性附录（9.10.3）。

    错：6.3的标题是“配置示例”。

    对：用 `:::{example}` 写在所说明的条文之下，或编为附录。
    """
    if place.element == "body" and compiled(EXAMPLES).search(plain_text(clause.title)) and clause.span:
        message = f"{clause.number}的标题是“{plain_text(clause.title)}”。"
        yield Report(clause.span, message, "写在所说明的条文之下，用 :::{example}；或编为资料性附录。")


@rule("NTE002", "note-first", clause="9.11.1", severity="warning", on=(Clause, Annex, Element))
def note_first(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """注在它所说明的条文之前。

    为什么：条文中的注宜置于所涉及的章、条或段之下（9.11.1）。

    错：5.2的标题之下先是注，后是条文。

    对：5.2的标题之下先是条文，后是注。
    """
    for note in takewhile(lambda block: isinstance(block, Note), node.blocks):
        if note.span:
            yield Report(note.span, "注的前面没有它所说明的条文。", "移到所说明的条文之下。")


@rule("NTE003", "many-footnotes", clause="9.12.1", severity="info")
def many_footnotes(context: Context) -> Reports:
    """条文的脚注较多。

    为什么：条文脚注宜尽可能少用（9.12.1）；能写成注的，写成注。

    错：每一页都有几个脚注。

    对：把说明条文的脚注改为注，只对某个词语的说明留作脚注。
    """
    footnotes = context.standard.footnotes
    pages = sum(len(passage.text) for passage in context.passages) // CHARACTERS_A_PAGE
    allowed = max(FEW, pages)
    if len(footnotes) > allowed:
        span = footnotes[allowed].span
        if span:
            yield Report(span, f"条文有{len(footnotes)}个脚注。", "少用脚注，改为注或写进条文。")


LABEL = r"[ \t]*(?P<word>注|示例|式中|(?:标引序号)?说明|图中)(?P<digits>[ \t]*\d*)(?P<colon>[：:]?)"
"""The words that are recognised at the start of a line, with what may be typed in place of their colon."""


@rule("NTE004", "typed-label", clause="9.11.2", severity="warning", fix="safe", on=(Note, Example, Where, Figure))
def typed_label(context: Context, node: Note | Example | Where | Figure, _place: Place) -> Reports:
    """“注”“示例”“式中”“说明”的后面不是全角的冒号。

    为什么：注写作“注：”，示例写作“示例：”，公式的说明写作“式中：”（9.10.2、9.11.2、10.4.3），冒号是全角的，前面没有空格。

    错：注:箱体的颜色由制造商选择。

    对：注：箱体的颜色由制造商选择。
    """
    span = _label(context, node)
    match = compiled(LABEL).match(context.files[span.file][span.line - 1].text, span.column - 1) if span else None
    if span is None or match is None or (match["colon"] == "：" and not match["digits"].startswith((" ", "\t"))):
        return
    right = f"{match['word']}{match['digits'].strip()}："
    place = Span(span.file, span.line, match.start("word") + 1, span.line, match.end() + 1)
    fact = f"“{match['word']}”后面" + ("用了半角的冒号。" if match["colon"] == ":" else "没有紧接着写冒号。")
    if match["colon"] == "：":
        fact = f"“{match['word']}”和冒号之间有空格。"
    yield Report(place, fact, f"写成“{right}”。", (Replacement(place, right),))


def _label(context: Context, node: Note | Example | Where | Figure) -> Span | None:
    """Return the place of the word with which the node begins; for a figure the word before its key."""
    if not isinstance(node, Figure):
        return node.span
    first = node.key[0].span if node.key else None
    lines = context.files[first.file] if first else ()
    at = next((at for at in range(first.line - 2, -1, -1) if lines[at].text.strip()), -1) if first else -1
    return Span(first.file, at + 1) if first and at >= 0 else None


OTHER_WORD = (
    r"(?P<note>(?:备注|注释|附注|注意|注解)\d*\s*[：:]|注\s*[、．.，]|[（(【［\[]\s*(?:备?注)\s*\d*\s*[】］\])）：:])"
    r"|(?P<example>(?:例|举例|例如|范例|实例)\s*\d*\s*[：:])"
)
"""The start of a paragraph that is meant as a note or an example."""


@rule(
    "NTE005",
    "other-word",
    clause="9.11.2",
    severity="warning",
    on=Passage,
    forms=("paragraph", "frame-paragraph", "definition"),
)
def other_word(_context: Context, passage: Passage) -> Reports:
    """以“备注：”“【注】”“举例：”等引出注或示例。

    为什么：注以“注：”或“注1：”引出，示例以“示例：”或“示例1：”引出（9.10.2、9.11.2）；写成别的样子，就是条文的一段，印成正文。

    错：备注：箱体的颜色由制造商选择。

    对：注：箱体的颜色由制造商选择。
    """
    if passage.place.element == "foreword":
        return
    match = compiled(OTHER_WORD).match(passage.text)
    if match and passage.place.divisions:  # without divisions it is the 重要提示, which may begin with 注意
        right = "注：" if match["note"] else "示例："
        yield Report(Stretch(passage, *match.span()), f"“{match[0]}”没有写成“{right}”。", f"另起一段，写“{right}”。")
