"""The last frozen text of a draft: `reviews/<round>/text.json`.

It is written when a round of comments begins, and only read afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import to_builtins

from qicao.model.finding import Finding
from qicao.model.frozen import FORMAT, FrozenElement, FrozenText
from qicao.model.span import Span
from qicao.source import faults
from qicao.source.door import Refusal, read_file
from qicao.source.files import DISK, Files

__all__ = ["FROZEN", "ROUNDS", "frozen_json", "last_round", "order_of_rounds", "read_frozen", "read_text"]

ROUNDS, FROZEN = "reviews", "text.json"
LONGEST = 60_000_000
"""The greatest size of a frozen text, in bytes."""
NAMES = frozenset(FrozenElement.__struct_fields__)


def frozen_json(text: FrozenText) -> str:
    """Return the content of a file for the *text*, one element on each line, so that changes are easy to compare."""
    lines = (
        json.dumps({name: value for name, value in to_builtins(element).items() if value}, ensure_ascii=False)
        for element in text.elements
    )
    return f'{{"format": {FORMAT}, "elements": [\n' + ",\n".join(lines) + "\n]}\n"


def last_round(files: Files, folder: Path) -> str:
    """Return the name of the last round that has a frozen text; "" if there is none.

    `2` comes before `10`.
    """
    rounds = folder / ROUNDS
    found = (name for name in files.names(rounds) if files.has(rounds / name / FROZEN))
    return max(found, key=order_of_rounds, default="")


def order_of_rounds(name: str) -> list[tuple[int, str]]:
    """Return the key by which rounds are sorted: `2` comes before `10`."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"[0-9]+|[^0-9]+", name)]


def read_frozen(files: Files, folder: Path, shown: str) -> tuple[FrozenText, tuple[Finding, ...]]:
    """Return the last frozen text of the draft, without elements if there is none, and the findings in its file."""
    name = last_round(files, folder)
    return read_text(folder, shown, files, f"{ROUNDS}/{name}/{FROZEN}") if name else (FrozenText(), ())


def read_text(
    folder: Path, shown: str, files: Files = DISK, path: str = FROZEN
) -> tuple[FrozenText, tuple[Finding, ...]]:
    """Return the frozen text at *path* in the folder, and the findings in its file."""
    place = Span(str(PurePosixPath(shown) / path), 1)
    data = read_file(files, folder / path, folder, LONGEST)
    if isinstance(data, Refusal):
        return FrozenText(), (data.at(place, path),)
    try:
        return FrozenText(_elements(json.loads(data))), ()
    except (ValueError, RecursionError) as error:
        return FrozenText(), (faults.BROKEN_FROZEN_TEXT.at(place, reason=_reason(error)),)


def _reason(error: Exception) -> str:
    return str(error) if type(error) is ValueError else "不是有效的 JSON"


def _elements(value: Any) -> tuple[FrozenElement, ...]:
    """Return the elements of the file; `ValueError` is raised with the reason if it is no such file."""
    if not isinstance(value, Mapping) or not isinstance(value.get("elements"), list):
        raise ValueError("缺少 elements")  # noqa: TRY004 -- the same type as json raises; the words are for the finding
    if value.get("format") != FORMAT:
        raise ValueError(f"format 应为 {FORMAT}")
    return tuple(_element(item) for item in value["elements"])


def _element(item: Any) -> FrozenElement:
    known = {name: text for name, text in item.items() if name in NAMES} if isinstance(item, Mapping) else {}
    if not {"id", "kind"} <= known.keys() or not all(isinstance(text, str) for text in known.values()):
        raise ValueError("有元素缺少 id 或 kind，或它们不是文字")
    return FrozenElement(**known)
