"""The comparison of an outline with the text that a program laid out: numbers and titles, in order.

What is compared is what a reader would see: blanks do not count (a layout may break a line anywhere), and an item
without a title is known by its number followed by the first words of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from qicao.model.outline import OutlineItem

_OUT_OF_FLOW = {"footnote"}
"""A footnote is laid out at the foot of its page, so its order is that of the footnotes."""


def printed(text: str) -> str:
    """The characters of *text* that a reader compares: no blanks of any width, no joiners."""
    return re.sub(r"[\s\u200b\u00ad\ufeff]+", "", text)


def after_contents(text: str) -> str:
    """The text from the foreword on, without the contents, whose lines repeat the titles."""
    bare = printed(text)
    return bare[max(bare.find("前言", bare.find("目次") + 4), 0) :] if "目次" in bare else bare


def wanted(item: OutlineItem) -> str:
    """What must stand in the text for *item*: number and title, or number and first words."""
    words = item.title or "".join(takewhile(_is_plain, item.text))[:8]
    if item.kind == "annex":
        return item.number
    colon = "：" if item.kind in {"note", "example"} else ""
    return printed(item.number + colon + ("" if item.kind in {"formula", "example"} else words))


def _is_plain(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def missing(items: Iterable[OutlineItem], text: str) -> list[str]:
    """The items not found in order in *text*, each with what was looked for; empty when there is parity."""
    flow = after_contents(text)
    return [
        fault
        for kinds in (lambda item: item.kind not in _OUT_OF_FLOW, lambda item: item.kind in _OUT_OF_FLOW)
        for fault in _missing_in([item for item in items if kinds(item)], flow)
    ]


def _annex(item: OutlineItem, flow: str, at: int) -> tuple[int, str]:
    """Where number, status and title of an annex stand, each on its line, and the words from one to the other."""
    match = re.compile(f"{item.number}（(?:规范|资料)性）{re.escape(printed(item.title))}").search(flow, at)
    return (match.start(), match[0]) if match else (-1, item.number)


def _missing_in(items: list[OutlineItem], flow: str) -> list[str]:
    faults, at = [], 0
    for item in items:
        words = wanted(item)
        found = flow.find(words, at)
        if item.kind == "annex" and found >= 0:
            found, words = _annex(item, flow, at)
        if found < 0:
            place = flow[max(at - 20, 0) : at]
            faults.append(f"{item.kind} {item.number} {item.title or item.text[:20]!r}: {words!r} not after …{place}")
        else:
            at = found + len(words)
    return faults
