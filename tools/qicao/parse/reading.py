"""The state of reading one draft: findings, footnotes, labels and ids so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from qicao.model.block import Block, Footnote
from qicao.model.finding import Fault, Finding
from qicao.model.inline import FootnoteReference, Inline, iter_inlines
from qicao.model.line import SourceLine
from qicao.model.remark import Remark
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.attributes import Attributes, clean_label, states_provision
from qicao.parse.content import Content
from qicao.parse.inlines import read_inlines
from qicao.parse.markdown import DEEP, MAX_DEPTH, Node, read_nodes
from qicao.parse.remarks import SIGN, remarks_in_nodes

if TYPE_CHECKING:
    from qicao.indicators.read import Sets
    from qicao.parse.directive import Directive

__all__ = ["Pending", "ReadInclude", "ReadSets", "Reading"]

ReadInclude = Callable[[str, Span], tuple[Sequence[SourceLine], Sequence[Finding]]]
"""A function that returns the lines of a file of the draft's folder, and its findings."""

ReadSets = Callable[[], "tuple[Sets, str]"]
"""A function that returns the sets of indicators of the repository, and the name of the draft's folder."""


class Pending(Struct):
    """Labels and classes that wait for the block that follows."""

    labels: list[tuple[str, Span]] = field(default_factory=list)
    classes: list[tuple[str, Span]] = field(default_factory=list)
    stated: list[tuple[str, str, Span]] = field(default_factory=list)
    """What the author says of the provision in the block."""

    def add(self, attributes: Attributes, span: Span) -> None:
        """Add the content of an attribute line."""
        if attributes.label:
            self.labels.append((attributes.label, span))
        self.classes += [(name, span) for name in attributes.classes]
        for key, value in attributes.values:
            if states_provision(key, value):
                self.stated.append((key, value, span))
            else:
                self.classes.append((key, span))

    def take_class(self, name: str) -> bool:
        """Return whether the class was given; it then counts as used."""
        found = any(known == name for known, _ in self.classes)
        self.classes = [item for item in self.classes if item[0] != name]
        return found


class Reading(Struct):
    """The state of reading one draft, passed to everything that reads a block."""

    read_include: ReadInclude
    blocks: Mapping[str, Callable[[Reading, Node, Pending], Sequence[Block]]]
    """Type of Markdown block → the function that reads it."""
    directives: Mapping[str, Callable[[Reading, Directive, Pending], Sequence[Block]]]
    """Name of a directive → the function that reads it."""
    read_sets: ReadSets
    findings: list[Finding] = field(default_factory=list)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    """The footnotes of the current scope: the text, or the directive of a table or figure."""
    marks: list[tuple[str, Span]] = field(default_factory=list)
    """The footnote marks of the current scope, except those in its footnotes."""
    inner_marks: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    """Label of a footnote of the scope → the marks in it."""
    loose: list[tuple[str, Span]] = field(default_factory=list)
    """Labels of `[]{#x}` that no block has taken yet."""
    labels: dict[str, Span] = field(default_factory=dict)
    stated: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    """File and line of a provision → what the author says of it in attributes."""
    above: dict[Span, Span] = field(default_factory=dict)
    """Place of a heading → place of the attribute line above it."""
    heading: Span | None = None
    """The place where a heading must be marked as a term, if a field list comes right after it."""
    list_level: int = 0
    included: tuple[int, int] = (0, 0)
    """The number of files included so far, and of their characters."""
    depth: int = 0
    """The number of blocks around the current one."""
    remarks: list[Remark] = field(default_factory=list)
    """Instructions of the author for the checker."""

    def report(self, fault: Fault, span: Span, **words: object) -> None:
        """Add a finding."""
        self.findings.append(fault.at(span, **words))

    def block(self, node: Node, pending: Pending) -> Sequence[Block]:
        """Return the blocks of the model for *node*; if it is nested too deep, its lines as they are."""
        self.depth += 1
        try:
            return self.blocks[node.type if self.depth <= MAX_DEPTH else DEEP](self, node, pending)
        finally:
            self.depth -= 1

    def nodes(self, lines: Sequence[SourceLine]) -> list[Node]:
        """Return the blocks of *lines* as Markdown sees them.

        Instructions for the checker among them are kept in `remarks`.
        """
        nodes = read_nodes(lines)
        if any(SIGN in line.text for line in lines):
            self.remarks += remarks_in_nodes(nodes)
        return nodes

    def inlines(self, content: Content) -> tuple[Inline, ...]:
        """Return the inline text of *content*; its findings, labels and footnote marks are kept in this object."""
        read = read_inlines(content)
        self.findings += read.findings
        self.loose += read.labels
        for key, value, span in read.stated:
            self.state(span, key, value)
        if "[^" in content.text:
            self.marks += [
                (inline.label, inline.span or content.span(0, 1))
                for inline in iter_inlines(read.inlines)
                if isinstance(inline, FootnoteReference)
            ]
        return read.inlines

    def state(self, span: Span, key: str, value: str) -> None:
        """Keep what the author says of the provision on the line at *span*."""
        self.stated.setdefault((span.file, span.line), {})[key] = value

    def take(self, pending: Pending, span: Span) -> None:
        """Keep what the author says of the provision at *span* in the attributes before it."""
        for key, value, _ in pending.stated:
            self.state(span, key, value)
        pending.stated = []

    def label(self, pending: Pending) -> str:
        """Return the label of the current block: the first one that waits or is inside it; others are reported."""
        waiting = [*pending.labels, *self.loose]
        pending.labels, self.loose = [], []
        for label, span in waiting[1:]:
            self.report(faults.SURPLUS_LABEL, span, label=label, first=waiting[0][0])
        return self.claim(*waiting[0]) if waiting else ""

    def claim(self, label: str, span: Span) -> str:
        """Return the label if it is free and well formed; otherwise its valid part, or ""."""
        clean = clean_label(label)
        if clean != label:
            self.report(faults.BAD_LABEL, span, label=label)
        if not clean:
            return ""
        if clean in self.labels:
            self.report(faults.DUPLICATE_LABEL, span, label=clean, line=self.labels[clean].line)
            return ""
        self.labels[clean] = span
        return clean

    def drop(self, pending: Pending) -> None:
        """Report the labels and classes that no block has taken."""
        for label, span in (*pending.labels, *self.loose):
            self.report(faults.DANGLING_LABEL, span, label=label)
        for name, span in (*pending.classes, *((key, span) for key, _, span in pending.stated)):
            self.report(faults.UNKNOWN_ATTRIBUTE, span, words=name)
        pending.labels, pending.classes, pending.stated, self.loose = [], [], [], []
