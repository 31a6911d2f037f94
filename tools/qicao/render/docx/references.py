r"""Cross-references as fields, for people who go on editing in Word (`word.live_refs`).

Word gives the number of a paragraph with everything that its list prints, `第5　章`. The switch `\\t` reduces it to digits
and letters, so the words around the number are typed (ECMA-376-1, 17.16.5.51).

The word REF may be left out before the name of a bookmark, and we leave it out. LibreOffice computes REF fields when it
opens a file, but does not know `\\t` and would print “表表1”; a field that it does not know keeps its text.
"""

from __future__ import annotations

from collections.abc import Mapping

from qicao.layout.targets import Numbered
from qicao.model.words import Words
from qicao.ooxml.field import field
from qicao.ooxml.link import bookmark_name
from qicao.ooxml.run import RunFormat, run

__all__ = ["live_reference", "number_name"]


def number_name(id_: str) -> str:
    """Return the name of the bookmark that encloses only the number of a formula."""
    return bookmark_name(f"{id_} number")


def live_reference(numbered: Mapping[str, Numbered], to: str, text: str, form: RunFormat) -> str:
    """Return the runs of a reference with a field for its number; "" for words that no list and no sequence gives.

    What holds an item, a clause or another item, is a field of its own.
    """
    found = numbered.get(to)
    if found is None or not text.endswith(f" {found.words.number}" if found.kind == "item" else found.words.text):
        return ""
    if found.kind != "item":
        code = f"{number_name(to)} \\h" if found.kind == "formula" else f"{bookmark_name(to)} \\r \\t \\h"
        return _runs(found.words, code, form) if text == found.words.text else ""
    around = text.removesuffix(found.words.number)
    before = live_reference(numbered, found.holder, around.rstrip(), form)
    item = _runs(Words(" " if before else around, found.words.number), f"{bookmark_name(to)} \\n \\h", form)
    return before + item


def _runs(words: Words, code: str, form: RunFormat) -> str:
    return run(words.before, form) + field(code, run(words.number, form), form) + run(words.after, form)
