"""The demands of GB/T 1.1—2020 and what meets each: the table in `coverage.csv` and the page made from it.

The table was written from the norm, before the rules. A demand is a sentence with 应 (M) or 宜 (S). Its id is the clause
with the letter of the demand, or with a word if there are several under one number. `kind` says how it is met: by
rules, by construction (the named tests prove that the program writes nothing else), or not at all, because no machine
can see it. `python -m qicao.check.coverage > docs/rules/coverage.md` writes the page again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import StringIO, TextIOWrapper
from typing import Literal

from msgspec import Struct, convert

from qicao.model.finding import SEVERITIES, Fault
from qicao.rules.table import all_rules
from qicao.source.patterns import compiled
from qicao.source.resources import resource_text

__all__ = ["Demand", "coverage_page", "faults_of_reading", "read_coverage"]

TABLE = "check/coverage.csv"
CODE = compiled(r"[A-Z]{3}\d{3}")
KINDS = {"rule": "规则", "construction": "由工具保证", "unchecked": "机器不能检查"}
LEVELS = {"M": "应", "S": "宜"}
HEAD = """\
# 规则与条文的对照

GB/T 1.1—2020（以及GB/T 20001.5—2017、GB/T 20001.6—2017）中每一处“应”和“宜”由什么来保证。本页由
`tools/qicao/check/coverage.csv` 和规则生成。“由工具保证”指工具不会写出别的样子，括号里是证明它的测试。
"""


class Demand(Struct, frozen=True):
    """A sentence of the norm with 应 or 宜, and what meets it."""

    id: str
    clause: str
    """Written as in `Rule.clause`."""
    level: Literal["M", "S"]
    """应 (M) or 宜 (S)."""
    subject: str
    """The demand in a few words."""
    kind: Literal["rule", "construction", "unchecked"]
    by: str
    """Codes and tests, separated by blanks; for an unchecked demand the reason."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of rules and of faults of reading that report a breach of the demand."""
        return () if self.kind == "unchecked" else tuple(word for word in self.by.split() if CODE.fullmatch(word))

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that prove it, as pytest names them."""
        return () if self.kind == "unchecked" else tuple(word for word in self.by.split() if not CODE.fullmatch(word))


def read_coverage() -> tuple[Demand, ...]:
    """Return all demands in the order of the norm."""
    return tuple(convert(row, Demand) for row in csv.DictReader(StringIO(resource_text(TABLE), newline="")))


@cache
def faults_of_reading() -> Mapping[str, Fault]:
    """Return every fault that reading a draft can find, by code."""
    from qicao.parse import faults as parse
    from qicao.source import faults as source

    values = (*vars(parse).values(), *vars(source).values())
    return {value.code: value for value in values if isinstance(value, Fault)}


def coverage_page() -> str:
    """Return the page of the guides: a table by clause, then one by rule."""
    demands = read_coverage()
    parts = (
        HEAD,
        "## 按条文\n",
        _table(_CLAUSES, _by_clause(demands)),
        "## 按规则\n",
        _table(_RULES, _by_rule(demands)),
    )
    return "\n".join(parts)


_CLAUSES = ("条", "要求", "程度", "由什么保证")
_RULES = ("规则", "查什么", "级别", "条")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _by_clause(demands: Iterable[Demand]) -> Iterator[tuple[str, ...]]:
    for demand in demands:
        yield demand.clause, demand.subject, LEVELS[demand.level], _met_by(demand)


def _met_by(demand: Demand) -> str:
    if demand.kind == "unchecked":
        return f"{KINDS['unchecked']}：{demand.by}"
    tests = "、".join(f"`{test.split('::')[1]}`" for test in demand.tests)
    proof = f"{KINDS['construction']}（{tests}）" if tests else ""
    return "；".join(part for part in ("、".join(map(_linked, demand.codes)), proof) if part)


def _linked(code: str) -> str:
    """Return the code with a link to its page; all faults of reading share one page."""
    return f"[{code}](reading.md)" if code in faults_of_reading() else f"[{code}]({code}.md)"


def _by_rule(demands: Iterable[Demand]) -> Iterator[tuple[str, ...]]:
    clauses: dict[str, list[str]] = {}
    for demand in demands:
        for code in demand.codes:
            clauses.setdefault(code, []).append(demand.clause)
    for rule in all_rules():
        found = clauses.get(rule.code) or [rule.clause or "—"]
        fault = rule.page.split("\n", 1)[0].rstrip("。")
        yield _linked(rule.code), fault, SEVERITIES[rule.severity], "、".join(dict.fromkeys(found))


if __name__ == "__main__":
    import sys

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(coverage_page())
