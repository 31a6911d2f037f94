"""TRM001, TRM004, TRM008, TRM009, TRM012, TRM014, TRM015: the content of an entry, and text beside entries."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.block import Example, List, Note, Paragraph, Table, Warning
from qicao.model.inline import FootnoteReference, iter_inlines, plain_text
from qicao.model.span import Span
from qicao.model.standard import Clause, Term
from qicao.model.tree import inline_texts, iter_nodes
from qicao.rules.context import Context
from qicao.rules.english import PROPER, is_ordinary
from qicao.rules.locate import below, place_of
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "english_capital",
    "english_missing",
    "english_with_chinese",
    "footnote_or_table_in_entry",
    "note_before_example",
    "term_twice",
    "term_with_stop",
    "text_beside_terms",
    "untitled_group",
]

CAPITAL = r"\b[A-Z][a-z]{2,}\b(?!['’]s)"


def _place(term: Term) -> Span:
    return place_of(term.term) or term.span or Span("", 1)


@rule("TRM001", "english-missing", clause="8.7.3.1", on=Term)
def english_missing(context: Context, node: Term, _place_of: Place) -> Reports:
    """术语条目没有英文对应词。

    为什么：条目编号、术语、英文对应词、定义四项必备（8.7.3.1）。

    错：条目里只有术语和定义。

    对：在术语的标题之后写`:en: urban operation event`。
    """
    if not node.english:
        place = below(context.files, node.span or _place(node))
        yield Report(place, f"术语“{plain_text(node.term)}”没有英文对应词。", "在标题之后写“:en: 英文”。")


@rule("TRM004", "footnote-or-table-in-entry", clause="8.7.3.1", on=Term)
def footnote_or_table_in_entry(_context: Context, node: Term, _place_of: Place) -> Reports:
    """术语条目里有脚注或表。

    为什么：术语条目不应编排成表，它的任何内容都不准许插入脚注（8.7.3.1）。

    错：盛装水样的瓶[^材料]。

    对：盛装水样的瓶。另写一条注：采样瓶通常由玻璃制成。
    """
    for inlines in inline_texts(node):
        for inline in iter_inlines(inlines):
            if isinstance(inline, FootnoteReference) and inline.span:
                yield Report(inline.span, "术语条目里有脚注。", "改写成注。")
    for table in iter_nodes(node):
        if isinstance(table, Table) and table.span:
            yield Report(table.span, "术语条目里有表。", "改写成文字、示例或注，或把表移到别的章。")


@rule("TRM018", "note-before-example", clause="8.7.3.1", severity="warning", on=Term)
def note_before_example(_context: Context, node: Term, _place_of: Place) -> Reports:
    """术语条目中的注写在示例之前。

    为什么：条目的内容依次为术语、英文对应词、定义、示例、注、来源（8.7.3.1）；工具按这个次序印出，源文件写得一致，才看得出印出的样子。

    错：定义；注：……；示例：……。

    对：定义；示例：……；注：……。
    """
    last = max((example.span.line for example in node.examples if example.span), default=0)
    early = [note.span for note in node.notes if note.span and note.span.line < last]
    if early:
        yield Report(early[0], "条目中的注在示例之前。", "把示例移到注的前面；印出时示例在前。")


@rule("TRM008", "english-capital", clause="10.3.5", severity="warning", on=Passage, forms=("english",), fix="unsafe")
def english_capital(_context: Context, passage: Passage) -> Reports:
    """英文对应词用了大写。

    为什么：英文对应词除必须大写的以外都用小写字母（10.3.5）。专有名词和缩略语保留大写。

    错：`:en: Urban Operation Centre`

    对：`:en: urban operation centre`
    """
    shouted = compiled(r"[A-Z]{4,}(?:[ -][A-Z]{2,})+").fullmatch(passage.text)
    if shouted:
        words = Stretch(passage, *shouted.span())
        edit = Replacement(words, words.text.lower())
        yield Report(words, f"英文对应词“{words.text}”用了大写。", "改为小写，专有名词除外。", (edit,))
        return
    found = [match for match in compiled(CAPITAL).finditer(passage.text) if match[0] not in PROPER]
    whole = len(compiled(r"\b[A-Z]").findall(passage.text))
    ordinary = [match for match in found if is_ordinary(match[0])]
    if not ordinary or (whole > len(found) and len(ordinary) < 2):
        return
    letters = [Stretch(passage, match.start(), match.start() + 1) for match in found]
    edits = tuple(Replacement(letter, letter.text.lower()) for letter in letters)
    words = Stretch(passage, *ordinary[0].span())
    yield Report(words, f"英文对应词“{passage.text}”用了大写。", "改为小写，专有名词除外。", edits)


@rule("TRM009", "term-twice", clause="8.7.3.1")
def term_twice(context: Context) -> Reports:
    """同一术语有两个条目。

    为什么：一个术语条目只界定一个概念（8.7.3.1），同一术语在一份文件中只界定一次；专业领域不同的除外。

    错：3.1和3.4都是“志愿者”。

    对：合并为一个条目，或改用另一个术语。
    """
    known: dict[tuple[str, str], Term] = {}
    for term in context.terms:
        for words in (term.term, *term.admitted):
            name = plain_text(words).strip("“”‘’\"'《》")
            first = known.setdefault((name, plain_text(term.domain)), term)
            if first is not term:
                place = place_of(words) or _place(term)
                yield Report(place, f"术语“{name}”在{first.number}已经界定。", "合并两个条目，或改用另一个术语。")
        yield from _own_name(term)


def _own_name(term: Term) -> Reports:
    """Yield the report about an admitted or deprecated name that is the term itself, or given twice."""
    seen = {plain_text(term.term)}
    for words in (*term.admitted, *term.deprecated):
        name, place = plain_text(words), place_of(words)
        if name in seen and place:
            yield Report(place, f"“{name}”就是这个条目的术语，或已列出。", "删去，或改为另一个名称。")
        seen.add(name)


@rule("TRM012", "untitled-group", clause="8.7.1", on=Clause)
def untitled_group(_context: Context, node: Clause, place: Place) -> Reports:
    """术语和定义一章所分的条没有标题。

    为什么：为表示概念的分类，术语和定义可以分条，每条都应有标题（8.7.1）。

    错：3.1没有标题，下面是3.1.1、3.1.2两个术语条目。

    对：给3.1加上“基础术语”一类的标题。
    """
    if place.element == "terms" and node.level > 1 and not node.title and node.span and node.clauses:
        yield Report(node.span, f"{node.number}没有标题。", "加上表示概念类别的标题。")


@rule("TRM016", "english-with-chinese", clause="8.7.3.1", on=Passage, forms=("english",))
def english_with_chinese(_context: Context, passage: Passage) -> Reports:
    """英文对应词里有汉字或全角标点。

    为什么：英文对应词是英文的词或词组（8.7.3.1）；有几个时各写一行`:en:`。

    错：`:en: 示例 device`；`:en: joint duty，response`

    对：`:en: sample device`
    """
    match = compiled(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+").search(passage.text)
    if match:
        yield Report(Stretch(passage, *match.span()), f"英文对应词“{passage.text}”里有“{match[0]}”。", "只写英文。")


@rule(
    "TRM014", "term-with-stop", clause="10.3.5", severity="warning", on=Passage, forms=("term", "english"), fix="safe"
)
def term_with_stop(_context: Context, passage: Passage) -> Reports:
    """术语或英文对应词带着标点。

    为什么：术语、英文对应词各是一个词或词组，后面不加标点（10.3.5）。

    错：`:en: joint duty and response.`

    对：`:en: joint duty and response`
    """
    match = compiled(r"(?<!etc)(?<!\.[A-Z])[。，；、：.,;:]+$").search(passage.text)
    if match:
        stop = Stretch(passage, *match.span())
        yield Report(stop, f"“{passage.text}”后面有标点。", "删去标点。", (Replacement(stop, ""),))


@rule("TRM015", "text-beside-terms", clause="8.7.1", severity="warning", on=Clause)
def text_beside_terms(_context: Context, node: Clause, place: Place) -> Reports:
    """术语和定义一章里，在引导语和条目之外还有文字。

    为什么：术语和定义由引导语和术语条目构成（8.7.1、8.7.2）；引导语由工具生成。

    错：本章的术语按重要程度排列。

    对：删去这一段；对某个术语的说明写成条目的注。
    """
    chapter = node.level == 1 and node.element == "terms"
    group = place.element == "terms" and any(isinstance(child, Term) for child in node.clauses)
    if chapter or group:
        for block in _own_text(node):
            if block.span:
                yield Report(block.span, "这里既不是引导语，也不是术语条目。", "删去，或写成条目的注。")


def _own_text(node: Clause) -> Iterator[Paragraph | List | Note | Example | Warning]:
    """Yield the blocks that the author wrote right below a heading."""
    for block in node.blocks:
        if isinstance(block, (Paragraph, List, Note, Example, Warning)) and block.span:
            yield block
