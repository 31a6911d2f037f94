"""CIT002: typed numbers of documents, which no list can include (8.6.3.1, 8.13)."""

from __future__ import annotations

from qicao.model.numbers import StandardNumber, parse_number
from qicao.rules.citing.cited import may_be_normative, own_numbers
from qicao.rules.citing.places import PLACE
from qicao.rules.context import Context
from qicao.rules.documents import DOCUMENT
from qicao.rules.normative import standing_at
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["typed_document_number"]

SILENT = frozenset({"example", "english", "symbol", "entry"})
CODES = (
    "GB",
    "/T",
    "/Z",
    "T/",
    "Q/",
    "DB",
    "JJ",
    "JG",
    "CJ",
    "CECS",
    "ISO",
    "IEC",
    "ITU",
    "ASTM",
    "DIN",
    "JIS",
    "EN",
    "IEEE",
)


@word_rule("CIT002", "typed-document-number", clause="8.6.3.1", words=CODES, pattern=DOCUMENT, fix="unsafe")
def typed_document_number(context: Context, hit: Hit) -> Reports:
    """文件编号当作文字书写。

    为什么：文中规范性引用的文件都应列入规范性引用文件（8.6.3.1），资料性引用的都应列入参考文献（8.13）。这两个清单由
    {std}和{see}生成，当作文字书写的编号不会列入。

    错：机房应符合GB 50174的规定。

    对：机房应符合{std}`GB 50174`的规定。
    """
    passage, number = hit.passage, parse_number(hit.match[0])
    piece = passage.piece_at(hit.match.start())
    if passage.form in SILENT or piece is None or not piece.literal or passage.quoted(hit.match.start()):
        return
    if number is None or _is_placeholder(hit.match[0]) or _is_told(context, passage, number):
        return
    role = _role(context, hit, number)
    yield hit.report(
        f"文件编号“{hit.match[0]}”是手写的，没有列入清单。",
        "写成{std}`编号`（规范性引用）或{see}`编号`（资料性引用）。",
        f"{{{role}}}`{number}`" if role else None,
    )


def _is_placeholder(text: str) -> bool:
    """Return whether the number is not known yet."""
    return "XX" in text


def _is_told(context: Context, passage: Passage, number: StandardNumber) -> bool:
    """Return whether it need not be listed.

    It is in the foreword, the document's own, that of its series, or the name of a technique (IEEE 802).
    """
    if passage.place.element == "foreword" or (number.prefix == "IEEE" and number.number == "802"):
        return True
    same = ((own.prefix, own.number) == (number.prefix, number.number) for own in own_numbers(context))
    return any(same)


def _role(context: Context, hit: Hit, number: StandardNumber) -> str:
    """Return the role that fits the place.

    It is "" if the words leave it open, or the change would only cause another finding.
    """
    known = context.catalogue.find(str(number))
    if known is None or known.superseded or _names_place(hit):
        return ""
    standing = standing_at(context, hit.passage, *hit.match.span())
    if standing == "normative":
        return "std" if may_be_normative(context, number) else ""
    return "see" if standing == "informative" else ""


def _names_place(hit: Hit) -> bool:
    """Return whether a place in the document is typed after its number."""
    return bool(compiled(rf"(?:中的?|的|，|\s)?(?:{PLACE})").match(hit.passage.text, hit.match.end()))
