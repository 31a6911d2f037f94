"""Inline text → Typst markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from qicao.drawn.formulas import displayed
from qicao.drawn.pictures import TEXT_WIDTH
from qicao.layout.footnotes import mentioned_in
from qicao.model.address import is_live
from qicao.model.block import Footnote, Paragraph
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
"""Blanks to the next place of a tab in code."""
HARD = compiled(r"^ +| {2,}| $")
LINE = 110.0
"""Millimetres that a line of running text has at least, in the items of the deepest lists."""
EMPTY = "（空公式）"
STYLES: dict[StyleName, str] = {
    "strong": "#bold[{}]",
    "emphasis": "#emph[{}]",
    "code": "{}",
    "subscript": "#sub[{}]",
    "superscript": "#super[{}]",
}


def to_markup(writer: Writer, inlines: Iterable[Inline]) -> str:
    """The markup of *inlines*."""
    return "".join(_INLINES[type(inline)](writer, inline) for inline in inlines)


def to_code(writer: Writer, block: Paragraph) -> str:
    """The markup of lines of code: blanks are kept, and a tab takes as many as to the next fourth place."""
    lines = "".join("\n" if isinstance(inline, Break) else plain_text([inline]) for inline in block.inlines)
    shown = (_code_line(line.expandtabs(TAB)) for line in lines.split("\n"))
    return writer.mark(block.id) + " \\ ".join(shown)


def _code_line(line: str) -> str:
    """The line, whose blanks are hard where Typst would set one for several or none."""
    return HARD.sub(lambda blanks: "~" * len(blanks[0]), escape(line)) or "~"


WIDE = 40
"""Letters from which on a formula among words may be wider than the line."""


def is_understood(writer: Writer, tex: str, place: Literal["line", "cell", "block"] = "line") -> bool:
    """Whether there is a formula for the TeX; one that is not understood is text, which goes on in the next line."""
    return writer.math.get(tex if place == "line" else displayed(tex)) != quoted(tex)


def equation(writer: Writer, tex: str, place: Literal["line", "cell", "block"] = "line") -> str:
    """The formula with its letters as the words for those who do not see it: in a line, alone in a cell, or alone on a line."""
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
    """The markup of printed words, the long ones of which may break where they would cross the edge."""
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
    """The content as a link to the place of that id, if the document has it."""
    return f'#link(label("{name_of(to)}"))[{content}]' if to in writer.targets else content


def _reference(writer: Writer, inline: CrossReference) -> str:
    words = to_markup(writer, inline.words) if inline.words else _words(writer, inline.text or inline.target)
    return linked(writer, inline.to, words)


def _footnote(writer: Writer, inline: FootnoteReference) -> str:
    """A footnote for the first mark of a 条文脚注; a raised mark for all others."""
    note = writer.footnotes.get(inline.to)
    if note is None or note.id in writer.noted or writer.in_note:
        return linked(writer, inline.to, f"#super[{escape(inline.text or inline.label)}]")
    return _footnotes(writer, note)


def _footnotes(writer: Writer, note: Footnote) -> str:
    """The footnote, and those that it mentions and that are not written yet."""
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
"""How each kind of inline text is written."""
