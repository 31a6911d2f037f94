"""The lines of text files, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.source import faults
from qicao.source.door import LONGEST_TEXT, Refusal, read_file
from qicao.source.files import Files
from qicao.source.patterns import compiled

__all__ = ["CONTROL", "LINE_END", "LOST", "Decoded", "decode", "lines_of", "read_lines", "split_lines"]

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks and the encodings that they announce."""
LINE_END = compiled(r"\r\n|\r|\n")
CONTROL = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd-\uffff]")
"""Characters that no output can contain."""
LOST = "\ufffd"
NAMES = {"gb18030": "GBK"}
"""The common name of an encoding, if that is not its own name."""


class Decoded(Struct, frozen=True):
    """The characters of a file, and the way in which the file encodes them."""

    text: str
    encoding: str
    mark: bytes = b""
    """The byte order mark at the start of the file."""

    def encode(self, text: str) -> bytes:
        """Return another text, encoded in the same way."""
        return self.mark + text.encode(self.encoding)


def read_lines(
    files: Files, path: Path, shown: str, folder: Path | None = None, most: int = LONGEST_TEXT
) -> tuple[tuple[SourceLine, ...], tuple[Finding, ...]]:
    """Return the lines of the file and its findings; *shown* is the path that findings name.

    A file gives no lines and one finding if it is missing, cannot be read, is outside of *folder* (by default its own
    folder), or has more than *most* bytes.
    """
    return lines_of(read_file(files, path, folder or path.parent, most), shown)


def lines_of(data: bytes | Refusal, shown: str) -> tuple[tuple[SourceLine, ...], tuple[Finding, ...]]:
    """Return the lines in the bytes, or the finding that the file was refused."""
    if isinstance(data, Refusal):
        return (), (data.at(Span(shown, 1), shown),)
    return split_lines(data, shown)


def split_lines(data: bytes, shown: str) -> tuple[tuple[SourceLine, ...], tuple[Finding, ...]]:
    """Return the lines of a text and its findings; UTF-8 and UTF-16 with marks, UTF-8 and GB 18030 without are read."""
    top = Span(shown, 1)
    known = decode(data)
    name = NAMES.get(known.encoding, "")
    found = [faults.NOT_UTF8.at(top, encoding=name)] if name else []
    lines, broken = _split(known.text, shown)
    return lines, (*found, *broken)


def decode(data: bytes) -> Decoded:
    """Return the text in *data* and its encoding; bytes that fit no encoding become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, mark)
    for encoding in ("utf-8", "gb18030"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("utf-8", "replace"), "utf-8")


def _split(text: str, shown: str) -> tuple[tuple[SourceLine, ...], list[Finding]]:
    texts = LINE_END.split(text)
    if texts[-1] == "":
        texts.pop()
    findings: list[Finding] = []
    if CONTROL.search(text):
        findings = list(_control_characters(texts, shown))
        texts = [CONTROL.sub(LOST, line) for line in texts]
    return tuple(SourceLine(line, shown, number) for number, line in enumerate(texts, 1)), findings


def _control_characters(texts: list[str], shown: str) -> Iterator[Finding]:
    """Yield one finding for each line: the first character that cannot be printed."""
    for number, line in enumerate(texts, 1):
        match = CONTROL.search(line)
        if match:
            place = Span(shown, number, match.start() + 1, number, match.end() + 1)
            fault = faults.BROKEN_BYTES if match[0] == LOST else faults.CONTROL_CHARACTER
            yield fault.at(place, code=ord(match[0]))
