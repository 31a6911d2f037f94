"""标准明细表: a table for each sub-system, with every entry in exactly one of them (GB/T 13016—2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from qicao.catalog.stats import is_verified
from qicao.catalog.system import System
from qicao.model.system import Entry

__all__ = ["HEADS", "Detail", "details", "remark_of", "short_level", "uncertain"]

HEADS = (
    "序号",
    "标准体系编号",
    "标准号",
    "标准名称",
    "宜定级别",
    "实施日期",
    "国际国外标准号及采用关系",
    "被代替标准号或作废",
    "备注",
)
"""The columns of the table."""
SHORT = {"national": "国标", "sector": "行标", "local": "地标", "group": "团标", "enterprise": "企标"}
NONE = "—"
"""What stands in a cell for which there is nothing to say."""
HOMELESS = "未归入子体系"
REMARKS = {"现行": "", "未核实": "", "修订中": "修订", "废止": "废止"}
"""State of a standard → the words about it, if they are not the state itself."""
UNBORN = frozenset({"在编", "拟编"})
UNCERTAIN = {
    (True, True): "编号、名称和现行状态",
    (True, False): "编号、名称",
    (False, True): "现行状态",
    (False, False): "",
}
"""Whether number and title are unverified, whether the state is → the words about it."""


class Detail(Struct, frozen=True):
    """The table of one sub-system."""

    code: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    """The words of each row, in the order of `HEADS`."""

    @property
    def name(self) -> str:
        """The title of the table: ××（编号）标准明细表."""
        return f"{self.title}（{self.code}）标准明细表" if self.code else f"{self.title}的标准明细表"


def details(system: System) -> Iterator[Detail]:
    """Yield the tables in the order of the tree.

    A sub-system that has others below it has a table only if entries were put there by mistake; entries of an unknown
    sub-system are in a last table, so that none is lost.
    """
    homes: dict[str, list[Entry]] = {code: [] for code in system.subsystem_of}
    for row in system.entries:
        homes.setdefault(row.value.subsystem if row.value.subsystem in homes else "", []).append(row.value)
    for code, entries in homes.items():
        if entries or code in system.leaves:
            title = system.subsystem_of[code].value.title if code else HOMELESS
            yield Detail(code, title, tuple(_rows(entries)))


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    for number, entry in enumerate(sorted(entries, key=lambda one: one.id), 1):
        cells = (
            entry.id,
            entry.number,
            entry.title,
            short_level(entry),
            entry.implemented.isoformat() if entry.implemented else "",
            "\n".join(f"{adopted.number}，{adopted.degree}" for adopted in entry.adopts),
            "作废" if entry.status == "废止" else "\n".join(entry.replaces),
            remark_of(entry),
        )
        yield (str(number), *(cell or NONE for cell in cells))


def short_level(entry: Entry) -> str:
    """Return the level in two characters: 国标, 行标, 地标, 团标, 企标."""
    return SHORT[entry.level]


def remark_of(entry: Entry) -> str:
    """Return the words in the column 备注: the state, what is not verified, and the note; "" if there are none."""
    return "；".join(word for word in (*_words(entry), entry.note) if word)


def _words(entry: Entry) -> Iterator[str]:
    yield "相关标准" if entry.related else ""
    if entry.status == "被代替":
        yield f"被{entry.replaced_by or '其他标准'}代替"
    else:
        plan = f"（计划号{entry.plan_number}）" if entry.plan_number else ""
        yield REMARKS.get(entry.status, entry.status) + (plan if entry.status in UNBORN else "")
    doubt = uncertain(entry)
    yield f"{doubt}未核实" if doubt else ""


def uncertain(entry: Entry) -> str:
    """Return what of a published standard nobody has verified: number and title, whether it is in force; "" if nothing."""
    born = entry.status not in UNBORN
    return UNCERTAIN[born and not is_verified(entry), entry.status == "未核实"]
