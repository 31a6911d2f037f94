"""Directives and fences: their first line, options and body."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Block, Example, Note, Warning
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.blocks import read_body, read_code, read_formula, read_paragraph
from qicao.parse.content import dedent, line_span, span_of_lines
from qicao.parse.fences import UNCLOSED
from qicao.parse.ids import content_id
from qicao.parse.markdown import Node
from qicao.parse.reading import Pending, Reading
from qicao.source.patterns import compiled

__all__ = ["DIRECTIVES", "Directive", "Option", "body_lines", "fence", "keep_text", "read_options", "to_directive"]

INFO = compiled(r"\{(?P<name>[^{}\s]*)\}[ \t]*(?P<argument>.*)")
OPTION = compiled(r"[ \t]*:(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")
YAML_OPTION = compiled(r"[ \t]*(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")
FOREIGN = compiled(r"[ \t]*:[^:\s]+[:：]")
LABEL_OPTIONS = ("name", "label")


class Option(Struct, frozen=True):
    """The value of an option and its place."""

    value: str
    span: Span


class Directive(Struct):
    """A directive whose options were taken out of its body."""

    name: str
    argument: SourceLine
    body: Sequence[SourceLine]
    span: Span
    options: dict[str, Option] = field(default_factory=dict)

    def value(self, key: str) -> str:
        """Return the text of an option, or ""."""
        option = self.options.get(key)
        return option.value if option else ""


def fence(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read a directive or a block of code."""
    first = node.source[0]
    if node.token.meta[UNCLOSED]:
        reading.report(faults.UNCLOSED_DIRECTIVE, line_span(first), words=first.text.strip())
    if not node.token.info and node.token.markup[0] == ":":
        return _stray(reading, node)
    if node.token.markup[0] != ":" and not node.token.info.startswith("{"):
        return read_code(reading, body_lines(node), pending)
    directive = to_directive(node)
    read = reading.directives.get(directive.name)
    if read is None:
        return _unknown(reading, directive)
    return read(reading, directive, pending)


def body_lines(node: Node) -> tuple[SourceLine, ...]:
    """Return the lines between the fences, without the indentation of the first."""
    start, end = node.token.meta["body"]
    return tuple(dedent(line, node.token.meta["indent"]) for line in node.source[1 : 1 + end - start])


def to_directive(node: Node) -> Directive:
    """Return the fence as a directive; without braces, its first word is the name."""
    first = node.source[0]
    match = INFO.fullmatch(node.token.info)
    name, argument = (match["name"], match["argument"]) if match else ("", node.token.info)
    column = first.text.rstrip().rfind(argument) if argument else len(first.text.rstrip())
    place = SourceLine(argument.strip(), first.file, first.line, first.column + column)
    return Directive(name, place, body_lines(node), span_of_lines(node.source))


def _stray(reading: Reading, node: Node) -> Sequence[Block]:
    """Read a ::: line without a name, which closes nothing; the lines that it would swallow are read as text."""
    place = line_span(node.source[0])
    while reading.findings and reading.findings[-1].span == place:  # drops the finding that it is not closed
        reading.findings.pop()
    reading.report(faults.STRAY_FENCE, place)
    return read_body(reading, body_lines(node))


def _unknown(reading: Reading, directive: Directive) -> Sequence[Block]:
    if directive.name:
        reading.report(faults.UNKNOWN_DIRECTIVE, directive.span, name=directive.name)
    else:
        reading.report(faults.DIRECTIVE_WITHOUT_BRACES, directive.span, words=directive.argument.text)
    return keep_text(reading, directive)


def keep_text(reading: Reading, directive: Directive) -> Sequence[Block]:
    """Return the argument and the body of a directive as blocks of the surrounding text."""
    argument = [read_paragraph(reading, [directive.argument])] if directive.argument.text else []
    return (*argument, *read_body(reading, directive.body))


def read_options(reading: Reading, directive: Directive, known: Mapping[str, str], pending: Pending) -> None:
    """Move the options out of the body.

    Options that are not *known*, or whose value is not of the kind that *known* demands, are reported.
    """
    taken = _options_of(directive)
    for key, option in list(directive.options.items()):
        kind = known.get(key)
        if key in LABEL_OPTIONS:
            pending.labels.append((option.value, option.span))
        elif kind is None:
            reading.report(faults.UNKNOWN_OPTION, option.span, key=key, known="、".join(known))
        elif not compiled(kind).fullmatch(option.value):
            reading.report(faults.BAD_OPTION, option.span, key=key, value=option.value)
            del directive.options[key]
    directive.body = directive.body[taken:]
    for line in directive.body[:1]:
        if FOREIGN.match(line.text):
            reading.report(faults.BAD_OPTION_LINE, line_span(line), words=line.text.strip())


def _options_of(directive: Directive) -> int:
    """Read the options at the start of the body; return the number of their lines."""
    lines = directive.body
    yaml = bool(lines) and lines[0].text.strip() == "---"
    end = next((i for i in range(1, len(lines)) if lines[i].text.strip() == "---"), 0) if yaml else 0
    if end:
        for line in lines[1:end]:
            _take_option(directive, line, YAML_OPTION)
        return end + 1
    for i, line in enumerate(lines):
        if not _take_option(directive, line, OPTION):
            return i
    return len(lines)


def _take_option(directive: Directive, line: SourceLine, pattern: re.Pattern[str]) -> bool:
    match = pattern.fullmatch(line.text)
    if match:
        value = (match["value"] or "").strip()
        if pattern is YAML_OPTION and value[:1] == value[-1:] and value[:1] in {'"', "'"}:
            value = value[1:-1]
        directive.options[match["key"]] = Option(value, line_span(line))
    return bool(match)


def _with_argument(directive: Directive) -> Sequence[SourceLine]:
    """Return the body with the argument as its first line, as MyST reads a note."""
    return [directive.argument, *directive.body] if directive.argument.text else directive.body


def _read_framed(reading: Reading, directive: Directive, pending: Pending) -> tuple[tuple[Block, ...], str]:
    read_options(reading, directive, {}, pending)
    depth, reading.list_level = reading.list_level, 0
    outer, reading.loose = reading.loose, []
    label = reading.label(pending)
    blocks = read_body(reading, _with_argument(directive))
    reading.list_level, reading.loose = depth, outer
    if not blocks:
        reading.report(faults.EMPTY_DIRECTIVE, directive.span, name=directive.name)
    return tuple(_unwrapped(reading, directive, blocks)), label


def _unwrapped(reading: Reading, directive: Directive, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, without a note inside a note: text such as 注： repeats what the directive says."""
    kind = FRAMES[directive.name]
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, (Note, Example)) and type(block) is kind:
            reading.report(faults.TYPED_WORD, block.span or directive.span, name=directive.name)
            found += block.blocks
        else:
            found.append(block)
    return found


def note(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{note}."""
    blocks, label = _read_framed(reading, directive, pending)
    return (Note(_framed_id("note", blocks), blocks, span=directive.span, label=label),)


def example(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{example}."""
    blocks, label = _read_framed(reading, directive, pending)
    return (Example(_framed_id("example", blocks), blocks, span=directive.span, label=label),)


def warning(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{warning}."""
    blocks, _ = _read_framed(reading, directive, pending)
    return (Warning(_framed_id("warning", blocks), blocks, directive.span),)


def _framed_id(kind: str, blocks: Sequence[Block]) -> str:
    """Return the id of a note or example, made from its first block, so that `注：` and a directive have the same."""
    return content_id(kind, *(block.id for block in blocks[:1]))


FRAMES: dict[str, type[Note | Example | Warning]] = {"note": Note, "example": Example, "warning": Warning}


def math(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{math}, which is the same as $$ … $$."""
    read_options(reading, directive, {"nowrap": ""}, pending)
    tex = "\n".join(line.text for line in _with_argument(directive)).strip()
    return (read_formula(reading, tex, directive.span, pending),)


def lost_include(reading: Reading, directive: Directive, _pending: Pending) -> Sequence[Block]:
    """Read an {include} that was not replaced by lines, because of how or where it is written."""
    reading.report(faults.BAD_INCLUDE, directive.span)
    return keep_text(reading, replace(directive))


DIRECTIVES: dict[str, Callable[[Reading, Directive, Pending], Sequence[Block]]] = {
    "note": note,
    "example": example,
    "warning": warning,
    "math": math,
    "include": lost_include,
}
"""Name of a directive → the function that reads it; tables and figures are added by their own modules."""
