"""The digits of a number: the decimal point, groups of three, degrees (9.4.4, GB/T 15835)."""

from __future__ import annotations

from qicao.model.inline import Math, Styled, plain_text
from qicao.rules.context import Context
from qicao.rules.numbers.quantities import END, FREE, GAP, UNIT, is_free, written
from qicao.rules.passage import Passage, Piece
from qicao.rules.rule import Hit, Report, Reports, Stretch, rule, word_rule
from qicao.source.patterns import compiled

__all__ = ["decimal_comma", "degree_in_words", "italic_unit", "ungrouped_digits"]


@word_rule(
    "NUM020",
    "decimal-comma",
    clause="9.4.4.2",
    near=r"\d[,，]\d",
    pattern=rf"(?<![\d.,，A-Za-z])(?P<whole>\d{{1,3}})(?P<comma>[,，])(?P<rest>\d+)(?![\d,]|，\d)(?:(?={GAP}?(?:{UNIT}|[%％‰°]){END})|(?<=0,\d\d)|(?<=0,\d)|(?<=,\d\d\d)(?<!0,\d\d\d)(?![A-Za-z])|(?<=，000)(?=[个条件次人台户字元]|$))",
    fix="safe",
)
def decimal_comma(_context: Context, hit: Hit) -> Reports:
    """小数点写成了逗号，或者用逗号分节。

    为什么：小数点用小圆点（9.4.4.2；GB/T 15835）；较长的数以空隙分节，不用逗号，以免与小数点混淆。

    错：0,05 m；1,500 kg。

    对：0.05 m；1 500 kg。
    """
    whole, rest = hit.match["whole"], hit.match["rest"]
    if not is_free(hit):
        return
    grouped = len(rest) == 3 and whole != "0"
    new = f"{whole} {rest}" if grouped else f"{whole}.{rest}"
    message = f"“{hit.match[0]}”用逗号分节。" if grouped else f"“{hit.match[0]}”的小数点写成了逗号。"
    yield hit.report(message, f"写成“{new}”。", None if grouped else new)


@word_rule(
    "NUM021",
    "ungrouped-digits",
    clause="9.4.4.2",
    near=r"\d{5}|\.\d{4}",
    pattern=(
        r"(?<![A-Za-z0-9.φΦ])(?<![A-Za-z0-9][-—–_/])(?<![第:#№])(?=\d{5}|\d{1,4}\.\d{4})(?P<whole>\d+)(?:\.(?P<rest>\d+))?"
        rf"(?=(?P<gap>{GAP}?)(?P<unit>{UNIT}|[%％‰]){END})"
    ),
    severity="info",
    fix="safe",
)
def ungrouped_digits(_context: Context, hit: Hit) -> Reports:
    """带单位的数，小数点左边或右边超过四位（或右边四位）没有分节。

    为什么：位数多的数从小数点起向左、向右每三位分一节，节间空四分之一个汉字，便于阅读（9.4.4.2；GB/T 15835）。年份、编号不分节。

    错：965.7293 kg；96572 m²。

    对：965.729 3 kg；96 572 m²。
    """
    whole, rest = hit.match["whole"], hit.match["rest"] or ""
    if is_free(hit):
        new = _grouped(whole) + (f".{_groups_of_three(rest)}" if rest else "")
        yield hit.report(f"“{hit.match[0]}”没有分节。", f"写成“{new}”。", new)


def _grouped(digits: str) -> str:
    """Return the digits of a whole number in groups of three from the right; four digits stay together."""
    return f"{int(digits):,}".replace(",", " ") if len(digits) > 4 else digits


def _groups_of_three(digits: str) -> str:
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


WARM = "温|热|冷|烘|晾|冰|沸|凝|融|寒"
TURNED = "角|倾|斜|坡|旋|转|弧|仰|俯|偏|张|弯|经|纬|方位"


@word_rule(
    "NUM022",
    "degree-in-words",
    clause="9.4.4.1",
    words=("度",),
    pattern=rf"(?P<number>{FREE})(?P<gap>{GAP}?)度(?![假过数量日评报电空频关冻烧伤污色角])",
    severity="warning",
    fix="safe",
)
def degree_in_words(_context: Context, hit: Hit) -> Reports:
    """温度、角度的单位写成了“度”。

    为什么：量的值用阿拉伯数字加单位符号表示（9.4.4.1）；“度”分不清是℃、°还是kW·h。

    错：温度不高于40度；倾斜30度。

    对：温度不高于40 ℃；倾斜30°。
    """
    passage = hit.passage
    start, _ = passage.sentence_at(hit.match.start())
    before = passage.text[start : hit.match.start()]
    warm, turned = compiled(WARM).search(before), compiled(TURNED).search(before)
    unit = "℃" if warm and not turned else "°" if turned and not warm else ""
    if is_free(hit):
        new = written(hit.match["number"], unit) if unit else None
        yield hit.report(
            f"“{hit.match[0]}”的单位写成了“度”。", f"写成“{new}”。" if new else "写明是℃、°还是kW·h。", new
        )


@rule("NUM023", "italic-unit", clause="9.4.7", severity="warning", on=Passage)
def italic_unit(_context: Context, passage: Passage) -> Reports:
    r"""单位的符号印成了斜体。

    为什么：单位的符号是正体，量的符号是斜体（9.4.7；GB 3101）。

    错：速度不大于10 $m/s$；质量为5 *kg*。

    对：速度不大于10 m/s；质量为5 kg。
    """
    for piece in passage.pieces:
        unit = _slanted(piece)
        if (
            unit
            and compiled(rf"\d{GAP}*$").search(passage.text, 0, piece.start)
            and compiled(UNIT).fullmatch(unit)
            and not passage.quoted(piece.start)
        ):
            yield Report(
                Stretch(passage, piece.start, piece.end), f"单位“{unit}”印成了斜体。", "去掉斜体的记号，写成正体。"
            )


def _slanted(piece: Piece) -> str:
    """Return the letters that are printed in italics.

    They are those of a formula without commands, or between single asterisks.
    """
    inline = piece.inline
    if isinstance(inline, Math):
        return inline.tex.strip() if "\\" not in inline.tex else ""
    return plain_text((inline,)).strip() if piece.slanted and not isinstance(inline, Styled) else ""
