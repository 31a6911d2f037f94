"""章条编号 as people write it: `5.2.1 a)`, `表A.1第2行`, `第五章第二节`, `6.1～6.3`, `前言、附录B`, `全文`.

The words are read into chains of steps, from the larger to the smaller; `ledger.spot` finds out what they mean in a
text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Chain", "Step", "read_place"]

CHINESE = "零一二三四五六七八九"
COUNT = r"(?:\d+|[零〇一二三四五六七八九十两]+)"
ELEMENTS = "规范性引用文件|引用文件|引用标准|术语和定义|术语与定义|术语及定义|符号和缩略语|符号与缩略语|缩略语|参考文献|前言|引言|范围|索引|重要提示"
WHOLE = r"全文|通篇|全篇|全稿|整体|总体|全部条款|全标准|整个标准|整个文件|标准全篇|标准正文|正文|无章节|总则性意见|全部|标准全文|文件全文|标准整体|总体意见|通用|all|general|whole|[-/—]+|无具体条款|ge"
FRONT = "封面|标准名称|标准题目|标准标题|文件名称|名称|题目|标题|目次|目录|英文名称|英文译名"


class Step(Struct, frozen=True):
    """A part of a place: a kind of element, and which of them."""

    kind: str
    """clause, annex, element, table, figure, formula, page, whole, front, title.

    Item, entry, sub, paragraph, row, column, note, example, footnote, reference, sentence, line.
    """
    name: str
    """A number as the text prints it, a letter, a count from 1, or words; `-1` means the last one."""


class Chain(Struct, frozen=True):
    """One place, or a range of places."""

    steps: tuple[Step, ...]
    to: tuple[Step, ...] = ()
    """The end of a range."""
    apart: bool = False
    """True if a comma or an “and” stands before it, and it does not continue inside the previous place."""
    hint: str = ""
    """Words beside it that are no place: the title of the clause, or words without meaning."""


class _Pattern(Struct, frozen=True):
    kind: str
    pattern: re.Pattern[str]
    name: Callable[[str], str] = str
    """Turns the matched words into the name of the step."""


def _count(words: str) -> str:
    """Return a number in Arabic or Chinese digits as Arabic digits."""
    if words.isdigit():
        return str(int(words))
    words = words.replace("〇", "零").replace("两", "二")
    tens, ten, ones = words.rpartition("十")
    value = (CHINESE.index(tens) if tens in CHINESE and tens else 1) * 10 if ten else 0
    return str(value + (CHINESE.index(ones) if ones and ones in CHINESE else 0))


def _numbered(words: str) -> str:
    """Return the number in one form: `A1` and `A.1`, `a.1` and `A．1` are the same; a single letter stays one."""
    words = words.strip(".").upper()
    match = re.fullmatch(r"([A-Z])(\d.*)", words)
    return f"{match[1]}.{match[2]}" if match else words


def _clause(words: str) -> str:
    return _numbered(words)


_NUMBER = r"(?>(?:(?<![\d.])[A-Z]\.)?\d+(?:\.\d+)*)"
_REF = r"[A-Za-z]?\.?\d+(?:\.\d+)*"
STARTS: tuple[_Pattern, ...] = (
    _Pattern(
        "page", re.compile(r"(?:第|[Pp](?:age)?\.?\s*)(\d+)\s*页?(?=\s*(?:[,，、]?\s*(?:第|[Ll]|line)|$))|(\d+)\s*页")
    ),
    _Pattern("table", re.compile(rf"(?:续?表|[Tt]able|[Tt]ab\.)\s*({_REF})")),
    _Pattern("figure", re.compile(rf"(?:图|[Ff]igure|[Ff]ig\.?)\s*({_REF})")),
    _Pattern("formula", re.compile(rf"(?:公式|式|[Ff]ormula|[Ee]quation)\s*\(?({_REF})\)?|\(({_REF})\)\s*式")),
    _Pattern(
        "annex",
        re.compile(r"(?:(?:规范性|资料性)附录|附\s*录|附件|[Aa]nnex|[Aa]ppendix)\s*([A-Z])(?![A-Za-z])(?!\s*\.\s*\d)"),
    ),
    _Pattern("clause", re.compile(r"(?:附\s*录|[Aa]nnex)\s*([A-Z]\s*\.\s*\d+(?:\.\d+)*)")),
    _Pattern(
        "chapter", re.compile(rf"第?\s*({COUNT})\s*章|(?:[Cc]lause|[Cc]hapter|[Ss]ection)\s+(\d+)(?![.\d])"), _count
    ),
    _Pattern("clause", re.compile(rf"第?\s*({_NUMBER})\s*(?:条款|条|款|节|章节)")),
    _Pattern(
        "clause",
        re.compile(
            rf"(?:条款|章节|条文|§|[Cc]lause|[Ss]ubclause|[Ss]ection)?\s*(?<![A-Za-z\d])({_NUMBER})(?!\d|[)%]|[A-Za-z]{{2}})"
        ),
    ),
    _Pattern("element", re.compile(rf"({ELEMENTS})")),
)
"""Patterns for the first step of a place, the more special ones first."""
SMALLER: tuple[_Pattern, ...] = (
    _Pattern(
        "item",
        re.compile(
            r"(?:第|列项|项)?\s*\(?([a-z])\)\s*项?|第?\s*([a-z])\s*项|列项\s*([a-z])(?![a-z])|(?<=[\d\s.-])([a-z])(?![A-Za-z.\d])"
        ),
    ),
    _Pattern("item", re.compile(r"(?:第\s*)?\(?(\d+)\)\s*(?:项|小项)?")),
    _Pattern("entry", re.compile(rf"第\s*({COUNT})\s*(?:个列项|列项|小项|项|点)"), _count),
    _Pattern("sub", re.compile(rf"第\s*({COUNT})\s*(?:节|条)(?!\.)"), _count),
    _Pattern(
        "paragraph",
        re.compile(rf"第\s*({COUNT})\s*(?:自然段|段落|段|款|[Pp]aragraph)|(?:para(?:graph)?\.?)\s*(\d+)"),
        _count,
    ),
    _Pattern("paragraph", re.compile(r"((?:最后|末|倒数第一|倒数第1)(?:一)?(?:自然段|段))"), lambda _: "-1"),
    _Pattern("paragraph", re.compile(r"(首段)|(第1?自然段)"), lambda _: "1"),
    _Pattern("row", re.compile(rf"第?\s*({COUNT})\s*行"), _count),
    _Pattern("row", re.compile(r"(最后一行|末行)"), lambda _: "-1"),
    _Pattern("row", re.compile(r"(表头|首行标题)"), lambda _: "0"),
    _Pattern("column", re.compile(rf"第?\s*({COUNT})\s*[列栏]"), _count),
    _Pattern("note", re.compile(r"注\s*(\d*)(?!日期)")),
    _Pattern("example", re.compile(r"示例\s*(\d*)")),
    _Pattern("footnote", re.compile(r"脚注\s*(\d+|[a-z])?\)?")),
    _Pattern("reference", re.compile(r"\[(\d+)\]")),
    _Pattern("sentence", re.compile(rf"第\s*({COUNT})\s*句"), _count),
    _Pattern("line", re.compile(rf"第?\s*({COUNT})\s*行|(?:[Ll](?:ine)?\.?|行)\s*(\d+)"), _count),
    _Pattern("title", re.compile(r"(标题|条标题)")),
)
"""Patterns for further steps inside a place."""
BETWEEN = re.compile(r"[、，,;；/&\n]|和|及|与|以及")
RANGE = re.compile(r"\s*(?:～|~|—|–|―|至|到|-(?=\s*(?:[A-Z]?\.?\d|[a-z](?![a-z])))|to(?![a-z])|―)\s*")
FILLER = re.compile(r"[\s的之中处内里在见关于对.:：。()“”\"'《》「」【】·#]+|部分|内容|正文|文本|章节|列项|条文|条款")
WIDE = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "．": ".",
        "～": "～",
        "〜": "～",
        "∼": "～",
        "－": "-",
        "［": "[",
        "］": "]",
        "；": "；",
        "：": "：",
        "，": "，",
        "、": "、",
    }
)


ENGLISH = {
    "foreword": "前言",
    "introduction": "引言",
    "scope": "范围",
    "normative references": "规范性引用文件",
    "terms and definitions": "术语和定义",
    "bibliography": "参考文献",
    "index": "索引",
}
"""Names of the elements in the forms of ISO and IEC."""
UNCLEAR = re.compile(r"\d+(?:,\d+)+|\d+(?:\.\d+)?\s*[A-Za-z]{2,}\s*")
"""`4,1` may be 4.1, or 4 and 1; `10 kV` is a value."""


def read_place(words: str) -> tuple[Chain, ...]:
    """Return the places that the words name, in their order; empty if they name none.

    Words that are neither number nor name become a step `title`: they may be the title of the element.
    """
    text = ENGLISH.get(words.strip().lower(), _plain(words))
    if UNCLEAR.fullmatch(text):
        return (Chain((Step("title", text),)),)
    if re.fullmatch(WHOLE, text.strip(" .()").lower()) or re.match(
        r"(?:标准|文件|本文件|草案)?(?:全文|通篇|整体)", text
    ):
        return (Chain((Step("whole", ""),)),)
    if re.fullmatch(FRONT, text.strip()):
        return (Chain((Step("front", text.strip()),)),)
    return tuple(_chains(text))


def _plain(words: str) -> str:
    """Return the words with one form of each digit, letter and mark."""
    kept = (char if char in "，；：、" else normalize("NFKC", char) for char in words.translate(WIDE))
    text = "".join(kept).translate(WIDE)
    text = re.sub(r"^\s*\(([^()]*)\)\s*$", r"\1", text)
    text = PAIR.sub(r"第\1\3、第\2\3", re.sub(r"(?<=\d)\s*\.\s*(?=\d)", ".", text))
    return re.sub(r"(?<=[A-Z])\s*\.\s*(?=\d)", ".", text).strip()


class _Reader(Struct):
    """The places read so far."""

    done: list[Chain] = field(default_factory=list)
    waiting: Chain | None = None
    base: tuple[Step, ...] = ()
    """The steps of the previous place, inside which a place without a first step continues."""
    ranged: bool = False
    """True after the mark of a range."""
    rest: str = ""
    """Words without known meaning so far."""
    apart: bool = False
    """True after a comma or an “and”."""

    def take(self, step: Step, *, begins: bool) -> None:
        """Add a step; *begins* is true if it can be the first of a place."""
        self.flush()
        chain = self.waiting
        if self.ranged and chain and not begins and _larger(chain.steps, step) == chain.steps:
            self.ranged = False  # `4.2-a)` is no range: an item cannot end what a clause begins
        if self.ranged and chain:
            end = (step,) if begins else (*_larger(chain.steps, step), step)
            self.waiting, self.ranged = replace(chain, to=end), False
        elif chain and not begins and chain.to:
            self.waiting = replace(chain, to=(*chain.to, step))
        elif chain and not begins:
            self.waiting = replace(chain, steps=(*chain.steps, step))
        else:
            self.end()
            steps = (step,) if begins else (*_larger(self.base, step), step)
            self.waiting = Chain(steps, apart=self.apart and begins)
            self.apart = False

    def flush(self) -> None:
        """Keep the words without known meaning.

        Beside a place they may be its title; alone they may name an element by its title.
        """
        words, self.rest = self.rest, ""
        if len(words) > 1 and self.waiting:
            self.waiting = replace(self.waiting, hint=words)
        elif len(words) > 1:
            self.waiting = Chain((Step("title", words),))

    def end(self) -> None:
        """Finish the current place."""
        if self.waiting:
            self.done.append(self.waiting)
            self.base, self.waiting = self.waiting.steps, None

    def skip(self, text: str, at: int) -> int:
        """Return the end of the words at *at*, which name no place."""
        end, kind = _skip(text, at)
        if kind == "other":
            self.rest += text[at:end]
        elif kind:
            self.flush()
        self.ranged = self.ranged or (kind == "range" and self.waiting is not None)
        if kind == "between" and not self.ranged:
            self.apart = True
            self.end()
        return end

    def bare(self, text: str, at: int) -> tuple[Step, int] | None:
        """Return the step for a lone number or letter that continues a list, and its end: `表1和2`, `附录A、B`."""
        kind = self.last_kind
        match = re.compile(r"[A-Z](?![\w.])" if kind == "annex" else _REF + r"(?![\w.)])").match(text, at)
        if kind not in {"table", "figure", "formula", "annex"} or not match or not (self.apart or self.ranged):
            return None
        return Step(kind, _numbered(match[0]) if kind != "annex" else match[0]), match.end()

    @property
    def last_kind(self) -> str:
        """The kind of the first step of the place before."""
        steps = self.waiting.steps if self.waiting else self.base
        return steps[0].kind if len(steps) == 1 else ""

    def is_loose(self, text: str, at: int, step: Step, end: int) -> bool:
        """Return whether a number without a point is no clause: it follows other words or a place without a comma."""
        lone = step.kind == "clause" and text[at:end].strip().isdigit()
        return lone and bool(self.rest or (self.waiting and not self.ranged))


def _chains(text: str) -> Iterator[Chain]:
    """Yield the chains of the text; a place without a first step continues inside the previous place."""
    reader, at = _Reader(), 0
    while at < len(text):
        bare = reader.bare(text, at)
        found = (*bare, True) if bare else _match(text, at, reader.waiting, ranged=reader.ranged)
        if found is None:
            at = reader.skip(text, at)
        elif reader.is_loose(text, at, found[0], found[1]):
            reader.rest += text[at : found[1]]
            at = found[1]
        else:
            step, at, begins = found
            reader.take(step, begins=begins)
    reader.flush()
    reader.end()
    yield from reader.done


ORDER: Mapping[str, int] = {
    **dict.fromkeys(("clause", "annex", "element", "table", "figure", "formula", "page", "chapter"), 0),
    "sub": 1,
    "paragraph": 2,
    "row": 2,
    "item": 3,
    "entry": 3,
    "column": 3,
    "note": 3,
    "example": 3,
    "footnote": 3,
    "reference": 3,
    "line": 3,
    "sentence": 4,
    "title": 4,
}
"""Kind of step → its rank; a lower number means a larger part of the text."""


def _larger(steps: Sequence[Step], step: Step) -> tuple[Step, ...]:
    """Return the steps inside which the new one can be; an item with a digit can be inside one with a letter."""
    kept: list[Step] = []
    for known in steps:
        deeper = known.kind == "item" and step.kind == "item" and known.name.isalpha() and step.name.isdigit()
        if ORDER.get(known.kind, 9) < ORDER.get(step.kind, 9) or deeper:
            kept.append(known)
    return tuple(kept)


def _match(text: str, at: int, chain: Chain | None, *, ranged: bool) -> tuple[Step, int, bool] | None:
    """Return the step that begins here, its end, and whether it begins a place; None if there is none."""
    inside = chain is not None
    page = inside and chain is not None and chain.steps[0].kind == "page"
    tables: tuple[tuple[tuple[_Pattern, ...], bool], ...] = ((STARTS, True), (SMALLER, False))
    for patterns, begins in tables[:: -1 if _continues(text, at, inside and not ranged) else 1]:
        for known in patterns:
            if (known.kind == "row" and page) or (known.kind == "line" and not page):
                continue
            match = known.pattern.match(text, at)
            if match and match.end() > at:
                words = next((group for group in match.groups() if group is not None), "")
                kind = "clause" if known.kind == "chapter" else known.kind
                name = known.name(words) if known.name is not str else _name(kind, words)
                return Step(kind, name), match.end(), begins
    return None


CONTINUED = re.compile(
    rf"\(?(?:\d+|[a-z])\)|第\s*{COUNT}\s*(?:节|条)(?!\.)|第?\s*{COUNT}\s*(?:款|项|段|行|列|栏|句)|[LlPp](?:ine)?\.?\s*\d"
)
PAIR = re.compile(rf"第?({COUNT})[、和及与]第?({COUNT})(自然段|段|款|项|行|列|栏|条|节|章)")
"""As in `第一、二段`, where the word for what is counted is written only once."""


def _continues(text: str, at: int, inside: bool) -> bool:
    """Return whether the next words rather name a smaller part: `1)`, `第二条`, `注1` after a place."""
    return inside and bool(CONTINUED.match(text, at))


def _name(kind: str, words: str) -> str:
    if kind in {"clause", "table", "figure", "formula"}:
        return _numbered(re.sub(r"\s", "", words))
    return words.strip()


def _skip(text: str, at: int) -> tuple[int, str]:
    """Return the end of words without meaning, and whether they separate places."""
    for kind, pattern in (("range", RANGE), ("between", BETWEEN), ("", FILLER)):
        match = pattern.match(text, at)
        if match and match.end() > at:
            return match.end(), kind
    return at + 1, "other"
