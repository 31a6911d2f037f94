"""To whom a provision applies: levels of government, and the people and organisations that it obliges."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.assess.provisions.segment import HEEDED
from qicao.source.patterns import compiled

__all__ = ["LEVELS", "levels_in", "roles_in"]

LEVELS = ("市", "区", "街镇")
"""From the highest to the lowest."""
NAMED: tuple[tuple[str, frozenset[str]], ...] = (
    (r"市、区、(?:街道?|乡?镇|街镇)|[三各]级城运|[三各]级平台|市、区两级以?及", frozenset(LEVELS)),
    (r"街镇级?(?:及)?以上", frozenset(LEVELS)),
    (r"区级?(?:及)?以上", frozenset({"市", "区"})),
    (r"区级?(?:及)?以下", frozenset({"区", "街镇"})),
    (r"市、区(?:两级|级)?", frozenset({"市", "区"})),
    (r"市级|全市|市平台|市城运", frozenset({"市"})),
    (r"(?<![社园街城地片镇校小])区级|区平台|区城运|各区(?!域)", frozenset({"区"})),
    (r"街镇级?|街道(?!两侧|清|照)|乡镇", frozenset({"街镇"})),
)
"""Words → the levels that they name; the first that fits takes its words away from the others."""
ROLES = r"(?:部门|单位|机构|中心|人员|组织|企业|委员会|办公室|负责人|值班长|值班员|班长|管理员|操作员|工程师|专家|小组|专班|街道|街镇|主管|领队|联络员|用户|申请人|承办者|作业人员|检测员|试验人员|者|人)$"


def levels_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the levels of the first of the texts that names any, from the highest to the lowest; () if none does."""
    for text in (text[:HEEDED] for text in texts):
        found: set[str] = set()
        for words, levels in NAMED:
            left = compiled(words).sub("", text)
            if left != text:
                found |= levels
                text = left  # noqa: PLW2901 -- what is taken away cannot be counted again
        if found:
            return tuple(level for level in LEVELS if level in found)
    return ()


def roles_in(subject: str) -> tuple[str, ...]:
    """Return the people and organisations among those that the subject names."""
    parts = compiled("[、和及与或]").split(subject)
    return tuple(part for part in parts if part and compiled(ROLES).search(part))
