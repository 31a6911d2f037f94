"""Runs: stretches of text with one format (ECMA-376-1, 17.3.2)."""

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
    """The faces of a run by script."""

    east_asia: str
    """"" leaves the style's own."""
    latin: str
    """For ASCII and the other Latin characters."""


class RunFormat(Struct, frozen=True):
    """What is set directly on a run; empty or 0 leaves the style's own."""

    style: str = ""
    fonts: Fonts | None = None
    bold: bool | None = None
    """`False` takes away what a style gives."""
    italic: bool = False
    hidden: bool = False
    color: str = ""
    spacing: int = 0
    """Twips added after each character."""
    scale: int = 0
    """Width of the characters in per cent."""
    size: int = 0
    """Half points."""
    highlight: str = ""
    vertical: Vertical = ""
    no_proof: bool = False


PLAIN = RunFormat()

_BOLD = {None: "", True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>'}

_AMBIGUOUS = re.compile("[\u00b7\u00b0\u00b1\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u2473\u2160-\u217b]")
"""Characters that both scripts have; Word takes the Latin face unless told (ECMA-376-1, 17.3.2.26, hint)."""

_LATIN = Fonts("", "Times New Roman")
"""The face of apostrophes among Latin letters, also where those are set in a Chinese face: there it is as wide as a character."""

_BREAKS = re.compile("([\t\n])")
_CONTROLS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def run(text: str, form: RunFormat = PLAIN) -> str:
    """A run that prints *text*; a tab and a line feed in it become Word's own; "" when *text* is empty."""
    parts = split_latin(text)
    return "".join(_run(part, form, latin=bool(at % 2)) for at, part in enumerate(parts) if part)


def _run(text: str, form: RunFormat, *, latin: bool) -> str:
    """A run; signs that both scripts have are set in the Chinese face, unless they are *latin*."""
    hint = not latin and bool(_AMBIGUOUS.search(text))
    form = replace(form, fonts=_LATIN) if latin else form
    return f"<w:r>{run_properties(form, hint=hint)}{_content(text)}</w:r>"


@lru_cache(maxsize=512)
def run_properties(form: RunFormat, *, hint: bool = False) -> str:
    """The `rPr` of *form* in the order of the schema; "" when nothing is set."""
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
