"""Inline rules of MyST that need places or must take linear time: roles, attributes, spans, footnote marks."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_inline import StateInline

from qicao.source.patterns import compiled

__all__ = ["INLINE_RULES"]

ROLE = compiled(r"\{([a-zA-Z0-9_+:-]+)\}(`+)")
FOOTNOTE = compiled(r"\[\^([^\]\s]+)\]")
ATTRIBUTES = compiled(r'\{[ \t]*(?:[#.%a-zA-Z](?:[^{}"\n]|"[^"{}\n]*")*)\}')
AFTER = frozenset({"image", "code_inline", "link_close", "myst_role", "math_inline"})


def role(state: StateInline, silent: bool) -> bool:
    """Read {name}`content`; return whether there is one."""
    if state.src[state.pos] != "{":
        return False
    match = ROLE.match(state.src, state.pos)
    if not match:
        return False
    ticks, start = match[2], match.end()
    end = _find_ticks(state, ticks, start)
    if end < 0 or end + len(ticks) > state.posMax:
        return False
    if not silent:
        token = state.push("myst_role", "", 0)
        token.content = state.src[start:end]
        token.meta = {"name": match[1], "at": start}
    state.pos = end + len(ticks)
    return True


def _find_ticks(state: StateInline, ticks: str, start: int) -> int:
    """Return the offset of the closing backticks.

    If there are none further on, that is remembered, so that the time stays linear.
    """
    missing = state.env.setdefault("ticks", {})
    if start >= missing.get(ticks, start + 1):
        return -1
    end = state.src.find(ticks, start)
    if end < 0:
        missing[ticks] = min(start, missing.get(ticks, start))
    return end


def footnote(state: StateInline, silent: bool) -> bool:
    """Read [^label]; return whether there is one."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = FOOTNOTE.match(state.src, state.pos)
    if not match or match.end() > state.posMax:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).content = match[1]
    state.pos = match.end()
    return True


def span(state: StateInline, silent: bool) -> bool:
    """Read [words]{#label .class}; return whether there is one."""
    if state.src[state.pos] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, state.pos, False)
    match = ATTRIBUTES.match(state.src, close + 1) if close >= 0 else None
    if not match:
        return False
    if not silent:
        start, maximum = state.pos, state.posMax
        state.pos, state.posMax = start + 1, close
        token = state.push("span_open", "span", 1)
        token.content = match[0]
        token.map = [close + 1, match.end()]
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """Read {…} right after a picture, link, role or formula; return whether there is one."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in AFTER:
        return False
    match = ATTRIBUTES.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("attributes", "", 0).content = match[0]
    state.pos = match.end()
    return True


INLINE_RULES: tuple[tuple[str, str, Callable[[StateInline, bool], bool]], ...] = (
    ("backticks", "myst_role", role),
    ("image", "footnote_mark", footnote),
    ("image", "span", span),
    ("", "attributes", attributes),
)
"""The rule before which a function is added ("" means last), the name of the new rule, the function."""
