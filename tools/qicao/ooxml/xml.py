"""XML text: escaping, attributes, namespaces."""

from __future__ import annotations

from html import escape as _escape_markup

__all__ = ["DECLARATION", "attributes", "escape", "namespaces", "quoted"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
}

_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535))
"""Characters that XML 1.0 cannot hold, not even as references."""
_BLANKS = {9: "&#9;", 10: "&#10;", 13: "&#13;"}
"""Blanks that XML would turn into spaces inside an attribute."""


def escape(text: str) -> str:
    """Return *text* as character data, without the characters that XML cannot hold."""
    return _escape_markup(text if text.isprintable() else text.translate(_FORBIDDEN), quote=False)


def quoted(text: str) -> str:
    """Return *text* as an attribute value with its quotation marks."""
    return f'"{_escape_markup(text.translate(_FORBIDDEN)).translate(_BLANKS)}"'


def attributes(pairs: str, prefix: str = "w:") -> str:
    """Return the attributes written in the short form `before=560;afterLines=50`, each after a space.

    The tables in `templates/word/` and callers use the short form; a value cannot contain `;`.
    """
    return "".join(f" {prefix}{name}={quoted(value)}" for name, _, value in _split(pairs))


def namespaces(prefixes: str) -> str:
    """Return the declarations of the *prefixes*, which are separated by spaces, each after a space."""
    return "".join(f' xmlns:{prefix}="{_NAMESPACES[prefix]}"' for prefix in prefixes.split())


def _split(pairs: str) -> list[tuple[str, str, str]]:
    return [pair.strip().partition("=") for pair in pairs.split(";") if pair.strip()]
