"""CIT019 to CIT022: the entries of `references` in `standard.yaml` (8.6.3, 8.13, GB/T 7714)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.numbers import parse_number
from qicao.rules.citing.cited import FOREIGN, citation_of
from qicao.rules.context import Context
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import Value, read_value, read_values
from qicao.source.patterns import compiled

__all__ = ["document_type_missing", "listed_twice", "original_missing", "translation_missing"]

ABROAD = rf"(?:ISO|IEC|ITU|CISPR|OIML|CODEX|CAC|WHO|{'|'.join(sorted(FOREIGN))})(?![A-Za-z])"
"""The beginning of the numbers of international and foreign documents."""
HAN = "[\u4e00-\u9fff]"
TYPE = r"[\[［](?:[A-Z]{1,2})(?:/[A-Z]{2})?[\]］]"
"""文献类型标识: ［M］, ［J］, ［EB/OL］."""
PUBLISHED = "出版社|出版公司|书局|印书馆|学报|杂志|学位论文|会议录|论文集|https?://|Press|Publish|Springer|Elsevier|Wiley|Journal"
"""Words of an entry that show a book, an article or a page."""


def _texts(context: Context, key: str) -> Iterator[tuple[str, Value]]:
    """Yield that value of each reference, with the name of the reference."""
    for name in context.data.references:
        value = read_value(context, "references", name, key)
        if value:
            yield name, value


@rule("CIT019", "original-missing", clause="8.6.3.1", severity="warning")
def original_missing(context: Context) -> Reports:
    """国际、国外文件只有中文译名，没有原文名称。

    为什么：规范性引用文件中的国际、国外文件，在编号后给出中文译名，其后的圆括号中给出原文名称（8.6.3.1）；参考文献中给出原文名称，
    不必有译名（8.13）。

    错：references: {国际箱体: {number: "ISO 1234:2020", title: 采样箱}}

    对：references: {国际箱体: {number: "ISO 1234:2020", title: 采样箱, original: Sampling cases}}
    """
    for name, title in _texts(context, "title"):
        known = context.data.references[name]
        number = known.number or name
        if (
            compiled(ABROAD).match(number)
            and compiled(HAN).search(title.text)
            and not known.original
            and not known.text
        ):
            message = f"{number}只有中文译名“{title.text}”，没有原文名称。"
            yield Report(title.span(), message, "在 original 中给出原文名称。")


@rule("CIT022", "translation-missing", clause="8.6.3.1", severity="warning")
def translation_missing(context: Context) -> Reports:
    """规范性引用的国际、国外文件只有原文名称，没有中文译名。

    为什么：规范性引用文件中的国际、国外文件，在编号后给出中文译名，其后的圆括号中给出原文名称（8.6.3.1）；参考文献中不必有译名（8.13）。

    错：references: {国际箱体: {number: "ISO 1234:2020", original: Sampling cases}}

    对：references: {国际箱体: {number: "ISO 1234:2020", title: 采样箱, original: Sampling cases}}
    """
    normative = set(context.data.terms_from)
    normative |= {found.document for found in map(citation_of, context.citations) if found.normative}
    for name, original in _texts(context, "original"):
        known = context.data.references[name]
        abroad = compiled(ABROAD).match(known.number or name)
        if abroad and {name, known.number} & normative and not known.title and not known.text:
            message = f"{known.number or name}只有原文名称“{original.text}”，没有中文译名。"
            yield Report(original.span(), message, "在 title 中给出中文译名。")


@rule("CIT020", "document-type-missing", clause="8.6.3.1", severity="warning")
def document_type_missing(context: Context) -> Reports:
    """图书、论文、网页的著录没有文献类型标识。

    为什么：其他文献按GB/T 7714著录（8.6.3.1），题名之后有文献类型标识：图书［M］，期刊文章［J］，学位论文［D］，网页［EB/OL］，其他［Z］。

    错：text: "×××. 野外采样手册. 北京: ×××出版社, 2020."

    对：text: "×××. 野外采样手册［M］. 北京: ×××出版社, 2020."
    """
    for _, text in _texts(context, "text"):
        whole = text.text
        if compiled(PUBLISHED).search(whole) and not compiled(TYPE).search(whole):
            yield Report(text.span(), f"“{whole}”没有文献类型标识。", "在题名之后写“［M］”一类的标识（GB/T 7714）。")


@rule("CIT021", "listed-twice", clause="8.6.3.1", severity="warning")
def listed_twice(context: Context) -> Reports:
    """同一文件在 `references`、`consulted` 或 `terms_from` 中列了两次。

    为什么：清单中一个文件只列一次（8.6.3、8.13）。

    错：consulted: [GB/T 20001.5—2017, GB/T 20001.5—2017]

    对：consulted: [GB/T 20001.5—2017]
    """
    for key in ("consulted", "terms_from"):
        yield from _twice((value.text, value) for _, value in read_values(context, key))
    yield from _twice(_texts(context, "number"))
    yield from _twice(_texts(context, "text"), by_name=False)


def _twice(named: Iterator[tuple[str, Value]], *, by_name: bool = True) -> Reports:
    """Yield a report about each value that occurred before."""
    seen: set[str] = set()
    for _, value in named:
        number = parse_number(value.text) if by_name else None
        name = str(number or " ".join(value.text.split()))
        if name in seen and not (by_name and compiled("[X×]{2}").search(name)):
            yield Report(value.span(), f"“{value.text}”列了两次。", "删去一个。")
        seen.add(name)
