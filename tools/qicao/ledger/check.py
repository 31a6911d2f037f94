"""`review check`: what is wrong with the record of a round, and with what was decided and not done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from msgspec import Struct

from qicao.compare.tree import FrozenTree
from qicao.ledger import faults
from qicao.ledger.receipts import PERSONS, read_persons
from qicao.ledger.record import COMMENTS, ROUND
from qicao.ledger.view import View
from qicao.ledger.wish import stands_in, wordings
from qicao.model.comment import Comment
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.source.files import Files
from qicao.source.programs import ProgramError, Programs

__all__ = ["check_round"]

PRIVATE: Sequence[tuple[str, re.Pattern[str]]] = (
    ("手机号码", re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")),
    ("电子邮箱", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("身份证号", re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")),
    ("电话号码", re.compile(r"(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)")),
)
COMMIT = re.compile(r"[0-9a-f]{7,40}")
REASONED = frozenset({"部分采纳", "不采纳", "另行处理"})
LEADS, LED = frozenset("：:"), frozenset({"list", "formula", "table", "where", "symbollist"})
"""The end of a sentence that leads to what stands behind it, and the kinds of that."""
ADOPTED = frozenset({"采纳", "部分采纳"})


def check_round(view: View) -> list[Finding]:
    """Return the findings of the round, by file and line."""
    found = [*view.findings, *_of_round(view), *_of_persons(view)]
    changed = _Change.of(view)
    for comment in view.record.comments.values():
        found += _of_record(view, comment)
        if comment.counts:
            found += _of_decision(view, comment)
            found += changed.check(comment)
    found += [*_contradictions(changed), *_split_groups(view)]
    return sorted(found, key=lambda item: (item.span.file, item.span.line, item.code))


def _at(view: View, comment: Comment, key: str = "") -> Span:
    """The line of the key in the file of the comment."""
    place = view.record.place(comment.id)
    lines = _lines(view, comment) if key else ()
    return Span(place.file, next((at for at, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1))


def _of_record(view: View, comment: Comment) -> Iterator[Finding]:
    if comment.parent and _is_lost(view, comment):
        yield faults.LOST_PARENT.at(_at(view, comment, "parent"), parent=comment.parent)
    if comment.anchor.element and comment.anchor.element not in view.comparison.old.elements:
        yield faults.UNKNOWN_ELEMENT.at(_at(view, comment, "anchor"), element=comment.anchor.element)
    names = [
        person.name for person in read_persons(view.record.files, view.record.folder).values() if _is_name(person.name)
    ]
    for line, text in enumerate(_lines(view, comment), 1):
        what = next((word for word, pattern in PRIVATE if pattern.search(text)), "")
        if what or any(name in text for name in names):
            yield faults.PERSONAL.at(Span(view.record.place(comment.id).file, line), what=what or "提意见人的姓名")


def _is_name(name: str) -> bool:
    return len(name) > 1 and "×" not in name


def _lines(view: View, comment: Comment) -> list[str]:
    file = view.record.folder / COMMENTS / f"{comment.id}.yaml"
    return view.record.files.read(file).decode("utf-8", "replace").split("\n")


def _is_lost(view: View, comment: Comment) -> bool:
    """Whether the comments above it do not end in one that is no reply."""
    met: set[str] = set()
    known: Comment | None = comment
    while known and known.parent:
        if known.id in met:
            return True
        met.add(known.id)
        known = view.record.comments.get(known.parent)
    return known is None


def _of_decision(view: View, comment: Comment) -> Iterator[Finding]:
    decision = comment.decision
    if decision is None:
        yield faults.UNDECIDED.at(_at(view, comment), id=comment.id)
    elif decision.kind == "待议":
        yield faults.POSTPONED.at(_at(view, comment, "decision"), id=comment.id)
    elif decision.kind in REASONED and not decision.reason.strip():
        what = "，说明采纳了什么" if decision.kind == "部分采纳" else ""
        yield faults.NO_REASON.at(_at(view, comment, "decision"), id=comment.id, kind=decision.kind, what=what)
    if view.placed[comment.id].state == "unplaced":
        gone = "，它所指的文字已经不在草案里" if comment.anchor.element else "，认不出是哪一条"
        place = comment.anchor.number or comment.anchor.place or comment.anchor.exact
        yield faults.UNPLACED.at(_at(view, comment, "anchor"), id=comment.id, place=place, reason=gone)


class _Change(Struct):
    """Whether the draft was changed where comments are, and by whose wish."""

    view: View
    adopted: dict[str, int]
    """Id of an element of the old text → how many adopted comments are about it, what it stands in, or a part of it."""
    printed: tuple[str, ...]
    """All words of the text of today: alone, with the numbers before them, and what else is printed."""

    @classmethod
    def of(cls, view: View) -> _Change:
        adopted: Counter[str] = Counter()
        for comment in view.heads:
            if comment.decision and comment.decision.kind in ADOPTED:
                for id_ in (comment.anchor.element, *comment.anchor.others):
                    adopted.update(element.id for element in _below(view.comparison.old, id_))
                    adopted.update(element.id for element in view.comparison.old.above(id_))
        return cls(view, dict(adopted), _printed(view.comparison.new))

    def check(self, comment: Comment) -> Iterator[Finding]:
        """What was decided about the comment and the draft against each other; nothing where there is no draft."""
        decision, tell = comment.decision, _VERDICTS.get(comment.decision.kind if comment.decision else "")
        if self.view.draft is None or decision is None or tell is None:
            return
        yield from tell(self, comment)

    def _where(self, comment: Comment) -> str:
        placed = self.view.placed[comment.id]
        span = self.view.spans.get(placed.element)
        place = f"{span.file}:{span.line}" if span else ""
        return f"（{'，'.join(filter(None, (placed.number, place)))}）" if placed.number or place else ""

    def of_adopted(self, comment: Comment) -> Iterator[Finding]:
        """Adopted, in whole or in part: something must have changed; if in whole, the wished words must stand there."""
        view, where = self.view, self._where(comment)
        if not self.is_changed(comment) and not self._is_linked(comment):
            yield faults.NOT_CHANGED.at(_at(view, comment, "decision"), id=comment.id, where=where)
        elif (
            comment.decision
            and comment.decision.kind == "采纳"
            and not (self.has(comment) or self._is_done_at(comment))
        ):
            yield faults.NOT_ADOPTED.at(_at(view, comment, "decision"), id=comment.id, where=where)

    def of_refused(self, comment: Comment) -> Iterator[Finding]:
        """Refused: the wished words must not have come, and without another's wish the words must not have gone."""
        old = self.view.comparison.old
        wished = [words for words in wordings(comment) if not stands_in(words, old.words(comment.anchor.element))]
        placed = self.view.placed[comment.id]
        now = self.view.comparison.new.words(placed.element) if placed.element else ""
        came = any(stands_in(words, now) for words in wished)
        gone = placed.state == "changed" and not self.adopted.get(comment.anchor.element)
        if came or gone:
            what = "已改成它建议的文字" if came else "它所指的文字已经改动，却没有采纳的意见要求改"
            yield faults.CHANGED.at(
                _at(self.view, comment, "decision"), id=comment.id, where=self._where(comment), what=what
            )

    def is_changed(self, comment: Comment) -> bool:
        """Whether the element that the words stand in is another now, or, without a quote, what stands beside it is new."""
        comparison, anchor = self.view.comparison, comment.anchor
        if anchor.whole:
            return any(change.kind != "same" for change in comparison.changes)
        if anchor.element not in comparison.old.elements:
            return True
        ids = (anchor.element, *anchor.others)
        beside = anchor.start < 0 and any(map(self._has_new_neighbour, ids))
        if not wordings(comment):
            ids = tuple(self._row_of(id_) for id_ in ids)
        return beside or any(map(self._is_other, ids)) or any(map(self._leads_to_more, ids))

    def _row_of(self, id_: str) -> str:
        """Return the row that the cell stands in, for a wish without words of its own is about the row; else the element itself."""
        old = self.view.comparison.old
        chain = (old.elements.get(id_), *old.above(id_))
        return next((one.id for one in chain if one and one.kind == "row" and one.role != "head"), id_)

    def _is_other(self, id_: str) -> bool:
        comparison = self.view.comparison
        later = comparison.later.get(id_, ())
        same = comparison.same.get(id_)
        return same is None or len(later) > 1 or comparison.old.sense(id_) != comparison.new.sense(same)

    def _leads_to_more(self, id_: str) -> bool:
        """Whether the list right behind a sentence that leads to it has a new item: 增加c) is said of that sentence."""
        comparison = self.view.comparison
        same = comparison.same.get(id_, "")
        if not same or comparison.new.elements[same].text.rstrip()[-1:] not in LEADS:
            return False
        siblings = comparison.new.children(comparison.new.elements[same].parent)
        behind = siblings[[one.id for one in siblings].index(same) + 1 :][:1]
        known = set(comparison.same.values())
        return any(one.id not in known for led in behind for one in comparison.new.below(led.id) if led.kind in LED)

    def _has_new_neighbour(self, id_: str) -> bool:
        """Whether what stands before or behind it was added: 增加一条 is about no words that could change."""
        comparison = self.view.comparison
        same = comparison.same.get(id_, "")
        if not same:
            return False
        siblings = comparison.new.inside.get(comparison.new.elements[same].parent, ())
        at = siblings.index(same)
        known = set(comparison.same.values())
        return any(sibling not in known for sibling in (*siblings[max(at - 1, 0) : at], *siblings[at + 1 : at + 2]))

    def _is_linked(self, comment: Comment) -> bool:
        """Whether the decision names a commit, or a place of the new text at which something is new or others."""
        return bool(COMMIT.fullmatch(_change_of(comment))) or self._is_done_at(comment)

    def _is_done_at(self, comment: Comment) -> bool:
        """Whether the decision names a place of the new text at which something is new or others."""
        from qicao.ledger.spot import find_spot

        change = _change_of(comment)
        if not change or COMMIT.fullmatch(change):
            return False
        earlier = {other: one for one, other in self.view.comparison.same.items()}
        spot = find_spot(change, self.view.comparison.new)
        return not spot.doubts and any(id_ not in earlier or self._is_other(earlier[id_]) for id_ in spot.elements)

    def has_both(self, one: Comment, other: Comment) -> bool:
        """Whether the words that both want stand in the text of today."""
        return not (one.struck or other.struck) and self.has(one) and self.has(other)

    def has(self, comment: Comment) -> bool:
        """Whether one of the wordings that the comment may mean stands in the text of today; one without any is content."""
        wished = wordings(comment)
        return not wished or any(stands_in(words, text) for words in wished for text in self.printed)


_VERDICTS: dict[str, Callable[[_Change, Comment], Iterator[Finding]]] = {
    "采纳": _Change.of_adopted,
    "部分采纳": _Change.of_adopted,
    "不采纳": _Change.of_refused,
    "另行处理": _Change.of_refused,
}


def _change_of(comment: Comment) -> str:
    return comment.decision.change.strip() if comment.decision else ""


def _printed(tree: FrozenTree) -> tuple[str, ...]:
    elements = tree.elements.values()
    return (
        "\n".join(element.text for element in elements),
        "\n".join(f"{element.number}\n{element.text}" for element in elements),
        "\n".join(element.more for element in elements),
    )


def _below(tree: FrozenTree, id_: str) -> Iterator[Any]:
    return tree.below(id_) if id_ in tree.elements else iter(())


def _contradictions(changed: _Change) -> Iterator[Finding]:
    """Adopted comments that want other words for the same ones, unless the text of today does what both want."""
    view = changed.view
    by_element: dict[str, list[Comment]] = {}
    for comment in view.heads:
        if (
            comment.decision
            and comment.decision.kind == "采纳"
            and comment.anchor.element
            and (wordings(comment) or comment.struck)
        ):
            by_element.setdefault(comment.anchor.element, []).append(comment)
    for comments in by_element.values():
        for one, other in combinations(comments, 2):
            if _overlap(one, other) and not (_agree(one, other) or changed.has_both(one, other)):
                yield faults.CONTRADICTION.at(_at(view, other, "proposed"), id=other.id, other=one.id)


def _overlap(one: Comment, other: Comment) -> bool:
    if one.anchor.start < 0 or other.anchor.start < 0:
        return one.anchor.start < 0 and other.anchor.start < 0
    return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end


def _agree(one: Comment, other: Comment) -> bool:
    return (
        stands_in(one.proposed, other.proposed) or stands_in(other.proposed, one.proposed)
        if one.struck == other.struck
        else False
    )


def _split_groups(view: View) -> Iterator[Finding]:
    for comment in view.heads:
        head = view.record.comments.get(comment.group)
        if head and head.id != comment.id and head.decision != comment.decision:
            yield faults.GROUP_SPLIT.at(_at(view, comment, "group"), id=comment.id, other=head.id)


def _of_round(view: View) -> Iterator[Finding]:
    record = view.record
    place = Span(f"{record.shown}/{ROUND}", 1)
    names = [unit.name for unit in record.round.units]
    yield from (faults.COUNTS.at(place, unit=unit) for unit, count in Counter(names).items() if count > 1)
    if names:
        yield from _of_units(view, names)
    if view.draft and record.round.kind == "征求意见":
        data = view.draft.source.data
        current = (
            ("开始日期", record.round.start, data.consultation.start),
            ("截止日期", record.round.end, data.consultation.end),
        )
        for what, known, given in current if _is_last(view) else ():
            if given and known and str(given) != known:
                yield faults.OTHER_DATES.at(place, what=what, round=known, data=given)


def _of_units(view: View, names: Collection[str]) -> Iterator[Finding]:
    """Comments and answers of nobody, or of units that were not asked.

    What came by the publication may be anybody's; at a meeting, or in the round before, nobody answered this letter.
    """
    record = view.record
    for comment in view.heads:
        if comment.via == "公示" or comment.unit in names:
            continue
        if comment.unit.strip() and comment.answers:
            yield faults.NOT_ASKED.at(_at(view, comment, "unit"), unit=comment.unit)
        elif not comment.unit.strip():
            yield faults.NO_UNIT.at(_at(view, comment), id=comment.id)
    for answer in record.valid_answers:
        if answer.unit not in names and answer.via not in {"公示", "会议"}:
            yield faults.NOT_ASKED.at(Span(f"{record.shown}/answers/{answer.id}.yaml", 1), unit=answer.unit)


def _is_last(view: View) -> bool:
    """Whether the data of the draft are still those of this round, and not already those of the next sending out."""
    from qicao.source.frozen import last_round

    draft, record = view.draft, view.record
    if draft is None or draft.source.data.iteration > record.round.iteration:
        return False
    return last_round(record.files, draft.source.folder) == record.folder.name


def _of_persons(view: View) -> Iterator[Finding]:
    file = view.record.folder / PERSONS
    if not view.record.files.has_file(file):
        return
    why = _exposed(view.record.files, view.record.folder)
    if why:
        yield faults.EXPOSED.at(Span(f"{view.record.shown}/{PERSONS}", 1), why=why)


def _exposed(files: Files, folder: Path) -> str:
    """Why git would take the file of persons; "" when it would not. Without git its `.gitignore` must name the file."""
    if _git(folder, "rev-parse", "--git-dir"):
        if _git(folder, "ls-files", "--error-unmatch", PERSONS):
            return "git 已经在跟踪它"
        return "" if _git(folder, "check-ignore", "-q", PERSONS) else "没有 .gitignore 挡住它"
    ignored = folder / ".gitignore"
    kept = files.read(ignored).decode("utf-8", "replace").split("\n") if files.has_file(ignored) else []
    return "" if {f"/{PERSONS}", PERSONS} & {line.strip() for line in kept} else "没有 .gitignore 挡住它"


def _git(folder: Path, *words: str) -> bool:
    """Whether git says yes; no where there is no git."""
    try:
        Programs().run(("git", "-C", str(folder), *words), b"", 20.0)
    except (ProgramError, OSError):
        return False
    return True
