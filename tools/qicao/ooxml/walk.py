"""WordprocessingML → a story: one walk over the elements of a part, which separates text from tracked changes.

It follows 17.13 (annotations), 17.3 (paragraphs and runs) and 17.4 (tables) of ECMA-376-1. An inserted or deleted
paragraph mark, row or cell is marked by an element in its properties, which also applies to its content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qicao.ooxml.form import changed_form
from qicao.ooxml.story import Bookmark, Cell, Line, Range, Revision, RevisionKind, Spot, Story
from qicao.ooxml.walker import Notes, W, Waiting, Walker

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_story", "words_of"]

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
KINDS: Mapping[str, RevisionKind] = {
    f"{W}ins": "ins",
    f"{W}del": "del",
    f"{W}moveFrom": "move_from",
    f"{W}moveTo": "move_to",
}
"""Elements that mark something as inserted, deleted or moved."""
CELLS: Mapping[str, RevisionKind] = {f"{W}cellIns": "ins", f"{W}cellDel": "del", f"{W}cellMerge": "cell"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
FORMS = ("rPrChange", "pPrChange", "numberingChange", "sectPrChange")
TABLE_FORMS = ("tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange")
"""Elements that mark a change of formatting; `tblGridChange` has no author and comes only with others."""
TRACKED = (*(f"{W}{name}" for name in (*FORMS, *TABLE_FORMS)), *KINDS, *CELLS)
"""Elements that mark changes; in a text without them no properties need to be read."""
PRIVATE = 0xF000
"""The code point in files at which symbol fonts begin."""
PICTURE = "[图]"


def read_story(roots: Sequence[_Element], notes: Notes) -> Story:
    """Return the text of the parts, one after the other; *notes* follow the paragraphs that refer to them.

    A `RecursionError` means that elements are nested deeper than in any file that a program writes.
    """
    walker = Walker(notes)
    for root in (*roots, *notes.values()):
        walker.tracked = walker.tracked or next(root.iter(*TRACKED), None) is not None
    for root in roots:
        _walk(walker, root)
    if not walker.lines:
        walker.lines.append(Line(walker.spot(), walker.spot()))
    original = "".join(walker.original)
    return Story(
        original,
        "".join(walker.current) if walker.tracked else original,
        tuple(walker.lines),
        tuple(sorted(walker.revisions, key=_order)),
        tuple(_ranges(walker)),
        tuple(walker.bookmarks),
    )


def words_of(element: _Element) -> str:
    """Return the words of the paragraphs in the element with all changes accepted."""
    return read_story((element,), {}).current.strip("\n")


def _order(revision: Revision) -> tuple[int, int, int]:
    """Return a key for sorting by beginning.

    Of two changes of formatting with the same beginning, the longer one is first.
    """
    start = revision.start
    return start.original, start.current, revision.serial or -revision.end.current


def _ranges(walker: Walker) -> Iterable[Range]:
    """Yield the ranges, also those of which one end or both are missing."""
    known = {one.id for one in walker.ranges}
    yield from walker.ranges
    for id_, start in walker.opened.items():
        line = walker.lines[min(start.line, len(walker.lines) - 1)]
        end = walker.points.get(id_, line.end)
        yield Range(id_, start, max(start, end, key=lambda spot: spot.current), marked=False)
        known.add(id_)
    yield from (Range(id_, spot, spot, marked=False) for id_, spot in walker.points.items() if id_ not in known)


def _walk(walker: Walker, element: _Element) -> None:
    """Walk over the content of the element."""
    for child in element:
        act = ACTS.get(child.tag, _walk)
        if act is not _skip:  # half of all elements are properties: the call alone would cost a tenth
            act(walker, child)


def _skip(walker: Walker, element: _Element) -> None:
    """Ignore the element, which contains no text."""


def _text(walker: Walker, element: _Element) -> None:
    if element.text:
        walker.add(element.text)


def _sign(walker: Walker, element: _Element) -> None:
    walker.add(SIGNS[element.tag.rpartition("}")[2]])


def _symbol(walker: Walker, element: _Element) -> None:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return
    walker.add(chr(code - PRIVATE if PRIVATE + 32 <= code < PRIVATE + 256 else code))


def _drawing(walker: Walker, element: _Element) -> None:
    """Note the change that inserts or deletes a picture, which is no text itself."""
    for words in walker.caught:
        words.append(PICTURE)
    _walk(walker, element)


def _paragraph(walker: Walker, element: _Element) -> None:
    """Read a paragraph with its mark, then the notes and text boxes to which it refers."""
    if walker.inside:  # a text box of the same paragraph is read after it
        _wait(walker, element)
        return
    walker.inside = True
    start = walker.spot()
    _walk(walker, element)
    line = Line(start, walker.spot(), walker.cell)
    _mark(walker, element, start)
    walker.lines.append(line)
    walker.inside = False
    if walker.waiting:
        _behind(walker)


def _mark(walker: Walker, element: _Element, start: Spot) -> None:
    """Read the end of the paragraph, and the changes marked in its properties."""
    properties = element.find(f"{W}pPr") if walker.tracked else None
    if properties is None:
        walker.add("\n")
        return
    marks = [mark for mark in properties.iterfind(f"{W}rPr/*") if mark.tag in KINDS]
    _changed(walker, marks, lambda: walker.add("\n"))
    _forms(walker, properties, start)


def _wait(walker: Walker, element: _Element) -> None:
    """Have the element read after the paragraph, as part of the changes that are open now."""
    walker.waiting.append(Waiting(element, tuple(walker.serials), walker.came, walker.went))


def _behind(walker: Walker) -> None:
    """Walk over the elements that wait for the end of the paragraph."""
    waiting, walker.waiting = walker.waiting, []
    outer = walker.serials, walker.cell, walker.came, walker.went
    for item in waiting:
        walker.serials, walker.cell, walker.came, walker.went = [*item.serials], None, item.came, item.went
        act = _paragraph if item.element.tag == f"{W}p" else _walk
        act(walker, item.element)
    walker.serials, walker.cell, walker.came, walker.went = outer


def _forms(walker: Walker, properties: _Element, start: Spot) -> None:
    """Keep the changes of formatting in the properties of a paragraph: of itself, its number, its mark."""
    found = [item for name in FORMS for item in properties.iterfind(f"{W}{name}")]
    found += properties.iterfind(f"{W}rPr/{W}rPrChange")
    found += properties.iterfind(f"{W}sectPr/{W}sectPrChange")
    found += properties.iterfind(f"{W}numPr/*")
    for item in found:
        if item.tag.endswith("Change") or item.tag in KINDS:
            walker.keep("format", item, start, changed_form(item))


def _run(walker: Walker, element: _Element) -> None:
    """Read a run; in formulas its properties may mark it as inserted or deleted."""
    properties = element.find(f"{W}rPr") if walker.tracked else None
    if properties is None:
        _walk(walker, element)
        return
    start = walker.spot()
    _changed(walker, [item for item in properties if item.tag in KINDS], lambda: _walk(walker, element))
    change = properties.find(f"{W}rPrChange")
    if change is not None:
        walker.keep("format", change, start, changed_form(change))


def _changed(walker: Walker, elements: list[_Element], act: Callable[[], None], **more: Any) -> None:
    """Call *act* inside the changes that all of the *elements* mark."""
    if not elements:
        act()
        return
    first, *others = elements
    kind = KINDS.get(first.tag) or CELLS[first.tag]
    _within(walker, kind, first, lambda: _changed(walker, others, act, **more), **more)


def _within(walker: Walker, kind: RevisionKind, element: _Element, act: Callable[[], None], **more: Any) -> None:
    """Call *act* with its words as new or old, and keep the change."""
    new, old = kind in {"ins", "move_to"}, kind in {"del", "move_from"}
    words: list[str] = []
    walker.serial += 1
    serial, start = walker.serial, walker.spot()
    walker.came, walker.went = walker.came + new, walker.went + old
    walker.caught.append(words)
    walker.serials.append(serial)
    act()
    walker.serials.pop()
    walker.caught.pop()
    walker.came, walker.went = walker.came - new, walker.went - old
    name = next(reversed(walker.moves.values()), "") if kind.startswith("move") else ""
    walker.keep(kind, element, start, "".join(words), name=name, serial=serial, **more)


def _change(walker: Walker, element: _Element) -> None:
    """Read runs that were inserted, deleted or moved."""
    _changed(walker, [element], lambda: _walk(walker, element))


def _table(walker: Walker, element: _Element) -> None:
    outer, start = walker.cell, walker.spot()
    walker.tables += 1
    walker.cell = Cell(walker.tables, 0, 0)
    _walk(walker, element)
    _table_forms(walker, element.find(f"{W}tblPr"), start)
    walker.cell = outer


def _row(walker: Walker, element: _Element) -> None:
    if walker.cell is None:  # a row outside a table, which no program writes
        _walk(walker, element)
        return
    walker.cell, start = Cell(walker.cell.table, walker.cell.row + 1, 0), walker.spot()
    if not walker.tracked:
        _walk(walker, element)
        return
    properties = element.find(f"{W}trPr")
    marks = [] if properties is None else [item for item in properties if item.tag in KINDS]
    _changed(walker, marks, lambda: _walk(walker, element), whole=True)
    _table_forms(walker, properties, start)
    _table_forms(walker, element.find(f"{W}tblPrEx"), start)


def _cell(walker: Walker, element: _Element) -> None:
    if walker.cell is None:
        _walk(walker, element)
        return
    place = walker.cell = Cell(walker.cell.table, walker.cell.row, walker.cell.column + 1)
    start = walker.spot()
    properties = element.find(f"{W}tcPr") if walker.tracked else None
    marks = [] if properties is None else [item for item in properties if item.tag in CELLS]
    _changed(walker, marks, lambda: _walk(walker, element), cells=True)
    _table_forms(walker, properties, start)
    walker.cell = place


def _table_forms(walker: Walker, properties: _Element | None, start: Spot) -> None:
    if properties is not None:
        for item in properties:
            if item.tag.rpartition("}")[2] in TABLE_FORMS:
                walker.keep("table", item, start, changed_form(item))


def _alternatives(walker: Walker, element: _Element) -> None:
    """Read the first alternative; the others hold the same words."""
    for child in element:
        _walk(walker, child)
        return


def _note(walker: Walker, element: _Element) -> None:
    kind = element.tag.rpartition("}")[2].removesuffix("Reference")
    note = walker.notes.get((kind, element.get(f"{W}id", "")))
    if note is not None:
        _wait(walker, note)


def _range_start(walker: Walker, element: _Element) -> None:
    walker.opened.setdefault(element.get(f"{W}id", ""), walker.spot())


def _range_end(walker: Walker, element: _Element) -> None:
    id_ = element.get(f"{W}id", "")
    start = walker.opened.pop(id_, None)
    if start is not None:
        walker.ranges.append(Range(id_, start, _end(walker, start), marked=True))


def _end(walker: Walker, start: Spot) -> Spot:
    """Return the end of a range that ends here: after the last words, if the walk is between paragraphs."""
    last = walker.lines[-1].end if walker.lines and not walker.inside else walker.spot()
    return last if last.current >= start.current and last.original >= start.original else start


def _reference(walker: Walker, element: _Element) -> None:
    walker.points.setdefault(element.get(f"{W}id", ""), walker.spot())


def _bookmark_start(walker: Walker, element: _Element) -> None:
    walker.named[element.get(f"{W}id", "")] = (element.get(f"{W}name", ""), walker.spot())


def _bookmark_end(walker: Walker, element: _Element) -> None:
    name, start = walker.named.pop(element.get(f"{W}id", ""), ("", None))
    if start is not None:
        walker.bookmarks.append(Bookmark(name, start, _end(walker, start)))


def _move_start(walker: Walker, element: _Element) -> None:
    walker.moves[element.get(f"{W}id", "")] = element.get(f"{W}name", "")


def _move_end(walker: Walker, element: _Element) -> None:
    walker.moves.pop(element.get(f"{W}id", ""), None)


ACTS: Mapping[str, Callable[[Walker, _Element], None]] = {
    **dict.fromkeys((f"{W}t", f"{W}delText", f"{M}t"), _text),
    **{f"{W}{name}": _sign for name in SIGNS},
    **dict.fromkeys((f"{W}{name}" for name in ("instrText", "delInstrText", "sectPr", "tblGrid", "sdtPr")), _skip),
    **dict.fromkeys((f"{W}{name}" for name in ("sdtEndPr", "rt", "pPr", "rPr", "tblPr", "trPr", "tcPr")), _skip),
    **dict.fromkeys((f"{W}{name}" for name in ("tblPrEx", "fldChar")), _skip),
    **dict.fromkeys((f"{M}rPr", f"{M}ctrlPr"), _skip),
    **dict.fromkeys(KINDS, _change),
    f"{W}sym": _symbol,
    **dict.fromkeys((f"{W}drawing", f"{W}pict", f"{W}object"), _drawing),
    f"{W}p": _paragraph,
    f"{W}r": _run,
    f"{M}r": _run,
    f"{W}tbl": _table,
    f"{W}tr": _row,
    f"{W}tc": _cell,
    f"{MC}AlternateContent": _alternatives,
    f"{W}footnoteReference": _note,
    f"{W}endnoteReference": _note,
    f"{W}commentRangeStart": _range_start,
    f"{W}commentRangeEnd": _range_end,
    f"{W}commentReference": _reference,
    f"{W}bookmarkStart": _bookmark_start,
    f"{W}bookmarkEnd": _bookmark_end,
    f"{W}moveFromRangeStart": _move_start,
    f"{W}moveToRangeStart": _move_start,
    f"{W}moveFromRangeEnd": _move_end,
    f"{W}moveToRangeEnd": _move_end,
}
"""Element → the function that reads it; of all other elements only the content is read."""
