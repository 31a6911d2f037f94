"""The facts above and below the table of a form: who filled it in, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from qicao.intake.words import date_of, is_no_comment, plain
from qicao.ooxml.grid import GridRow

__all__ = ["Facts", "facts_of", "is_label", "names_fact", "no_comment_in"]

LABELS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "提出单位",
            "意见提出单位",
            "反馈单位",
            "回函单位",
            "填报单位",
            "填表单位",
            "填写单位",
            "回复单位",
            "复函单位",
            "答复单位",
            "来函单位",
            "发函单位",
            "意见单位",
            "意见反馈单位",
            "反馈意见单位",
            "被征求意见单位",
            "单位全称",
            "单位或个人",
            "单位/个人",
            "反馈单位或个人",
            "提出单位/个人",
            "填报人单位",
            "填表人单位",
            "所属单位",
            "提出部门",
            "单位名称",
            "工作单位",
            "所在单位",
            "专家单位",
            "单位",
            "提出意见单位",
            "提出意见的单位",
            "提出单位或专家",
            "提出单位或个人",
            "征求意见单位",
        ),
        "unit",
    ),
    **dict.fromkeys(("联系人", "专家姓名", "姓名", "填表人", "提出人", "专家"), "person"),
    **dict.fromkeys(
        (
            "电话",
            "联系电话",
            "手机",
            "手机/座机",
            "座机",
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "e-mail",
            "email",
            "联系方式",
        ),
        "contact",
    ),
    **dict.fromkeys(("日期", "填表日期", "填写日期", "反馈日期", "date"), "date"),
    **dict.fromkeys(
        (
            "标准名称",
            "文件名称",
            "标准项目名称",
            "项目名称",
            "文件编号",
            "标准编号",
            "计划编号",
            "稿次",
            "征求意见期限",
        ),
        "",
    ),
    **dict.fromkeys(("意见反馈至", "承办人", "盖章", "签字", "盖章/签字", "签名", "document", "project"), ""),
    **dict.fromkeys(("标准项目负责起草单位", "负责起草单位", "起草单位", "地址", "通讯地址", "邮编", "传真"), ""),
}
"""Label of a blank in a form → the fact; "" for a fact that is not needed."""
NAMES = "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True))
LABEL = re.compile(rf"(?:^|(?<=[\s_（(,;。]))({NAMES})\s*(?:\([^()]*\)|（[^（）]*）)?\s*:", re.IGNORECASE)
FORMULA = re.compile(r"[（(](?:盖章|公章|签字|签名|盖章或签字|盖章/签字|加盖公章|签章)[）)]|（章）")
DAY = re.compile(r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:填写)?\s*")
SPACES = re.compile(r"[ \t\u3000_]{2,}|_+")


class Facts(Struct, frozen=True):
    """Who comments, as far as the form tells."""

    unit: str = ""
    person: str = ""
    contact: str = ""
    date: str = ""

    def or_else(self, other: Facts) -> Facts:
        """Return these facts, completed by those of *other*."""
        return Facts(*(getattr(self, name) or getattr(other, name) for name in self.__struct_fields__))


def facts_of(texts: Iterable[str], tables: Iterable[Sequence[GridRow]]) -> Facts:
    """Return the facts in paragraphs and in tables without comments."""
    found: dict[str, list[str]] = {}
    for name, value in (*_in_texts(texts), *_in_tables(tables)):
        if name and value and value not in found.setdefault(name, []):
            found[name].append(value)
    first = {name: values[0] for name, values in found.items()}
    return Facts(
        first.get("unit", ""),
        first.get("person", ""),
        "，".join(found.get("contact", ())),
        date_of(first.get("date", "")),
    )


def names_fact(text: str) -> bool:
    """Return whether the cell of a form has nothing but the name of a fact."""
    return bool(_label(text))


def is_label(text: str) -> bool:
    """Return whether the cell of a form names a fact, or has such a name with its words."""
    return _label(text) is not None or any(True for _ in _in_texts([text]))


def no_comment_in(texts: Iterable[str]) -> str:
    """Return the paragraph that says that there is no comment; "" if none does."""
    return next((text.strip() for text in texts if len(plain(text)) > 1 and is_no_comment(text)), "")


def _in_texts(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for text in texts:
        for line in unicodedata.normalize("NFKC", text).split("\n"):
            yield from _in_line(line)
            if DAY.fullmatch(line):
                yield "date", line


def _in_line(line: str) -> Iterable[tuple[str, str]]:
    """Yield each label with the words up to the next label."""
    labels = list(LABEL.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        yield LABELS[label[1].lower()], _value(line[label.end() : end])


def _value(text: str) -> str:
    """Return the words in a blank, without its line and without instructions for filling it in."""
    return SPACES.split(FORMULA.sub("", text).strip(" \u3000_"))[0].strip()


def _in_tables(tables: Iterable[Sequence[GridRow]]) -> Iterable[tuple[str, str]]:
    """Yield each label in a cell with its words, which are in the next cell or in the same one."""
    for rows in tables:
        for row in rows:
            texts = [cell.text for cell in row.cells if not cell.covered]
            for label, value in zip(texts, [*texts[1:], ""], strict=False):
                name = _label(label)
                if name is not None and _label(value) is None:
                    yield name, _value(unicodedata.normalize("NFKC", value))
                yield from _in_texts([label])


def _label(text: str) -> str | None:
    """Return the fact that the cell names, or None."""
    words = re.sub(r"\([^()]*\)", "", plain(text)).strip(":")
    return LABELS.get(words)
