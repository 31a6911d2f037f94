"""Blanks between Chinese characters, and between them and Latin letters (9.4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.model.inline import Text
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import place_in
from qicao.rules.numbers.names import NAME
from qicao.rules.passage import UNSEEN, Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, rule, word_rule
from qicao.rules.running import is_running
from qicao.rules.values import read_value
from qicao.source.patterns import compiled

__all__ = ["invisible_character", "space_in_chinese", "spaced_latin"]

BLANK = " \u00a0\u2002-\u200a\u202f\u3000"
BLANKS = (" ", "\u00a0", *map(chr, range(0x2002, 0x200B)), "\u202f", "\u3000")
WIDE = f"(?:{HAN}|[，。；：、？！（）“”《》])"


SPACED = rf"[{BLANK}](?<={WIDE}.)[{BLANK}]*(?={WIDE})"


@rule("TXT007", "space-in-chinese", clause="9.4.1", severity="warning", fix="safe", on=Passage)
def space_in_chinese(context: Context, passage: Passage) -> Reports:
    """汉字之间有空格。

    为什么：汉字之间、汉字与标点之间不加空格（9.4.1；GB/T 15834）；名称各元素之间的间隙由工具生成。

    错：设备 应接地。

    对：设备应接地。
    """
    if passage.place.element == "foreword":
        return  # the text there comes from standard.yaml, which CVR, TTL and FWD check
    aligned = passage.form in ("head", "cell") and not compiled(f"{HAN} +{HAN}").fullmatch(passage.text)
    for match in () if aligned or passage.text.isascii() else compiled(SPACED).finditer(passage.text):
        hit = Hit(passage, match)
        if is_running(hit) and not passage.quoted(match.start()):
            gap = passage.form == "title" or len(match[0]) > 1
            yield hit.report("汉字之间有空格。", "删去空格。", None if gap else "")
    for match, place in () if aligned else _unseen(context, passage):
        if match[0].isspace():
            yield Report(place, "汉字之间有空格。", "删去空格。", (Replacement(place, ""),))


@word_rule(
    "TXT017",
    "spaced-latin",
    clause="9.4.1",
    words=BLANKS,
    pattern=rf"[{BLANK}](?:(?<={HAN}.)[{BLANK}]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9].)[{BLANK}]*(?={HAN}))",
    severity="info",
    fix="safe",
)
def spaced_latin(_context: Context, hit: Hit) -> Reports:
    """汉字与字母、数字之间有空格。

    为什么：标准的正文里汉字与西文之间不加空格，间隙由排版产生；全文应一致（9.4.1）。

    错：按 GB/T 1.1 起草。

    对：按GB/T 1.1起草。
    """
    passage = hit.passage
    measure = compiled(NAME).match(passage.text, hit.match.end()) and passage.text[hit.match.start() - 1].isdigit()
    counted = compiled(rf"\d+(?:{HAN}|～)").match(passage.text, hit.match.end())
    apart = (passage.form in ("head", "cell", "caption") and not counted) or passage.quoted(hit.match.start())
    if is_running(hit) and not apart and not measure:
        yield hit.report("汉字与字母、数字之间有空格。", "删去空格。", None if _beside_marks(hit) else "")


@rule("TXT020", "invisible-character", clause="9.4.1", severity="warning", fix="safe")
def invisible_character(context: Context) -> Reports:
    """文字中间有看不见的字符。

    为什么：从网页和PDF拷来的文字带有零宽空格（U+200B）、软连字符（U+00AD）、字节顺序标记（U+FEFF）一类的字符；它们不是汉字，也不是标点
    （9.4.1），使检索、统计和排版出错。

    错：设备必〔U+200B〕须接地。

    对：设备必须接地。
    """
    for passage in context.passages:
        for match, place in _unseen(context, passage):
            if not match[0].isspace():
                yield _told(match[0], place)
    for path in context.yaml.texts:
        value = read_value(context, *path)
        for match in UNSEEN.finditer(value.text) if value else ():
            if value and not match[0].isspace():
                yield _told(match[0], value.span(*match.span()))


def _unseen(context: Context, passage: Passage) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield the characters that the passage leaves out, with their places."""
    for piece in passage.pieces:
        if isinstance(piece.inline, Text) and len(piece.inline.text) > piece.end - piece.start:
            for match in UNSEEN.finditer(piece.inline.text):
                place = place_in(context.files, piece.inline, *match.span())
                if place:
                    yield match, place


def _told(characters: str, place: Span) -> Report:
    codes = "、".join(f"U+{ord(char):04X}" for char in dict.fromkeys(characters))
    return Report(place, f"文字中间有看不见的字符（{codes}）。", "删去。", (Replacement(place, ""),))


def _beside_marks(hit: Hit) -> bool:
    """Return whether the blank separates words from styled ones, whose marks need it: 变量 *V* 用."""
    around = {id(hit.passage.piece_at(at)) for at in (hit.match.start() - 1, hit.match.start(), hit.match.end())}
    return len(around) > 1
