"""Every code that a finding can have, with its page: the faults of reading and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from qicao.check.examples import read_examples
from qicao.check.remedies import REMEDIES, STRUCTURAL
from qicao.model.finding import CodePage, Fault, FixKind
from qicao.rules.rule import Rule
from qicao.rules.table import FAMILIES, all_rules

__all__ = ["ALL_FAMILIES", "code_pages", "near_codes"]

FAULTS = (
    "qicao.source.faults",
    "qicao.parse.faults",
    "qicao.parse.explanation",
    "qicao.drawn.faults",
    "qicao.drawn.pictures.faults",
    "qicao.render.typst.standards",
    "qicao.check.suppress",
    "qicao.ledger.faults",
    "qicao.catalog.faults",
    "qicao.assess.scores.faults",
    "qicao.indicators.faults",
)
"""The modules that contain a table of faults."""
NEAR = 0.6
"""The share of equal characters from which one code may be a misspelling of another."""
ALL_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "FIL": "文件的读取",
        "YML": "数据文件",
        "SYN": "正文的写法",
        "LBL": "标签",
        "REF": "引用与提及的对象",
        "CMP": "生成的内容和编制说明",
        "PIC": "图形",
        "FRM": "公式的排版",
        "PDF": "PDF 文件",
        **{letters: name for letters, (_, name) in FAMILIES.items()},
        "SUP": "对问题的忽略",
        "REV": "征求意见的台账",
        "SYS": "标准体系的数据",
        "IND": "评价指标",
        "DAT": "打分的数据",
    }
)
"""Letters of the codes → the name of the family, in the order of the list."""


@cache
def code_pages() -> Mapping[str, CodePage]:
    """Return the page of every code, sorted by family and number."""
    order = list(ALL_FAMILIES)
    pages = {page.code: page for page in (*_of_faults(), *map(_of_rule, all_rules()))}
    return dict(sorted(pages.items(), key=lambda item: (order.index(item[0][:3]), item[0])))


def near_codes(code: str) -> list[str]:
    """Return the three codes with the most similar spelling, or fewer if no others are similar."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=code.upper())
    near: list[tuple[float, str]] = []
    for known in code_pages():
        matcher.set_seq1(known)
        near.append((-matcher.ratio(), known))
    return [known for likeness, known in sorted(near)[:3] if likeness <= -NEAR]


def _of_faults() -> Iterator[CodePage]:
    for module in FAULTS:
        yield from (_of_fault(fault) for fault in vars(import_module(module)).values() if isinstance(fault, Fault))


def _of_fault(fault: Fault) -> CodePage:
    fix: FixKind = "" if fault.code not in REMEDIES else "unsafe" if fault.code in STRUCTURAL else "safe"
    hint = _filled(fault.hint)
    remedy = f"改法：{hint}" if hint != "…" else ""
    example = read_examples().get(fault.code)
    text = "\n\n".join(part for part in (remedy, example.page if example else "") if part)
    return CodePage(fault.code, fault.name, fault.severity, fault.clause, fix, _filled(fault.message), text)


class _Blank:
    """A placeholder for the words that a finding fills in."""

    def __format__(self, _spec: str) -> str:
        return "…"


class _Blanks(dict[str, _Blank]):
    def __missing__(self, _key: str) -> _Blank:
        return _Blank()


def _filled(template: str) -> str:
    return template.format_map(_Blanks())


def _of_rule(rule: Rule) -> CodePage:
    title, _, text = rule.page.partition("\n")
    return CodePage(rule.code, rule.name, rule.severity, rule.clause, rule.fix, title.strip(), text.strip())
