"""What a person changed is one change, however many elements of the file keep it."""

from __future__ import annotations

import pytest

from qicao.ooxml.document import read_document
from wordfiles import p, table, tracked, word_bytes

INS = '<w:ins w:id="1" w:author="甲单位" w:date="2026-10-01T09:00:00Z"/>'
DEL = INS.replace("w:ins", "w:del")
MOVE = 'w:id="1" w:author="甲单位" w:date="2026-10-01T09:00:00Z"'
FORM = f"<w:rPr><w:b/><w:rPrChange {MOVE}><w:rPr/></w:rPrChange></w:rPr>"


def mark(element: str) -> str:
    """Properties of a paragraph whose mark came or went."""
    return f"<w:rPr>{element}</w:rPr>"


def row(element: str, *cells: str) -> str:
    """A row that came or went."""
    inner = "".join(f"<w:tc><w:tcPr/>{p(text)}</w:tc>" for text in cells)
    return f"<w:tr><w:trPr>{element}</w:trPr>{inner}</w:tr>"


def rows(*inner: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(inner)}</w:tbl>"


def moved(kind: str, text: str, name: str) -> str:
    """An end of a move."""
    start = f'<w:{kind}RangeStart {MOVE} w:name="{name}"/>'
    return start + tracked(kind, text) + f'<w:{kind}RangeEnd w:id="1"/>'


def bold(text: str) -> str:
    """A run that was made bold."""
    return f"<w:r>{FORM}<w:t>{text}</w:t></w:r>"


CASES: dict[str, tuple[str, list[str]]] = {
    "an insertion": (p("应", tracked("ins", "全天"), "值班"), ["ins 应[+全天]值班"]),
    "a deletion": (p("应", tracked("del", "全天"), "值班"), ["del 应[全天]值班"]),
    "adjacent runs": (p("应", tracked("ins", "全"), tracked("ins", "天"), "值班"), ["ins 应[+全天]值班"]),
    "runs of two people": (
        p("应", tracked("ins", "全"), tracked("ins", "天", "乙单位"), "值班"),
        ["ins 应[+全]值班", "ins 应[+天]值班"],
    ),
    "runs of two times": (
        p("应", tracked("ins", "全"), tracked("ins", "天", date="2026-10-02T09:00:00Z"), "值班"),
        ["ins 应[+全]值班", "ins 应[+天]值班"],
    ),
    "a word between": (
        p(tracked("ins", "全"), "天", tracked("ins", "候")),
        ["ins [+全]天", "ins 天[+候]"],
    ),
    "a replacement": (p("应", tracked("del", "全天"), tracked("ins", "24 h"), "值班"), ["replace 应[全天+24 h]值班"]),
    "a replacement, new words first": (
        p("应", tracked("ins", "24 h"), tracked("del", "全天"), "值班"),
        ["replace 应[全天+24 h]值班"],
    ),
    "a replacement that took a minute": (
        p("应", tracked("del", "全天"), tracked("ins", "24 h", date="2026-10-01T09:01:00Z"), "值班"),
        ["replace 应[全天+24 h]值班"],
    ),
    "what one wrote and another struck": (
        p("应", tracked("ins", "全").replace("<w:r>", tracked("del", "天", "乙单位") + "<w:r>"), "值班"),
        ["ins 应[+天全]值班", "del 应[天]值班"],
    ),
    "a paragraph": (
        p("甲") + p(tracked("ins", "乙"), properties=mark(INS)) + p("丙"),
        ["ins [+乙\n]丙"],
    ),
    "two paragraphs": (
        p(tracked("ins", "乙"), properties=mark(INS)) + p(tracked("ins", "丙"), properties=mark(INS)) + p("丁"),
        ["ins [+乙\n丙\n]丁"],
    ),
    "paragraphs that were joined": (p("甲", properties=mark(DEL)) + p("乙"), ["del 甲[\n]乙"]),
    "a new row": (rows(row("", "甲", "乙"), row(INS, "丙", "丁")), ["ins rows [+丙\n丁\n]"]),
    "two rows that went": (rows(row(DEL, "甲"), row(DEL, "乙"), row("", "丙")), ["del rows [甲\n乙\n]丙"]),
    "cells that went": (
        rows(row("", "甲", "乙"), row("", "丙", "丁")).replace(
            "<w:tcPr/>", f"<w:tcPr>{DEL.replace('w:del', 'w:cellDel')}</w:tcPr>"
        ),
        ["cell [甲\n乙\n丙\n丁\n]"],
    ),
    "a move": (
        p("甲", moved("moveFrom", "乙", "m1"), "丙") + p("丁", moved("moveTo", "乙", "m1"), "戊"),
        ["move 甲[乙]丙 → 丁|戊"],
    ),
    "two moves": (
        p(moved("moveFrom", "乙", "m1"), "丙", moved("moveFrom", "己", "m2"))
        + p(moved("moveTo", "己", "m2"), "庚", moved("moveTo", "乙", "m1")),
        ["move [乙]丙己 → 庚|", "move 乙丙[己] → |庚"],
    ),
    "a move without names": (
        p("甲", tracked("moveFrom", "乙"), "丙") + p("丁", tracked("moveTo", "乙"), "戊"),
        ["move 甲[乙]丙 → 丁|戊"],
    ),
    "a moved paragraph whose mark lies outside of the range": (
        p(moved("moveFrom", "乙", "m1"), properties=mark(f"<w:moveFrom {MOVE}/>"))
        + p("丙")
        + p(moved("moveTo", "乙", "m1"), properties=mark(f"<w:moveTo {MOVE}/>")),
        ["move [乙\n]丙 → |"],
    ),
    "an end of a move alone": (p("甲", tracked("moveTo", "乙"), "丙"), ["ins 甲[+乙]丙"]),
    "the other end alone": (p("甲", tracked("moveFrom", "乙"), "丙"), ["del 甲[乙]丙"]),
    "bold words": (p("甲", bold("乙"), bold("丙"), "丁"), ["format 加粗 甲[乙丙]丁"]),
    "a number": (
        p("甲", properties=f'<w:numPr><w:ilvl w:val="0"/>{INS}</w:numPr>'),
        ["format 编号 [甲\n]"],
    ),
    "an indent of two paragraphs": (
        "".join(
            p(text, properties=f'<w:ind w:left="2"/><w:pPrChange {MOVE}><w:pPr/></w:pPrChange>')
            for text in ("甲", "乙")
        ),
        ["format 缩进 [甲\n乙\n]"],
    ),
    "a mark without words": (p("甲", tracked("ins", ""), "乙"), []),
    "a picture": (
        p("甲", tracked("ins", "").replace("<w:r>", "<w:r><w:drawing/>")),
        ["ins 甲[+[图]]"],
    ),
    "a table in a table": (
        table([["甲"]]).replace("</w:p></w:tc>", f"</w:p>{rows(row(INS, '乙'))}</w:tc>"),
        ["ins rows [+乙\n]"],
    ),
}


def told(body: str) -> list[str]:
    """The changes in a line each: kind, `before [old+new] behind`."""
    document = read_document(word_bytes(body))
    story = document.story
    made = []
    for one in document.changes:
        original = story.original
        before = original[: one.start.original].rpartition("\n")[2]
        behind = original[one.end.original :].partition("\n")[0]
        words = " ".join([one.kind, *(["rows"] if one.rows else []), *one.forms])
        old = original[one.start.original : one.end.original] or (one.old if one.kind == "del" else "")
        target = ""
        if one.to:
            target = f" → {original[: one.to.original].rpartition(chr(10))[2]}|{original[one.to.original :].partition(chr(10))[0]}"
        made.append(f"{words} {before}[{old}{'+' + one.new if one.new else ''}]{behind}{target}")
    return made


@pytest.mark.parametrize("name", CASES)
def test_changes(name: str) -> None:
    """Kind, words and place of each change."""
    body, expected = CASES[name]

    assert told(body) == expected
