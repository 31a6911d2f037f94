"""Classes and stages of documents, from the tables in `templates/cover/` (GB/T 1.1—2020, 8.1 and annex D; GB/T 16733)."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from msgspec import Struct

from qicao.model.data import StandardData
from qicao.source.resources import template_rows

__all__ = ["DocumentClass", "StageForm", "class_of", "stage_of", "stages"]


class DocumentClass(Struct, frozen=True):
    """What every document of a class has in common: 国家标准, 行业标准, 地方标准, 团体标准, 企业标准."""

    level: str
    name: str
    kind: str
    """What the official drafting tools call their template for the class."""
    banner: str
    """The words across the cover, with `{…}` for values of `standard.yaml`."""
    guide_banner: str
    """The same for a 指导性技术文件."""
    mark: str
    """Whether the mark at the upper right is the `code` before the first stroke, or the `full` one."""
    mark_left: float
    mark_width: float
    """Place of the mark in millimetres; its right edge is the same for all."""
    record: bool
    """Whether the cover bears a 备案号."""
    publishers: str
    """Who issues it unless the data say otherwise, parted by ；."""


class StageForm(Struct, frozen=True):
    """What a stage changes in the printed document."""

    stage: str
    code: str
    """After GB/T 16733—1997."""
    printed: str
    """The words on the cover; "" when there are none."""
    patents: bool
    """Whether the cover asks for patents (D.1)."""
    continued: Literal["repeat", "split"]
    """How a table goes on in Word unless it says so itself."""
    back_cover: bool
    """Whether it has a 封底, which drafts do without (10.1.5)."""
    companions: tuple[str, ...]
    """The documents that go out with it."""


def class_of(data: StandardData) -> DocumentClass:
    """The class that the document is of."""
    return _classes()[data.level]


def stage_of(data: StandardData) -> StageForm:
    """The stage that the document is printed as."""
    return _stages()[data.stage]


def stages() -> tuple[StageForm, ...]:
    """All stages in their order."""
    return tuple(_stages().values())


@cache
def _classes() -> dict[str, DocumentClass]:
    return {row["level"]: _class(row) for row in _rows("classes.csv")}


@cache
def _stages() -> dict[str, StageForm]:
    return {row["stage"]: _stage(row) for row in _rows("stages.csv")}


def _class(row: dict[str, str]) -> DocumentClass:
    values: dict[str, Any] = {
        **row,
        "mark_left": float(row["mark_left"]),
        "mark_width": float(row["mark_width"]),
        "record": row["record"] == "yes",
    }
    return DocumentClass(**values)


def _stage(row: dict[str, str]) -> StageForm:
    continued = cast("Literal['repeat', 'split']", row["continued"])
    marks = {name: row[name] == "yes" for name in ("patents", "back_cover")}
    companions = tuple(row["companions"].split("；"))
    return StageForm(row["stage"], row["code"], row["printed"], continued=continued, companions=companions, **marks)


def _rows(name: str) -> list[dict[str, str]]:
    return template_rows(f"cover/{name}")
