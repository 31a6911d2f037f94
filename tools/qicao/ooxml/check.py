"""Faults that a schema cannot see: broken references in a package, and parts that make Word or WPS ask or refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile

from lxml import etree

__all__ = ["check_package"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "word/document.xml"
FORBIDDEN_PARTS = re.compile(r"vbaProject|\.bin$|/embeddings/|/activeX/|/afchunk", re.IGNORECASE)
FORBIDDEN_ELEMENTS = ("altChunk", "updateFields", "object", "control", "attachedTemplate")
"""Elements that WPS drops, that run a program, or that make Word ask before it opens the file."""
ERROR = re.compile(r"Error!|错误[！!]|未找到引用源|Error: Reference")
Parts = Mapping[str, Any]


def check_package(data: bytes) -> list[str]:
    """Return a sentence for each fault of the Word file *data*; an empty list if there is none."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {
            name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels", ".svg"))
        }
    faults = [f"{name}：这种部件不应出现" for name in names if FORBIDDEN_PARTS.search(name)]
    faults += [f"{name}：部件重复" for name, count in Counter(names).items() if count > 1]
    faults += _relations(parts, set(names))
    for check in CHECKS:
        faults += check(parts)
    return faults


def _relations(parts: Parts, names: set[str]) -> Iterator[str]:
    """Yield faults of relations.

    A relation must lead to a part, its id must be known, and only hyperlinks may leave the package.
    """
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        base = dirname(dirname(name))
        for relation in root.iter(RELATION):
            target, kind = relation.get("Target", ""), relation.get("Type", "").rsplit("/", 1)[-1]
            if relation.get("TargetMode") == "External":
                if kind != "hyperlink":
                    yield f"{name}：外部关系“{target}”不是链接"
            elif normpath(join(base, target)) not in names:
                yield f"{name}：关系的目标“{target}”不存在"
    yield from _relation_ids(parts)


def _relation_ids(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        known = parts.get(f"word/_rels/{name.removeprefix('word/')}.rels")
        ids = {item.get("Id") for item in known.iter(RELATION)} if known is not None else set()
        for element in root.iter():
            for key, value in element.attrib.items():
                if str(key).startswith(R) and value not in ids:
                    yield f"{name}：没有关系“{value!r}”"


def _bookmarks(parts: Parts) -> Iterator[str]:
    """Yield faults of bookmarks: both ends, unique names and ids; links and fields must lead to one that exists."""
    starts = [item for root in _texts(parts) for item in root.iter(f"{W}bookmarkStart")]
    ends = [item.get(f"{W}id") for root in _texts(parts) for item in root.iter(f"{W}bookmarkEnd")]
    names = Counter(item.get(f"{W}name") for item in starts)
    ids = Counter(item.get(f"{W}id") for item in starts)
    yield from (f"书签“{name}”重复" for name, count in names.items() if count > 1)
    yield from (f"书签号“{id_}”重复" for id_, count in ids.items() if count > 1)
    yield from (f"书签号“{id_}”的两端不成对" for id_ in sorted((Counter(ends) - ids) + (ids - Counter(ends)), key=str))
    yield from (f"书签名“{name}”过长" for name in names if len(str(name)) > 40)
    for root in _texts(parts):
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor and anchor not in names:
                yield f"链接的目标“{anchor}”不存在"
        for code in root.iter(f"{W}instrText"):
            match = re.match(r"\s*(?:PAGEREF\s+|REF\s+|(?=q[0-9a-f]{8}))(\S+)", code.text or "")
            if match and match[1] not in names:
                yield f"域的目标“{match[1]}”不存在"


def _fields(parts: Parts) -> Iterator[str]:
    """Yield faults of fields: begin, separator and end must follow in turn, and none may show an error."""
    for name, root in parts.items():
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(str(kind), 0)
            if depth < 0 or (kind == "separate" and depth == 0):
                yield f"{name}：域的“{kind}”没有开始"
        if depth:
            yield f"{name}：有 {depth} 个域没有结束"
        text = "".join(item.text or "" for item in root.iter(f"{W}t"))
        match = ERROR.search(text)
        if match:
            yield f"{name}：印出了“{match[0]}”"


def _used_ids(parts: Parts, tag: str) -> set[str]:
    return {
        str(item.get(f"{W}val"))
        for name, root in parts.items()
        for item in root.iter(f"{W}{tag}")
        if name != "word/styles.xml" or tag != "pStyle"
    }


def _styles(parts: Parts) -> Iterator[str]:
    """Yield styles that are used but not defined, or defined twice."""
    defined = Counter(item.get(f"{W}styleId") for item in parts["word/styles.xml"].iter(f"{W}style"))
    yield from (f"样式“{style}”重复" for style, count in defined.items() if count > 1)
    for tag in ("pStyle", "rStyle", "basedOn", "next", "tblStyle"):
        yield from (f"样式“{style}”没有定义" for style in sorted(_used_ids(parts, tag)) if style not in defined)


def _numbers(parts: Parts) -> Iterator[str]:
    """Yield numbering instances that are used but not defined, or that have no list."""
    numbering = parts.get("word/numbering.xml")
    lists = (
        {item.get(f"{W}abstractNumId") for item in numbering.iter(f"{W}abstractNum")}
        if numbering is not None
        else set()
    )
    instances = {str(item.get(f"{W}numId")) for item in numbering.iter(f"{W}num")} if numbering is not None else set()
    yield from (f"编号“{id_}”没有定义" for id_ in sorted(_used_ids(parts, "numId") - instances - {"0"}))
    if numbering is not None:
        for item in numbering.iterfind(f"{W}num/{W}abstractNumId"):
            if item.get(f"{W}val") not in lists:
                yield f"编号列表“{item.get(f'{W}val')}”没有定义"


def _notes(parts: Parts) -> Iterator[str]:
    """Yield footnote marks without footnote, and footnotes without mark."""
    footnotes = parts.get("word/footnotes.xml")
    notes = (
        [item for item in footnotes.iter(f"{W}footnote") if not item.get(f"{W}type")] if footnotes is not None else []
    )
    defined = {item.get(f"{W}id") for item in notes}
    marks = [item.get(f"{W}id") for item in parts[MAIN].iter(f"{W}footnoteReference")]
    yield from (f"脚注“{mark}”不存在" for mark in marks if mark not in defined)
    yield from (f"脚注“{note}”没有被提及" for note in sorted(defined - set(marks), key=str))


def _drawings(parts: Parts) -> Iterator[str]:
    """Yield drawings that share an id, or that have no text alternative."""
    ids = Counter(item.get("id") for root in parts.values() for item in root.iter(f"{WP}docPr"))
    yield from (f"图形号“{id_}”重复" for id_, count in ids.items() if count > 1)


def _forbidden(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        yield from (f"{name}：不应有 {tag}" for tag in FORBIDDEN_ELEMENTS if root.find(f".//{W}{tag}") is not None)


def _content_types(parts: Parts) -> Iterator[str]:
    """Yield parts without a content type."""
    known = parts["[Content_Types].xml"]
    overrides = {item.get("PartName") for item in known}
    extensions = {item.get("Extension") for item in known}
    for name in parts:
        if f"/{name}" not in overrides and name.rsplit(".", 1)[-1] not in extensions:
            yield f"{name}：没有内容类型"
    yield from (f"{name}：部件不存在" for name in overrides if name and str(name)[1:] not in parts)


def _texts(parts: Parts) -> Iterator[Any]:
    return (root for name, root in parts.items() if name.startswith("word/") and not name.endswith(".rels"))


CHECKS: tuple[Callable[[Parts], Iterator[str]], ...] = (
    _bookmarks,
    _fields,
    _styles,
    _numbers,
    _notes,
    _drawings,
    _forbidden,
    _content_types,
)
"""The functions that each look for one kind of fault."""
