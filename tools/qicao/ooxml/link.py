"""Bookmarks and hyperlinks (ECMA-376-1, 17.13.6 and 17.16.22)."""

from __future__ import annotations

from hashlib import blake2b

from qicao.ooxml.xml import quoted

__all__ = ["bookmark", "bookmark_name", "content_control", "external_link", "internal_link"]


def bookmark_name(key: str) -> str:
    """Return the name of the bookmark for *key*: always the same, and accepted by Word, WPS and LibreOffice.

    Word allows forty letters, digits and underscores, beginning with a letter; a key may contain anything.
    """
    return f"q{blake2b(key.encode(), digest_size=10).hexdigest()}"


def bookmark(name: str, number: int, content: str = "") -> str:
    """Return *content* inside the bookmark *name*; *number* must be unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name={quoted(name)}/>{content}<w:bookmarkEnd w:id="{number}"/>'


def internal_link(name: str, content: str) -> str:
    """Return the runs of *content* as a link to the bookmark *name*."""
    return f'<w:hyperlink w:anchor={quoted(name)} w:history="1">{content}</w:hyperlink>' if content else ""


def external_link(relation: str, content: str) -> str:
    """Return the runs of *content* as a link to the target of the *relation*."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>' if content else ""


def content_control(tag: str, number: int, content: str) -> str:
    """Return the paragraphs of *content* in a content control that programs find by its *tag* (17.5.2)."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val={quoted(tag)}/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
