"""The ending of a mail: thanks, unit, name and date below the comments, also where they stand in the line of the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from qicao.intake.facts import Facts
from qicao.intake.words import UNIT, date_of

__all__ = ["POLITE", "SENTENCE", "Ending", "end_of"]

POLITE = re.compile(
    r"您好|你好|尊敬的|各位|收悉|如下|此致|敬礼|谢谢|感谢|顺颂|商祺|祝好|见附件|附件[：:]|发自我的|来自.*邮箱|主题[：:]|"
    r"^(?:发件人|收件人|抄送|发送时间|日期|时间|from|to|cc|subject|date|sent)\s*[：:]",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"此\s*致|^\s*[-—_=]{2,}\s*$|(?:^|(?<=[。；;！!？?，,\s]))(?:敬礼|顺颂|顺祝|顺致|敬颂|祝好|祝[您你]?(?:工作|身体|生活|一切)|谢谢|感谢|多谢|致谢|特此(?:函|复|回|反)"
    r"|(?:以上|上述)(?:意见|建议|内容|几点)?[^。；]{0,8}(?:供?参考|请.{0,4}(?:酌|考虑|审|阅)|采纳)|(?:仅供|供你们|供您)参考|(?:请|敬请)(?:酌定|审阅|阅示)|妥否|盼复"
    r"|联系(?:人|电话|方式)\s*[：:]|发自我的|如有(?:疑问|问题))"
)
"""The words with which a mail closes; nothing below is a comment."""
LABEL = re.compile(
    r"(?:联系人|联系电话|电话|单位|邮箱|手机|地址|姓名|日期|提出单位|反馈单位|填表单位|填报单位)\s*[：:]"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱"
    "江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤×"
)
NAME = re.compile(
    rf"(?:[{SURNAMES}]|欧阳|上官|司马|诸葛|皇甫|司徒|令狐|尉迟|公孙|慕容|端木)\s?[\u4e00-\u9fff×某]{{1,2}}(?:工|老师|主任|处长|科长|教授|经理)?|[{SURNAMES}](?:工|总)"
)
STOP = re.compile(r"[。；;：:！!？?]")
SENTENCE = re.compile(r"[。；;！!？?”）)]$")
SHORT, NEAR = 12, 4
"""Characters of a line below the name of a unit, and how many such lines a signature has at most."""


class Ending(Struct, frozen=True):
    """The lines of a mail with the ending made blank, and the ending."""

    lines: tuple[str, ...]
    signature: tuple[str, ...]
    """The words below the comments, a piece for each line or word."""

    @property
    def facts(self) -> Facts:
        """Return who signs, and when."""
        tokens = [token for line in self.signature for token in (line, *line.split())]
        unit = next(
            (one for one in reversed(tokens) if UNIT.fullmatch(one) and not STOP.search(one) and " " not in one), ""
        )
        day = next((date_of(line) for line in reversed(self.signature) if date_of(line)), "")
        return Facts(unit, next(_names(self.signature), ""), date=day)


def end_of(lines: Sequence[str], last: int) -> Ending:
    """Return the ending of the lines; *last* is the index of the line with which the last comment begins."""
    for at in range(max(last, 0), len(lines)):
        closing = CLOSING.search(lines[at])
        if closing:
            return _cut(lines, at, closing.start())
    at = _signature(lines, max(last + 1, 0))
    if at < len(lines):
        return _cut(lines, at, 0)
    return _in_line(lines)


def _cut(lines: Sequence[str], at: int, column: int) -> Ending:
    """The lines without what stands behind the column of that line, where the signature before it goes with it."""
    kept = [*lines[:at], lines[at][:column].rstrip()]
    end = _signature(kept, 0) if not kept[-1].strip() else len(kept)
    blank = [*kept[:end], *("" for _ in lines[end:])]
    words = (*kept[end:], CLOSING.sub(" ", lines[at][column:]), *lines[at + 1 :])
    return Ending(tuple(blank), tuple(stripped for line in words if (stripped := line.strip())))


def _signature(lines: Sequence[str], first: int) -> int:
    """Return the index of the line with which the signature begins; the number of lines if there is none."""
    end = len(lines)
    while end > first and (not lines[end - 1].strip() or _signs(lines, end - 1)):
        end -= 1
    below = [at for at in range(first, end) if lines[at].strip()][-NEAR:]
    for at in below:
        rest = [lines[other].strip() for other in below if other > at]
        if (
            _is_unit(lines[at].strip())
            and not _goes_on(lines, at)
            and all(len(line) <= SHORT and not STOP.search(line) for line in rest)
        ):
            return at
    return end


def _signs(lines: Sequence[str], at: int) -> bool:
    """Whether the line is one of a signature; a name is one only below a sentence that ended."""
    line = lines[at].strip()
    if LABEL.match(line) or POLITE.search(line):
        return True
    tokens = line.split()
    if len(line) > 30 or STOP.search(line) or _goes_on(lines, at):
        return False
    if _is_unit(line) or date_of(line) or (len(tokens) > 1 and all(map(_is_token, tokens))):
        return True
    above = next((other.strip() for other in reversed(lines[:at]) if other.strip()), "")
    return bool(NAME.fullmatch(line) and (SENTENCE.search(above) or _is_unit(above) or date_of(above)))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether the sentence of the line above goes on in this one."""
    return at > 0 and lines[at - 1].rstrip().endswith(("，", ",", "、", "：", ":"))


def _is_unit(line: str) -> bool:
    return len(line) <= 30 and UNIT.fullmatch(line) is not None and not STOP.search(line)


def _is_token(token: str) -> bool:
    return bool(_is_unit(token) or date_of(token) or NAME.fullmatch(token))


def _in_line(lines: Sequence[str]) -> Ending:
    """Unit and name, or unit and day, behind the last sentence of the last line."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), -1)
    line = lines[at] if at >= 0 else ""
    column = max(match.end() for match in STOP.finditer(line)) if STOP.search(line) else len(line)
    tokens = line[column:].split()
    signed = len(tokens) > 1 and any(map(_is_unit, tokens)) and all(map(_is_token, tokens))
    return _cut(lines, at, column) if signed else Ending(tuple(lines), ())


def _names(signature: Sequence[str]) -> Iterator[str]:
    """The words that look like a name of a person; below or beside a unit any short words do."""
    tokens = [token for line in signature for token in ([line] if NAME.fullmatch(line) else line.split())]
    yield from (token for token in tokens if NAME.fullmatch(token) and not UNIT.fullmatch(token))
