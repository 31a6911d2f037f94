"""The check of packages finds each fault that a schema cannot see."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pytest

from drafts import DRAFTS
from qicao.builds.documents import build_draft
from qicao.ooxml.check import check_package

Damage = Callable[[dict[str, bytes]], None]


@cache
def sound() -> bytes:
    """A Word file with everything in it."""
    return build_draft(DRAFTS["everything"], Path(mkdtemp())).files[0].read_bytes()


def damaged(damage: Damage) -> list[str]:
    """What the check says of the file after the damage."""
    with zipfile.ZipFile(BytesIO(sound())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    damage(files)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return check_package(buffer.getvalue())


def replacing(part: str, old: str, new: str) -> Damage:
    """Put *new* for the first *old* in a part."""

    def damage(files: dict[str, bytes]) -> None:
        assert old.encode() in files[part]
        files[part] = files[part].replace(old.encode(), new.encode(), 1)

    return damage


def adding(name: str, content: bytes = b"") -> Damage:
    """Put a part into the package."""
    return lambda files: files.update({name: content})


DOCUMENT = "word/document.xml"
FAULTS: dict[str, tuple[Damage, str]] = {
    "a link without a target": (replacing(DOCUMENT, 'w:anchor="q', 'w:anchor="x'), "链接的目标"),
    "a field without a target": (replacing(DOCUMENT, "PAGEREF q", "PAGEREF x"), "域的目标"),
    "a bookmark without an end": (replacing(DOCUMENT, '<w:bookmarkEnd w:id="1"/>', ""), "两端不成对"),
    "a field without an end": (replacing(DOCUMENT, '<w:fldChar w:fldCharType="end"/>', ""), "没有结束"),
    "a field in error": (replacing(DOCUMENT, "<w:t>次", "<w:t>错误！未找到引用源。"), "印出了"),
    "a style that is not defined": (replacing(DOCUMENT, '"StdChapter"', '"StdOther"'), "样式“StdOther”没有定义"),
    "a list that is not defined": (replacing(DOCUMENT, '<w:numId w:val="', '<w:numId w:val="99999'), "没有定义"),
    "a footnote that is not there": (
        replacing(DOCUMENT, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="77"/>'),
        "脚注",
    ),
    "a drawing's number twice": (replacing(DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="1"'), "图形号“1”重复"),
    "a relation to nothing": (lambda files: files.pop("word/media/image1.png") and None, "不存在"),
    "a relation that is not known": (replacing(DOCUMENT, 'r:embed="rId', 'r:embed="rIdX'), "没有关系"),
    "a picture from elsewhere": (
        replacing(
            "word/_rels/document.xml.rels",
            'Target="media/image1.png"',
            'Target="https://x/y.png" TargetMode="External"',
        ),
        "不是链接",
    ),
    "a macro": (adding("word/vbaProject.bin"), "不应出现"),
    "an embedded object": (adding("word/embeddings/oleObject1.bin"), "不应出现"),
    "another document inside": (replacing(DOCUMENT, "<w:body>", "<w:body><w:altChunk/>"), "altChunk"),
    "a question to the reader": (
        replacing("word/settings.xml", "<w:zoom", '<w:updateFields w:val="true"/><w:zoom'),
        "updateFields",
    ),
}


def test_a_sound_file_has_no_faults() -> None:
    """Nothing is said against what we write."""
    assert check_package(sound()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found(fault: str) -> None:
    """And named so that one can look for it."""
    damage, words = FAULTS[fault]

    assert any(words in sentence for sentence in damaged(damage)), damaged(damage)
