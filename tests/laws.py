"""The laws that hold for every draft, whole or broken.

Conservation: each character of the source that is not blank is in the model, is known markup, or lies under a finding.
Positions: the source at the place of each text begins with that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from qicao.model.block import Figure, Formula
from qicao.model.inline import Inline, Text, iter_inlines
from qicao.model.span import Span
from qicao.model.standard import Element, Standard
from qicao.model.tree import inline_texts, iter_nodes
from qicao.parse.draft import Draft
from qicao.source.files import DISK
from qicao.source.sheet import read_sheet
from qicao.source.text import read_lines

__all__ = ["broken_laws", "lost_characters", "misplaced_texts"]

INCLUDE = re.compile(r"\s*:{3,}\s*\{include\}\s+(\S.*?)\s*")
Sources = dict[str, list[str]]
MARKUP = (
    re.compile(r"^\s*%.*"),
    re.compile(r"^\s*\{[^{}]*\}\s*$"),
    re.compile(r"^\s*\([^()]+\)=\s*$"),
    re.compile(r"^\s*\*{3,}$|^\s*-{3,}$"),
    re.compile(r"^[\s>]*(?::{3,}|`{3,}|~{3,})\s*(?:\{(?:figure|include)\}.*|\{[\w-]+\}|dot|$)"),
    re.compile(r"^\s*:[A-Za-z][\w-]*:(?:\s|$)(?:.*)?"),
    re.compile(r"^[\s>]*#{1,6}(?=\s|$)"),
    re.compile(r"\s#+\s*$"),
    re.compile(r"^\s*(?:[-*]\s+){1,2}[<^]\s*$"),
    re.compile(r"^(?:\s*(?:\d+[.)]|[-*+])(?=\s|$))+"),
    re.compile(r"^\s*\[\^[^\]\s]+\]:"),
    re.compile(r"^\s*:(?=\s)"),
    re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$"),
    re.compile(r"(?<=[|,])\s*[<^]\s*(?=[|,]|$)|^[<^](?=,)"),
    re.compile(r"\|"),
    re.compile(r"^\s*(?:注|示例)\s*\d*[：:]"),
    re.compile(r"^\s*(?:式中|(?:标引序号)?说明|图中)[：:]?\s*$"),
    re.compile(r"——|[；。;,，.]\s*$"),
    re.compile(r'[",]'),
    re.compile(r"\[\s*\]\{#[^{}]*\}"),
    re.compile(r"^\s*>+"),
    re.compile(r"^\s*[<^]\s*$"),
)
"""What is markup wherever it stands."""


def broken_laws(draft: Draft) -> list[str]:
    """What each law has to say against the draft as read; nothing when they hold."""
    sources = _sources(draft)
    lost = lost_characters(sources, draft)
    return [*lost, *misplaced_texts(sources, draft.standard), *misplaced_texts(sources, draft.explanation.standard)]


def _sources(draft: Draft) -> Sources:
    """The lines of every file that something in the draft comes from."""
    spans = [inline.span for inline in _inlines(draft) if inline.span]
    files = {span.file for span in (*spans, *(finding.span for finding in draft.findings))}
    files |= _included(draft, f"{draft.source.shown}/index.md")
    sheets = {file.rpartition("!")[0] for file in files if "!" in file}
    lines = {
        file: [line.text for line in read_lines(DISK, Path(file), file)[0]]
        for file in files
        if file and "!" not in file
    }
    for sheet in sheets:
        lines |= _cells(*sheet.split("!"))
    return dict(sorted(lines.items()))


def _cells(book: str, sheet: str) -> Sources:
    """The lines of every cell of a sheet, by its address."""
    lines, _ = read_sheet(Path(book).read_bytes(), book, sheet, Span(book, 1))
    return {file: [line.text for line in of_cell] for file, of_cell in groupby(lines, lambda line: line.file)}


def _included(draft: Draft, file: str) -> set[str]:
    """The file and all that it includes, but for those at whose include a finding lies."""
    found, waiting = set(), [file]
    faulty = {(finding.span.file, line) for finding in draft.findings for line in _lines(finding.span)}
    while waiting:
        file = waiting.pop()
        found.add(file)
        for number, line in enumerate(read_lines(DISK, Path(file), file)[0], 1):
            match = INCLUDE.fullmatch(line.text)
            path = f"{draft.source.shown}/{match[1]}" if match else ""
            if path and path not in found and (file, number) not in faulty:
                waiting.append(path)
    return found


def _lines(span: Span) -> range:
    return range(span.line, span.end_line + 1)


def _inlines(draft: Draft) -> Iterator[Inline]:
    for standard in (draft.standard, draft.explanation.standard):
        for text in inline_texts(standard):
            yield from iter_inlines(text)


def lost_characters(sources: Sources, draft: Draft) -> list[str]:
    """The stretches of text files that are neither in the model, nor markup, nor under a finding."""
    open_ = {
        file: [list(line) for line in lines]
        for file, lines in sources.items()
        if file.endswith((".md", ".csv")) or "!" in file
    }
    for span in _covered(draft):
        _blot(open_, span)
    for finding in draft.findings:
        _blot(open_, Span(finding.span.file, finding.span.line, 1, finding.span.end_line, 10**6))
    _blot_markup(open_)
    return [
        f"{file}:{number}: 丢失 {''.join(chars).strip()!r}"
        for file, lines in open_.items()
        for number, chars in enumerate(lines, 1)
        if "".join(chars).strip()
    ]


def _covered(draft: Draft) -> Iterator[Span]:
    for inline in _inlines(draft):
        if inline.span:
            yield inline.span
    for standard in (draft.standard, draft.explanation.standard):
        for node in iter_nodes(standard):
            if isinstance(node, (Formula, Element)) and node.span:
                yield node.span
            elif isinstance(node, Figure) and node.span and node.diagram:
                yield from _diagram(node)


def _diagram(figure: Figure) -> Iterator[Span]:
    """The lines of a figure's directive that are lines of its diagram."""
    span = figure.span
    assert span
    lines = read_lines(DISK, Path(span.file), span.file)[0]
    wanted = {line.strip() for line in figure.diagram.split("\n")}
    for number in range(span.line, span.end_line + 1):
        if lines[number - 1].text.strip() in wanted:
            yield Span(span.file, number, 1, number, 10**6)


def _blot(open_: dict[str, list[list[str]]], span: Span) -> None:
    lines = open_.get(span.file, [])
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        chars = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(chars)
        chars[start:end] = " " * max(min(end, len(chars)) - start, 0)


def _blot_markup(open_: dict[str, list[list[str]]]) -> None:
    for lines in open_.values():
        for number, chars in enumerate(lines):
            text = "".join(chars)
            for pattern in MARKUP:
                text = pattern.sub(lambda match: " " * len(match[0]), text)
            lines[number] = list(text)


def misplaced_texts(sources: Sources, standard: Standard) -> list[str]:
    """The texts that do not stand where they say, and those that are not what stands there."""
    faults = []
    for text in inline_texts(standard):
        for inline in iter_inlines(text):
            if isinstance(inline, Text) and inline.span and inline.span.file in sources:
                found = _slice(sources[inline.span.file], inline.span)
                if not _is_of(inline.text, found):
                    faults.append(
                        f"{inline.span.file}:{inline.span.line}:{inline.span.column}: {inline.text!r} 在 {found!r}"
                    )
    return faults


def _slice(lines: list[str], span: Span) -> str:
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, *middle = lines[span.line - 1 : span.end_line]
    return "\n".join([first[span.column - 1 :], *middle[:-1], *(line[: span.end_column - 1] for line in middle[-1:])])


def _is_of(text: str, found: str) -> bool:
    """Whether the text begins where its place begins and all of it stands there, in order."""
    bare = [char for char in text if not char.isspace()]
    if bare and found.lstrip()[:1] not in {bare[0], "\\", "&", "《"}:
        return False
    places = iter(found)
    return "&" in found or all(char in places for char in bare)
