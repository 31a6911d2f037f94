"""A mail as programs save it (`.eml`, RFC 5322): its text is read as any other, its attachments are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qicao.intake.mail import read_mail
from qicao.intake.taken import Taken
from qicao.intake.text import decode_chinese

if TYPE_CHECKING:
    from email.message import EmailMessage, Message

__all__ = ["is_eml", "read_eml"]

HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
NEEDED = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
LONGEST = 20_000
"""Bytes among which the head of a mail ends."""
LINES = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4"))
HIDDEN = frozenset(("style", "script", "head", "title"))


class _Page(HTMLParser):
    """The words of a page, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in HIDDEN:
            self.hidden = self.hidden or tag
        elif tag in LINES:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def is_eml(data: bytes) -> bool:
    """Return whether the file begins with the head of a mail."""
    head = HEAD.match(data[:LONGEST])
    return head is not None and NEEDED.search(head[0]) is not None


def read_eml(file: str, data: bytes) -> Taken:
    """Return the comments in the text of the mail; the doubts name its attachments."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    taken = read_mail(file, "\n".join([*_head(message), "", _body(message)]))
    names = "、".join(_attachments(message))
    doubts = (f"附件没有读取，请另存后再导入：{names}",) if names else ()
    return replace(taken, doubts=(*taken.doubts, *doubts))


def _head(message: EmailMessage) -> Iterator[str]:
    """Yield sender and day as a text that was pasted has them."""
    from email.utils import parsedate_to_datetime

    yield f"发件人: {_header(message, 'From')}"
    try:
        yield f"日期: {parsedate_to_datetime(_header(message, 'Date')).date().isoformat()}"
    except (ValueError, TypeError, OverflowError):
        return


def _header(message: EmailMessage, name: str) -> str:
    """Return the words of the header; "" where a mail is so broken that the library raises."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 -- the library raises whatever a broken header leads it to
        return ""


def _body(message: EmailMessage) -> str:
    """Return the text of the mail, without marks if it comes as a page only."""
    parts = [part for part in message.walk() if not part.is_multipart() and not _name(part)]
    for kind in ("text/plain", "text/html"):
        texts = [_text(part) for part in parts if part.get_content_type() == kind]
        if any(text.strip() for text in texts):
            return "\n".join(texts if kind == "text/plain" else map(_bare, texts))
    return ""


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode_chinese(data)


def _bare(page: str) -> str:
    """Return the words of a page."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return "".join(reader.words)


def _attachments(message: EmailMessage) -> Iterator[str]:
    return (name for part in message.walk() if (name := _name(part)))


def _name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # noqa: BLE001 -- as above
        return "？"
