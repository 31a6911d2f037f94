"""The standards for files that a PDF meets: PDF/A for archives, PDF/UA for screen readers; and why one does not."""

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
"""The best first: PDF/A-2a is tagged, with words for every picture and formula; PDF/UA-1 asks for sound headings, too."""
CHARACTER = compiled(r'"(?:\\u\{([0-9a-f]+)\}|([^"\\]))"')
"""The character that a message of Typst names first."""


def compile_pdf_file(compiler: Compiler) -> tuple[object, str]:
    """The file under the highest standards that the document can meet, and what stands against all of them, or "".

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
    """The finding for what stands against the standards, at the character that no font has if that is the reason."""
    if not refused:
        return
    found = CHARACTER.search(refused)
    char = (chr(int(found[1], 16)) if found[1] else found[2]) if found else ""
    reason = f"没有字体能显示字符“{char}”（U+{ord(char):04X}）" if char else refused
    yield REFUSED.at(_place(standard, char) or Span("", 1), reason=reason)


def _place(standard: Standard, char: str) -> Span | None:
    """Where the character stands first."""
    texts = (inline for text in inline_texts(standard) for inline in iter_inlines(text) if isinstance(inline, Text))
    return next((text.span for text in texts if char and char in text.text and text.span), None)
