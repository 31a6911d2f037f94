"""Files that were handed in with comments, as they may be handed on: pictures without what tells who made them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from qicao.drawn.pictures.bitmap import is_bitmap, open_bitmap
from qicao.drawn.pictures.picture import PictureError
from qicao.ledger.record import Record
from qicao.model.comment import Comment

__all__ = ["ATTACHMENTS", "Attached", "attached"]

ATTACHMENTS = "attachments"
"""The folder of the files in that of a round."""
LARGEST = 100_000_000
"""Bytes that such a file may have."""


class Attached(Struct, frozen=True):
    """A file that was handed in."""

    comment: str
    """Id of its comment."""
    file: str
    """Its name as it was handed in."""
    name: str = ""
    """Its name when it is handed on: the number of the comment and which of its files it is."""
    data: bytes = b""
    """Its bytes when it is handed on."""
    left: str = ""
    """Why it is not handed on; "" if it is."""


def attached(record: Record) -> Iterator[Attached]:
    """Yield the files of the round. Only pictures are handed on: in others names may stand anywhere.

    Faces in pictures are not seen by this program; a person has to look.
    """
    for comment in record.comments.values():
        for at, file in enumerate(comment.attachments, 1):
            yield _attached(record, comment, at, file)


def _attached(record: Record, comment: Comment, at: int, file: str) -> Attached:
    if Path(file).name != file or file in {"", ".", ".."}:
        return Attached(comment.id, file, left="它不是附件文件夹里的文件")
    try:
        path = record.folder / ATTACHMENTS / file
        state = record.files.state(path)
        if state is None or state.kind != "file" or state.size > LARGEST:
            return Attached(comment.id, file, left="找不到文件，或文件太大")
        data = record.files.read(path)
        if not is_bitmap(data):
            return Attached(comment.id, file, left="不是 png 或 jpg 图片，里面可能写有姓名，请自己检查")
        bare = open_bitmap(data).bare()
    except (OSError, PictureError) as error:
        return Attached(comment.id, file, left=f"读不出来：{error}")
    suffix = "png" if bare.startswith(b"\x89PNG") else "jpg"
    return Attached(comment.id, file, f"{comment.id}-{at}.{suffix}", bare)
