"""Numbers of other documents in running text, and whether a number in the text belongs to one of them."""

from __future__ import annotations

from qicao.model.inline import Citation
from qicao.rules.passage import Passage
from qicao.source.patterns import compiled

__all__ = ["DOCUMENT", "of_other_document"]

DOCUMENT = (
    r"(?<![A-Za-z0-9/])(?:GB/[TZ]|GBZ/T|GBZ|GBJ|GB|GJB|GSB|JJF|JJG|DB\d{2,6}(?:/[TZ])?|[A-Z]{2}/[TZ]|T/[A-Z][A-Z0-9]*|Q/[A-Z0-9]+"
    r"|CJJ(?:/T)?|JGJ(?:/T)?|CECS|ISO(?:/(?:IEC|TS|TR|PAS|DIS|FDIS))*|IEC(?:/(?:TS|TR))?|ITU-[TR]|IEEE|ASTM|DIN|JIS|EN)"
    r"(?:（[^（）\sA-Za-z\d]{1,8}）)?[ \u00a0\u2002\u3000]?[A-Z]?(?:\d+|X{2,})(?:[.-](?:\d{1,3}|X)(?!\d))*(?:（所有部分）)?(?:[ ]?[—–―:：-][ ]?(?:\d{4}|X{4})(?:-\d{2})?)?"
)
"""The number of a document as it is typed in Chinese text, with or without its year."""
OTHER = rf"{DOCUMENT}|》|(?:\d|X){{4}}年版|(?:该|原|上述|其他|国际|国外|被代替|被引用)(?:标准|文件|规范|规程)|合同|标书"
"""Text that makes the number after it another document's."""


def of_other_document(passage: Passage, at: int) -> bool:
    """Return whether words of the same phrase before *at* name another document.

    A number at *at* then belongs to that document.
    """
    start, _ = passage.sentence_at(at)
    named = [match.end() for match in compiled(OTHER).finditer(passage.text, start, at)]
    named += [piece.end for piece in passage.pieces if isinstance(piece.inline, Citation) and start < piece.end <= at]
    if not named:
        return False
    between = passage.text[max(named) : at]
    return "本文件" not in between and "，" not in between[1:]
