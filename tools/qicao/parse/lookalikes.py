"""Near misses in paragraphs: lines that look like markup of another kind, but would be printed as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.model.finding import Fault
from qicao.model.line import SourceLine
from qicao.parse import faults
from qicao.parse.content import line_span
from qicao.parse.reading import Reading
from qicao.source.patterns import compiled

__all__ = ["check_lines"]

ANYWHERE: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    (faults.TOO_MANY_HASHES, compiled(r"#{7,}")),
    (faults.NEAR_HEADING, compiled(r"[#＃]{1,6}(?![#\w]*[（(]).")),
    (faults.NEAR_HEADING, compiled(r"＃+$")),
    (
        faults.NEAR_LIST,
        compiled(
            r"(?:[a-zA-Z]|\d{1,2})[)）]|\d{1,2}、|[（(](?:\d{1,2}|[a-z])[)）]|[（(]?[一二三四五六七八九十]{1,2}[)）、]"
        ),
    ),
    (faults.NEAR_LIST, compiled(r"(?:——|—(?!—)|[•·●○◆■▪－–])[ \t\u3000]*\S|[-*+](?=[^\s\-*+$\d.])(?![^*]*\*)")),
    (faults.NEAR_LIST, compiled(r"\d{1,2}[.．](?=[^\s\d.．）)])(?!\d)")),
    (
        faults.NEAR_LIST,
        compiled(r"\d{1,2}．[ \t\u3000]|[A-Za-z][.．、](?:[ \t\u3000]+\S|(?=[\u4e00-\u9fff]))(?![A-Z][.．])"),
    ),
    (
        faults.NEAR_LIST,
        compiled(r"[①-⑳⑴-⒇⒈-⒛ⓐ-ⓩ⒜-⒵㈠-㈩](?![～~—、，和或至])|[Ⅰ-Ⅻⅰ-ⅻ][.．、)）][ \t\u3000]*\S(?<![Ⅰ-Ⅻⅰ-ⅻ])"),
    ),
    (faults.NEAR_DIRECTIVE, compiled(r"：{2,}|:{2}[：{]|[：:]{1,2}\{|·{3}\{|`{1,2}\{")),
    (faults.NEAR_TABLE, compiled(r"[|｜].*[|｜][ \t]*$")),
    (faults.NEAR_FOOTNOTE, compiled(r"[\[［]\^[^\]］]+[\]］](?:：|[ \t]+:)")),
    (faults.NEAR_FORMULA, compiled(r"\$\$")),
    (faults.NEAR_FIELD, compiled(r":[a-z]+[：]|：[a-z]+[:：]")),
)
"""Patterns that are searched at the start of any line of a paragraph."""
GLUED: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    (faults.GLUED_NOTE, compiled(r"(?:注|示例)[ \t]*\d*[：:]")),
    (faults.GLUED_SOURCE, compiled(r"[\[［]来源[：:]")),
    (faults.GLUED_WHERE, compiled(r"式中[：:]")),
    (faults.NEAR_LIST, compiled(r"\d{1,2}[.)][ \t]+\S")),
)
"""Patterns of lines that would have been read as something else after a blank line."""
ATTRIBUTE_LINE = compiled(r"[{｛][ \t]*[#.＃。％%][^{}｛｝`]*[}｝]?|[{｛][ \t]*\w+=.*|\{#?[^\s{}`]+\}")
SUSPECT = frozenset("#＃—•·●○◆■▪－–-*+：:`|｜[［$（({｛注示式") | frozenset("0123456789一二三四五六七八九十")
MARKED = compiled(r"[a-zA-Z][)）.．、]|[①-⑳⑴-⒇⒈-⒛ⓐ-ⓩ⒜-⒵㈠-㈩Ⅰ-Ⅻⅰ-ⅻ]")


def check_lines(reading: Reading, lines: Sequence[SourceLine]) -> None:
    """Report each line of a paragraph that looks like markup."""
    for i, line in enumerate(lines):
        text = line.text
        if text[:1] not in SUSPECT and not MARKED.match(text):
            continue
        if ATTRIBUTE_LINE.fullmatch(text.strip()):
            reading.report(faults.GLUED_ATTRIBUTES if i else faults.BAD_ATTRIBUTES, line_span(line), words=text.strip())
            continue
        fault = _first(text, ANYWHERE if i == 0 else (*GLUED, *ANYWHERE))
        if fault:
            reading.report(fault, line_span(line), words=text.strip())


def _first(text: str, table: Sequence[tuple[Fault, re.Pattern[str]]]) -> Fault | None:
    return next((fault for fault, pattern in table if pattern.match(text)), None)
