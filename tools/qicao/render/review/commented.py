"""The draft as a Word file with comments at the words that they are about, with answers and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from qicao.model.overview import Note
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.package import add_parts, zip_files
from qicao.ooxml.ranges import Ranges
from qicao.ooxml.remarks import Written, comment_parts
from qicao.ooxml.xml import DECLARATION
from qicao.source.patterns import compiled

__all__ = ["with_notes"]

MAIN = "word/document.xml"
WHOLE = "StdChapter"
"""The style of the paragraph that takes comments on the whole: the title of the first chapter, for LibreOffice loses comments in
the name of the document, which is a content control."""
DAY = compiled(r"\d{4}-\d{2}-\d{2}")


def with_notes(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return the Word file *data* with the notes in it; an answer has the place of the note that it answers.

    The elements that they are about have bookmarks in the file. A note about an element without a bookmark is placed at
    the next element around it that has one, or else at the title of the first chapter.
    """
    from lxml import etree

    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(files[MAIN])
    numbers = {note.key: number for number, note in enumerate(notes)}
    threads: dict[str, list[int]] = {}
    for note in notes:
        threads.setdefault(note.parent or note.key, []).append(numbers[note.key])
    ranges = Ranges.of(root, WHOLE)
    for note in notes:
        if not note.parent:
            ranges.put(threads[note.key], [bookmark_name(id_) for id_ in note.places], note.quote, note.turn)
    files[MAIN] = DECLARATION.encode() + etree.tostring(root)
    parts = comment_parts([_written(note, numbers) for note in notes])
    return zip_files(add_parts(files, parts))


def _written(note: Note, numbers: dict[str, int]) -> Written:
    date = note.date if DAY.fullmatch(note.date) else ""
    parent = numbers.get(note.parent, -1)
    return Written(numbers[note.key], note.words, note.author, note.key, date, parent, note.done)
