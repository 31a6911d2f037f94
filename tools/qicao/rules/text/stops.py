"""The end of a paragraph (9.4.1, GB/T 15834)."""

from __future__ import annotations

from qicao.model.block import Example, Figure, Formula, List, ListItem, Paragraph, SymbolList, Table, Where
from qicao.model.standard import Node
from qicao.model.tree import children
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.passage import Form, Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.running import LISTS
from qicao.source.patterns import compiled

__all__ = ["stop_missing"]

FORMS: frozenset[Form] = frozenset({"paragraph", "note", "warning", "footnote", "frame-footnote", "example"})
STOPS = ("。", "；", "：", "，", "、")
UNENDED = ("；", "，", "、")
LEADS_TO = (List, Formula, Where, SymbolList, Table, Figure, Example)
SHORTEST = 8
"""The least length of a sentence in characters; a shorter text may be a label."""
SENTENCE = r"[，。；]|不?应|宜|(?:可|由|为|是|见|按|符合)(?!.*）\Z)"
"""Words that a sentence has and a label has not; a text with a bracket at its end is often a label with its unit."""


@rule("TXT010", "stop-missing", clause="9.4.1", severity="warning", fix="safe", on=Passage)
def stop_missing(context: Context, passage: Passage) -> Reports:
    """段的末尾没有标点，或以分号、逗号结尾。

    为什么：陈述句的末尾用句号（9.4.1；GB/T 15834）。列项、定义和表中的段另有规则。

    错：设备应接地

    对：设备应接地。
    """
    if passage.form not in FORMS or passage.place.element in LISTS:
        return
    if passage.text.endswith(STOPS):
        yield from _unended(context, passage) if not passage.place.holder(ListItem) else ()
        return
    text = passage.text.rstrip()
    open_end = compiled(rf"(?:{HAN}|[A-Za-z0-9%℃）”》)])\Z").search(text) and not compiled(
        r"[。；？！…][”’）》]+\Z"
    ).search(text)
    if (
        open_end
        and _is_sentence(context, passage, text)
        and passage.pieces[-1].inline.span
        and not _leads_on(passage, text)
    ):
        end = Stretch(passage, len(text), len(text))
        yield Report(
            Stretch(passage, len(text) - 1, len(text)), "段的末尾没有标点。", "加句号。", (Replacement(end, "。"),)
        )


def _unended(context: Context, passage: Passage) -> Reports:
    """Yield the report about a text that ends with a mark after which something must follow, but nothing does."""
    end = Stretch(passage, len(passage.text) - 1, len(passage.text))
    alone = not any(_goes_on(context, block) for block in context.neighbours(passage.node))
    if end.text in UNENDED and alone and passage.place.element != "foreword" and len(passage.text) >= SHORTEST:
        yield Report(end, f"段以“{end.text}”结尾，后面没有下文。", "改为句号。", (Replacement(end, "。"),))


def _goes_on(context: Context, block: Node | None) -> bool:
    """Return whether the text may continue in the block, or is one of several that end alike."""
    other = context.paragraphs.get(block.id) if isinstance(block, Paragraph) else None
    return isinstance(block, LEADS_TO) or (other is not None and other.text.endswith(UNENDED))


def _is_sentence(context: Context, passage: Passage, text: str) -> bool:
    """Return whether a text is a sentence and no label: notes and texts of an introduction always are."""
    if passage.form not in ("paragraph", "example"):
        return True
    if passage.form == "paragraph" and len(text) < SHORTEST:
        return any(provision.kind == "requirement" for provision in context.provisions(text))
    whole = passage.place.element == "foreword" or (
        passage.place.element in ("introduction", "scope") and len(passage.place.divisions) == 1
    )
    return len(text) >= SHORTEST and (whole or bool(compiled(SENTENCE).search(text)))


def _leads_on(passage: Passage, text: str) -> bool:
    """Return whether a list or formula continues the sentence, or the text may be the title of a table or figure."""
    after = _next(passage)
    title = isinstance(after, (Table, Figure)) and not compiled("[，。；]|应|见").search(text)
    return title or isinstance(after, (List, Formula, Where, SymbolList))


def _next(passage: Passage) -> Node | None:
    """Return the block after the paragraph inside the block or division around both."""
    place = passage.place
    holder = place.holders[-1] if place.holders else place.division
    blocks = children(holder) if holder else ()
    at = next((at for at, block in enumerate(blocks) if block is passage.node), len(blocks))
    return blocks[at + 1] if at + 1 < len(blocks) else None
