"""Comments as Web Annotations (W3C, 2017), also in the form in which Hypothesis exports them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urldefrag

from msgspec import Struct
from msgspec.structs import replace

from qicao.errors import FileError
from qicao.intake.taken import Counts, Taken
from qicao.intake.words import UNIT, decision_of
from qicao.model.comment import Arrived, Source

__all__ = ["read_annotations"]

NOT_WEB = "不是网页批注（Web Annotation）的 JSON"
HINT = "文件应是一条 Annotation、它们的列表，或有 items 的 AnnotationPage。"
LISTS = ("items", "rows", "annotations", "first")
"""The keys under which pages and collections hold their annotations."""
DEEPEST = 20


class _Target(Struct, frozen=True):
    """The words that an annotation is about."""

    element: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    source: str = ""


def read_annotations(file: str, text: str) -> Taken:
    """Return the comments of the file; `FileError` is raised if it holds none."""
    try:
        found = [*_annotations(json.loads(text), 0)]
    except (ValueError, RecursionError) as error:
        raise FileError(NOT_WEB, HINT) from error
    if not found:
        raise FileError(NOT_WEB, HINT)
    ids = {_text(one.get("id")): number for number, one in enumerate(found, 1) if _text(one.get("id"))}
    arrived = [_comment(file, number, one, ids) for number, one in enumerate(found, 1)]
    arrived = [*_decided(arrived)]
    counts = Counts(len(arrived), sum(bool(one.parent) for one in arrived), sum(one.resolved for one in arrived))
    empty = sum(not one.body and not one.proposed for one in arrived)
    doubts = (f"{empty} 条没有文字",) if empty else ()
    return Taken(file, "web", tuple(arrived), counts=counts, doubts=doubts)


def _annotations(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item, depth + 1)
    elif isinstance(value, Mapping):
        if "target" in value:
            yield value
        else:
            for name in LISTS:
                yield from _annotations(value.get(name), depth + 1)


def _comment(file: str, number: int, one: Mapping[str, Any], ids: Mapping[str, int]) -> Arrived:
    key = _text(one.get("id")) or str(number)
    target = _target(one.get("target"))
    name = _creator(one)
    unit = name if UNIT.fullmatch(name) else ""
    body, proposed = _bodies(one)
    parents = [id_ for id_ in (target.source, *map(_text, _list(one.get("references")))) if id_ in ids and id_ != key]
    return Arrived(
        "web",
        Source(file, f"第{number}条", key),
        body,
        exact=target.exact,
        prefix=target.prefix,
        suffix=target.suffix,
        element=target.element,
        proposed=proposed,
        date=_text(one.get("created"))[:10],
        unit=unit,
        person="" if unit else name,
        parent=parents[0] if parents else "",
        resolved=bool(one.get("resolved")),
    )


def _decided(arrived: Sequence[Arrived]) -> Iterator[Arrived]:
    """Yield the comments, with the decisions that answers to them contain."""
    made = {one.parent: decision_of(one.body, one.date) for one in arrived if one.parent and decision_of(one.body)}
    for one in arrived:
        yield replace(one, decision=made[one.source.key]) if one.source.key in made else one


def _creator(one: Mapping[str, Any]) -> str:
    creator = one.get("creator") or one.get("user_info") or one.get("user")
    if isinstance(creator, Mapping):
        creator = creator.get("name") or creator.get("display_name") or creator.get("nickname")
    return _text(creator).removeprefix("acct:").partition("@")[0]


def _bodies(one: Mapping[str, Any]) -> tuple[str, str]:
    """Return the comment, and the words that it proposes."""
    said: list[str] = []
    proposed: list[str] = []
    motive = _text(one.get("motivation"))
    for body in _list(one.get("body", one.get("bodyValue", one.get("text")))):
        words = _text(body.get("value") if isinstance(body, Mapping) else body)
        purpose = _text(body.get("purpose")) if isinstance(body, Mapping) else ""
        if words and purpose not in {"tagging", "classifying"}:
            (proposed if (purpose or motive) == "editing" else said).append(words)
    if not said and not proposed and _text(one.get("text")):
        said = [_text(one.get("text"))]
    return "\n".join(said), "\n".join(proposed)


def _target(value: Any) -> _Target:
    for target in _list(value):
        if isinstance(target, str):
            return _Target(element=_fragment(target), source=target)
        if isinstance(target, Mapping):
            source = _text(target.get("source")) or _text(target.get("id"))
            return _selected(_Target(element=_fragment(source), source=source), target.get("selector"), 0)
    return _Target()


def _selected(target: _Target, selectors: Any, depth: int) -> _Target:
    """Return the target with the facts in its selectors, each of which may be refined by others."""
    for selector in _list(selectors):
        if not isinstance(selector, Mapping) or depth > DEEPEST:
            continue
        kind = _text(selector.get("type"))
        if kind == "TextQuoteSelector":
            words = {name: _text(selector.get(name), strip=False) for name in ("exact", "prefix", "suffix")}
            target = replace(target, **words)
        elif kind == "FragmentSelector":
            target = replace(target, element=unquote(_text(selector.get("value")).lstrip("#")))
        target = _selected(target, selector.get("refinedBy"), depth + 1)
    return target


def _fragment(address: str) -> str:
    return unquote(urldefrag(address).fragment) if "#" in address else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any, *, strip: bool = True) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip() if strip else str(value)
