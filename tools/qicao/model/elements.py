"""The elements of a document by their titles (GB/T 1.1—2020, table 3), and the titles that authors use instead."""

from __future__ import annotations

import re

from qicao.model.standard import ElementName

__all__ = ["COMBINED", "ELEMENTS", "NEAR_TITLES"]


ELEMENTS: dict[str, ElementName] = {
    "前言": "foreword",
    "引言": "introduction",
    "范围": "scope",
    "规范性引用文件": "normative-references",
    "术语和定义": "terms",
    "符号和缩略语": "symbols",
    "符号": "symbols",
    "缩略语": "symbols",
    "参考文献": "bibliography",
    "索引": "index",
}
"""Title → chapter that is recognised by it (GB/T 1.1—2020, table 3)."""


NEAR_TITLES: dict[str, str] = {
    **dict.fromkeys(("概述", "导言", "序言", "绪言", "绪论"), "引言"),
    **dict.fromkeys(
        ("适用范围", "应用范围", "范围和目的", "目的和范围", "目的与范围", "主题内容与适用范围", "内容与适用范围"),
        "范围",
    ),
    **dict.fromkeys(
        (
            "规范引用文件",
            "规范性引用标准",
            "规范性引用",
            "规范性应用文件",
            "规范性引用文献",
            "规范性引用性文件",
            "引用标准",
            "引用文件",
            "引用规范",
            "引用文件和标准",
        ),
        "规范性引用文件",
    ),
    **dict.fromkeys(
        ("术语与定义", "术语及定义", "术语、定义", "术语定义", "术语", "定义", "名词术语", "术语和解释", "术语与解释"),
        "术语和定义",
    ),
    **dict.fromkeys(("名词解释", "定义和术语", "定义与术语", "术语解释", "名词和术语", "名词与定义"), "术语和定义"),
    **dict.fromkeys(
        ("缩写", "缩略词", "缩写词", "缩写语", "略语", "简称", "英文缩写", "缩略语说明", "缩略语一览", "缩略语表"),
        "缩略语",
    ),
    **dict.fromkeys(("符号说明", "符号表", "符号一览"), "符号"),
    **dict.fromkeys(("缩略语和符号", "缩略语与符号", "符号与缩略语", "符号及缩略语", "符号、缩略语"), "符号和缩略语"),
    **dict.fromkeys(("参考资料", "参考书目", "参考文件", "参考标准", "参考文献资料"), "参考文献"),
}
"""Title that authors use → the prescribed title."""


COMBINED = re.compile(
    r"(?:术语(?:[、和与及]定义)?|定义)(?:[、和与及](?:符号|缩略语|代号|简称))+|(?:符号|缩略语)[、和与及]术语(?:[、和与及]定义)?"
)
"""Titles of a chapter that combines terms with symbols or abbreviations, as 8.8.1 allows."""
