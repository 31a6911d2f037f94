"""Inputs that grow: fragments of text and data that, written over and over or one within the other, once cost their square.

Each fragment gives an input of about so many bytes. What it costs to check it must not grow faster than it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from snippets import YAML

__all__ = ["FRAGMENTS", "Fragment", "write_draft"]

HEAD = "# 范围\n\n本文件规定了甲的要求，描述了对应的证实方法。\n\n# 要求\n\n"
TAIL = "\n\n# 证实方法\n\n查阅记录。\n"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A way to fill a draft with bytes."""

    name: str
    make: Callable[[int], str]
    """The text of about that many bytes."""
    file: str = "index.md"

    def write(self, folder: Path, size: int) -> Path:
        """The folder as a draft that holds the fragment at that size."""
        return write_draft(folder, self.make(size), self.file)


def write_draft(folder: Path, text: str, file: str = "index.md") -> Path:
    """The folder as a draft with the text in that file, among a few lines that every draft has."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"standard.yaml": YAML, "index.md": HEAD + "甲应接地。" + TAIL, "explanation.md": ""}
    files[file] = {"standard.yaml": f"{YAML}{text}\n", "index.md": HEAD + text + TAIL}.get(file, text)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def _times(unit: str, size: int) -> int:
    return max(size // len(unit.encode()), 1)


def _row(unit: str) -> Fragment:
    return Fragment(f"row {unit[:24]!r}", lambda size: unit * _times(unit, size))


def _lines(unit: str) -> Fragment:
    return Fragment(f"lines {unit[:24]!r}", lambda size: f"{unit}\n" * _times(f"{unit}\n", size))


def _paragraphs(unit: str) -> Fragment:
    return Fragment(f"paragraphs {unit[:24]!r}", lambda size: f"{unit}\n\n" * _times(f"{unit}\n\n", size))


def _numbered(unit: str) -> Fragment:
    """The unit again and again, each time with another number in the place of @."""

    def make(size: int) -> str:
        many = _times(f"{unit}0000", size)
        return "".join(unit.replace("@", str(number)) for number in range(1, many + 1))

    return Fragment(f"numbered {unit[:24]!r}", make)


def _nested(opening: str, closing: str, core: str = "甲") -> Fragment:
    def make(size: int) -> str:
        depth = _times(opening + closing, size)
        return opening * depth + core + closing * depth

    return Fragment(f"nested {opening[:12]!r} {closing[:12]!r}", make)


def _within(start: str, unit: str, end: str) -> Fragment:
    return Fragment(f"within {start[:20]!r} {unit[:20]!r}", lambda size: start + unit * _times(unit, size) + end)


def _yaml(start: str, unit: str, end: str = "") -> Fragment:
    return Fragment(
        f"yaml {start[:16]!r} {unit[:20]!r}", lambda size: start + unit * _times(unit, size) + end, "standard.yaml"
    )


def _yaml_nested(start: str, opening: str, closing: str) -> Fragment:
    def make(size: int) -> str:
        depth = _times(opening + closing, size)
        return start + opening * depth + closing * depth

    return Fragment(f"yaml nested {opening!r}", make, "standard.yaml")


def _steps(unit: str, step: str) -> Fragment:
    """Each line deeper than the one before."""

    def make(size: int) -> str:
        lines, length, depth = [], 0, 0
        while length < size:
            lines.append(step * depth + unit)
            length += len(lines[-1].encode()) + 1
            depth += 1
        return "\n".join(lines)

    return Fragment(f"steps {unit!r} {step!r}", make)


ROWS = (
    *")(][><}{~^*_`$\\!&|#%@+-=.,;:?'\"/",
    *"（）【】《》“”‘’「」〔〕、，。；：？！…—～·%‰℃±×",
    *("甲", "应", "可", "宜", "不", "a", "A", "1", "〇", "一", "α", "é", "\u0301", "\u200b", "\u00a0", "\u3000", "\u202e", "🙂"),
    *("[^", "~a", "^a", "a.", "1.", "a(", "(a", "a)", "1)", "[a](", "[a](b)", "![a](", "![a](b)", "[](#甲)", "[]{#", "[甲]{#a}"),
    *("[甲]{", "{sub}", "{sub}`", "{sub}`a`", "{std}`GB/T 1`", "{term}`甲`", "{math}`a`", "`a`", "``", "`a", "$a$", "$a", "$$", "**"),
    *("**a", "*a*", "**a**", "***", "_a_", "<a", "<a>", "<b>", "<!--", "-->", "<http://a.cn>", "http://a.cn ", "www.a.cn ", "a@b.cn "),
    *("&amp;", "&#1;", "&a", "\\(", "\\[", "\\\\", "H~2~O", "x^2^", "[^a]", "表1", "图1", "附录A", "第1章", "5.1", "5.1.1 ", "式（1）"),
    *("公式（1）", "见表1", "见5.1", "按5.1执行", "2020年1月1日", "2020-01-01 ", "10 mm", "10mm", "0-40℃", "0,05 m", "1 000", "1000000"),
    *("80±2 μF", "10%", "GB/T 1.1—2020", "GB/T 1 ", "《中华人民共和国标准化法》", "ISO 9001 ", "应应", "不应", "可以", "必须", "甲应接地", "甲(a)乙"),
    *("甲（乙）", "“甲”", "‘甲’", "“甲", "甲”", "《甲》", "《甲", "（甲", "甲）", "——", "……", "甲、", "甲，", "甲；", "甲。", "a b ", "abc "),
    *("ABC ", "UNIX", "甲 乙", "a-b", "a/b", "1~2", "1～2", "1-2", "1×2", "1:2", "①", "注：", "示例：", "注1：", "的的", "式中：", "m2", "m/s", "kW·h"),
    *("{#a}", "{.a}", "{a=b}", "{", "#甲", "# ", "||", "|a", "|---", ":::", "::: ", "```", "- ", "* ", "1. ", "a) ", "> ", "％", "０", "Ａ", "＃", "［", "］（"),
)  # fmt: skip
LINES = (
    *("|", "| a |", "|---|", "甲", "甲  ", "甲\\", "% 甲", "% qicao: ignore TXT001 甲", ":a: b", ":甲", ": 甲", "- 甲", "- 甲；", "* 甲", "+ 甲"),
    *("1. 甲", "1. 甲；", "a) 字", "a）字", "（1）字", "1) 甲", "① 甲", "—— 甲", "> 甲", ">", "# 甲", "## 甲", "### 甲", "###### 甲", "#甲", "＃ 甲"),
    *(":::", ":::{note}", ":::{table}", ":::{figure} a.png", ":::{include} a.md", ":::{x}", "```", "```{note}", "~~~", "$$", "$$ a", "---", "***", "==="),
    *("{#a}", "{.annex}", "{.term}", "(a)=", "[^a]: 甲", "[a]: b", "[^a]", "注：甲。", "注1：甲。", "示例：甲。", "表1 甲", "图1 甲", "4.1 甲应接地。", "甲：", "式中："),
    *("a —— 甲；", "<table>", "<td>甲</td>", "<!--", "\\", "\t甲", "    甲", "  - 甲", "    - 甲", "   1. 甲", "+++", "% ", "::::", "甲\n: 乙", "来源：GB/T 1", "[来源：GB/T 1]"),
    *("见[](#甲)。", "见表1。", "按附录A的规定。", "甲应符合GB/T 1.1—2020的规定。", "![a](b.png)", "甲应接地，乙应接地，丙宜接地。", "必须接地。"),
)  # fmt: skip
PARAGRAPHS = (
    *("甲应接地。", "甲应符合本文件规定的要求，并按规定的方法核对记录，核对后应归档保存三年以上。", "## 甲", "### 甲", "# 附录A", "{.annex}\n# 甲", "{.annex .normative}\n# 甲"),
    *("{.term}\n## 甲\n\n乙。", "- 甲；", "1. 甲；", "- 甲；\n- 乙。", "注：甲。", "示例：甲。", "注1：甲。", "$$\na=b\n$$", "$$\na=b\n$$ (a)", "{#a}\n甲。", "(a)=\n甲。", "[^a]: 甲", "甲[^a]。"),
    *(":::{note}\n甲。\n:::", ":::{table} 甲\n| a |\n|---|\n| b |\n:::", ":::{figure} a.png\n甲\n:::", ":::{example}\n甲。\n:::", ":::{x}\n甲\n:::", ":::{table} 甲", "```\n甲\n```", "> 甲。", "| a |\n|---|\n| b |"),
    *("% 甲", "% qicao: ignore TXT001 甲\n甲,乙。", "---", "+++", "甲：\n\n- 乙；\n- 丙。", "表1", "图1 甲", "4.1 甲应接地。", "式中：\n\n- $a$——甲；", "甲\n: 乙", "见[](#甲)。", "见附录B、表1和图1。", "甲应符合GB/T 1的规定。"),
    *("甲应符合{std}`GB/T 1`。", "![a](b.png)", "<table><tr><td>甲</td></tr></table>", "{#甲}", "{.annex}", "[]{#甲}", "a) 甲；", "（1）甲；", ":a: b", ":甲: 乙"),
)  # fmt: skip
NUMBERED = (
    *("## 条@\n\n甲应接地@。\n\n", "# 章@\n\n甲@。\n\n", "{.annex}\n# 附录题@\n\n甲@应接地。\n\n", "见[](#t@)。\n\n{#t@}\n## 条@\n\n甲。\n\n", "{.term}\n## 术语@\n\n甲@。\n\n"),
    *(":::{table} 表题@\n| a |\n|---|\n| @ |\n:::\n\n", "按{std}`GB/T @`执行。\n\n", "甲[^@]。\n\n[^@]: 注@。\n\n", "符合GB/T @—2020的规定。\n\n", "见表@、图@、附录A和5.@。\n\n"),
    *("甲应符合第@条的规定，并应保存甲的记录，记录应完整，记录的保存期不应少于三年@。\n\n", "$$\na_@=b_@\n$$\n\n", "词@应接地，", "[甲@](#t@)", "A@B ", "{#a@}\n甲@。\n\n", "- 项@；\n", "1. 项@；\n", "| @ | 乙 |\n"),
    *("a@——甲@；\n", "甲@\n: 乙@\n\n", "《文件@》", "“词@”", ":::{figure} a@.png\n图题@\n:::\n\n", "% qicao: ignore TXT@ 因为\n甲,乙。\n\n", "{term}`词@`", "{index}`词@`"),
)  # fmt: skip
NESTED = (
    *(("(", ")"), ("（", "）"), ("[", "]"), ("[", "](a)"), ("![", "](a)"), ("[", "]{#a}"), ("**", "**"), ("*", "*"), ("_", "_"), ("<", ">"), ("“", "”"), ("‘", "’"), ("《", "》")),
    *(("{", "}"), ("{sub}`", "`"), ("$a_{", "}$"), ("~", "~"), ("^", "^"), ("> ", ""), ("- ", ""), ("1. ", ""), ("1) ", ""), ("* - ", ""), (">- ", ""), ("[^a", "]"), ("<a ", ">"), ("<!-- ", " -->")),
    *((":::{note}\n", "\n:::"), ("::::{table} 甲\n", "\n::::"), ("```{note}\n", "\n```"), (":::{example}\n\n", "\n\n:::"), ("\\frac{", "}"), ("[a](", ")"), ("(a", "b)"), ("“（", "）”"), ("[[", "]]")),
)  # fmt: skip
WITHIN = (
    *(("$", "a_{", "$"), ("$", "\\frac{1}{", "$"), ("$", "(", "$"), ("$", "\\left(", "$"), ("$", "a+", "b$"), ("$$\n", "a_{", "\n$$"), ("$$\n", "x^{", "1\n$$"), ("$$\n", "a &= b \\\\\n", "\n$$")),
    *(("$$\n\\begin{aligned}\n", "a &= b \\\\\n", "\\end{aligned}\n$$"), ("$$\n", "\\begin{matrix}", "\n$$"), ("$$\n", "\\mathrm{", "\n$$"), ("$$\n", "a_1 ", "\n$$"), ("$$\n", "\\sum ", "\n$$"), ("$$\n", "{", "\n$$")),
    *((":::{table} 甲\n", "| a | b |\n", ":::"), (":::{table} 甲\n| a |\n|---|\n", "| < |\n", ":::"), (":::{table} 甲\n| a |\n|---|\n", "| ^ |\n", ":::"), (":::{table} 甲\n", ":a: b\n", "\n| a |\n|---|\n| b |\n:::")),
    *((":::{table} 甲\n| a |\n|---|\n", "| 10 mm |\n", ":::"), (":::{table} 甲\n", "|", "\n:::"), (":::{table} 甲\n", "|a", "|\n:::"), (":::{csv-table} 甲\n", "a,b\n", ":::"), (":::{csv-table} 甲\n", "a,", "\n:::")),
    *((":::{csv-table} 甲\n", '"', "\n:::"), (":::{csv-table} 甲\n", '"a\n', "\n:::"), (":::{csv-table} 甲\n", '"a,', "\n:::"), (":::{list-table} 甲\n", "* - 甲\n  - 乙\n", ":::"), (":::{list-table} 甲\n* - 甲\n", "  - 乙\n", ":::")),
    *((":::{figure} a.png\n甲\n\n", "- 1 —— 甲；\n", ":::"), (":::{figure} a.png\n甲\n\n说明：\n\n", "- 1——甲；\n", ":::"), (":::{figure}\n甲\n\n", "::::{figure} a.png\n甲\n::::\n\n", ":::"), (":::{note}\n", "甲。\n\n", ":::")),
    *(("```\n", "甲\n", "```"), ("```dot\n", "a -> b;\n", "```"), (":::{table} 甲\n| a |\n|---|\n| b |\n\n", "注1：甲。\n\n", ":::"), ("# ", "甲", "\n"), ("# ", "`", "\n"), ("- ", "甲，", "\n"), ("- ", "(", "\n"), ("|", "a|", "\n|---|\n")),
    *(("{", ".a ", "}\n甲"), ("{#", "a", "}\n甲"), ("[甲]{", ".a ", "}"), ("[甲](", "a ", ")"), ("[甲](<", "a", ">)"), ("[甲](#", "a", ")"), ("![甲](", "a/", ")"), ("[", "\\]", "](a)"), ("<http://a/", "%20", ">"), ("`", "a ", "`")),
    *(("甲\n: ", "乙\n\n  ", "丙"), ("[^a]: ", "甲\n\n    ", "丙[^a]"), ("% ", " ", "甲"), ("甲", " ", "乙"), ("甲", "\t", "乙"), ("甲", "  \n", "乙"), ("甲", "\n", "乙"), ("%", "\n% ", "甲"), ("甲", "-", "乙"), ("|", "-|", "\n")),
    *((":::{note}\n", ":a:\n", ":::"), (":::{table} ", "甲", "\n:::"), (":::{note} ", " ", "甲\n:::"), ("注：", "甲", "。"), ("注", "1", "：甲"), ("示例", " ", "：甲"), ("{.term}\n## 甲\n\n", ":en: a\n", "\n乙。"), ("## ", "1.", " 甲")),
)  # fmt: skip
DATA = (
    *(("replaces:\n", "- {number: GB/T 1, title: 甲}\n"), ("drafters:\n", "- 甲\n"), ("x: ", "["), ("x: ", "[["), ("x: ", "{"), ("x: ", "{a: "), ("x: ", "- "), ("", "x: y\n"), ("", "甲：乙\n"), ("x: ", "'"), ("x: ", '"'), ("x: ", "&a ")),
    *(("x: ", "*a "), ("x: &a [a]\ny: [", "*a,"), ("", "# 甲\n"), ("", "# qicao: ignore CVR001 甲\n"), ("x: |\n", "  甲\n"), ("", "\t"), ("", "\n"), ("x: [", "a,", "]"), ("x: {", "a: b,", "}"), ("drafters: [", "甲,", "]"), ("", "- a\n"), ("", "a:\n  b: c\n")),
    *(("references:\n", "- {number: GB/T 1, title: 甲}\n"), ("", "? a\n"), ("", "---\n"), ("x: ", "!!a "), ("x: ", "!"), ("x: >\n", "  甲\n\n"), ("", "number： X\n"), ("x: ", "%"), ("", "%a\n"), ('x: "', "\\u4e00", '"'), ('x: "', "\\"), ("x: [", "[],", "]")),
)  # fmt: skip
STEPS = (
    ("- 甲", "  "),
    ("1. 甲", "   "),
    ("> 甲", "> "),
    ("* 甲", "  "),
    ("甲", " "),
    ("- 甲", "\t"),
    ("# 甲", "#"),
    (":::{note}", ":"),
    ("- a: b", "  "),
)

FRAGMENTS: tuple[Fragment, ...] = (
    *map(_row, ROWS),
    *map(_lines, LINES),
    *map(_paragraphs, PARAGRAPHS),
    *map(_numbered, NUMBERED),
    *(_nested(opening, closing) for opening, closing in NESTED),
    *(_within(*parts) for parts in WITHIN),
    *(_yaml(*parts) for parts in DATA),
    *(_yaml_nested("x: ", *pair) for pair in (("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("(", ")"))),
    *(_steps(*pair) for pair in STEPS),
)
