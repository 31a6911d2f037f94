"""All rules applied to a document: nodes are walked once, the text is searched once for each word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from qicao.model.finding import Edit, Finding, Fix
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.rules.context import Context
from qicao.rules.locate import literal_span, span_of
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Hit, Replacement, Report, Reports, Rule, Stretch
from qicao.source.patterns import compiled

__all__ = ["check"]


MADE = compiled(r"[ \t>]*(?::{3,}|`{3,})\{indicator(?:-table)?\}")
"""The first line of a directive whose words are made from data."""
MOST = 1000
"""The greatest number of findings of one rule in a draft; when these are fixed, the others are reported."""


def check(context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return the findings of the rules, sorted by place; each place has at most one with the same code and message."""
    rules = tuple(rules)
    found = [*_of_nodes(context, rules), *_of_words(context, rules)]
    return sorted(dict.fromkeys(found), key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file, finding.span.line, finding.span.column, finding.code


def _of_nodes(context: Context, rules: Sequence[Rule]) -> Iterator[Finding]:
    for rule in rules:
        yield from islice(_findings(context, rule, _reported(context, rule)), MOST)


def _reported(context: Context, rule: Rule) -> Reports:
    """Return the reports of the rule about the document, its texts and its nodes."""
    check = rule.check
    for kind in rule.on:
        if kind is Standard:
            yield from check(context)
        elif kind is Passage:
            for passage in context.in_forms(rule.forms):
                yield from check(context, passage)
        nodes: Sequence[tuple[object, Place]] = context.of(kind)
        for node, place in nodes:
            yield from check(context, node, place)


def _of_words(context: Context, rules: Sequence[Rule]) -> Iterator[Finding]:
    index = _Index([passage.text for passage in context.passages])
    for rule in rules:
        if rule.words or rule.near:
            yield from islice(_findings(context, rule, _spoken(context, rule, index)), MOST)


def _spoken(context: Context, rule: Rule, index: _Index) -> Reports:
    """Return the reports of the rule at its words."""
    check, passages = rule.check, context.passages
    found = index.near(rule.near) if rule.near else index.holding(rule.words)
    matches = compiled(rule.pattern).finditer if found else None
    for at in found:
        passage = passages[at]
        for match in matches(passage.text) if matches else ():
            yield from check(context, Hit(passage, match))


class _Index:
    """All texts as one, for searching; they are separated by a character that none contains."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.whole = "\n".join(texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self.count = len(texts)
        self.characters = frozenset(self.whole)

    def holding(self, words: Iterable[str]) -> Sequence[int]:
        """Return the texts that contain one of the words, in order."""
        possible = (word for word in words if self.characters.issuperset(word))
        return sorted({at for word in possible for at in self._holding(word)})

    def near(self, pattern: str) -> Sequence[int]:
        """Return the texts in which the pattern matches, in order."""
        return sorted(
            {bisect_right(self.starts, match.start()) - 1 for match in compiled(pattern).finditer(self.whole)}
        )

    def _holding(self, word: str) -> Iterator[int]:
        if not word:
            yield from range(self.count)
            return
        found = self.whole.find(word)
        while found >= 0:
            at = bisect_right(self.starts, found) - 1
            yield at
            found = self.whole.find(word, self.starts[at + 1])


def _findings(context: Context, rule: Rule, reports: Iterable[Report]) -> Iterator[Finding]:
    for report in reports:
        span = _span(report.place)
        if span:
            fix = _fix(context, rule, report)
            yield Finding(
                rule.code, report.severity or rule.severity, report.message, span, report.hint, rule.clause, fix
            )


def _span(place: Stretch | Span) -> Span | None:
    return place if isinstance(place, Span) else span_of(place.passage, place.start, place.end)


def _fix(context: Context, rule: Rule, report: Report) -> Fix | None:
    """Return the edits of a report, if all of their places can be edited; else None."""
    if not rule.fix or not report.edits:
        return None
    edits = tuple(edit for replacement in report.edits if (edit := _edit(context, replacement)))
    if any(_is_made(context, edit) for edit in edits):
        return None
    return Fix(edits, rule.fix == "safe") if len(edits) == len(report.edits) else None


def _is_made(context: Context, edit: Edit) -> bool:
    """Return whether the place is a directive whose words are made from data that stand elsewhere."""
    lines = context.files.get(edit.span.file, ())
    return edit.span.line <= len(lines) and MADE.match(lines[edit.span.line - 1].text) is not None


def _edit(context: Context, replacement: Replacement) -> Edit | None:
    place = replacement.place
    if isinstance(place, Span):
        return Edit(place, replacement.text)
    span = literal_span(context.files, place.passage, place.start, place.end)
    return Edit(span, replacement.text) if span else None
