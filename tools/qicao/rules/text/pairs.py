"""Marks in pairs: straight quotation marks, marks without a partner (9.4.1, GB/T 15834)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, word_rule
from qicao.rules.running import NAMES
from qicao.source.patterns import compiled

__all__ = ["straight_quote", "unpaired_mark"]


@word_rule(
    "TXT005",
    "straight-quote",
    clause="9.4.1",
    words=('"', "'"),
    pattern=rf"""(?<![\d])"(?P<double>[^"“”]*)"|(?:\A|(?<=[\s，。；：、（])|(?<={HAN}))'(?P<single>[^'‘’]*{HAN}[^'‘’]*)'|(?<![\d])(?P<one>")""",
    fix="safe",
)
def straight_quote(_context: Context, hit: Hit) -> Reports:
    """用了直引号。

    为什么：引号是“”和‘’（9.4.1；GB/T 15834）。

    错："一网统管"。

    对：“一网统管”。
    """
    passage, (start, end) = hit.passage, hit.match.span()
    near = passage.text[max(start - 1, 0) : end + 1]
    typed = passage.form not in NAMES and passage.typed(start, start + 1) and passage.typed(end - 1, end)
    if not typed or not compiled(f"{HAN}|[，。；：、（）]").search(near):
        return
    if hit.match["one"]:
        yield hit.report("用了直引号，而且没有成对。", "改为成对的“”。")
        return
    double = hit.match["double"] is not None
    marks = "“”" if double else "‘’"
    edits = (
        Replacement(Stretch(passage, start, start + 1), marks[0]),
        Replacement(Stretch(passage, end - 1, end), marks[1]),
    )
    yield Report(hit.stretch, "用了直引号。", f"改为“{marks}”。", edits)


PAIRS: Mapping[str, str] = {"（": "）", "“": "”", "《": "》", "〈": "〉", "［": "］", "【": "】"}
LIST_NUMBER = r"(?:(?<![A-Za-z])[A-Za-z]|(?<![0-9.])\d{1,2})[）)]"
"""The number of an item, with the bracket that belongs to it: 5.2 b）, 1)."""


@word_rule(
    "TXT006",
    "unpaired-mark",
    clause="9.4.1",
    words=(*PAIRS, *PAIRS.values()),
    pattern=r"\A[\s\S]+\Z",
)
def unpaired_mark(_context: Context, hit: Hit) -> Reports:
    """括号、引号或书名号没有成对。

    为什么：标号成对使用（9.4.1；GB/T 15834）。

    错：设备（见图1应接地。

    对：设备（见图1）应接地。
    """
    if hit.passage.form not in NAMES:
        for at in _unpaired(hit.passage):
            if hit.passage.typed(at, at + 1):
                place = Stretch(hit.passage, at, at + 1)
                yield Report(place, f"“{place.text}”没有成对。", "补上另一半，或删去这一个。")


def _unpaired(passage: Passage) -> Iterator[int]:
    """Yield the places of marks without a partner; 1） is the number of an item, and （…) is left to another rule."""
    open_marks: list[int] = []
    text = passage.text
    for match in compiled(f"[{''.join(PAIRS)}{''.join(PAIRS.values())}]").finditer(text):
        at, char = match.start(), match[0]
        if char in PAIRS:
            open_marks.append(at)
        elif open_marks and PAIRS[text[open_marks[-1]]] == char:
            open_marks.pop()
        elif char != "）" or not (compiled(LIST_NUMBER).search(text, 0, at + 1) or "(" in text[:at]):
            yield at
    yield from (at for at in open_marks if text[at] != "（" or ")" not in text[at:])
