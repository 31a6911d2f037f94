"""What is covered and what is not: sub-systems by field, and matters by level."""

from __future__ import annotations

from qicao.catalog.coverage import DOMAINS, STATES, TIERS, Field, Served, served_fields
from qicao.catalog.problems.survey import subsystem_target
from qicao.catalog.target import Target
from qicao.model.programme import Tier
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Bar, Bars, Cell, Grid, Mark, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import COVER_TONES, View, page_link
from qicao.render.system.pages.way import START

__all__ = ["cover_bars", "coverage_page"]


def coverage_page(view: View) -> Page:
    """Return the page of both matrices and of the gaps."""
    fields = tuple(_field(field) for field in served_fields(view.system))
    note = Words(cell("每格：现有的标准数＋在编、拟编的标准数；一项标准规定几个领域的事项时，各领域都计。"), "lead")
    matrix = Grid(("子体系", *DOMAINS, "全部标准"), fields)
    blocks = (
        Part("事项：市、区、街镇各有没有标准", (cover_bars(view),), "matters"),
        Part("子体系和领域", (note, matrix), "fields"),
        Part("事项类别和层级", _by_kind(view), "kinds"),
        Part("无标可依", tuple(_gaps(view, tier) for tier in TIERS), "gaps"),
    )
    return Page(f"{FOLDER}/coverage", "覆盖和缺口", blocks, up=(START,))


def cover_bars(view: View) -> Bars:
    """Return the chart of what the matters have at each level."""
    coverage = view.survey.coverage
    legend = tuple((COVER_TONES[state], state) for state in STATES)
    bars = tuple(
        Bar(cell(tier), tuple((coverage.count(tier, state), COVER_TONES[state]) for state in STATES)) for tier in TIERS
    )
    return Bars("事项数（按层级，一类事项在几个层级都计）", legend, bars)


def _by_kind(view: View) -> tuple[Words, Grid, Words]:
    """Return the matrix of kinds and levels: matters without a standard, of all."""
    found: dict[str, dict[Tier, list[bool]]] = {}
    for (_, tier), one in view.survey.coverage.cells.items():
        kind = one.matter.value.kind or "未分类"
        found.setdefault(kind, {}).setdefault(tier, []).append(one.state == "无标可依")
    ordered = sorted(found.items(), key=lambda item: (-sum(map(sum, item[1].values())), item[0]))
    rows = tuple(Record((cell(kind), *(_share(tiers.get(tier)) for tier in TIERS))) for kind, tiers in ordered)
    note = Words(cell("每格：无标可依的事项数／全部事项数。"), "lead")
    more = Words(cell("逐项见", page_link("matters", "事项清单"), "。"))
    return note, Grid(("事项类别", *TIERS), rows, filter=len(rows) > 12), more


def _share(gaps: list[bool] | None) -> Cell:
    if not gaps:
        return cell()
    words = f"{sum(gaps)}／{len(gaps)}"
    return cell(Mark(words, "gap") if all(gaps) else Mark(words, "late") if any(gaps) else Mark(words, "good"))


def _field(field: Field) -> Record:
    name = cell(subsystem_target(field.subsystem))
    return Record((name, *(_served(field.served[domain]) for domain in DOMAINS), _served(field.total, total=True)))


def _served(served: Served, *, total: bool = False) -> Cell:
    if not served.there and not served.coming:
        return cell(Mark("没有标准", "gap")) if total else cell()
    words = f"{served.there}＋{served.coming}"
    return cell(Mark(words, "good" if served.there else "coming"))


def _gaps(view: View, tier: Tier) -> Grid:
    rows = tuple(
        Record((cell(Target("matter", one.code, f"{one.code} {one.title}")), cell(one.domain), cell(one.kind)))
        for one in (found.matter.value for found in view.survey.coverage.lacking(tier))
    )
    title = f"{tier}：无标可依的事项，{len(rows)} 项"
    return Grid(("事项", "领域", "类别"), rows, title, filter=len(rows) > 12, choose=(1, 2))
