"""The page of the ages of standards, and of those that are due for review."""

from __future__ import annotations

from qicao.catalog.load import Due, due_reviews
from qicao.catalog.stats import OLD
from qicao.render.system.pages.pictures import ages
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Grid, Mark, Number, Numbers, Page, Record, Words, cell
from qicao.render.system.pages.view import View, text
from qicao.render.system.pages.way import START

__all__ = ["age_page"]


def age_page(view: View) -> Page:
    """Return the standards by the day of their review, the longest overdue first."""
    found = due_reviews(view.system)
    overdue = sum(due.overdue for due in found)
    unknown = len(view.survey.there) - len(found)
    numbers = Numbers(
        (
            Number(str(overdue), "项到期应复审", None, "late"),
            Number(str(len(found) - overdue), "项还没有到期", None, "good"),
            Number(str(unknown), "项发布日期不详", None, "plain"),
        )
    )
    note = Words(cell(f"标龄从发布日期算到 {view.day}；满 {OLD} 年应复审。"), "lead")
    grid = Grid(("标准", "发布", "标龄（年）", "应复审", ""), tuple(_record(view, due) for due in found), filter=True)
    return Page(f"{FOLDER}/ages", "标龄和复审", (note, numbers, ages(view), grid), up=(START,))


def _record(view: View, due: Due) -> Record:
    one = due.entry.value
    mark = Mark("到期", "late") if due.overdue else ""
    return Record(
        (cell(view.entry(due.entry)), cell(text(one.issued)), cell(str(due.years)), cell(text(due.due)), cell(mark))
    )
