"""Comments typed into a mail: a place, a colon and a wish, or only a wish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from qicao.intake.ending import POLITE, Ending, end_of
from qicao.intake.facts import Facts, facts_of, no_comment_in
from qicao.intake.form import divide
from qicao.intake.keys import place_key, unique
from qicao.intake.taken import Taken
from qicao.intake.words import UNIT, date_of
from qicao.model.comment import Answer, Arrived, Source

__all__ = ["read_mail"]

NUMBER = r"(?:[A-Z]\.)?\d+(?:[.．]\d+)*"
ONE_PLACE = (
    rf"(?:第?\s*{NUMBER}\s*[章条节]?|附录\s*[A-Z]|[A-Z]\.\d+(?:\.\d+)*|[表图]\s*{NUMBER}|(?:公式|式)\s*[（(]{NUMBER}[)）]"
    r"|封面|目次|前言|引言|范围|规范性引用文件|术语和定义|缩略语|参考文献|索引|全文|标准名称|名称|[Pp]\d+\s*[Ll]\d+|第\d+页(?:第\d+行)?)"
)
MORE = (
    rf"(?:\s*(?:的?\s*(?:[表图]\s*{NUMBER}|(?:公式|式)\s*[（(]{NUMBER}[)）])"
    r"|[a-z]\)|\d\)|[（(][a-z\d][)）]|第[一二三四五六七八九十\d]+(?:段|句|项|行|列|款|条|章|个?列项)|最后一[段句]|表格?|列项|标题|注\d*|示例\d*"
    r"|[\u4e00-\u9fff]{1,8}(?=\s*[：:])))*"
)
PLACE = rf"{ONE_PLACE}{MORE}(?:\s*(?:[~～\-—–至、，,和及])\s*{ONE_PLACE}{MORE})*"
WANTS = r"(?:建议|应|请|宜|删|增|将|把|修改|改为|中[的“”‘’]|的|“|原文|是否|未|没有|与|和)"
JOINED = r"(?:[中里内]的?(?=[“”‘’\"「《\d：:，,]|关于|规定|要求|所|提到)|[中里内]?的(?=\S))"
"""The word that joins a place with what is said about it, and belongs to neither."""
LEAD = re.compile(
    rf"(?:[（(]?\d+[)）、]|[①-⑳]|\d+[.．](?=\s)|[一二三四五六七八九十]+、|[-—·•*])?\s*({PLACE})\s*(?:[：:]\s*|{JOINED}\s*[：:，,]?\s*|[，,]?\s*(?={WANTS})|\s+(?=\S))"
)
ITEM = re.compile(r"(?:[（(]?\d+[)）、]|[①-⑳]|\d+[.．](?=\s)|[一二三四五六七八九十]+、)\s*(?=\S)")
QUOTED = re.compile(
    r"^\s*[-—_]*\s*(?:原始邮件|转发邮件|original message|forwarded message)|写道\s*[：:]\s*$|wrote:\s*$", re.IGNORECASE
)
"""The beginning of the mail that is being answered."""
OURS = re.compile(
    r"(?:我|本)们?(?:厂|单位|公司|局|校|院|所|中心|站|会|委|司|处|部|办|社|集团|部门|学院|研究所)\s*[（(]([^（）()\n]{2,40})[）)]"
)
"""How a sender names itself: 我厂（×××厂）."""
SENDER = re.compile(
    r"^\s*(?:发件人|from)\s*[：:]\s*[\"“]?([^\"<”\n]*?)[\"”]?\s*(?:<([^>]*)>)?\s*$", re.IGNORECASE | re.MULTILINE
)
SENT = re.compile(r"^\s*(?:发送时间|日期|date|sent)\s*[：:]\s*(.*)$", re.IGNORECASE | re.MULTILINE)


class _Piece(Struct):
    """A comment while its lines are read."""

    place: str
    line: int
    lines: list[str]


def read_mail(file: str, text: str) -> Taken:
    """Return the comments of the text, or the answer that there are none."""
    own, quoted = _own(text.splitlines())
    ending = end_of(own, max((at for at, line in enumerate(own) if _begun(line, at)), default=-1))
    pieces = [*_pieces(ending.lines)]
    lead = ending.lines[: pieces[0].line - 1 if pieces else None]
    facts = _facts(own, text, ending, lead)
    keys: Counter[str] = Counter()
    arrived = tuple(_arrived(file, piece, facts, keys) for piece in pieces)
    answers: tuple[Answer, ...] = ()
    words = "" if arrived else no_comment_in(own)
    if words:
        answers = (Answer("", facts.unit, "", facts.date, Source(file, "正文", "answer"), words),)
    doubts = tuple(_doubts(arrived, answers, facts, quoted))
    return Taken(file, "mail", arrived, answers, doubts=doubts, around=(*lead, *ending.signature))


def _own(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return the lines with all that the sender did not write made blank, and the number of the sender's own lines."""
    at = next((number for number, line in enumerate(lines) if number and QUOTED.search(line)), len(lines))
    own = ["" if line.lstrip().startswith(">") else line for line in lines[:at]]
    return own, len(lines) - at + sum(line.lstrip().startswith(">") for line in lines[:at])


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """Yield the comments: each begins with a place or a number and continues to the next one or to the signature."""
    piece: _Piece | None = None
    for number, line in enumerate(lines, 1):
        begun = _begun(line, number)
        if begun:
            if piece:
                yield piece
            piece = begun
        elif piece and line.strip():
            piece.lines.append(line.strip())
        elif not piece and _says_something(line):
            piece = _Piece("", number, [line.strip()])
    if piece:
        yield piece


def _begun(line: str, number: int) -> _Piece | None:
    """Return the comment that the line begins, or None."""
    line = line.strip()
    match = LEAD.match(line)
    if match and line[match.end() :].strip():
        return _Piece(match[1].strip(), number, [line[match.end() :].strip()])
    if match and line.rstrip().endswith(("：", ":")):
        return _Piece(match[1].strip(), number, [])
    item = ITEM.match(line)
    return _Piece("", number, [line[item.end() :].strip()]) if item else None


def _says_something(line: str) -> bool:
    words = line.strip()
    return (
        len(words) > 5
        and "意见" not in words[-8:]
        and not POLITE.search(words)
        and not words.endswith(("：", ":"))
        and bool(re.search(r"建议|应|删|改|宜|请|不妥|不当|错误|缺少|补充|明确", words))
    )


def _facts(lines: Sequence[str], text: str, ending: Ending, lead: Sequence[str]) -> Facts:
    """Return who wrote the mail, from labels, the signature, what the sender is called in the lead, and the header."""
    sender, sent = SENDER.search(text), SENT.search(text)
    name, address = (sender[1].strip(), sender[2] or "") if sender else ("", "")
    ours = OURS.search("\n".join(lead))
    found = facts_of(lines, ()).or_else(ending.facts).or_else(Facts(ours[1].strip() if ours else ""))
    named = Facts(name, "", address) if UNIT.fullmatch(name) else Facts("", name, address)
    return found.or_else(named).or_else(Facts(date=date_of(sent[1]) if sent else ""))


def _arrived(file: str, piece: _Piece, facts: Facts, keys: Counter[str]) -> Arrived:
    words = divide({"body": "\n".join(piece.lines)})
    key = unique(keys, place_key(keys, piece.place, *piece.lines))
    return Arrived(
        "mail",
        Source(file, f"第{piece.line}行", key),
        words.get("body", ""),
        piece.place,
        exact=words.get("quote", ""),
        proposed=words.get("proposed", ""),
        reason=words.get("reason", ""),
        date=facts.date,
        unit=facts.unit,
        person=facts.person,
        contact=facts.contact,
    )


def _doubts(arrived: Sequence[Arrived], answers: Sequence[Answer], facts: Facts, quoted: int) -> Iterator[str]:
    if not arrived and not answers:
        yield "没有读出意见，也没有“无意见”；每条意见请写成“5.2.1：建议……”"
    if (arrived or answers) and not facts.unit:
        yield "没有写单位，请用 --unit 指明"
    without = [one.source.place for one in arrived if not one.place]
    if without:
        yield f"{len(without)} 条意见没有章条编号（{'、'.join(without[:3])}）"
    if quoted:
        yield f"引用的原邮件 {quoted} 行没有读取"
