r"""Cross-references as fields, for those who go on editing in Word (`word.live_refs`).

Word gives the number of a paragraph with all that its list prints, `第5　章`; the switch `\\t` leaves the digits and
letters alone, so what stands around them is typed (ECMA-376-1, 17.16.5.51).

The word REF may be left out before the name of a bookmark. It is: LibreOffice, which computes REF fields when it opens a
file, but knows no `\\t` and prints “表表1”, shows what stands in a field that it does not know.
"""

from __future__ import annotations

import re

from qicao.ooxml.field import field
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.run import RunFormat, run
from qicao.source.patterns import compiled

__all__ = ["live_reference", "number_name"]

NUMBER = compiled(r"(?P<before>第|附录|图|表|)(?P<number>[A-Z]?(?:\.?\d+)*)(?P<after>章|)")
"""What is printed for a chapter, clause, annex, figure or table: words around the number that a list gives."""
ITEM = compiled(r"(?P<before>.*\s)(?P<number>[a-z]\)|\d+\))")
"""5.2 b): the clause, then the item."""
FORMULA = compiled(r"(?P<before>公式（)(?P<number>[A-Z]?\.?\d+)(?P<after>）)")


def number_name(id_: str) -> str:
    """The name of the bookmark that holds only the number of a formula."""
    return bookmark_name(f"{id_} number")


def live_reference(to: str, text: str, form: RunFormat, home: str = "") -> str:
    """The runs of a reference with a field for its number; "" for words that no list and no sequence gives.

    *home* is the clause in which an item stands, whose number is a field of its own.
    """
    formula, item, plain = FORMULA.fullmatch(text), ITEM.fullmatch(text), NUMBER.fullmatch(text)
    if formula:
        return _runs(formula, f"{number_name(to)} \\h", form)
    if item:
        clause = live_reference(home, item["before"].rstrip(), form) if home else ""
        return clause + _runs(item, f"{bookmark_name(to)} \\n \\h", form, " " if clause else "")
    return _runs(plain, f"{bookmark_name(to)} \\r \\t \\h", form) if plain and plain["number"] else ""


def _runs(match: re.Match[str], code: str, form: RunFormat, before: str = "") -> str:
    after = match.groupdict().get("after", "")
    return run(before or match["before"], form) + field(code, run(match["number"], form), form) + run(after, form)
