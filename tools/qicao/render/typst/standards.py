"""PDF/A (for archives) and PDF/UA (for screen readers): which of them a file meets, or why it meets none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qicao.drawn.glyphs import REFUSED
from qicao.model.finding import Finding
from qicao.model.inline import Text, iter_inlines
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.model.tree import inline_texts
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

__all__ = ["compile_pdf_file", "refusals"]

ATTEMPTS: Sequence[tuple[PDFStandard, ...]] = (("a-2a", "ua-1"), ("a-2a",), ())
"""The standards to try, best first.

PDF/A-2a has tags and a text alternative for every picture and formula; PDF/UA-1 also wants headings in order.
"""
CHARACTER = compiled(r'"(?:\\u\{([0-9a-f]+)\}|([^"\\]))"')
"""The first character that a message of Typst names."""


def compile_pdf_file(compiler: Compiler) -> tuple[object, str]:
    """Return the file under the highest standards that the document meets, and the reason if it meets none, else "".

    A `TypstError` that has nothing to do with these standards is raised.
    """
    import typst

    refused = ""
    for standards in ATTEMPTS:
        try:
            return compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=0), refused
        except typst.TypstError as error:
            if not standards or not error.message.startswith("PDF/"):
                raise
            refused = refused or error.message
    raise AssertionError


def refusals(standard: Standard, refused: str) -> Iterator[Finding]:
    """Yield the finding for a document that meets no standard, at the character without a font if that is why."""
    if not refused:
        return
    found = CHARACTER.search(refused)
    char = (chr(int(found[1], 16)) if found[1] else found[2]) if found else ""
    reason = f"没有字体能显示字符“{char}”（U+{ord(char):04X}）" if char else refused
    yield REFUSED.at(_place(standard, char) or Span("", 1), reason=reason)


def _place(standard: Standard, char: str) -> Span | None:
    """Return the place where the character occurs first, or None."""
    texts = (inline for text in inline_texts(standard) for inline in iter_inlines(text) if isinstance(inline, Text))
    return next((text.span for text in texts if char and char in text.text and text.span), None)
