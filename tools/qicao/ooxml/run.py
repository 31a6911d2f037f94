"""Runs: pieces of text with one format (ECMA-376-1, 17.3.2)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qicao.ooxml.script import split_latin
from qicao.ooxml.xml import escape, quoted

__all__ = ["PLAIN", "Fonts", "RunFormat", "run", "run_properties"]

Vertical = Literal["", "superscript", "subscript"]


class Fonts(Struct, frozen=True):
    """The fonts of a run by script."""

    east_asia: str
    """"" leaves that of the style."""
    latin: str
    """The font for ASCII and other Latin characters."""


class RunFormat(Struct, frozen=True):
    """The direct format of a run; an empty field or 0 leaves the value of the style."""

    style: str = ""
    fonts: Fonts | None = None
    bold: bool | None = None
    """`False` removes what a style sets."""
    italic: bool = False
    hidden: bool = False
    color: str = ""
    spacing: int = 0
    """Twips added after each character."""
    scale: int = 0
    """The width of the characters in per cent."""
    size: int = 0
    """The type size in half points."""
    highlight: str = ""
    vertical: Vertical = ""
    no_proof: bool = False


PLAIN = RunFormat()

_BOLD = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}

_AMBIGUOUS = re.compile("[\u00b7\u00b0\u00b1\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u2473\u2160-\u217b]")
"""Characters of both scripts; Word takes the Latin font unless told otherwise (ECMA-376-1, 17.3.2.26, hint)."""

_LATIN = Fonts("", "Times New Roman")
"""The font of apostrophes between Latin letters; in a Chinese font they are as wide as a Chinese character."""

_BREAKS = re.compile("([\t\n])")
_CONTROLS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def run(text: str, form: RunFormat = PLAIN) -> str:
    """Return a run that prints *text*; tabs and line feeds become elements of Word; "" if *text* is empty."""
    parts = split_latin(text)
    return "".join(_run(part, form, latin=bool(at % 2)) for at, part in enumerate(parts) if part)


def _run(text: str, form: RunFormat, *, latin: bool) -> str:
    """Return a run in which the characters of both scripts get the Chinese font, unless *latin* is true."""
    hint = not latin and bool(_AMBIGUOUS.search(text))
    form = replace(form, fonts=_LATIN) if latin else form
    return f"<w:r>{run_properties(form, hint=hint)}{_content(text)}</w:r>"


@lru_cache(maxsize=512)
def run_properties(form: RunFormat, *, hint: bool = False) -> str:
    """Return the `rPr` of *form* in the order of the schema; "" if nothing is set."""
    parts = (
        f"<w:rStyle w:val={quoted(form.style)}/>" if form.style else "",
        _fonts(form.fonts, hint=hint),
        _BOLD[form.bold],
        "<w:i/><w:iCs/>" if form.italic else "",
        "<w:noProof/>" if form.no_proof else "",
        "<w:vanish/>" if form.hidden else "",
        _value("color", form.color),
        _value("spacing", form.spacing),
        _value("w", form.scale),
        f'<w:sz w:val="{form.size}"/><w:szCs w:val="{form.size}"/>' if form.size else "",
        _value("highlight", form.highlight),
        _value("vertAlign", form.vertical),
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _content(text: str) -> str:
    if "\t" not in text and "\n" not in text:
        return _text(text)
    return "".join(_CONTROLS.get(part) or _text(part) for part in _BREAKS.split(text) if part)


def _text(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _fonts(fonts: Fonts | None, *, hint: bool) -> str:
    hinted = ' w:hint="eastAsia"' if hint else ""
    if fonts is None:
        return f"<w:rFonts{hinted}/>" if hint else ""
    latin = quoted(fonts.latin)
    asian = f" w:eastAsia={quoted(fonts.east_asia)}" if fonts.east_asia else ""
    return f"<w:rFonts{hinted} w:ascii={latin} w:hAnsi={latin}{asian} w:cs={latin}/>"


def _value(name: str, value: str | int) -> str:
    return f'<w:{name} w:val="{value}"/>' if value else ""
