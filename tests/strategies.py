"""Drafts put together by chance out of every construct of the dialect, one in another wherever the dialect allows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from random import Random

from hypothesis import strategies as st

from classes import CLASSES
from qicao.layout.classes import stages

__all__ = ["GeneratedDraft", "drafts"]

WORDS = [
    "设备",
    "数据",
    "接口",
    "记录",
    "人员",
    "场所",
    "流程",
    "指标",
    "系统",
    "事件",
    "通知",
    "档案",
    "电源",
    "线路",
    "样品",
    "仪器",
]
ACTS = ("应每日检查", "不应外借", "宜分类保存", "可由他人代管", "应符合规定", "应登记造册")
MATHS = (r"x_{\mathrm{n}}", r"\lambda", r"V_1 + V_2", r"\frac{a}{b}", r"\bar{t}", r"\Delta t \le 5")
FORMULAS = (
    r"E = m c^2",
    r"q = \frac{V_2}{t}",
    r"S = \sum_{i=1}^{n} x_i",
    r"Q = \begin{cases} a & b > 0 \\ 0 & b \le 0 \end{cases}",
    r"A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"z = \sqrt{\frac{x}{y}}",
)
YAML = """\
number: {number}
level: {level}
stage: {stage}
{more}title:
  zh: {{main: 随机组成的草案, supplement: 技术规范}}
  en: {{main: Draft by chance, supplement: Technical specification}}
function: 规范
ics: [35.240.99]
ccs: L 80
completed: 2026-10-30
contents_depth: {depth}
contents_figures: {figures}
contents_tables: true
index: true
page: {{sides: {sides}}}
"""


@dataclass(frozen=True)
class GeneratedDraft:
    """The two files of a draft."""

    yaml: str
    text: str


@dataclass
class Author:
    """Writes a draft; whatever may stand somewhere is chosen by chance."""

    random: Random
    labels: list[str] = field(default_factory=list)
    """What references may lead to."""
    footnotes: list[str] = field(default_factory=list)
    """Of the clause that is written now."""
    numbers: count[int] = field(default_factory=lambda: count(1))

    def label(self) -> str:
        """A new label."""
        self.labels.append(f"l{next(self.numbers)}")
        return f"{{#{self.labels[-1]}}}"

    def chance(self, share: float) -> bool:
        """Whether something happens."""
        return self.random.random() < share

    def phrase(self) -> str:
        """A few words without a stop, some of them with markup."""
        word = self.random.choice(WORDS)
        kinds: tuple[Callable[[], str], ...] = (
            lambda: word,
            lambda: word,
            lambda: f"**“{word}”**",
            lambda: f"${self.random.choice(MATHS)}$",
            lambda: f"{word}{{sub}}`2`",
            lambda: f"10 m{{sup}}`2`的{word}",
            lambda: f"{{std}}`GB/T 2260`中的{word}",
            lambda: f"{{see}}`GB/T 36333—2018`的{word}",
            lambda: f"{{index}}`{word}`",
            lambda: f"见[](#{self.random.choice(self.labels)})的{word}" if self.labels else word,
        )
        return self.random.choice(kinds)()

    def sentence(self) -> str:
        """A sentence with its stop, perhaps with a footnote."""
        text = f"{self.random.choice(WORDS)}{self.random.choice(ACTS)}，并注明{self.phrase()}和{self.phrase()}。"
        if self.chance(0.08):
            name = f"f{next(self.numbers)}"
            self.footnotes.append(f"[^{name}]: {self.random.choice(WORDS)}由使用者选择。")
            text += f"[^{name}]"
        return text

    def block(self, depth: int, *, small: bool = False) -> str:
        """A block; *depth* says how deep others may stand in it; in *small* places there are no tables and figures."""
        kinds: list[Callable[[int], str]] = [self.paragraph, self.paragraph, self.list, self.formula]
        if not small:
            kinds += [self.table, self.list_table, self.figure, self.diagram, self.subfigures, self.note, self.example]
        return self.random.choice(kinds)(depth)

    def blocks(self, depth: int, least: int = 1) -> str:
        """Some blocks, then the footnotes that they mention."""
        text = "\n\n".join(self.block(depth) for _ in range(self.random.randint(least, 4)))
        notes, self.footnotes = self.footnotes, []
        return "\n\n".join([text, *notes])

    def paragraph(self, _depth: int) -> str:
        """One or two sentences, perhaps labelled."""
        text = "".join(self.sentence() for _ in range(self.random.randint(1, 2)))
        return f"{self.label()}\n{text}" if self.chance(0.3) else text

    def list(self, depth: int) -> str:
        """A lead-in and its items, of which one may hold another block."""
        mark = self.random.choice(("1. ", "- "))
        items = []
        for _ in range(self.random.randint(2, 4)):
            lines = [f"{mark}[]{self.label()}{self.phrase()}；"]
            if depth and self.chance(0.4):
                inner = self.items(depth - 1) if self.chance(0.5) else self.block(depth - 1, small=True)
                gap = "" if inner.startswith(("1. ", "- ")) else "\n"
                lines.append(gap + indent(inner, len(mark)))
            items.append("\n".join(lines))
        return f"{self.random.choice(WORDS)}包括：\n\n" + "\n".join(items)

    def items(self, depth: int) -> str:
        """The items of a list in an item."""
        mark = self.random.choice(("1. ", "- "))
        lines = [f"{mark}{self.phrase()}；" for _ in range(2)]
        if depth and self.chance(0.3):
            lines[0] += "\n\n" + indent(self.paragraph(0), len(mark))
        return "\n".join(lines)

    def formula(self, _depth: int) -> str:
        """A formula, perhaps with the meanings of its symbols."""
        text = f"{self.label()}\n$$\n{self.random.choice(FORMULAS)}\n$$"
        if not self.chance(0.6):
            return text
        meanings = [
            f"- ${self.random.choice(MATHS)}$——{self.random.choice(WORDS)}的量；"
            for _ in range(self.random.randint(1, 3))
        ]
        return f"{text}\n\n式中：\n\n" + "\n".join(meanings)

    def options(self) -> str:
        """Options of a table."""
        found = (":unit: 毫米", ":landscape:", ":continued: split", ":stub: 1", ":header-rows: 1")
        return "".join(f"{option}\n" for option in found if self.chance(0.25))

    def table(self, _depth: int) -> str:
        """A pipe table with merged cells, a paragraph, notes and a footnote."""
        columns, name = self.random.randint(2, 4), f"t{next(self.numbers)}"
        join = self.random.choice("<^")
        rows = [["项目", *(f"列{at}" for at in range(1, columns))]]
        rows.append([f"{self.phrase()}[^{name}]", *("—" for _ in range(1, columns))])
        rows += [
            [self.phrase(), *(self.cell(join) for _ in range(1, columns))] for _ in range(self.random.randint(0, 5))
        ]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "| " + " | ".join(["---"] * columns) + " |")
        after = [f"表中的{self.random.choice(WORDS)}已取整。"] if self.chance(0.4) else []
        after += [f"注：{self.sentence_plain()}" for _ in range(self.random.randint(0, 2))]
        after.append(f"[^{name}]: {self.sentence_plain()}")
        body = "\n".join(lines) + "\n\n" + "\n\n".join(after)
        return f"{self.label()}\n:::{{table}} {self.random.choice(WORDS)}的要求\n{self.options()}\n{body}\n:::"

    def sentence_plain(self) -> str:
        """A sentence without a footnote of its own."""
        return f"{self.random.choice(WORDS)}由{self.random.choice(WORDS)}确定。"

    def cell(self, join: str) -> str:
        """What a cell says; some *join* the one to the left or above."""
        return join if self.chance(0.2) else self.random.choice(("—", "10", self.phrase()))

    def list_table(self, _depth: int) -> str:
        """A table whose cells hold lists and formulas."""
        inner = self.random.choice(
            ("1. 甲；\n2. 乙。", f"$$\n{self.random.choice(FORMULAS)}\n$$", self.sentence_plain())
        )
        rows = f"* - 项目\n  - 要求\n* - {self.phrase()}\n  - {indent(inner, 4).lstrip()}\n* - {self.phrase()}\n  - <"
        return f"{self.label()}\n:::{{list-table}} {self.random.choice(WORDS)}\n:header-rows: 1\n\n{rows}\n:::"

    def figure(self, _depth: int) -> str:
        """A figure with everything that may stand in one; its picture is missing."""
        name = f"g{next(self.numbers)}"
        parts = [f"{self.random.choice(WORDS)}的构成"]
        if self.chance(0.5):
            parts.append(f"说明：\n- 1——{self.random.choice(WORDS)}；\n- $b$——{self.random.choice(WORDS)}。")
        if self.chance(0.4):
            parts.append(f"图中省略了{self.random.choice(WORDS)}[^{name}]。")
            parts.append(f"[^{name}]: {self.sentence_plain()}")
        parts += [f"注：{self.sentence_plain()}" for _ in range(self.random.randint(0, 2))]
        unit = ":unit: 毫米\n" if self.chance(0.4) else ""
        body = "\n\n".join(parts)
        return f"{self.label()}\n:::{{figure}} figures/none.svg\n{unit}:alt: {self.random.choice(WORDS)}\n\n{body}\n:::"

    def diagram(self, _depth: int) -> str:
        """A figure drawn from text."""
        one, two = self.random.sample(WORDS[:3], 2)
        dot = f"```dot\ndigraph {{ {one} -> {two}; }}\n```"
        return f"{self.label()}\n:::{{figure}}\n{one}与{two}\n\n{dot}\n:::"

    def subfigures(self, _depth: int) -> str:
        """A figure of two, each with a title."""
        parts = [
            f":::{{figure}} figures/none{at}.svg\n:width: 40mm\n\n{word}\n:::" for at, word in enumerate(WORDS[:2])
        ]
        return (
            f"{self.label()}\n::::{{figure}}\n{self.random.choice(WORDS)}的两种样式\n\n" + "\n\n".join(parts) + "\n::::"
        )

    def note(self, depth: int) -> str:
        """A note of one paragraph or with further blocks."""
        if not depth or self.chance(0.6):
            return f"注：{self.sentence_plain()}"
        return f":::{{note}}\n{self.sentence_plain()}\n\n{self.sentence_plain()}\n:::"

    def example(self, depth: int) -> str:
        """An example of one paragraph or with further blocks."""
        if not depth or self.chance(0.5):
            return f"示例：{self.sentence_plain()}"
        return f":::{{example}}\n{self.sentence_plain()}\n\n{self.block(depth - 1, small=True)}\n:::"

    def clauses(self, level: int, deepest: int) -> str:
        """Clauses of a level with those in them, all of them titled or none."""
        titled = self.chance(0.7)
        parts = []
        for _ in range(self.random.randint(2, 3)):
            head = f"{self.label()}\n{'#' * level}" + (f" {self.random.choice(WORDS)}要求" if titled else "")
            inner = titled and level < deepest and self.chance(0.4)
            lead = "" if titled else f"{self.paragraph(0)}\n\n"
            parts.append(f"{head}\n\n{lead}{self.clauses(level + 1, deepest) if inner else self.blocks(2)}")
        return "\n\n".join(parts)

    def terms(self) -> str:
        """The chapter of terms, with every field that an entry may have."""
        entries = []
        for word in self.random.sample(WORDS, 3):
            fields = [f":en: term of {next(self.numbers)}"]
            extra = (":symbol: $V$", ":abbr: PSC", ":admitted: 别名", ":deprecated: 旧名", ":domain: 监测")
            fields += [line for line in extra if self.chance(0.4)]
            rest = [f"用于{self.phrase()}的物品。", *([self.note(0)] if self.chance(0.5) else [])]
            rest += ["[来源：{std}`GB/T 20000.1—2014，5.2`，有修改]"] if self.chance(0.4) else []
            entries.append("\n\n".join([f"{{#t{next(self.numbers)} .term}}\n## {word}件", "\n".join(fields), *rest]))
        return "# 术语和定义\n\n" + "\n\n".join(entries)

    def annex(self) -> str:
        """An annex of clauses."""
        kind = self.random.choice(("normative", "informative"))
        head = f"{{#a{next(self.numbers)} .annex .{kind}}}\n# {self.random.choice(WORDS)}的资料"
        return f"{head}\n\n{self.clauses(2, 5)}"

    def text(self) -> str:
        """The whole text."""
        parts = [f"# 引言\n\n{self.sentence_plain()}"] if self.chance(0.5) else []
        parts += ["# 范围\n\n本文件规定了随机组成的要求。\n\n本文件适用于测试。"]
        parts += [self.terms()] if self.chance(0.6) else []
        warning = f":::{{warning}}\n警告：{self.sentence_plain()}\n:::\n\n" if self.chance(0.3) else ""
        for at in range(self.random.randint(1, 3)):
            body = self.clauses(2, 6) if self.chance(0.7) else self.blocks(2)
            parts.append(f"# 要求之{'一二三'[at]}\n\n{warning}{body}")
            warning = ""
        parts += [self.annex() for _ in range(self.random.randint(0, 2))]
        return "\n\n".join(parts) + "\n\n# 参考文献\n\n# 索引\n"


def indent(text: str, blanks: int) -> str:
    """The text with blanks before each line that has words."""
    return "\n".join(" " * blanks + line if line else line for line in text.split("\n"))


@st.composite
def drafts(draw: st.DrawFn) -> GeneratedDraft:
    """A draft of any class at any stage."""
    random = draw(st.randoms(use_true_random=False))
    level = random.choice(list(CLASSES))
    number, more, *_ = CLASSES[level]
    yaml = YAML.format(
        number=number,
        level=level,
        more=more,
        stage=random.choice(stages()).stage,
        depth=random.randint(1, 6),
        figures=random.choice(("true", "false")),
        sides=random.choice(("double", "single")),
    )
    return GeneratedDraft(yaml, Author(random).text())
