"""Numbers of standards: their parts, their printed form, and the order of lists of them."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["ALL_PARTS", "StandardNumber", "mention", "parse_number", "sort_key"]

ALL_PARTS = "（所有部分）"
NUMBER = re.compile(
    r"""(?P<prefix>(?:[A-Z][A-Z0-9]*(?:/[A-Z0-9]+)*(?=\x20)|(?:DB\d{2,6}|[A-Z]+)(?:/[A-Z]+)*)(?:\x20(?!X)(?:[A-Z][A-Z0-9]+(?=\x20)|[A-Z]{2,}))?(?:（[^（）\x20A-Za-z\d]{1,8}）)?)
    \x20?(?P<number>[A-Z]?\d+|(?<!X)X+)
    (?:[.-](?P<part>\d{1,3}|X)(?!\d))?
    (?P<all>\s*（所有部分）)?
    (?:(?:\x20?[—–―:-]\x20?)(?P<year>\d{4}(?:-\d{2})?|(?=[\dX]{4}(?!\w))\d*X+))?""",
    re.VERBOSE,
)
"""A code may contain digits if a blank follows it; without a blank, digits are known only in the codes of regions."""
WIDE = str.maketrans("．：／　（）", ".:/ （）", "\u200b\ufeff")
NATIONAL = frozenset({"GB", "GB/T", "GB/Z", "GBJ", "JJF", "JJG", "GJB"})
RANKS = ("national", "sector", "local", "group", "international", "other", "literature")
"""Kinds of documents in the order of 规范性引用文件 (GB/T 1.1—2020, 8.6.3.2)."""


class StandardNumber(Struct, frozen=True):
    """The number of a document, such as GB/T 2912.1—2009 or ISO 80000-1:2022."""

    prefix: str
    """代号: `GB/T`, `ISO/IEC`, `DB31/T`, `T/CAS`, `JJF（通信）`."""
    number: str
    """顺序号, as printed."""
    part: str = ""
    year: str = ""
    """“2020”, “2009-05”, “XXXX”, or "" for an undated mention."""
    all_parts: bool = False

    @property
    def is_international(self) -> bool:
        """True if a colon comes before the year, as in numbers of ISO and IEC."""
        return self.prefix.split(" ")[0].split("/")[0] in {"ISO", "IEC", "ITU", "EN", "IEEE"}

    @property
    def undated(self) -> StandardNumber:
        """The number without its year."""
        return replace(self, year="")

    @property
    def kind(self) -> str:
        """The one of `RANKS` to which it belongs."""
        if self.prefix in NATIONAL:
            return "national"
        if self.prefix.startswith("DB"):
            return "local"
        if self.prefix.startswith("T/"):
            return "group"
        if self.is_international:
            return "international" if self.prefix.split("/")[0] in {"ISO", "IEC"} else "other"
        return "sector" if re.fullmatch(r"[A-Z]{2,3}(?:/[TZ])?(?:（.*）)?", self.prefix) else "other"

    def __str__(self) -> str:
        """Return the number as GB/T 1.1—2020 prints it: an em dash before the year, a colon in international ones."""
        part_mark, year_mark = ("-", ":") if self.is_international else (".", "—")
        part = f"{part_mark}{self.part}" if self.part else ""
        year = f"{year_mark}{self.year}" if self.year else ""
        gap = "" if self.prefix.endswith("）") else " "
        return f"{self.prefix}{gap}{self.number}{part}{ALL_PARTS if self.all_parts else ''}{year}"


def parse_number(text: str) -> StandardNumber | None:
    """Return the number in *text*, however its blanks and dashes are typed; None for other words."""
    match = NUMBER.fullmatch(" ".join(text.translate(WIDE).split()))
    if not match:
        return None
    return StandardNumber(
        match["prefix"], match["number"], match["part"] or "", match["year"] or "", bool(match["all"])
    )


def sort_key(text: str) -> tuple[object, ...]:
    """Return the key for sorting 规范性引用文件 and 参考文献 (GB/T 1.1—2020, 8.6.3.2).

    National, ISO and IEC documents are sorted by number, the others by code and number; documents without number come
    last.
    """
    number = parse_number(text)
    if number is None:
        return (len(RANKS), "", 0, text, 0, "")
    rank = RANKS.index(number.kind)
    code = "" if number.kind == "national" else number.prefix
    if number.kind == "international":
        code = str(int("/IEC" in number.prefix) + 2 * number.prefix.startswith("IEC"))
    digits = re.sub(r"\D", "", number.number)
    part = int(number.part) if number.part.isdigit() else 0
    return (rank, code, int(digits or 0), number.number, part, number.year)


DRAFTS = "drafts/"


def mention(source: str) -> tuple[str, str]:
    """Return the document and the place in it that the words of a citation name: `GB/T 36333—2018，5.2`.

    Another draft of the programme is named by its folder, with or without the parent folder of all drafts.
    """
    document, _, place = source.replace(",", "，").partition("，")
    document = document.strip().removeprefix(DRAFTS)
    number = parse_number(document)
    return (str(number) if number else document), place.strip()
