"""Charts of the numbers of the system: 统计, 标龄, and the load of organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qicao.catalog.load import Load, loads
from qicao.catalog.progress import is_unfinished
from qicao.catalog.stats import Count, ages, counted, counts, groups, total_of
from qicao.catalog.system import Row, System
from qicao.layout.chart import Bar, Limit, bar_chart
from qicao.model.system import Entry
from qicao.render.system.sheet import Data, Sheet, sheet_of

__all__ = ["age_chart", "load_chart", "statistics"]

WIDTH = 165.0
"""The width of the text of a document, in mm."""
HEAD = ("统计项", "应有数", "现有数", "现有数/应有数（%）", "现有数中已核实")
LEGEND = {"there": "现有，已核实", "doubt": "现有，未核实", "missing": "应有而没有（在编、拟编、未列）"}
AGES = ((1, "不满1年"), (3, "1年～不满3年"), (5, "3年～不满5年"), (8, "5年～不满8年"), (10, "8年～不满10年"))
OLDEST = "10年以上"
NAMES = {"按子体系": "direction", "按级别": "level", "按类别": "kind", "按状态": "status", "按归属": "home"}
LOADS = {"there": "同时牵头最多", "late": "同时牵头过多", "planned": "其他时间或时间未定牵头", "missing": "参与起草"}
LOAD_HEAD = ("组织", "同时牵头最多", "牵头", "参加起草（含牵头）")


def statistics(system: System) -> tuple[Sheet, ...]:
    """Return a chart for each part of the 统计表, and one of all sub-systems that have standards."""
    parts = [
        (NAMES[group.title], f"标准统计图（{group.title}）", (*group.lines, group.total)) for group in groups(system)
    ]
    leaves = ("subsystem", "标准统计图（按最下一层子体系）", (*_leaves(system), total_of(system)))
    return tuple(_statistics(*part) for part in (*parts, leaves))


def _leaves(system: System) -> Iterator[Count]:
    rows = [row.value for row in counted(system)]
    for code, row in system.subsystem_of.items():
        if code in system.leaves:
            own = [entry for entry in rows if entry.subsystem == code]
            yield counts(f"{code} {row.value.title}", own, system.unlisted.get(code, 0))
    homeless = [entry for entry in rows if entry.subsystem not in system.leaves]
    lacking = sum(number for code, number in system.unlisted.items() if code not in system.leaves)
    if homeless or lacking:
        yield counts("未归入子体系", homeless, lacking)


def _statistics(name: str, title: str, lines: Sequence[Count]) -> Sheet:
    bars = [Bar(line.name, _parts(line), f"现有{line.there}，应有{line.wanted}") for line in lines[:-1]]
    rows = tuple((line.name, str(line.wanted), str(line.there), line.share, str(line.verified)) for line in lines)
    total = lines[-1]
    told = "，".join(f"{line.name}现有{line.there}项、应有{line.wanted}项" for line in lines[:-1])
    description = f"条形图。共应有标准{total.wanted}项，现有{total.there}项，其中已核实{total.verified}项。{told}。"
    return sheet_of(f"statistics-{name}", bar_chart(bars, LEGEND, WIDTH), description, Data(title, HEAD, rows))


def _parts(line: Count) -> Mapping[str, int]:
    return {"there": line.verified, "doubt": line.there - line.verified, "missing": line.wanted - line.there}


def age_chart(system: System) -> Sheet:
    """Return the chart of the years since standards in force were issued; from five years on they are to be reviewed."""
    day = system.programme.value.state
    found = ages(system, day)
    tally = Counter(_age(years) for years in found.years)
    names = [*(name for _, name in AGES), OLDEST]
    bars = [Bar(name, {"there" if at < 3 else "late": tally[name]}) for at, name in enumerate(names)]
    legend = {"there": "不满5年", "late": "5年以上，应当复审"}
    rows = tuple((name, str(tally[name])) for name in names)
    until = f"截至{day.isoformat()}，" if day else ""
    description = (
        f"条形图。{until}发布日期已知的现有标准{found.known}项，平均标龄{found.mean:g}年，5年以上的{found.old}项。"
    )
    data = Data("现有标准的标龄", ("标龄", "标准数"), (*rows, ("总计", str(found.known))))
    return sheet_of("ages", bar_chart(bars, legend, WIDTH), description, data)


def _age(years: float) -> str:
    return next((name for end, name in AGES if years < end), OLDEST)


def load_chart(system: System) -> Sheet:
    """Return the chart of how many standards each organisation drafts, and how many of these it leads at the same time."""
    busy = sorted((one for one in loads(system) if _drafts(one)), key=lambda one: (-one.most, -len(_drafts(one))))
    most = system.programme.value.load
    bars = [Bar(one.organisation.value.title, _load_parts(one), _load_note(one)) for one in busy]
    rows = tuple((one.organisation.value.title, *map(str, _load_numbers(one))) for one in busy)
    over = [one.organisation.value.title for one in busy if one.over]
    told = f"同时牵头超过{most}项的：{'、'.join(over)}" if over else f"没有组织同时牵头超过{most}项"
    description = f"条形图。{len(busy)}个组织参加在编、拟编、修订中标准的起草；{told}。"
    drawing = bar_chart(bars, LOADS, WIDTH, Limit(most, f"同时牵头不超过{most}项为宜"))
    return sheet_of("load", drawing, description, Data("各组织起草标准的数量", LOAD_HEAD, rows))


def _drafts(load: Load) -> tuple[Row[Entry], ...]:
    """Return the unfinished standards that the organisation drafts, leading or not."""
    return tuple(row for row in load.roles["起草"] if is_unfinished(row.value))


def _load_numbers(load: Load) -> tuple[int, int, int]:
    """Return how many it leads at the same time, how many it leads, how many it drafts."""
    return load.most, len(load.leading), len(_drafts(load))


def _load_parts(load: Load) -> Mapping[str, int]:
    at_once, leading, drafts = _load_numbers(load)
    return {"late" if load.over else "there": at_once, "planned": leading - at_once, "missing": drafts - leading}


def _load_note(load: Load) -> str:
    at_once, leading, drafts = _load_numbers(load)
    undated = f"，无日期{load.undated}" if load.undated else ""
    return f"牵头{leading}（同时{at_once}{undated}），参与{drafts - leading}" if leading else f"参与{drafts}"
