"""Small standards systems for tests: in memory, from YAML text, or the one of the repository with one edit."""

from __future__ import annotations

from pathlib import Path

from drafts import ROOT
from qicao.catalog.drafts import read_drafts
from qicao.catalog.read import NAMES, read_system
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.run import check_system
from qicao.catalog.system import System
from qicao.model.finding import Finding
from qicao.source.catalogue import read_catalogue, read_tables
from qicao.source.world import World, open_draft, world_in_memory

__all__ = ["SMALL", "check_sample", "check_small", "sample", "small", "small_world"]

HERE = Path("/repository")
SMALL = {
    "programme": "title: 示例\nowner: O1\nstate: 2026-06-30\n",
    "system": """\
title: 示例标准体系
subsystems:
  - {code: JC, title: 基础}
  - {code: JC1, title: 术语, parent: JC}
  - {code: YW, title: 业务}
""",
    "organisations": """\
organisations:
  - {id: O1, title: 甲单位, kind: 城运管理机构}
  - {id: O2, title: 乙单位, kind: 起草单位}
""",
    "entries": """\
entries:
  - id: JC1-001
    subsystem: JC1
    title: 术语
    number: GB/T 90001—2020
    level: national
    kind: 基础
    status: 现行
    issued: 2020-03-01
    implemented: 2020-10-01
    verification: A
    checked: 2026-06-01
  - id: YW-001
    subsystem: YW
    title: 示例规范
    level: local
    kind: 管理
    status: 拟编
    cites: [JC1-001]
    roles: {proposes: [O1], in_charge: [O1], drafts: [O2], reviews: [O1]}
""",
    "plan": """\
years:
  - {year: 2026}
tasks:
  - entry: YW-001
    year: 2026
    priority: 2
    owner: O2
    stages:
      - {stage: 发布, planned: 2026-12-01}
""",
    "matters": """\
matters:
  - {code: M1, title: 巡查, domain: 公共管理, levels: [区, 街镇], standards: [YW-001]}
""",
}
"""A system without any fault, a file a key."""


def small_world(**files: str) -> World:
    """The world that holds the small system; files may be replaced, added, or left out by an empty text."""
    texts = {**SMALL, **files}
    return world_in_memory({HERE / "metadata" / f"{name}.yaml": text.encode() for name, text in texts.items() if text})


def small(**files: str) -> System:
    """The small system."""
    return read_system(small_world(**files).files, HERE)


def check_small(**files: str) -> list[Finding]:
    """What is found in the small system."""
    world = small_world(**files)
    return list(check_system(Context(read_system(world.files, HERE))))


def sample(changed: dict[str, str]) -> System:
    """The system of the repository, in which files have other texts, by their path."""
    world = open_draft(ROOT).over({ROOT / path: text.encode() for path, text in changed.items()})
    return read_system(world.files, ROOT)


def check_sample(changed: dict[str, str]) -> list[Finding]:
    """What is found in the system of the repository, in which files have other texts, by their path."""
    world = open_draft(ROOT).over({ROOT / path: text.encode() for path, text in changed.items()})
    catalogue = read_catalogue(world.files, ROOT)
    return list(
        check_system(
            Context(read_system(world.files, ROOT), catalogue, read_drafts(world, ROOT), read_tables(world.files, ROOT))
        )
    )


assert set(SMALL) <= set(NAMES), "a file of the small system that nobody reads"
