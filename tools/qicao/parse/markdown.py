"""The dialect: MyST's own block and inline rules, with ours where places or Chinese text need them.

The rules are those that `myst_parser.parsers.mdit.create_md_parser` switches on with attrs_block, attrs_inline,
colon_fence, dollarmath, deflist and fieldlist; that factory itself is not called because importing it loads docutils.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from msgspec import Struct, field

from qicao.model.line import SourceLine
from qicao.parse.chinese import flanks, multiplies
from qicao.parse.fences import fence_rule
from qicao.parse.marks import INLINE_RULES

__all__ = ["DEEP", "MAX_DEPTH", "Node", "Tangled", "inline_tokens", "read_nodes"]

DISABLED = ("code", "html_block", "html_inline", "lheading", "reference", "fragments_join", "linkify")
FENCE_BREAKS = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
"""The blocks that a fence may end without a blank line."""
MAX_DEPTH = 12
"""The greatest depth of nested blocks, or marks, that are read; deeper ones are kept as text."""
MAX_NESTING = 60
"""The depth at which markdown-it silently drops text; it is never reached."""
DEEP = "too_deep"
"""The type of a node whose blocks are nested too deep."""
STEPS = 40
"""The number of attempts for each character that reading an inline text may take; ordinary text takes one or two."""


class Tangled(Exception):  # noqa: N818 -- no error: the reader keeps the text as it is
    """The marks of an inline text take too long to read, or are nested too deep."""


class Node(Struct):
    """A block as Markdown sees it, with the source lines that it covers."""

    type: str
    token: Token
    source: Sequence[SourceLine]
    children: list[Node] = field(default_factory=list)


class PlacedState(StateInline):
    """Inline state whose tokens carry the offsets of their source in `map`."""

    pending_start = 0

    def pushPending(self) -> Token:  # noqa: N802 -- markdown-it's name
        """Add the literal text read so far as a token with its offsets."""
        token = super().pushPending()
        token.map = [self.pending_start, self.pending_start + len(token.content)]
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 -- markdown-it's names
        """Return whether the run of marks at *start* opens or closes emphasis, by the rules of Chinese typography."""
        source, marker, end = self.src, self.src[start], start
        while end < self.posMax and source[end] == marker:
            end += 1
        before = source[start - 1] if start else " "
        after = source[end] if end < self.posMax else " "
        if marker == "*" and multiplies(before, after, end - start):
            return Scanned(False, False, end - start)
        opens, closes = flanks(before, after)
        if canSplitWord:
            return Scanned(opens, closes, end - start)
        return Scanned(opens and not before.isalnum(), closes and not after.isalnum(), end - start)


def _count(state: StateInline) -> None:
    """Count an attempt at a character; `Tangled` is raised if there are too many for the text.

    Attempts at the words of pictures count, too.
    """
    state.env["steps"] = steps = state.env.get("steps", STEPS * len(state.src) + 1000) - 1
    if steps < 0:
        raise Tangled


def _tokenize(state: PlacedState) -> None:
    """Run the inline rules over the state; write the offsets of every step into its tokens."""
    rules = state.md.inline.ruler.getRules("")
    end, deep = state.posMax, state.level >= state.md.options["maxNesting"]
    while state.pos < end:
        start = state.pos
        _count(state)
        if not state.pending:
            state.pending_start = start
        known = len(state.tokens)
        if deep or not any(rule(state, False) for rule in rules):
            state.append_pending(state.src[state.pos])
            state.pos += 1
        elif len(state.tokens) > known:
            _place(state.tokens, known, start, state.pos)
    if state.pending:
        state.pushPending()


def _skip(state: PlacedState) -> None:
    """Pass over one token, as markdown-it does, and count it."""
    _count(state)
    ParserInline.skipToken(state.md.inline, state)


def _tokenize_blocks(state: StateBlock, start: int, end: int) -> None:
    """Read blocks as markdown-it does.

    Blocks that are nested too deep become one node; markdown-it would drop them.
    """
    if state.level < 2 * MAX_DEPTH:  # a list and its item are two levels
        ParserBlock.tokenize(state.md.block, state, start, end)
        return
    token = state.push(DEEP, "", 0)
    token.map = [min(state.skipEmptyLines(start), end - 1), end]
    state.line = end


def _place(tokens: list[Token], known: int, start: int, end: int) -> None:
    """Give the tokens of one step their offsets; tokens that got theirs inside the step keep them."""
    fresh = [token for token in tokens[known:] if token.map is None]
    if all(token.type == "text" and len(token.content) == 1 for token in fresh):
        for i, token in enumerate(fresh):
            token.map = [start + i, start + i + 1]
        return
    for token in fresh:
        token.map = [start, end]


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").use(myst_block_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(dollarmath_plugin, allow_labels=True, allow_space=True, allow_digits=True, double_inline=False)
    md.use(deflist_plugin).use(fieldlist_plugin).use(attrs_block_plugin)
    md.block.ruler.at("fence", fence_rule, {"alt": FENCE_BREAKS})
    for before, name, rule in INLINE_RULES:
        if before:
            md.inline.ruler.before(before, name, rule)
        else:
            md.inline.ruler.push(name, rule)
    md.disable(DISABLED, ignoreInvalid=True)
    md.disable("footnote_ref")
    md.block.tokenize = _tokenize_blocks  # type: ignore[method-assign, assignment]
    md.inline.skipToken = _skip  # type: ignore[method-assign, assignment]
    md.inline.tokenize = _tokenize  # type: ignore[method-assign, assignment]
    return md


def read_nodes(lines: Sequence[SourceLine]) -> list[Node]:
    """Return the blocks of *lines* as a forest.

    Attribute lines and targets come before the block to which they belong.
    """
    md = _parser()
    tokens: list[Token] = []
    text = "\n".join(line.text for line in lines).replace("\0", "\ufffd")
    md.block.parse(text, md, {}, tokens)
    return _forest(tokens, lines)


def _forest(tokens: list[Token], lines: Sequence[SourceLine]) -> list[Node]:
    top: list[Node] = []
    stack = [top]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        first, last = token.map or (0, 0)
        node = Node(token.type.removesuffix("_open"), token, lines[first : max(last, first + 1)] if token.map else ())
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return top


def inline_tokens(text: str) -> list[Token]:
    """Return the inline tokens of *text*; `map` of each holds its first and last offset.

    `Tangled` is raised if the text cannot be read with reasonable effort.
    """
    md = _parser()
    env: dict[str, Any] = {}
    state = PlacedState(text, md, env, [])
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    if max(accumulate(token.nesting for token in state.tokens), default=0) > MAX_DEPTH:
        raise Tangled
    return state.tokens
