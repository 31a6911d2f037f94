"""Standards systems for tests: whole ones in memory, by chance, and the sample of the programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from drafts import ROOT
from qicao.catalog.read import read_system
from qicao.catalog.system import System
from qicao.source.emit import emit
from qicao.source.files import DISK, in_memory

__all__ = ["SMALL", "drawn_data", "files_of", "sample", "systems", "yaml_of"]

TOP = Path("/系统")
STATES = ("现行", "即将实施", "在编", "拟编", "修订中", "被代替", "废止", "未核实")
SMALL: Mapping[str, Any] = {
    "programme": {"title": "示例", "owner": "ORG-1", "state": "2026-11-30"},
    "system": {
        "title": "示例标准体系",
        "subsystems": [{"code": "JC", "title": "基础"}, {"code": "JC101", "title": "术语", "parent": "JC"}],
    },
    "entries": {
        "entries": [
            {
                "id": "JC101-001",
                "subsystem": "JC101",
                "title": "术语",
                "level": "local",
                "kind": "基础",
                "status": "拟编",
            }
        ]
    },
    "organisations": {"organisations": [{"id": "ORG-1", "title": "甲单位", "kind": "主管部门"}]},
}
"""The data of a small system, by file."""


def yaml_of(data: Mapping[str, Any]) -> dict[Path, bytes]:
    """The files of `metadata/` with these data."""
    return {TOP / "metadata" / f"{name}.yaml": emit(value).encode() for name, value in data.items()}


def files_of(data: Mapping[str, Any]) -> System:
    """The system with these data."""
    return read_system(in_memory(yaml_of(data)), TOP)


@cache
def sample() -> System:
    """The system of the programme."""
    return read_system(DISK, ROOT)


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Sm")), min_size=1, max_size=12)


@st.composite
def drawn_data(draw: st.DrawFn) -> dict[str, Any]:
    """The data of systems of any tree, with entries of any state, also where none should be."""
    return {**SMALL, **_drawn(draw)}


def systems() -> st.SearchStrategy[System]:
    """Systems with such data."""
    return drawn_data().map(files_of)


def _drawn(draw: st.DrawFn) -> dict[str, Any]:
    codes = [f"A{number}" for number in range(draw(st.integers(1, 6)))]
    subsystems = [_subsystem(draw, codes[:at], code) for at, code in enumerate(codes)]
    count = draw(st.integers(0, 12))
    return {
        "system": {"title": "示例标准体系", "subsystems": subsystems},
        "entries": {"entries": [_entry(draw, [*codes, "Z9"], number) for number in range(count)]},
    }


def _subsystem(draw: st.DrawFn, above: Iterable[str], code: str) -> dict[str, Any]:
    return {"code": code, "title": draw(WORDS), "parent": draw(st.sampled_from(["", *above]))}


def _entry(draw: st.DrawFn, codes: Iterable[str], number: int) -> dict[str, Any]:
    code = draw(st.sampled_from([*codes]))
    return {
        "id": f"{code}-{number + 1:03}",
        "subsystem": code,
        "title": draw(WORDS),
        "level": draw(st.sampled_from(["national", "sector", "local", "group", "enterprise"])),
        "kind": draw(st.sampled_from(["基础", "方法", "管理"])),
        "status": draw(st.sampled_from(STATES)),
        "number": draw(st.sampled_from(["", f"GB/T {number + 1}—2020"])),
        "related": draw(st.booleans()),
        **draw(st.sampled_from([{}, {"verification": "A", "issued": "2020-01-01"}, {"verification": "B"}])),
    }
