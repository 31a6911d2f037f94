"""The ISO/IEC comment sheet as YAML; its Word form is read like any other form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qicao.errors import FileError
from qicao.intake.taken import Taken
from qicao.intake.words import decision_of, is_no_comment, kind_of
from qicao.model.comment import Answer, Arrived, Source

__all__ = ["is_iso_yaml", "read_iso"]

FIELDS = ("comments", "proposed_change", "locality")
"""The keys of which each entry has some."""
NOT_ISO = "不是 ISO/IEC 意见表的 YAML"
HINT = "文件应有 comments 列表，每条有 id、locality、comments、proposed_change。"


def is_iso_yaml(text: str) -> bool:
    """Return whether the text looks like such a sheet."""
    return text.startswith("comments:") or "\ncomments:" in text


def read_iso(file: str, text: str) -> Taken:
    """Return the comments of the sheet; `FileError` is raised if it is none."""
    entries = _entries(text)
    made = [*_comments(file, entries)]
    arrived = tuple(one for one in made if isinstance(one, Arrived))
    answers = tuple(one for one in made if isinstance(one, Answer))
    strange = len(entries) - len(made)
    doubts = (f"{strange} 条不是意见，没有读取",) if strange else ()
    return Taken(file, "iso", arrived, answers, doubts=doubts)


def _entries(text: str) -> list[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(text)
    except (YAMLError, RecursionError, ValueError) as error:
        raise FileError(NOT_ISO, HINT) from error
    entries = found.get("comments") if isinstance(found, Mapping) else None
    if not isinstance(entries, list):
        raise FileError(NOT_ISO, HINT)
    return entries


def _comments(file: str, entries: list[Any]) -> Iterator[Arrived | Answer]:
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping) or not any(entry.get(name) for name in FIELDS):
            continue
        id_ = _text(entry.get("id"))
        source = Source(file, f"第{number}条", id_ or str(number))
        unit = _text(entry.get("body")) or id_.partition("-")[0]
        words = _text(entry.get("comments"))
        if is_no_comment(words):
            yield Answer("", unit, source=source, words=words)
        else:
            yield _comment(entry, source, unit, words)


def _comment(entry: Mapping[str, Any], source: Source, unit: str, words: str) -> Arrived:
    return Arrived(
        "iso",
        source,
        words,
        _place(entry.get("locality")),
        proposed=_text(entry.get("proposed_change")),
        kind=kind_of(_text(entry.get("type"))),
        unit=unit,
        decision=decision_of(_text(entry.get("observations"))),
    )


def _place(locality: Any) -> str:
    if not isinstance(locality, Mapping):
        return _text(locality)
    line = _text(locality.get("line_number"))
    parts = (_text(locality.get("clause")), _text(locality.get("element")), f"L{line}" if line.isdecimal() else line)
    return " ".join(part for part in parts if part)


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
