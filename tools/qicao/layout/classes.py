"""Classes and stages of documents, from the tables in `templates/cover/` (GB/T 1.1—2020, 8.1 and annex D; GB/T 16733)."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from msgspec import Struct

from qicao.model.data import StandardData
from qicao.source.resources import template_rows

__all__ = ["DocumentClass", "StageForm", "class_of", "stage_of", "stages"]


class DocumentClass(Struct, frozen=True):
    """The common properties of a class of documents: 国家标准, 行业标准, 地方标准, 团体标准, 企业标准."""

    level: str
    name: str
    kind: str
    """The name that the official drafting tools give to their template for the class."""
    banner: str
    """The words across the cover, with `{…}` for values of `standard.yaml`."""
    guide_banner: str
    """The words across the cover of a 指导性技术文件."""
    mark: str
    """`full` if the mark at the upper right is the whole code, `code` if only the part before the first slash."""
    mark_left: float
    mark_width: float
    """The width of the mark in millimetres, as `mark_left` its left edge; the right edge is the same for all."""
    record: bool
    """True if the cover has a 备案号."""
    publishers: str
    """The issuing bodies unless the data name others, separated by ；."""


class StageForm(Struct, frozen=True):
    """The changes that a stage makes in the printed document."""

    stage: str
    code: str
    """The code of the stage in GB/T 16733—1997."""
    printed: str
    """The words on the cover; "" if the stage prints none."""
    patents: bool
    """True if the cover asks for patents (D.1)."""
    continued: Literal["repeat", "split"]
    """How a table continues on a new page in Word unless its author says so."""
    back_cover: bool
    """True if the document has a 封底, which drafts do not have (10.1.5)."""
    companions: tuple[str, ...]
    """The documents sent out together with it."""


def class_of(data: StandardData) -> DocumentClass:
    """Return the class of the document."""
    return _classes()[data.level]


def stage_of(data: StandardData) -> StageForm:
    """Return the stage as which the document is printed."""
    return _stages()[data.stage]


def stages() -> tuple[StageForm, ...]:
    """Return all stages, from the first to the last."""
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
