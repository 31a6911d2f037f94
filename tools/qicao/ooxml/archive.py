"""A package that was handed in and is not trusted: its parts, its relations and its faults (ECMA-376-2).

Nothing is unpacked before its size is known, no entity is read, nothing is fetched, and a damaged part is reported.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from qicao.errors import FileError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LARGEST_FILE", "Archive", "Relation", "open_archive", "parse_xml"]

LARGEST_FILE = 100_000_000
"""The greatest size of a file, in bytes."""
LARGEST_PART = 64_000_000
"""The greatest size of an unpacked part, in bytes: the text of two thousand pages."""
MOST_BYTES = 400_000_000
"""The greatest size that all unpacked parts may claim together, in bytes."""
MOST_PARTS = 20_000
DAMAGED = "文件已损坏（{reason}）"
RESEND = "请用 Word 或 WPS 打开后另存一份，或请对方重新发送。"
TOO_LARGE = "文件太大：{reason}"
SMALLER = "请删去其中的大图片，或分成几个文件。"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Namespace of the strict schema → the one that everybody writes."""
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Relation(Struct, frozen=True):
    """A relation to another part."""

    id: str
    kind: str
    """The last word of its type: `comments`."""
    target: str
    """The path in the package."""


class Archive(Struct, frozen=True):
    """The parts of a package, each read when it is asked for."""

    file: ZipFile
    parts: Mapping[str, ZipInfo]
    """Path in the package → entry; of several entries with one path the last one counts, as in all programs."""
    doubled: tuple[str, ...]
    """Paths that occur more than once."""

    def has(self, path: str) -> bool:
        """Return whether there is such a part."""
        return path in self.parts

    def read(self, path: str) -> bytes:
        """Return the bytes of the part; `FileError` is raised if it is damaged or too large."""
        entry = self.parts[path]
        try:
            with self.file.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise FileError(DAMAGED.format(reason=f"部件 {path} 读不出来"), RESEND) from error
        if len(data) > LARGEST_PART:
            raise FileError(TOO_LARGE.format(reason=f"部件 {path} 展开后超过 {LARGEST_PART // 1_000_000} MB"), SMALLER)
        return data

    def xml(self, path: str) -> _Element:
        """Return the root of the part; `FileError` is raised if it cannot be read."""
        return parse_xml(self.read(path), path)

    def main(self, otherwise: str) -> str:
        """Return the path of the main part; *otherwise* if no relation names it."""
        found = (one.target for one in self.relations("") if one.kind == "officeDocument" and one.target in self.parts)
        return next(found, otherwise)

    def relations(self, path: str) -> Iterator[Relation]:
        """Yield each relation of the part to another part; "" means the package itself."""
        folder, name = dirname(path), path.rpartition("/")[2]
        relations = join(folder, "_rels", f"{name}.rels")
        if relations not in self.parts:
            return
        for item in self.xml(relations).iter("{*}Relationship"):
            if item.get("TargetMode") != "External":
                target = normpath(join("/", folder, item.get("Target", ""))).lstrip("/")
                yield Relation(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target)


def open_archive(data: bytes) -> Archive:
    """Return the package in *data*; `FileError` is raised if it is damaged, locked or too large."""
    if len(data) > LARGEST_FILE:
        raise FileError(TOO_LARGE.format(reason=f"超过 {LARGEST_FILE // 1_000_000} MB"), SMALLER)
    try:
        file = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise FileError(DAMAGED.format(reason="不是完整的压缩包"), RESEND) from error
    entries = file.infolist()
    _judge(entries)
    parts = {entry.filename.lstrip("/"): entry for entry in entries}
    times = Counter(entry.filename for entry in entries)
    return Archive(file, parts, tuple(sorted(name for name, count in times.items() if count > 1)))


def _judge(entries: list[ZipInfo]) -> None:
    """Raise `FileError` for a package that would fill the memory or needs a password."""
    if len(entries) > MOST_PARTS:
        raise FileError(TOO_LARGE.format(reason=f"部件超过 {MOST_PARTS} 个"), SMALLER)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise FileError(TOO_LARGE.format(reason=f"展开后超过 {MOST_BYTES // 1_000_000} MB"), SMALLER)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileError("文件加了密码", "请去掉密码后再导入。")


def parse_xml(data: bytes, path: str) -> _Element:
    """Return the root of the XML in *data*; `FileError` is raised if it is not well formed or declares entities."""
    from lxml import etree

    if DECLARES.search(data.replace(b"\0", b"")):
        raise FileError(f"文件里有不应有的 XML 声明（{path} 中的 DOCTYPE），没有读取", RESEND)
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError(DAMAGED.format(reason=f"{path} 不是合格的 XML"), RESEND) from error
