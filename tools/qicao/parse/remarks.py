"""Instructions of the author for the checker in comments: `% qicao: …` in the text, `# qicao: …` in the data.

An instruction applies to what follows it: the next block up to a blank line, a heading, a whole directive or list; in
YAML the next key with everything below it, or its own line if it comes after a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qicao.model.line import SourceLine
from qicao.model.remark import Remark
from qicao.model.span import Span
from qicao.model.yaml import YamlFile
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from qicao.parse.markdown import Node

__all__ = ["SIGN", "remarks_in_nodes", "remarks_in_yaml"]

SIGN = "qicao"
"""The word with which every instruction begins."""
COMMENT = compiled(r"(?:^|(?<=\s))[%#][ \t]*qicao[ \t]*[:：][ \t]*(?P<words>.*?)[ \t]*$")
BEFORE = frozenset({"myst_line_comment", "attrs_block", "myst_target"})
"""Types of nodes that may be between an instruction and its block."""


def remarks_in_nodes(nodes: Sequence[Node]) -> Iterator[Remark]:
    """Yield the instructions among the blocks and inside them."""
    for at, node in enumerate(nodes):
        if node.type == "myst_line_comment":
            block = _block_after(nodes, at)
            yield from (remark for line in node.source if (remark := _remark(line, block)))
        yield from remarks_in_nodes(node.children)


def _block_after(nodes: Sequence[Node], at: int) -> Sequence[SourceLine]:
    """Return the lines of the next block, and of those that follow it without a blank line."""
    waiting = [node for node in nodes[at + 1 :] if node.type not in BEFORE]
    lines: list[SourceLine] = []
    for node in waiting:
        if lines and (node.source[0].line != lines[-1].line + 1 or node.type == "heading"):
            break
        lines += node.source
        if node.type == "heading":
            break
    return lines


def _remark(line: SourceLine, block: Sequence[SourceLine]) -> Remark | None:
    match = COMMENT.search(line.text)
    if not match:
        return None
    at = line.column + match.start()
    span = Span(line.file, line.line, at, line.line, at + len(match[0].rstrip()))
    if not block:
        return Remark(match["words"], span)
    held = [other.line for other in block if other.file == block[0].file]
    return Remark(match["words"], span, block[0].file, min(held), max(held))


def remarks_in_yaml(lines: Sequence[SourceLine], yaml: YamlFile) -> Iterator[Remark]:
    """Yield the instructions among the lines of the data, except those inside a value."""
    for at, line in enumerate(lines):
        if SIGN in line.text:
            remark = _remark(line, _lines_of(lines, at))
            if remark and not _is_value(yaml, remark.span):
                yield remark


def _lines_of(lines: Sequence[SourceLine], at: int) -> Sequence[SourceLine]:
    """Return the lines to which the comment on that line applies.

    They are its own line, or the next key with all that is indented below it.
    """
    if not lines[at].text.lstrip().startswith("#"):
        return lines[at : at + 1]
    start = next((i for i in range(at + 1, len(lines)) if not _is_idle(lines[i])), len(lines))
    end = next((i for i in range(start + 1, len(lines)) if _ends(lines[i], lines[start])), len(lines))
    return lines[start:end]


def _is_idle(line: SourceLine) -> bool:
    return not line.text.strip() or line.text.lstrip().startswith("#")


def _ends(line: SourceLine, first: SourceLine) -> bool:
    """Return whether the line is no longer below the first; list items may be indented as little as their key."""
    depth, own = _depth(line), _depth(first)
    is_item = line.text.lstrip().startswith("- ") and not first.text.lstrip().startswith("- ")
    return not _is_idle(line) and (depth < own or (depth == own and not is_item))


def _depth(line: SourceLine) -> int:
    return len(line.text) - len(line.text.lstrip())


def _is_value(yaml: YamlFile, span: Span) -> bool:
    texts = (text for value in yaml.texts.values() for text in value if text.line == span.line)
    return any(text.column <= span.column < text.column + len(text.text) for text in texts)
