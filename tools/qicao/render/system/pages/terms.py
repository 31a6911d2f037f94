"""All terms that the drafts define, each with every definition of it."""

from __future__ import annotations

from qicao.render.system.pages.drafts import Definition, DraftFacts
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Block, Grid, Link, Mark, Page, Record, Words, cell
from qicao.render.system.pages.view import View
from qicao.render.system.pages.way import START

__all__ = ["terms_page"]


def terms_page(view: View) -> Page:
    """Return the page of terms; a term with two definitions that differ is marked."""
    found: dict[str, list[tuple[Definition, DraftFacts]]] = {}
    for draft in view.drafts.values():
        for term in draft.terms:
            found.setdefault(term.term, []).append((term, draft))
    rows = tuple(_record(view, term, all_, at) for term, all_ in sorted(found.items()) for at in range(len(all_)))
    grid: Block = Grid(("术语", "英文", "定义", "出处"), rows, filter=len(rows) > 8)
    unlike = sum(_differ(all_) for all_ in found.values())
    note = Words(cell(f"各标准草案界定的 {len(found)} 条术语，其中 {unlike} 条有不同的定义。"), "lead")
    blocks = (note, grid) if rows else (Words(cell("草案还没有界定术语。")),)
    return Page(f"{FOLDER}/terms", "各标准的术语", blocks, up=(START,))


def _differ(all_: list[tuple[Definition, DraftFacts]]) -> bool:
    return len({term.words for term, _ in all_}) > 1


def _name(view: View, draft: DraftFacts) -> str:
    """Return the number of the draft; while that is open, its id in the system, or its title."""
    if draft.number and "X" not in draft.number:
        return draft.number
    ids = (row.value.id for row in view.system.entries if row.value.draft == draft.slug)
    return next(ids, draft.title or draft.slug)


def _record(view: View, term: str, all_: list[tuple[Definition, DraftFacts]], at: int) -> Record:
    one, draft = all_[at]
    mark = (Mark("定义不一", "late"),) if _differ(all_) else ()
    source = Link(draft.page, f"{_name(view, draft)} {one.number}", one.id)
    return Record((cell(term, *mark), cell(one.english), cell(one.words), cell(source)))
