"""Writing the ids of a draft into its source as labels, so that they stay the same when words change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from qicao.check.trial import DraftFiles, first_good
from qicao.compare.carry import Current, find_earlier
from qicao.model.block import Example, Figure, Formula, ListItem, Note, Paragraph, Row, Table
from qicao.model.finding import Edit
from qicao.model.frozen import FrozenElement, FrozenText, own_text
from qicao.model.outline import OutlineItem
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element, Standard, Term
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft, load_draft
from qicao.source.files import DISK, Files

__all__ = ["Labels", "find_labels", "moved_ids", "write_labels"]

TRIALS = 60
"""The number of readings that may be spent on finding places where no label can be."""


class Labels(Struct, frozen=True):
    """The files of a draft after labels were written into them."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The new content of each file that changes."""
    labels: tuple[str, ...] = ()
    """The labels that are written."""
    unknown: tuple[str, ...] = ()
    """Names that are neither an id nor a printed number of the draft."""
    refused: tuple[str, ...] = ()
    """Ids of elements for which the source has no room for a label."""


def write_labels(labels: Labels, files: Files = DISK) -> None:
    """Write the files."""
    for file, data in labels.files.items():
        files.write(files.real(file), data)


def find_labels(folder: Path, names: Collection[str] | None = None) -> Labels:
    """Return the edits by which the elements of these *names* (ids or printed numbers), or all, get a label.

    The label is the present id of the element, so that all documents stay the same except for the label.
    """
    draft = load_draft(folder, index=False)
    nodes = [node for node in iter_nodes(draft.standard) if not isinstance(node, Element)]
    wanted = [node for node in nodes if names is None or {node.id, _number(node)} & set(names)]
    known = {name for node in wanted for name in (node.id, _number(node))}
    open_ = [node for node in wanted if not getattr(node, "label", "")]
    edits = {node.id: edit for node in open_ if (edit := _edit(draft, node))}
    files = DraftFiles.of(draft)
    good = first_good(lambda ids: _stays(draft, files, [edits[id_] for id_ in ids]), tuple(edits), TRIALS)
    refused = [node.id for node in open_ if names is not None and node.id not in good]
    unknown = tuple(name for name in names or () if name not in known)
    return Labels(files.edited(_by_file([edits[id_] for id_ in good])), tuple(good), unknown, tuple(refused))


def _number(node: object) -> str:
    return str(getattr(node, "number", ""))


def _edit(draft: Draft, node: Any) -> Edit | None:
    """Return the edit that writes the label of the node, or None if the dialect has no place for it."""
    place = _PLACES.get(type(node))
    span = place(node) if place else None
    if span is None or not DraftFiles.of(draft).can_change(span.file):
        return None
    if isinstance(node, (ListItem, Row)):
        return Edit(Span(span.file, span.line, span.column), f"[]{{#{node.id}}}")
    lines = draft.files.get(span.file, ())
    above = lines[span.line - 2].text if 1 < span.line <= len(lines) else ""
    gap = "" if not above.strip() or above.strip()[:1] == "{" else "\n"
    return Edit(Span(span.file, span.line, 1), f"{gap}{{#{node.id}}}\n") if span.column == 1 else None


def _first_words(blocks: Sequence[object]) -> Span | None:
    return blocks[0].span if blocks and isinstance(blocks[0], Paragraph) else None


def _of_row(row: Row) -> Span | None:
    return next((span for cell in row.cells if (span := _first_words(cell.blocks))), None)


_PLACES: dict[type, Callable[[Any], Span | None]] = {
    **dict.fromkeys((Clause, Annex, Term, Paragraph, Note, Example, Table, Figure, Formula), lambda node: node.span),
    ListItem: lambda item: _first_words(item.blocks),
    Row: _of_row,
}
"""Type of node → the place of its label, or the line before which the label is written."""


def _by_file(edits: Sequence[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.span.file, []).append(edit)
    return found


def _stays(draft: Draft, files: DraftFiles, edits: Sequence[Edit]) -> bool:
    """Return whether with these edits every edited node has its label and the document is otherwise the same."""
    world = files.world.over(files.edited(_by_file(edits)))
    new = load_draft(files.folder, index=False, shown=files.shown, world=world)
    labels = [sum(bool(getattr(node, "label", "")) for node in iter_nodes(one.standard)) for one in (draft, new)]
    same = list(_printed(new.standard)) == list(_printed(draft.standard)) and labels[1] == labels[0] + len(edits)
    return same and len(new.findings) <= len(draft.findings)


def _printed(standard: Standard) -> Iterator[tuple[str, str, str, str]]:
    for node in iter_nodes(standard):
        yield type(node).__name__, node.id, _number(node), own_text(node)


def moved_ids(before: Sequence[Mapping[str, str]], now: Sequence[OutlineItem]) -> list[tuple[str, str]]:
    """Return each old id that no longer exists, with the present id of the same element; "" if there is none.

    *before* are the items of an outline as JSON; `KeyError` is raised if they are not.
    """
    olds = [FrozenElement(item["id"], item["kind"], text=item["title"] or item["text"]) for item in before]
    known = {item.id for item in now}
    later = find_earlier(
        [Current(item.id, item.kind, "", item.title or item.text) for item in now], (), FrozenText(tuple(olds))
    )
    ids = {old: new for new, old in later.items()}
    return [(old.id, ids.get(old.id, "")) for old in olds if old.id not in known]
