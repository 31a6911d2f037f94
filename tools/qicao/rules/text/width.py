"""Half-width marks and brackets in Chinese text (9.4.1, GB/T 15834)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.quantities import UNIT
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, word_rule
from qicao.rules.running import NAMES, is_running
from qicao.rules.text.marks import CLOSING
from qicao.source.patterns import compiled

__all__ = ["half_width_mark"]

FULL: Mapping[str, str] = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
MATHS = r"[\d.±+\-−×·/%～~=<>≤≥, ]+|[A-Za-z]|[ivx]+"
"""Text in half-width brackets: (80±2) μF; a letter or number alone names an item, a formula, a part of a figure."""
ITEM = r"(?:(?<![A-Za-z(（])[A-Za-z]|(?<![0-9A-Za-z.(（\-])\d{1,2})[)）]\Z"
"""The number of an item, with the bracket that belongs to it: 5.2 b)."""
OPERATORS = "⋅·×=+-−/*≤≥<>"


@word_rule(
    "TXT001",
    "half-width-mark",
    clause="9.4.1",
    words=tuple(FULL),
    pattern="[,;:?!.()]",
    fix="safe",
)
def half_width_mark(_context: Context, hit: Hit) -> Reports:
    """汉字旁边用了半角标点。

    为什么：标点符号按GB/T 15834使用（9.4.1），中文的逗号、分号、冒号、问号、叹号、句号和括号是全角的；数学式、单位和外文里的是半角的。

    错：温度,湿度;应用程序接口(API):

    对：温度，湿度；应用程序接口（API）：
    """
    mark = hit.match[0]
    if mark in "()":
        if compiled("[()]").search(hit.passage.text).start() == hit.match.start():  # type: ignore[union-attr]  # this one
            yield from _brackets(hit.passage)
    elif is_running(hit) and _beside(hit.passage.text, hit.match.start()):
        place = _with_blanks(hit)
        message, hint = f"汉字旁边用了半角的“{mark}”。", f"改为全角的“{FULL[mark]}”。"
        yield Report(place, message, hint, (Replacement(place, FULL[mark]),))


def _beside(text: str, at: int) -> bool:
    """Return whether a mark belongs to Chinese text: a full stop right after it, another mark on either side."""
    before, after = text[:at].rstrip(" "), text[at + 1 :].lstrip(" ")
    if text[at] == ".":
        return bool(at and compiled(rf"{HAN}\. *(?:{HAN}|[“A-Z]|$)").match(text, at - 1))
    behind = compiled(f"{HAN}|[{CLOSING}]").match(before[-1:])
    return bool(behind or compiled(f"{HAN}|[“《]").match(after)) and not text.startswith(("//", "="), at + 1)


def _with_blanks(hit: Hit) -> Stretch:
    text, (start, end) = hit.passage.text, hit.match.span()
    first = len(text[:start].rstrip(" "))
    return Stretch(hit.passage, first, len(text) - len(text[end:].lstrip(" ")))


def _brackets(passage: Passage) -> Reports:
    """Yield reports about pairs of brackets in a passage that are not full-width at both ends."""
    for ends in _pairs(passage) if passage.form not in NAMES else ():
        half = [place for place in ends if passage.text[place] in FULL]
        if half and _is_chinese(passage, ends):
            edits = tuple(Replacement(Stretch(passage, place, place + 1), FULL[passage.text[place]]) for place in half)
            yield Report(Stretch(passage, ends[0], ends[1] + 1), "汉字旁边用了半角括号。", "改为全角的“（）”。", edits)


def _pairs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the places of brackets that belong together, whatever their width, among those typed."""
    text = passage.text
    typed = [match.start() for match in compiled("[()（）]").finditer(text) if passage.typed(*match.span())]
    opened: list[int] = []
    for place, closing in zip(typed, _followers(text, typed), strict=True):
        if text[place] in "(（":
            opened.append(place)
        elif not _of_item(text, place, closing, len(opened)) and opened:
            yield opened.pop(), place


def _followers(text: str, places: Sequence[int]) -> list[int]:
    """Return for each bracket how many closing ones follow before the next opening one."""
    counts = [0] * len(places)
    for at in range(len(places) - 2, -1, -1):
        counts[at] = counts[at + 1] + 1 if text[places[at + 1]] in ")）" else 0
    return counts


def _of_item(text: str, at: int, closing: int, opened: int) -> bool:
    """Return whether a closing bracket belongs to the number of an item.

    Then enough others follow for those that are open.
    """
    return closing >= opened and bool(compiled(ITEM).search(text, max(at - 2, 0), at + 1))


def _is_chinese(passage: Passage, ends: tuple[int, int]) -> bool:
    """Return whether the brackets belong to the Chinese text before or in them."""
    text, (first, last) = passage.text, ends
    inner, before = text[first + 1 : last], text[max(first - 1, 0) : first]
    if before and before in OPERATORS:
        return False
    if text[first] == "（" or text[last] == "）" or compiled(HAN).search(inner):
        return True
    if passage.form == "head" and compiled(UNIT).fullmatch(inner):
        return False
    return bool(compiled(f"{HAN}|[”》]").match(before)) and not compiled(MATHS).fullmatch(inner)
