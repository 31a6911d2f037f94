"""The block rule for fences and directives: ``` … ```, ::: … :::."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from qicao.source.patterns import compiled

__all__ = ["UNCLOSED", "fence_rule"]

OPENING = compiled(r"(?P<fence>:{3,}|`{3,}|~{3,})[ \t]*(?P<info>.*)")
MARKERS = compiled(r"(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)+")
"""Marks of list items and quotes on whose line a fence may begin."""
QUOTE = compiled(r"(?:>[ \t]?)+")
HEADING = compiled(r"#{1,6}(?:[ \t]|$)")
UNCLOSED = "unclosed"
"""The key of `Token.meta` for a fence whose closing line is missing."""


def fence_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a fence, or a directive, up to its closing line; return whether there is one.

    If the closing line is missing, the body ends before the next heading, or before a directive that opens with as many
    marks, because no directive can contain those. Otherwise an unclosed one would swallow the following chapters.
    """
    opening = _opening(state, start)
    if not opening:
        return False
    if silent:
        return True
    last, closed = _find_end(state, start, end, opening)
    token = state.push("fence", "code", 0)
    token.markup, token.info = opening["fence"], opening["info"].strip()
    token.map = [start, last + 1 if closed else last]
    token.meta = {UNCLOSED: not closed, "indent": state.sCount[start], "body": (start + 1, last)}
    state.line = token.map[1]
    return True


def _opening(state: StateBlock, line: int) -> re.Match[str] | None:
    text = _text(state, line)
    if text[:1] not in {":", "`", "~"}:
        return None
    match = OPENING.fullmatch(text)
    return None if match and match["fence"][0] == "`" and "`" in match["info"] else match


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _find_end(state: StateBlock, start: int, end: int, opening: re.Match[str]) -> tuple[int, bool]:
    """Return the line that closes the fence, or the one before which it must end; and whether it is closed."""
    mark, length, is_directive = opening["fence"][0], len(opening["fence"]), _is_directive(opening)
    inner = ""
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line, False
        text = _text(state, line)
        inner = _inner(text, inner, mark)
        if inner:
            continue
        if text and text == mark * len(text) and len(text) >= length:
            return line, True
        if is_directive and (HEADING.match(text) or _opens_as_much(text, mark, length)):
            return line, False
    return (end, False) if is_directive else (_before_heading(state, start, end), False)


def _is_directive(opening: re.Match[str]) -> bool:
    return opening["fence"][0] == ":" or opening["info"].startswith("{")


def _inner(text: str, inner: str, mark: str) -> str:
    """Return the marks of the code fence that is open after *text* inside a directive with other marks."""
    text = QUOTE.sub("", text, count=1) if text[:1] == ">" else text
    if inner:
        return "" if text.startswith(inner) and not text.strip(inner[0]) else inner
    match = OPENING.fullmatch(MARKERS.sub("", text))
    return match["fence"] if match and mark == ":" and match["fence"][0] != ":" else ""


def _opens_as_much(text: str, mark: str, length: int) -> bool:
    match = OPENING.fullmatch(text) if text[:1] == mark else None
    return bool(match and match["info"].startswith("{") and len(match["fence"]) >= length)


def _before_heading(state: StateBlock, start: int, end: int) -> int:
    """Return the first heading after *start*, or *end*: an unclosed block of code reaches no further."""
    return next((line for line in range(start + 1, end) if HEADING.match(_text(state, line))), end)
