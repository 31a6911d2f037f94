"""Cases of rules as Markdown that an expert on standards can read: draft text, the findings below it, why in a sentence.

A page is named for its rule, `MOD001.md`. A fenced block `markdown` is a piece of a draft; a block `yaml` before it gives
values of `standard.yaml` that differ, and is a case of its own when no piece follows; a block `markdown 改后` or `yaml 改后` after it is what the fixes make of it. The
list right after a block says what is found, one item a finding:

    - MOD001 第3行“必须”            line of the piece, and the first words of the source under the mark
    - CVR003 standard.yaml“GB/T”    in the data

A piece without such a list is a good one: nothing at all may be found in it. How a piece is completed to a draft:
it begins with `# 范围` or `# 引言`: it is the whole text, completed by the core chapters when it has none of its own; with
`# 术语和定义` or `# 符号和缩略语`: the chapters after 范围; with `# ` or an attribute line before a first level heading: further
chapters; with `## `: further clauses of the last chapter; with anything else: text of its last clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["DATA", "Case", "Expected", "draft_text", "read_cases"]

DATA = {
    "number": "DB31/T XXXX—XXXX",
    "title": "{zh: {main: 示例装置使用规范}, en: {main: Specification for use of sample devices}}",
    "level": "local",
    "region": "上海市",
    "function": "规范",
    "ics": "[35.240.99]",
    "ccs": "A 00",
    "completed": "2026-10-30",
    "proposed_by": "[示例市城市运行管理中心]",
    "in_charge": "[示例市标准化技术委员会]",
    "drafted_by": "[示例单位]",
    "drafters": "[张三]",
}
"""Keys of `standard.yaml` and their values; a case may replace each as a whole, or take it away with an empty value."""
SCOPE = """\
# 范围

本文件规定了示例装置使用的要求，描述了对应的证实方法。

本文件适用于示例装置的使用者。
"""
BODY = """\
# 要求

## 一般要求

示例装置应符合设计文件的规定。

{#要求证实}
## 证实方法

核对设计文件，查看使用的记录。

# 使用

{#使用准备}
## 准备

使用者应检查示例装置。

{#使用运行}
## 运行

"""
FILLING = "使用者应记录运行时间。\n\n"
"""Text of the last clause when the piece brings none."""
WHOLE = ("# 范围", "# 引言")
CHAPTER = re.compile("^# (?!范围|引言)", re.MULTILINE)
"""A chapter beyond those that a piece of 范围 or 引言 is about."""
EARLY = ("# 术语和", "# 术语、", "# 符号和缩略语", "# 符号", "# 缩略语")
EXPECTED = re.compile(r"(?P<code>[A-Z]{3}\d{3})\s+(?:第(?P<line>\d+)行|standard\.yaml)“(?P<words>.*)”")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a case asks for."""

    code: str
    line: int
    """In the piece, from 1; 0 for the data."""
    words: str
    """The first characters of the source under the mark."""


@dataclass(frozen=True, slots=True)
class Case:
    """A piece of a draft and what must be found in it."""

    page: str
    """Name of the page, the code of its rule."""
    line: int
    """Line of the page."""
    text: str
    data: str
    """Lines of `standard.yaml` that differ."""
    expected: tuple[Expected, ...] = ()
    fixed: str | None = None
    """What the fixes make of the text; nothing when none is asked for."""
    fixed_data: str | None = None

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.page}:{self.line}"


def read_cases(folder: Path) -> list[Case]:
    """The cases of all pages in *folder*."""
    return [case for page in sorted(folder.glob("*.md")) for case in _cases(page)]


def _cases(page: Path) -> Iterator[Case]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    data, found = None, list[Case]()
    for at, token in enumerate(tokens):
        if token.type == "fence":
            data = _take_block(page, token, data, found)
        elif token.type == "bullet_list_open":
            data = _take_data(data, found)
            if found and not found[-1].expected:
                found[-1] = replace(found[-1], expected=tuple(_expected(tokens[at:])))
    _take_data(data, found)
    yield from found


def _take_block(page: Path, token: Token, data: Case | None, found: list[Case]) -> Case | None:
    """Read a block into *found*; gives the data that wait for the piece after it, as the case that they are without one."""
    line = (token.map or [0])[0] + 1
    match token.info.split():
        case ["yaml"]:
            _take_data(data, found)
            return Case(page.stem, line, FILLING, token.content)
        case ["markdown"]:
            found.append(Case(page.stem, line, token.content, data.data if data else ""))
        case ["markdown", "改后"]:
            found[-1] = replace(found[-1], fixed=token.content)
        case ["yaml", "改后"]:
            found[-1] = replace(found[-1], fixed_data=token.content)
        case other:
            raise ValueError(f"{page}: 不认识的块 {other}")
    return None


def _take_data(data: Case | None, found: list[Case]) -> None:
    """Data that no piece follows are a case."""
    if data:
        found.append(data)


def _expected(tokens: Sequence[Token]) -> Iterator[Expected]:
    for token in tokens:
        if token.type == "bullet_list_close":
            return
        if token.type == "inline":
            match = EXPECTED.fullmatch(token.content)
            assert match, f"这一项看不懂：{token.content}"
            yield Expected(match["code"], int(match["line"] or 0), match["words"])


def draft_text(piece: str) -> tuple[str, int]:
    """The whole `index.md` that holds the piece, and how many lines stand before it."""
    if piece.startswith(WHOLE):
        return piece + ("" if CHAPTER.search(piece) else f"\n{BODY}{FILLING}"), 0
    if piece.startswith(EARLY):
        return f"{SCOPE}\n{piece}\n{BODY}{FILLING}", SCOPE.count("\n") + 1
    first = next((line for line in piece.split("\n") if line and not line.startswith("{")), "")
    before = f"{SCOPE}\n{BODY}" + (FILLING if first.startswith(("# ", "## ")) or first == "##" else "")
    return before + piece, before.count("\n")


def data_text(changes: str) -> str:
    """The whole `standard.yaml` with the lines of *changes* in the place of those of the same keys."""
    blocks = re.split(r"^(?=\w+:)", changes, flags=re.MULTILINE)
    changed = {block.split(":", 1)[0]: block for block in blocks if block.strip()}
    kept = [f"{key}: {value}\n" for key, value in DATA.items() if key not in changed]
    return "".join(kept) + "".join(block for block in changed.values() if block.split(":", 1)[1].strip())
