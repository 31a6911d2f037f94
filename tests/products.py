"""Every block of the dialect in every place of a draft, each with words of its own by which it is found on every face."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, product

__all__ = [
    "CONTAINERS",
    "PICTURE",
    "YAML",
    "Draft",
    "Word",
    "draft_of_container",
    "draft_of_lines",
    "explanation_of_blocks",
]

YAML = """\
number: DB31/T XXXX—XXXX
title:
  zh: {main: 示例规范}
level: local
region: 上海市
function: 规范
ics: [35.240.99]
ccs: L 80
important_notice: "重要提示：本文件的使用者应当熟悉常规操作。"
index: true
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>\n'
DIGITS = "甲乙丙丁戊己庚辛壬癸"
WORD = re.compile(r"<(?P<latin>=?)>")
"""Where a block has a word of its own; `<=>` asks for one of Latin letters."""


@dataclass(frozen=True)
class Word:
    """A word that stands nowhere else in the draft, and where it was put."""

    text: str
    container: str
    block: str


@dataclass
class Draft:
    """The text of `index.md` under construction, with its words."""

    parts: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def filled(self, text: str, container: str, block: str) -> str:
        """The text with a new word at each of its marks, and its labels and footnotes named anew."""
        name = f"n{next(self.numbers)}"

        def word(match: re.Match[str]) -> str:
            number = f"{next(self.numbers):04}"
            latin = "zq" + "".join("abcdefghij"[int(digit)] for digit in number)
            found = latin if match["latin"] else "字" + "".join(DIGITS[int(digit)] for digit in number)
            self.words.append(Word(found, container, block))
            return found

        return WORD.sub(word, text).replace("%", name)

    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self.parts) + "\n"


def _indented(text: str, blanks: int) -> str:
    return "\n".join(" " * blanks + line if line else line for line in text.split("\n"))


BLOCKS: dict[str, str] = {
    "段": "<>应检查。",
    "两段": "<>应检查。\n\n<>应登记。",
    "换行": "<>应检查，\\\n<>应登记。",
    "编号列项": "<>包括：\n\n1. <>；\n2. <>。",
    "破折号列项": "<>包括：\n\n- <>；\n- <>。",
    "两层列项": "<>包括：\n\n1. <>：\n   1. <>；\n   2. <>；\n2. <>。\n\n   <>应登记。",
    "注": "注：<>。",
    "注指令": ":::{note}\n<>。\n\n<>。\n:::",
    "示例": "示例：<>。",
    "示例指令": ":::{example}\n<>。\n\n- <>；\n- <>。\n:::",
    "警示": ":::{warning}\n<>。\n\n<>。\n:::",
    "表": (
        ":::{table} <>\n:unit: <>\n\n| <> | <> |\n| --- | --- |\n| <>[^%] | <> |\n\n<>。\n\n注：<>。\n\n[^%]: <>。\n\n    <>。\n:::"
    ),
    "横排续表": ":::{table} <>\n:landscape:\n:continued: split\n\n| <> | <> |\n| --- | --- |\n| <> | <> |\n:::",
    "单元格里的块": (
        ":::{list-table} <>\n\n* - <>\n  - <>\n\n    <>。\n* - <>：\n\n    1. <>；\n    2. <>。\n  - 注：<>。\n* - <>\n    : <>\n"
        "  - $$\n    a = \\mathrm{<=>}\n    $$\n:::"
    ),
    "csv表": ':::{csv-table} <>\n\n<>,"<>，""<>"""\n"<>\n\n- <>；\n- <>。",<>\n:::',
    "裸表": "| <> | <> |\n| --- | --- |\n| <> | <> |",
    "图": ":::{figure} a.svg\n:unit: <>\n\n<>\n\n说明：\n\n- 1——<>；\n- 2——<>。\n\n<>。\n\n注：<>。\n\n[^%]: <>。\n:::",
    "分图": "::::{figure}\n<>\n\n:::{figure} a.svg\n<>\n:::\n\n:::{figure} a.svg\n<>\n:::\n::::",
    "公式": "$$\nQ = \\mathrm{<=>} + 1\n$$",
    "写错的公式": "$$\n\\left( <=> \\frac{a} \\end{<=>} "
    + "x + y = " * 30
    + "\\unknown <=>\n$$\n\n见$\\left( <=> \\end{a}$。",
    "式中": (
        "$$\nQ = \\mathrm{<=>}\n$$\n\n式中：\n\n- $\\mathrm{<=>}$——<>；\n- $b$——<>：\n\n  1. <>；\n  2. <>；\n\n"
        "  $$\n  b = \\mathrm{<=>}\n  $$\n\n  注：<>。\n- $c$——<>。"
    ),
    "定义列表": "<>\n: <>\n\n<=>\n: <>\n\n  <>。\n\n  - <>；",
    "代码": "```json\n<>\n  <=>\n\n\t<>\n```",
    "引用块": "> <>。\n>\n> - <>；",
    "脚注": "<>[^%]。\n\n[^%]: <>。",
    "脚注里的脚注": "<>[^a%]。\n\n[^a%]: <>[^b%]。\n\n[^b%]: <>[^c%]，<>[^a%]。\n\n[^c%]: <>。",
    "长脚注": (
        "<>[^%]。\n\n[^%]: <>：\n\n    1. <>；\n    2. <>。\n\n    $$\n    Q = \\mathrm{<=>}\n    $$\n\n    式中：\n\n"
        "    - $\\mathrm{<=>}$——<>。\n\n    <>\n    : <>\n\n    :::{table} <>\n    | <> | <> |\n    | --- | --- |\n    | <> | <> |\n    :::\n\n"
        "    :::{figure} a.svg\n    <>\n    :::\n\n    注：<>。\n\n    示例：<>。\n\n    ```\n    <>\n    ```\n\n    ![图](a.svg)"
    ),
    "行内": (
        "**<>**、*<>*、`<>`、$\\mathrm{<=>}$、{math}`\\mathrm{<=>}`、Q{sub}`<=>`、{sup}`<=>`、{code}`<>`、{index}`<>`、"
        "[<>](https://example.org)、<https://example.org/<=>>、见[<>](#这里)、{see}`<=>`、{term}`值守`、**<>*<>*<>**、\\*<>&lt;。"
    ),
}
"""Each kind of block, with a mark for every word that is to be found; `%` is a name of its own."""
INLINES: dict[str, str] = {
    "文字": "<>",
    "黑体": "**<>**",
    "斜体": "*<>*",
    "代码": "`<>`",
    "公式": "$\\mathrm{<=>}$",
    "上下标": "Q{sub}`<=>`{sup}`<=>`",
    "链接": "[<>](https://example.org)",
    "引用": "[<>](#这里)",
    "文件": "{see}`<=>`",
    "索引": "{index}`<>`",
    "转义": "\\*<>&amp;",
}
"""Each kind of inline text."""
LINES: dict[str, str] = {
    "条标题": "## <*>\n\n应检查。",
    "附录标题": "{.annex .informative}\n# <*>\n\n资料。",
    "表题": ":::{table} <*>\n| 一 |\n| --- |\n| 二 |\n:::",
    "图题": ":::{figure} a.svg\n<*>\n:::",
    "图中说明": ":::{figure} a.svg\n题\n\n说明：\n\n- <*>——<*>；\n- 2——二。\n:::",
    "分图题": "::::{figure}\n题\n\n:::{figure} a.svg\n<*>\n:::\n::::",
    "术语": "{.term}\n## <*>\n\n:en: <*>\n:symbol: <*>\n:abbr: <*>\n:admitted: <*>\n:deprecated: <*>\n:domain: <*>\n\n定义<*>。\n\n[来源：<*>]",
    "管道表": ":::{table} 表\n| <*> | 一 |\n| --- | --- |\n| 二 | <*> |\n:::",
    "式中": "$$\na\n$$\n\n式中：\n\n- <*>——<*>。",
    "定义列表": "<*>\n: <*>",
}
"""Where one line of text stands, at each of the marks."""
YAML_LINES = """\
important_notice: "重要提示：<*>"
foreword:
  relation: ["<*>。"]
  extra: ["<*>。", "<*>。"]
  history: ["<*>", "<*>"]
replaces: [{number: DB31/T 1—2001, title: 旧规范}]
changes:
  added: ["<*>"]
  changed: ["<*>"]
  deleted: ["<*>"]
  items: ["<*>"]
"""
"""Where inline text stands in the data."""


def _as_is(text: str) -> str:
    return text


def _first_in_item(text: str) -> str:
    return f"过程包括：\n\n1. 之前；\n2. {_indented(text, 3).lstrip()}"


def _directive(name: str, before: str = "", after: str = "") -> Callable[[str], str]:
    return lambda text: f":::::{{{name}\n{before}{text}{after}\n:::::"


def _footnote(before: str) -> Callable[[str], str]:
    return lambda text: before + "\n\n[^f%]: 内容：\n\n" + _indented(text, 4)


def _after_item(lead: str, item: str = "- $s$——含义：") -> Callable[[str], str]:
    return lambda text: f"{lead}{item}\n\n{_indented(text, 2)}\n- $t$——含义。"


CONTAINERS: dict[str, Callable[[str], str]] = {
    "条": _as_is,
    "无标题条": lambda text: f"##\n\n{text}",
    "列项": lambda text: f"过程包括：\n\n1. 内容：\n\n{_indented(text, 3)}\n2. 结束。",
    "列项开头": _first_in_item,
    "第二层列项": lambda text: f"过程包括：\n\n1. 内容：\n   1. 内容：\n\n{_indented(text, 6)}\n",
    "注": _directive("note}", "内容：\n\n"),
    "注开头": _directive("note}"),
    "示例": _directive("example}", "内容：\n\n"),
    "示例开头": _directive("example}"),
    "警示": _directive("warning}"),
    "单元格": lambda text: f":::::{{list-table}} 表\n\n* - 一\n  - 二\n* - 三\n  -\n{_indented(text, 4)}\n:::::",
    "表头": lambda text: f":::::{{list-table}} 表\n\n* - 一\n  -\n{_indented(text, 4)}\n* - 三\n  - 四\n:::::",
    "表中段": _directive("table} 表", "\n| 一 | 二 |\n| --- | --- |\n| 三 | 四 |\n\n"),
    "表的注": _directive("table} 表", "\n| 一 | 二 |\n| --- | --- |\n| 三 | 四 |\n\n::::{note}\n内容：\n\n", "\n::::"),
    "表的脚注": lambda text: (
        ":::::{table} 表\n\n| 一 | 二 |\n| --- | --- |\n| 三[^f%] | 四 |\n"
        f"\n[^f%]: 内容：\n\n{_indented(text, 4)}\n:::::"
    ),
    "图中段": _directive("figure} a.svg", "题\n\n"),
    "图的注": _directive("figure} a.svg", "题\n\n::::{note}\n内容：\n\n", "\n::::"),
    "图的脚注": lambda text: f":::::{{figure}} a.svg\n题[^f%]\n\n[^f%]: 内容：\n\n{_indented(text, 4)}\n:::::",
    "标引序号说明": lambda text: (
        f":::::{{figure}} a.svg\n题\n\n说明：\n\n- 1——含义：\n\n{_indented(text, 2)}\n- 2——含义。\n:::::"
    ),
    "分图的注": lambda text: (
        "::::::{figure}\n题\n\n:::::{figure} a.svg\n一\n\n::::{note}\n内容：\n\n"
        f"{text}\n::::\n:::::\n\n:::::{{figure}} a.svg\n二\n:::::\n::::::"
    ),
    "式中": _after_item("$$\ns = t\n$$\n\n式中：\n\n"),
    "列项里的式中": lambda text: (
        "过程包括：\n\n1. 内容：\n\n" + _indented(_after_item("$$\ns = t\n$$\n\n式中：\n\n")(text), 3)
    ),
    "脚注": _footnote("正文[^f%]。"),
    "表里提及的脚注": _footnote(":::::{table} 表\n| 一 | 二 |\n| --- | --- |\n| 三[^f%] | 四 |\n:::::"),
    "脚注的脚注": lambda text: (
        f"正文[^f%]。\n\n[^f%]: 一[^g%]。\n\n[^g%]: 内容：\n\n{_indented(text, 4)}\n\n另文[^g%]。"
    ),
    "定义列表": lambda text: f"缩略\n: 含义：\n\n{_indented(text, 2)}",
    "引用块": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "术语条目": lambda text: text,
    "引言": _as_is,
    "引言的条": lambda text: text,
    "附录": _as_is,
    "附录的条": _as_is,
    "参考文献": _as_is,
}
"""Where a block may stand, as what is written around it."""
HEADS: dict[str, str] = {
    "引言": "# 引言",
    "引言的条": "# 引言\n\n## 背景",
    "附录": "{.annex .informative}\n# 资料",
    "附录的条": "{.annex .normative}\n# 资料\n\n## 内容",
    "参考文献": "# 参考文献",
}
"""What stands before all blocks of a container that is a part of the draft."""
FRONT = "# 范围\n\n本文件规定了要求。\n\n# 术语和定义\n\n{.term}\n## 值守\n\n:en: duty\n\n由专人看管设施的活动。"


def _headed(container: str, block: str, text: str) -> str:
    """The blocks of a container in a clause, term or annex of their own, where they need one."""
    if container == "术语条目":
        return f"{{.term}}\n## 名{block}\n\n:en: name\n\n定义。\n\n{text}"
    if container in HEADS:
        return text
    return text if container == "无标题条" else f"## {container}里的{block}\n\n{text}"


def draft_of_container(container: str) -> Draft:
    """The draft in which every block stands in the container."""
    draft = Draft()
    body = []
    for block, source in BLOCKS.items():
        text = draft.filled(CONTAINERS[container](source), container, block)
        body.append(_headed(container, block, text))
    inside = "\n\n".join(body)
    clause = "{#这里}\n# 要求\n\n##\n\n应检查。" if container == "无标题条" else "{#这里}\n# 要求"
    front = f"{FRONT}\n\n{inside}" if container == "术语条目" else FRONT
    if container in HEADS:
        draft.parts += [f"{front}\n\n{clause}\n\n应检查。", f"{HEADS[container]}\n\n{inside}"]
        if container.startswith("引言"):
            draft.parts.reverse()
    else:
        draft.parts += [front, f"{clause}\n\n{inside}" if container != "术语条目" else f"{clause}\n\n应检查。"]
    return draft


def explanation_of_blocks() -> Draft:
    """The explanation in which every block stands in a section."""
    draft = Draft()
    parts = [draft.filled(text, "编制说明", block) for block, text in BLOCKS.items()]
    draft.parts += ["# 任务来源", *parts]
    return draft


def draft_of_lines() -> tuple[Draft, str]:
    """The draft in which every kind of inline text stands on every line that holds some, and its data."""
    draft = Draft()
    lines: dict[str, list[str]] = {line: [] for line in LINES}
    for line, inline in product(LINES, INLINES):
        lines[line].append(draft.filled(LINES[line].replace("<*>", INLINES[inline]), line, inline))
    clauses = [text for line, texts in lines.items() if line not in {"附录标题", "术语"} for text in texts]
    draft.parts += [FRONT, *lines["术语"], "{#这里}\n# 要求\n\n## 一般要求\n\n应检查。", *clauses, *lines["附录标题"]]
    source = "、".join(text for inline, text in INLINES.items() if inline not in {"转义", "公式"})
    own = draft.filled(YAML_LINES.replace("<*>", source), "standard.yaml", "行内")
    return draft, "".join(line for line in YAML.splitlines(True) if not line.startswith("important")) + own
