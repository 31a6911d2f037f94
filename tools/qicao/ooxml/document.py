"""A Word document that was handed in: its text, and the comments and tracked changes in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.errors import FileError
from qicao.ooxml.archive import Archive, open_archive
from qicao.ooxml.changes import Change, join_revisions
from qicao.ooxml.comments import Remark, read_comments
from qicao.ooxml.story import Range, Story
from qicao.ooxml.walk import read_story
from qicao.ooxml.walker import W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DOCUMENT", "REVISIONS", "Document", "open_document", "read_document"]

DOCUMENT = "word/document.xml"
SIDES = ("header", "footer")
NOTES = ("footnote", "endnote")
REVISIONS: Mapping[str, str] = {
    "ins": "ins",
    "del": "del",
    "moveFrom": "move_from",
    **dict.fromkeys(("cellIns", "cellDel", "cellMerge"), "cell"),
    **dict.fromkeys(
        (
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "numberingChange",
            "tblPrChange",
            "tblGridChange",
            "tblPrExChange",
            "trPrChange",
            "tcPrChange",
        ),
        "property",
    ),
}
"""Element of a tracked change → the kind as which it is counted."""


class Document(Struct, frozen=True):
    """The content of a document that was handed in."""

    story: Story
    places: Mapping[str, tuple[Range, ...]]
    """Id of a comment → the characters that it marks."""
    remarks: tuple[Remark, ...]
    changes: tuple[Change, ...]
    revisions: Mapping[str, int]
    """Kind of tracked change → the number of its elements, in all parts with text."""
    doubts: tuple[str, ...]
    """Oddities of the file, as one sentence each."""
    roots: tuple[_Element, ...] = ()
    """The body, then headers and footers."""

    def range_of(self, remark: Remark) -> Range | None:
        """Return the characters that the comment is about, or None if the text does not tell."""
        found = self.places.get(remark.id, ())
        return found[min(remark.turn, len(found) - 1)] if found else None


def open_document(archive: Archive) -> Iterator[_Element]:
    """Yield the roots of the parts that hold text: the body, then headers and footers."""
    main = archive.main(DOCUMENT)
    if not archive.has(main):
        raise FileError("文件里没有正文", "请检查它是不是 Word 文件。")
    yield archive.xml(main)
    for path in _beside(archive, SIDES):
        yield archive.xml(path)


def read_document(data: bytes) -> Document:
    """Return the content of the document; `FileError` is raised with the reason if it cannot be read."""
    archive = open_archive(data)
    try:
        return _read(archive)
    except RecursionError as error:
        raise FileError("文件的结构嵌套太深，没有读取", "请用 Word 打开后另存一份。") from error


def _read(archive: Archive) -> Document:
    roots = [*open_document(archive)]
    noted = [archive.xml(path) for path in _beside(archive, tuple(f"{kind}s" for kind in NOTES))]
    notes = {(_kind(note), note.get(f"{W}id", "")): note for root in noted for note in root}
    story = read_story(roots, notes)
    remarks = tuple(_remarks(archive))
    counts = Counter(REVISIONS[_kind(item)] for root in (*roots, *noted) for item in root.iter(*TAGS))
    return Document(
        story,
        _places(story),
        remarks,
        join_revisions(story.revisions),
        counts,
        tuple(_doubts(archive, story, remarks)),
        tuple(roots),
    )


def _places(story: Story) -> Mapping[str, tuple[Range, ...]]:
    places: dict[str, list[Range]] = {}
    for one in story.ranges:
        places.setdefault(one.id, []).append(one)
    return {id_: tuple(found) for id_, found in places.items()}


TAGS = tuple(f"{W}{name}" for name in REVISIONS)


def _kind(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _beside(archive: Archive, kinds: tuple[str, ...]) -> list[str]:
    """Return the parts of these kinds to which the body refers, in the order of the references.

    Where it refers to none, the part under the usual name is taken: some programs lose references.
    """
    main = archive.main(DOCUMENT)
    found = [one.target for one in archive.relations(main) if one.kind in kinds and archive.has(one.target)]
    usual = [path for kind in kinds if archive.has(path := f"{dirname(main)}/{kind}.xml")]
    return list(dict.fromkeys(found or usual))


def _remarks(archive: Archive) -> Iterator[Remark]:
    extended, ids = (
        [archive.xml(path) for path in _beside(archive, (kind,))] for kind in ("commentsExtended", "commentsIds")
    )
    for path in _beside(archive, ("comments",)):
        yield from read_comments(archive.xml(path), extended, ids)


def _doubts(archive: Archive, story: Story, remarks: tuple[Remark, ...]) -> Iterator[str]:
    ids = Counter(remark.id for remark in remarks)
    ranges = {one.id for one in story.ranges}
    yield from (f"压缩包里有重名的部件 {path}，按后一个读取" for path in archive.doubled)
    yield from (f"批注号 {id_} 用了 {count} 次，都已读入" for id_, count in ids.items() if count > 1)
    yield from (f"正文里批注 {id_} 的范围没有对应的批注" for id_ in sorted(ranges - ids.keys()))
    lost = [remark.id for remark in remarks if remark.id not in ranges and remark.parent < 0]
    yield from (f"批注 {id_} 在正文里没有位置" for id_ in lost)
    half = [
        one.id for one in story.ranges if not one.marked and one.id in ids and one.start.original != one.end.original
    ]
    yield from (f"批注 {id_} 的范围只有一端" for id_ in half)
