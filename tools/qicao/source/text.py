"""Physical lines of text files, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.source import faults

__all__ = ["LINE_END", "SourceLine", "decode", "read_lines"]

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks and the encodings they announce."""
LINE_END = re.compile(r"\r\n|\r|\n")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a file, or the rest of one, without its line end."""

    text: str
    file: str
    line: int
    column: int = 1
    """Column of the file's line at which `text` begins."""


def read_lines(path: Path, shown: str) -> tuple[tuple[SourceLine, ...], tuple[Finding, ...]]:
    """The lines of the file and what is wrong with it; *shown* is the path that findings name.

    UTF-8 and UTF-16 with their marks, UTF-8 and GB 18030 without are understood; a file that is missing or cannot be
    read gives no lines and a finding.
    """
    top = Span(shown, 1)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return (), (faults.MISSING_FILE.at(top, name=shown),)
    except OSError as error:
        reason = "它是文件夹" if path.is_dir() else str(error.strerror or error)
        return (), (faults.UNREADABLE_FILE.at(top, name=shown, reason=reason),)
    text, encoding = decode(data)
    found = [] if encoding.startswith("utf") else [faults.NOT_UTF8.at(top, encoding=encoding)]
    lines, broken = _split(text, shown)
    return lines, (*found, *broken)


def decode(data: bytes) -> tuple[str, str]:
    """The text in *data* and the name of its encoding; bytes that no encoding explains become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), "GBK" if encoding == "gb18030" else encoding
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace"), "utf-8"


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
    """One finding a line: the first character that cannot be printed."""
    for number, line in enumerate(texts, 1):
        match = CONTROL.search(line)
        if match:
            place = Span(shown, number, match.start() + 1, number, match.end() + 1)
            fault = faults.BROKEN_BYTES if match[0] == LOST else faults.CONTROL_CHARACTER
            yield fault.at(place, code=ord(match[0]))
