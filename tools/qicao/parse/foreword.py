"""The 前言 in its prescribed order, a) to h), with its prescribed sentences (GB/T 1.1—2020, 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from qicao.model.block import Block, List, ListItem, ListKind, Paragraph
from qicao.model.data import Adoption, StandardData
from qicao.model.finding import Finding
from qicao.model.inline import Inline, Text, plain_text
from qicao.model.numbers import parse_number
from qicao.model.standard import Element
from qicao.model.yaml import Path, YamlFile
from qicao.parse.ids import content_id
from qicao.parse.inlines import parse_inlines

__all__ = ["Sentences", "make_foreword", "patent_statement"]

BASIS = "本文件按照GB/T 1.1—2020《标准化工作导则\u3000第1部分：标准化文件的结构和起草规则》的规定起草。"
PATENTS = "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。"
DEGREES = {
    "IDT": "本文件等同采用{document}。",
    "MOD": "本文件修改采用{document}。",
    "NEQ": "本文件参考{document}起草，一致性程度为非等效。",
}
VERBS = (("added", "增加了"), ("changed", "更改了"), ("deleted", "删除了"))
"""Fields of `changes` and the verbs for them (8.3 c))."""
FIRST = "本文件为首次发布。"


class Sentences(Struct):
    """Makes paragraphs and lists from fixed words and the inline MyST of `standard.yaml`."""

    yaml: YamlFile
    prefix: str
    """The beginning of the ids of its blocks."""
    findings: list[Finding] = field(default_factory=list)

    def read(self, path: Path, value: str) -> tuple[Inline, ...]:
        """Return the inline text of a value of the file."""
        lines = self.yaml.lines(path)
        if not lines:
            return (Text(value),)
        inlines, findings = parse_inlines(lines)
        self.findings += findings
        return inlines

    def paragraph(self, *parts: str | tuple[Inline, ...]) -> Paragraph:
        """Return a paragraph of fixed words and inline texts; its place is that of the first value in it."""
        inlines = tuple(_flat(parts))
        span = next((inline.span for inline in inlines if inline.span), None)
        return Paragraph(content_id(self.prefix, plain_text(inlines)), inlines, span)

    def items(self, kind: ListKind, texts: Sequence[Sequence[Inline]]) -> List:
        """Return a list of the texts; punctuation that they lack is added (7.5.1)."""
        last = len(texts) - 1
        items = tuple(self._item(text, "。" if place == last else "；") for place, text in enumerate(texts))
        return List(content_id(f"{self.prefix}-l", *(item.id for item in items[:1])), kind, 1, items)

    def _item(self, text: Sequence[Inline], stop: str) -> ListItem:
        body = self.paragraph(_stopped(text, stop))
        return ListItem(content_id(f"{self.prefix}-i", body.id), (body,), span=body.span)

    def values(self, path: Path, values: Sequence[str]) -> list[tuple[Inline, ...]]:
        """Return the inline text of each value of a list."""
        return [self.read((*path, place), value) for place, value in enumerate(values)]


def _flat(parts: Sequence[str | tuple[Inline, ...]]) -> Iterator[Inline]:
    for part in parts:
        if isinstance(part, str):
            yield Text(part)
        elif isinstance(part, tuple):
            yield from part


def _stopped(text: Sequence[Inline], stop: str) -> tuple[Inline, ...]:
    """Return the text with the punctuation at its end that its position in the list demands."""
    *start, last = text or (Text(""),)
    if isinstance(last, Text):
        return (*start, last.part(0, len(last.text.rstrip("；。;, ，"))), Text(stop))
    return (*text, Text(stop))


def make_foreword(data: StandardData, yaml: YamlFile) -> tuple[Element, list[Finding]]:
    """Return the foreword made from the data, and the findings in the texts of the data."""
    sentences = Sentences(yaml, "foreword")
    blocks = tuple(block for part in PARTS for block in part(sentences, data))
    return Element("foreword", "foreword", "前言", blocks), sentences.findings


def _basis(say: Sentences, _data: StandardData) -> Iterator[Block]:
    yield say.paragraph(BASIS)


def _relation(say: Sentences, data: StandardData) -> Iterator[Block]:
    part_of = data.part_of
    if part_of:
        series = _printed(part_of.number)
        name = "《" + "\u3000".join(part for part in (data.title.zh.lead, data.title.zh.main) if part) + "》"
        head = f"本文件是{series}{name}的第{part_of.part}部分。"
        if part_of.published:
            yield say.paragraph(f"{head}{series}已经发布了以下部分：")
            yield say.items("dash", say.values(("part_of", "published"), part_of.published))
        else:
            yield say.paragraph(head)
    for text in say.values(("foreword", "relation"), data.foreword.relation):
        yield say.paragraph(text)


def _printed(number: str) -> str:
    """Return the number with the dashes and blanks of print, however they are typed."""
    return str(parse_number(number) or number)


def _replaced(say: Sentences, data: StandardData) -> Iterator[Block]:
    if not data.replaces:
        return
    names = [f"{'部分' if item.partly else ''}代替{_printed(item.number)}《{item.title}》" for item in data.replaces]
    numbers = "、".join(_printed(item.number) for item in data.replaces)
    head = f"本文件{'，'.join(names)}，与{numbers}相比，除结构调整和编辑性改动外，主要技术变化如下："
    changes = list(_changes(say, data))
    if changes:
        yield say.paragraph(head)
        yield say.items("letter", changes)
    else:
        yield say.paragraph(f"本文件{'，'.join(names)}。")


def _changes(say: Sentences, data: StandardData) -> Iterator[Sequence[Inline]]:
    changes = data.changes
    for name, verb in VERBS:
        for text in say.values(("changes", name), getattr(changes, name)):
            yield _with_verb(verb, text)
    yield from say.values(("changes", "items"), changes.items)


def _with_verb(verb: str, text: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = text[0] if text else None
    return text if isinstance(first, Text) and first.text.startswith(verb) else (Text(verb), *text)


def _adopted(say: Sentences, data: StandardData) -> Iterator[Block]:
    adoption = data.adoption
    if adoption is None:
        return
    name = adoption.title_zh or adoption.title_en
    document = f"{_printed(adoption.document)}{f'《{name}》' if name else ''}"
    yield say.paragraph(DEGREES[adoption.degree].format(document=document))
    if adoption.structure:
        yield say.paragraph(say.read(("adoption", "structure"), adoption.structure))
    yield from _differences(say, adoption)


def _differences(say: Sentences, adoption: Adoption) -> Iterator[Block]:
    number = _printed(adoption.document)
    for name, head, values in (
        ("differences", f"本文件与{number}的技术差异及其原因如下：", adoption.differences),
        ("editorial", "本文件做了下列最小限度的编辑性改动：", adoption.editorial),
    ):
        if values:
            yield say.paragraph(head)
            yield say.items("dash", say.values(("adoption", name), values))


def _patents(say: Sentences, data: StandardData) -> Iterator[Block]:
    if data.foreword.patents == "none":
        yield say.paragraph(PATENTS)


def _responsible(say: Sentences, data: StandardData) -> Iterator[Block]:
    proposed, in_charge = _names(data.proposed_by), _names(data.in_charge)
    if data.implemented_by and data.implemented_by == data.proposed_by:
        yield say.paragraph(f"本文件由{proposed}提出并组织实施。")
    elif proposed and proposed == in_charge:
        yield say.paragraph(f"本文件由{proposed}提出并归口。")
        in_charge = ""
    elif proposed:
        yield say.paragraph(f"本文件由{proposed}提出。")
    if data.implemented_by and data.implemented_by != data.proposed_by:
        yield say.paragraph(f"本文件由{_names(data.implemented_by)}组织实施。")
    if in_charge:
        yield say.paragraph(f"本文件由{in_charge}归口。")


def _names(names: Sequence[str]) -> str:
    return "、".join(names)


def _drafters(say: Sentences, data: StandardData) -> Iterator[Block]:
    for words, names in (("起草单位", data.drafted_by), ("主要起草人", data.drafters)):
        if names:
            yield say.paragraph(f"本文件{words}：{_names(names)}。")


def _history(say: Sentences, data: StandardData) -> Iterator[Block]:
    history = say.values(("foreword", "history"), data.foreword.history)
    if len(history) > 1:
        yield say.paragraph("本文件及其所代替文件的历次版本发布情况为：")
        yield say.items("dash", history)
    elif history:
        yield say.paragraph(_stopped(history[0], "。"))
    elif not data.replaces:
        yield say.paragraph(FIRST)


def _extra(say: Sentences, data: StandardData) -> Iterator[Block]:
    for text in say.values(("foreword", "extra"), data.foreword.extra):
        yield say.paragraph(text)


PARTS: tuple[Callable[[Sentences, StandardData], Iterator[Block]], ...] = (
    _basis,
    _relation,
    _replaced,
    _adopted,
    _patents,
    _responsible,
    _drafters,
    _history,
    _extra,
)
"""The functions for 8.3 a) to h), then for additions of the draft."""


def patent_statement(data: StandardData, yaml: YamlFile) -> tuple[list[Block], list[Finding]]:
    """Return the statement about identified patents for the introduction (D.3); empty if there are none."""
    say = Sentences(yaml, "patents")
    blocks: list[Block] = []
    if data.foreword.patents == "none":
        return blocks, []
    for place, patent in enumerate(data.foreword.identified):
        clause = say.read(("foreword", "identified", place, "clause"), patent.clause)
        head = "本文件的发布机构提请注意，声明符合本文件时，可能涉及到"
        blocks += [
            say.paragraph(head, clause, f"与{patent.content}相关的专利的使用。"),
            say.paragraph("本文件的发布机构对于该专利的真实性、有效性和范围无任何立场。"),
            say.paragraph(
                "该专利持有人已向本文件的发布机构承诺，他愿意同任何申请人在合理且无歧视的条款和条件下，就专利授权许可进行谈判。"
                "该专利持有人的声明已在本文件的发布机构备案。相关信息可以通过以下联系方式获得："
            ),
            say.paragraph(f"专利持有人姓名：{patent.holder}"),
            say.paragraph(f"地址：{patent.address}"),
        ]
    blocks.append(
        say.paragraph("请注意除上述专利外，本文件的某些内容仍可能涉及专利。本文件的发布机构不承担识别专利的责任。")
    )
    return blocks, say.findings
