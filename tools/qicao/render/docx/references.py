r"""Cross-references as fields, for people who go on editing in Word (`word.live_refs`).

Word gives the number of a paragraph with everything that its list prints, `第5　章`. The switch `\\t` reduces it to digits
and letters, so the words around the number are typed (ECMA-376-1, 17.16.5.51).

The word REF may be left out before the name of a bookmark, and we leave it out. LibreOffice computes REF fields when it
opens a file, but does not know `\\t` and would print “表表1”; a field that it does not know keeps its text.
"""

from __future__ import annotations

import re

from qicao.ooxml.field import field
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.run import RunFormat, run
from qicao.source.patterns import compiled

__all__ = ["live_reference", "number_name"]

NUMBER = compiled(r"(?P<before>第|附录|图|表|)(?P<number>[A-Z]?(?:\.?\d+)*)(?P<after>章|)")
"""A printed reference to a chapter, clause, annex, figure or table: the number from a list, and the words around it."""
ITEM = compiled(r"(?P<before>.*\s)(?P<number>[a-z]\)|\d+\))")
"""A printed reference to a list item, such as “5.2 b)”: the clause, then the mark of the item."""
FORMULA = compiled(r"(?P<before>公式（)(?P<number>[A-Z]?\.?\d+)(?P<after>）)")


def number_name(id_: str) -> str:
    """Return the name of the bookmark that encloses only the number of a formula."""
    return bookmark_name(f"{id_} number")


def live_reference(to: str, text: str, form: RunFormat, home: str = "") -> str:
    """Return the runs of a reference whose number is a field, or "" if no list or sequence prints that number.

    *home* is the id of the clause that holds the item; the number of that clause becomes a field, too.
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
