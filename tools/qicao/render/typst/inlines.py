"""Inline text → Typst markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from qicao.drawn.formulas import displayed
from qicao.layout.footnotes import mentioned_in
from qicao.model.address import is_live
from qicao.model.block import Footnote, Paragraph
from qicao.model.geometry import TEXT_WIDTH
from qicao.model.inline import (
    Break,
    Citation,
    CrossReference,
    FootnoteReference,
    Image,
    IndexMark,
    Inline,
    Link,
    Math,
    Styled,
    StyleName,
    TermUse,
    Text,
    plain_text,
)
from qicao.model.tex import plain_tex
from qicao.render.typst.markup import breakable, escape, name_of, quoted
from qicao.render.typst.writer import Writer
from qicao.source.patterns import compiled

__all__ = ["equation", "is_understood", "linked", "to_code", "to_markup"]

TAB = 4
"""The distance between tab stops in code, in characters."""
HARD = compiled(r"^ +| {2,}| $")
LINE = 110.0
"""The least width, in mm, of a line of running text, reached in the deepest list items."""
EMPTY = "（空公式）"
STYLES: dict[StyleName, str] = {
    "strong": "#bold[{}]",
    "emphasis": "#emph[{}]",
    "code": "{}",
    "subscript": "#sub[{}]",
    "superscript": "#super[{}]",
}


def to_markup(writer: Writer, inlines: Iterable[Inline]) -> str:
    """Return the Typst markup of *inlines*."""
    return "".join(_INLINES[type(inline)](writer, inline) for inline in inlines)


def to_code(writer: Writer, block: Paragraph) -> str:
    """Return the markup of lines of code: blanks are kept, and a tab goes to the next multiple of four characters."""
    lines = "".join("\n" if isinstance(inline, Break) else plain_text([inline]) for inline in block.inlines)
    shown = (_code_line(line.expandtabs(TAB)) for line in lines.split("\n"))
    return writer.mark(block.id) + " \\ ".join(shown)


def _code_line(line: str) -> str:
    """Return the markup of one line, with hard blanks, because Typst joins several blanks and drops some."""
    return HARD.sub(lambda blanks: "~" * len(blanks[0]), escape(line)) or "~"


WIDE = 40
"""The number of letters from which a formula in a paragraph may be wider than the line."""


def is_understood(writer: Writer, tex: str, place: Literal["line", "cell", "block"] = "line") -> bool:
    """True if the TeX could be turned into a formula; otherwise it is printed as text, which may break over lines."""
    return writer.math.get(tex if place == "line" else displayed(tex)) != quoted(tex)


def equation(writer: Writer, tex: str, place: Literal["line", "cell", "block"] = "line") -> str:
    """Return the formula with its text alternative: in a line, alone in a cell, or alone on a line."""
    if not is_understood(writer, tex, place):
        return escape(tex)
    math = writer.math.get(tex if place == "line" else displayed(tex)) or quoted(tex)
    math = f"display({math})" if place == "cell" else math
    letters = plain_tex(tex)
    code = f"math.equation(block: {str(place == 'block').lower()}, alt: {quoted(letters or EMPTY)}, ${math}$)"
    return f"#narrow({code})" if place == "line" and len(letters) > WIDE else f"#{code}"


def _text(writer: Writer, inline: Text) -> str:
    return " \\ ".join(_words(writer, line) for line in inline.text.split("\n"))


def _words(writer: Writer, text: str) -> str:
    """Return the markup of text; words that are wider than the line may break anywhere."""
    return breakable(text, *((writer.room, 9) if writer.room < TEXT_WIDTH else (LINE, 10.5)))


def _styled(writer: Writer, inline: Styled) -> str:
    return STYLES[inline.style].format(to_markup(writer, inline.inlines))


def _math(writer: Writer, inline: Math) -> str:
    return equation(writer, inline.tex)


def _image(writer: Writer, inline: Image) -> str:
    return f"#box({writer.place(writer.pictures.read(inline.path, inline.span), inline.alt)})"


def _link(writer: Writer, inline: Link) -> str:
    return (
        f"#link({quoted(inline.url)})[{to_markup(writer, inline.inlines)}]"
        if is_live(inline.url)
        else to_markup(writer, inline.inlines)
    )


def linked(writer: Writer, to: str, content: str) -> str:
    """Return the content as a link to the place of that id, or just the content if the document has no such place."""
    return f'#link(label("{name_of(to)}"))[{content}]' if to in writer.targets else content


def _reference(writer: Writer, inline: CrossReference) -> str:
    words = to_markup(writer, inline.words) if inline.words else _words(writer, inline.text or inline.target)
    return linked(writer, inline.to, words)


def _footnote(writer: Writer, inline: FootnoteReference) -> str:
    """Return a footnote for the first mark of a 条文脚注, and a superscript mark for each later one."""
    note = writer.footnotes.get(inline.to)
    if note is None or note.id in writer.noted or writer.in_note:
        return linked(writer, inline.to, f"#super[{escape(inline.text or inline.label)}]")
    return _footnotes(writer, note)


def _footnotes(writer: Writer, note: Footnote) -> str:
    """Return the footnote, and the footnotes mentioned in it that are not written yet."""
    if note.id in writer.noted:
        return ""
    writer.noted.add(note.id)
    inner = "".join(_footnotes(writer, other) for other in mentioned_in(note, writer.footnotes))
    return f"#footnote(numbering: _ => [{escape(note.number)}])[{writer.write_note(writer, note)}]{inner}"


_INLINES: dict[type, Callable[[Writer, Any], str]] = {
    Text: _text,
    Styled: _styled,
    Math: _math,
    Break: lambda _writer, _inline: " \\ ",
    Image: _image,
    Link: _link,
    CrossReference: _reference,
    Citation: lambda writer, inline: linked(writer, inline.to, _words(writer, inline.text or inline.source)),
    TermUse: lambda writer, inline: linked(writer, inline.to, _words(writer, inline.text or inline.term)),
    IndexMark: lambda writer, inline: _words(writer, inline.word),
    FootnoteReference: _footnote,
}
"""Type of inline text → the function that writes it."""
