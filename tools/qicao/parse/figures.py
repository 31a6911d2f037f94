"""Figures: picture files, diagrams as text, sub-figures, keys (GB/T 1.1—2020, 9.7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Block, Figure, KeyItem
from qicao.model.inline import Inline, plain_text
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.blocks import paragraph_lines, read_blocks
from qicao.parse.content import join_lines, line_span
from qicao.parse.directive import Directive, body_lines, read_options
from qicao.parse.frame import footnote_scope, own_footnotes, sort_blocks, with_marks
from qicao.parse.ids import content_id
from qicao.parse.lists import read_symbols
from qicao.parse.lookalikes import check_lines
from qicao.parse.markdown import Node
from qicao.parse.reading import Pending, Reading
from qicao.source.patterns import compiled

__all__ = ["FIGURES"]

OPTIONS = {"alt": ".+", "unit": ".+", "width": r"(?!0+(?:\.0+)?[%mc])\d{1,4}(?:\.\d{1,3})?(?:%|mm|cm)"}
KEY = compiled(r"(?:标引序号)?说明[：:]|图中[：:]")
LED = compiled(r"(?:注|示例)[ \t]*\d*[：:]|[\[［]来源[：:]")
DIAGRAMS = frozenset({"dot", "graphviz"})
ATTRIBUTES = frozenset({"attrs_block", "myst_target"})
PLACE = "图内"


class _Parts(Struct):
    """The Markdown blocks of a figure, sorted by kind."""

    title: Node | None = None
    diagrams: list[Node] = field(default_factory=list)
    subfigures: list[Node] = field(default_factory=list)
    key: list[Node] = field(default_factory=list)
    rest: list[Node] = field(default_factory=list)


def figure(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{figure} with its title, picture or diagram, sub-figures, key, notes and footnotes."""
    read_options(reading, directive, OPTIONS, pending)
    label = reading.label(pending)
    with footnote_scope(reading):
        parts = _sorted(reading.nodes(directive.body) if directive.body else [])
        made, loose = _subfigures(reading, parts)
        made = replace(
            made,
            title=_title(reading, parts),
            path=directive.argument.text,
            diagram=_diagram(reading, directive, parts),
            diagram_line=parts.diagrams[0].source[0].line + 1 if parts.diagrams else 0,
            alt=directive.value("alt"),
            unit=directive.value("unit"),
            width=directive.value("width"),
            key=tuple(item for node in parts.key for item in _key(reading, node)),
            span=directive.span,
            label=label,
        )
        made = replace(made, id=content_id("figure", *_words(made)))
        _check(reading, directive, made)
        frame = sort_blocks(reading, read_blocks(reading, parts.rest), PLACE)
        footnotes = own_footnotes(reading, PLACE)
    made = replace(made, notes=frame.notes, paragraphs=frame.paragraphs, footnotes=footnotes)
    return (with_marks(made), *frame.others, *loose)


def _words(made: Figure) -> tuple[str, ...]:
    """Return the words that identify a figure: its title, or its content."""
    return (
        plain_text(made.title) or made.path or made.diagram,
        *(part.id for part in made.subfigures if not made.title),
    )


def _sorted(nodes: Sequence[Node]) -> _Parts:
    parts = _Parts()
    for i, node in enumerate(nodes):
        before = nodes[i - 1] if i else None
        if node.type == "fence" and node.token.info.split(" ")[0] in DIAGRAMS:
            parts.diagrams.append(node)
        elif _is_subfigure(nodes, i):
            parts.subfigures.append(node)
        elif node.type in {"bullet_list", "dl"} and before is not None and _is_key(before):
            parts.key.append(node)
        elif _is_key(node) and i + 1 < len(nodes) and nodes[i + 1].type in {"bullet_list", "dl"}:
            continue
        elif node.type == "paragraph" and parts.title is None and not LED.match(_text(node)):
            parts.title = node
        else:
            parts.rest.append(node)
    return parts


def _is_subfigure(nodes: Sequence[Node], at: int) -> bool:
    """Return whether the node is a {figure}, or an attribute line before one."""
    node = next((node for node in nodes[at:] if node.type not in ATTRIBUTES), None)
    return node is not None and node.type == "fence" and node.token.info.startswith("{figure}")


def _text(node: Node) -> str:
    return node.children[0].token.content if node.children else ""


def _is_key(node: Node) -> bool:
    return node.type == "paragraph" and bool(KEY.fullmatch(_text(node).strip()))


def _subfigures(reading: Reading, parts: _Parts) -> tuple[Figure, list[Block]]:
    """Return a figure with only its sub-figures, and the blocks in these that cannot be there."""
    blocks = read_blocks(reading, parts.subfigures)
    figures = tuple(block for block in blocks if isinstance(block, Figure))
    return Figure("", (), subfigures=figures), [block for block in blocks if not isinstance(block, Figure)]


def _title(reading: Reading, parts: _Parts) -> tuple[Inline, ...]:
    if parts.title is None:
        return ()
    lines = paragraph_lines(parts.title)
    check_lines(reading, lines)
    return reading.inlines(join_lines(lines))


def _diagram(reading: Reading, directive: Directive, parts: _Parts) -> str:
    """Return the text of the diagram; a second picture of any kind is reported and kept as text."""
    given = [*([directive.argument.text] if directive.argument.text else []), *parts.diagrams]
    if len(given) > 1:
        reading.report(faults.SECOND_PICTURE, directive.span)
    if not parts.diagrams:
        return ""
    parts.rest += parts.diagrams[1:]
    return "\n".join(line.text for line in body_lines(parts.diagrams[0]))


def _key(reading: Reading, node: Node) -> list[KeyItem]:
    return [
        KeyItem(symbol.symbol, symbol.meaning, symbol.span, symbol.blocks) for symbol in read_symbols(reading, node)
    ]


def _check(reading: Reading, directive: Directive, made: Figure) -> None:
    if not (made.path or made.diagram or made.subfigures):
        reading.report(faults.FIGURE_WITHOUT_PICTURE, directive.span)
    if not made.title:
        reading.report(faults.FIGURE_WITHOUT_TITLE, _place_of_title(directive))


def _place_of_title(directive: Directive) -> Span:
    """Return where the title should be: the blank line left for it at the end, or the line below the options.

    If there is neither, the place of the directive is returned.
    """
    blank = [not line.text.strip() for line in directive.body]
    if len(blank) > 1 and blank[-1]:
        last = directive.body[-1]
        return Span(last.file, last.line + 1)
    first = 1 if directive.options else 0
    return line_span(directive.body[first]) if blank[first:] else directive.span


FIGURES: dict[str, Callable[[Reading, Directive, Pending], Sequence[Block]]] = {"figure": figure}
"""Name of a figure directive → the function that reads it."""
