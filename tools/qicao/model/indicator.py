"""Indicators as data: the classes of the files in `metadata/indicators/`; one file is one set.

As in `model.system`, the description of a field is what its author reads in the editor and in findings.
"""

from dataclasses import dataclass, field
from typing import Literal

from qicao.model.data import Strict, meaning

__all__ = [
    "DataItem",
    "Direction",
    "Grade",
    "Indicator",
    "IndicatorSet",
    "Interval",
    "Missing",
    "Period",
    "Rating",
    "Source",
    "Step",
]

Period = Literal["月", "季", "年"]
Direction = Literal["up", "down"]
"""Whether a greater value is better."""
Missing = Literal["zero", "leave-out", "previous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Strict):
    """The place in a standard where an indicator stands."""

    standard: str = field(metadata=meaning("草案在 drafts/ 下的文件夹名，或标准号"))
    place: str = field(default="", metadata=meaning("标签（草案）或条号（标准），如 按期办结率、A.1.1"))
    table: str = field(default="", metadata=meaning("评分表的标签，如 权重"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem(Strict):
    """A quantity that is collected: a column of the data."""

    id: str = field(metadata=meaning("名称，公式用它；小写字母、数字和下划线，字母开头，如 closed_on_time"))
    title: str = field(metadata=meaning("中文名称，如 按期办结的事件数"))
    symbol: str = field(metadata=meaning("式中的符号（TeX），如 N_1"))
    tex: str = field(default="", metadata=meaning("公式中的写法（TeX），与符号不同时写，如 \\sum_{i=1}^{n} t_i"))
    symbol_unit: str = field(
        default="", metadata=meaning("式中符号的单位，与数据的单位不同时写；如数据是合计（台·h），而 t_i 是一台的（h）")
    )
    definition: str = field(default="", metadata=meaning("口径；空则与名称相同"))
    unit: str = field(default="1", metadata=meaning("单位，如 件、min、%；无量纲写 1"))
    kind: Literal["count", "measure"] = field(
        default="measure", metadata=meaning("count 为计数，应为不小于 0 的整数；measure 为量值")
    )
    least: float | None = field(default=None, metadata=meaning("可能的最小值；更小的数据是错误"))
    greatest: float | None = field(default=None, metadata=meaning("可能的最大值；更大的数据是错误"))
    at_most: str = field(default="", metadata=meaning("不应大于的另一数据项，如 due；大于则数据矛盾"))
    period: Period | None = field(default=None, metadata=meaning("采集的周期；空则与指标集的周期相同"))
    source: str = field(default="", metadata=meaning("数据来源，如 城运平台"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Strict):
    """A range of values with its points; the lower end belongs to it, the upper one only to the last."""

    low: float | None = field(default=None, metadata=meaning("下限（含）；空则无下限"))
    high: float | None = field(default=None, metadata=meaning("上限（不含）；空则无上限"))
    points: float = field(metadata=meaning("得分，0～100"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Strict):
    """A threshold with the points of those who reach it."""

    at: float = field(metadata=meaning("达到的值"))
    points: float = field(metadata=meaning("得分，0～100"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Strict):
    """How a value becomes points from 0 to 100."""

    kind: Literal["linear", "intervals", "steps"] = field(metadata=meaning("linear 线性、intervals 分段、steps 分级"))
    zero: float | None = field(default=None, metadata=meaning("得 0 分的值（线性）"))
    full: float | None = field(default=None, metadata=meaning("得 100 分的值（线性）"))
    intervals: tuple[Interval, ...] = field(default=(), metadata=meaning("各段，从低到高，首尾相接"))
    steps: tuple[Step, ...] = field(default=(), metadata=meaning("各级；达到几级取分最高的一级，都未达到得 0 分"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Strict):
    """An indicator of a set."""

    id: str = field(metadata=meaning("名称；小写字母、数字和下划线，字母开头，如 timely"))
    title: str = field(metadata=meaning("中文名称，如 按期办结率"))
    group: str = field(default="", metadata=meaning("一级指标的名称"))
    symbol: str = field(metadata=meaning("符号（TeX），如 R_1"))
    definition: str = field(default="", metadata=meaning("定义"))
    formula: str = field(metadata=meaning("公式，如 closed_on_time / due；见 docs/indicators.md"))
    unit: str = field(default="1", metadata=meaning("单位；公式的结果换算成它"))
    direction: Direction = field(default="up", metadata=meaning("up 越大越好，down 越小越好"))
    rating: Rating = field(metadata=meaning("评分规则"))
    weight: float = field(metadata=meaning("权重，0～1；一个指标集之和为 1"))
    veto: str = field(default="", metadata=meaning("一票否决的条件，如 value > 0；空则没有"))
    missing: Missing = field(
        default="zero", metadata=meaning("缺数据时：zero 得 0 分，leave-out 不计、权重分给其他指标，previous 用上一期")
    )
    source: Source | None = field(default=None, metadata=meaning("在标准中的位置"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Strict):
    """A level of the total score."""

    level: str = field(metadata=meaning("等级，如 优秀"))
    at: float = field(metadata=meaning("不低于此分的为这一等级"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSet(Strict):
    """A file: what is scored, the data, the indicators, the levels."""

    id: str = field(metadata=meaning("指标集的名称，与文件名相同"))
    title: str = field(metadata=meaning("中文名称，如 城运中心运行评价指标"))
    standard: str = field(default="", metadata=meaning("载有它的草案（文件夹名）或标准号"))
    units: str = field(metadata=meaning("评价对象，如 区、街镇、场景"))
    period: Period = field(default="季", metadata=meaning("评价周期"))
    sample: bool = field(default=False, metadata=meaning("是否示例"))
    data: tuple[DataItem, ...] = field(metadata=meaning("数据项"))
    indicators: tuple[Indicator, ...] = field(metadata=meaning("指标"))
    grades: tuple[Grade, ...] = field(default=(), metadata=meaning("等级，从高到低"))
    veto_level: str = field(default="", metadata=meaning("一票否决时的等级；空则最低一级"))
