"""Tracked changes of formatting, described in words that people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["changed_form"]

FORMS: Mapping[str, str] = {
    "pStyle": "样式",
    "rStyle": "样式",
    "tblStyle": "样式",
    "numPr": "编号",
    "numberingChange": "编号",
    "ins": "编号",
    "del": "编号",
    "rFonts": "字体",
    "sz": "字号",
    "szCs": "字号",
    "b": "加粗",
    "bCs": "加粗",
    "i": "倾斜",
    "iCs": "倾斜",
    "u": "下划线",
    "strike": "删除线",
    "dstrike": "删除线",
    "color": "颜色",
    "highlight": "突出显示",
    "shd": "底纹",
    "vertAlign": "上下标",
    "jc": "对齐",
    "ind": "缩进",
    "spacing": "间距",
    "pBdr": "边框",
    "tblBorders": "边框",
    "tcBorders": "边框",
    "outlineLvl": "大纲级别",
    "tabs": "制表位",
    "tblW": "列宽",
    "tcW": "列宽",
    "gridSpan": "合并单元格",
    "vMerge": "合并单元格",
    "pgSz": "纸张",
    "pgMar": "页边距",
    "cols": "分栏",
}
"""Name of a property → the word that people use for it."""
OTHERWISE = "格式"


def changed_form(change: _Element) -> str:
    """Return the formatting that the element of a tracked change changes, as in `字体、加粗`."""
    name = _name(change)
    if name in FORMS:
        return FORMS[name]
    beside = change.itersiblings(preceding=True), change.itersiblings()
    now = _properties(chain.from_iterable(beside))
    before = _properties(change[0]) if len(change) else {}
    changed = [key for key in now.keys() | before.keys() if now.get(key) != before.get(key)]
    return "、".join(sorted({FORMS.get(key, OTHERWISE) for key in changed})) or OTHERWISE


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _properties(elements: Iterable[_Element]) -> dict[str, str]:
    from lxml.etree import tostring

    return {
        _name(item): tostring(item, method="c14n", with_tail=False).decode()
        for item in elements
        if _name(item) not in {"rPr", "cellIns", "cellDel", "cellMerge", "ins", "del", "moveFrom", "moveTo"}
        and not _name(item).endswith("Change")
    }
