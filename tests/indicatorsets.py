"""Sets of indicators that tests share."""

from __future__ import annotations

from pathlib import Path

from qicao.indicators.read import FOLDER, ReadSet, Sets, read_sets
from qicao.source.files import in_memory

__all__ = ["GOOD", "HOME", "only", "sets_of"]

HOME = Path("/indicators")
"""Where the sets lie in memory."""
GOOD = """\
id: good
title: 处置评价指标
units: 街镇
period: 季
data:
  - id: due
    title: 应办结的事件数
    symbol: N_0
    unit: 件
    kind: count
  - id: closed
    title: 按期办结的事件数
    symbol: N_1
    unit: 件
    kind: count
    at_most: due
  - id: wait
    title: 各件到场时间之和
    symbol: t
    unit: min
    least: 0
    greatest: 900000
  - id: alarms
    title: 当月的误报数
    symbol: A
    unit: 次
    kind: count
    period: 月
indicators:
  - id: timely
    title: 按期办结率
    group: 处置
    symbol: R_1
    formula: closed / due
    unit: "%"
    direction: up
    rating:
      kind: linear
      zero: 78
      full: 98
    weight: 0.5
  - id: arrival
    title: 平均到场时间
    symbol: R_2
    formula: >-
      if(due > 0,
      wait / due, 0)
    unit: min/件
    direction: down
    rating:
      kind: intervals
      intervals:
        - {high: 15, points: 100}
        - {low: 15, high: 30, points: 60}
        - {low: 30, points: 0}
    weight: 0.3
    missing: previous
  - id: false_alarms
    title: 误报数
    symbol: R_3
    formula: sum(alarms)
    unit: 次
    direction: down
    rating:
      kind: steps
      steps:
        - {at: 2, points: 100}
        - {at: 5, points: 50}
    weight: 0.2
    veto: value > 50
grades:
  - {level: 优秀, at: 90}
  - {level: 合格, at: 60}
  - {level: 不合格, at: 0}
veto_level: 不合格
"""
"""A small set with each kind of rating, in which nothing is wrong."""


def sets_of(**texts: str) -> Sets:
    """The sets in files of these names."""
    return read_sets(in_memory({HOME / FOLDER / f"{name}.yaml": text.encode() for name, text in texts.items()}), HOME)


def only(sets: Sets) -> ReadSet:
    """The only set."""
    (one,) = sets.sets
    return one
