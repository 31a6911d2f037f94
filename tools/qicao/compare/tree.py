"""A frozen text as a tree again: which element contains which, and how a reader refers to each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from qicao.model.frozen import FrozenElement, FrozenText
from qicao.model.words import chinese_numeral

__all__ = ["TITLED", "FrozenTree"]

TITLED = frozenset({"clause", "element", "annex", "term", "table", "figure"})
"""Kinds whose own words are a title."""


class FrozenTree(Struct, frozen=True):
    """A frozen text by the ids of its elements."""

    elements: Mapping[str, FrozenElement]
    """In printed order."""
    inside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of an element → ids of the elements directly inside it; "" → those at the top."""
    order: Mapping[str, int] = field(default_factory=dict)
    """Id of an element → its index in printed order."""
    named: Mapping[str, tuple[FrozenElement, ...]] = field(default_factory=dict)
    """Number or title as printed → the elements that bear it, in printed order."""

    @classmethod
    def of(cls, text: FrozenText) -> FrozenTree:
        """Return the tree of the text."""
        inside: dict[str, list[str]] = {}
        for element in text.elements:
            inside.setdefault(element.parent, []).append(element.id)
        named: dict[str, list[FrozenElement]] = {}
        for element in text.elements:
            for name in {element.number, element.text if element.kind in TITLED else ""} - {""}:
                named.setdefault(name, []).append(element)
        return cls(
            {element.id: element for element in text.elements},
            {id_: tuple(found) for id_, found in inside.items()},
            {element.id: at for at, element in enumerate(text.elements)},
            {name: tuple(found) for name, found in named.items()},
        )

    def children(self, id_: str, kind: str = "") -> tuple[FrozenElement, ...]:
        """Return the elements directly inside the element, of one *kind* or all."""
        found = (self.elements[child] for child in self.inside.get(id_, ()))
        return tuple(element for element in found if not kind or element.kind == kind)

    def below(self, id_: str) -> Iterator[FrozenElement]:
        """Yield the element and everything inside it, in printed order; for "" the whole text."""
        waiting = [id_]
        while waiting:
            known = waiting.pop()
            if known:
                yield self.elements[known]
            waiting += reversed(self.inside.get(known, ()))

    def above(self, id_: str) -> Iterator[FrozenElement]:
        """Yield the elements around the element, the nearest first."""
        while (element := self.elements.get(id_)) and element.parent in self.elements:
            id_ = element.parent
            yield self.elements[id_]

    def words(self, id_: str) -> str:
        """Return the words of the element and of everything inside it, one line each."""
        return "\n".join(element.text for element in self.below(id_) if element.text)

    def sense(self, id_: str) -> str:
        """Return the words as in `words`, with the targets of references in place of their numbers.

        All else that is printed with the elements is added.
        """
        parts = (part for element in self.below(id_) for part in (element.sense or element.text, element.more))
        return "\n".join(filter(None, parts))

    def label(self, id_: str) -> str:
        """Return how a reference names the place: `5.2.1 a)`, `表A.1的第2行`, `前言的第二段`; "" for no element."""
        element = self.elements.get(id_)
        if element is None:
            return ""
        tell = _LABELS.get(element.kind)
        return tell(self, element) if tell else self.label(element.parent)

    def place(self, element: FrozenElement, kind: str = "") -> int:
        """Return the position of the element among its siblings of that *kind*, from 1."""
        siblings = self.children(element.parent, kind or element.kind)
        return next(at for at, sibling in enumerate(siblings, 1) if sibling.id == element.id)


def _of_clause(tree: FrozenTree, element: FrozenElement) -> str:
    return f"第{element.number}章" if element.number.isdigit() else element.number or _of_element(tree, element)


def _of_element(_tree: FrozenTree, element: FrozenElement) -> str:
    return element.number or element.text


def _of_paragraph(tree: FrozenTree, element: FrozenElement) -> str:
    around = tree.label(element.parent) or "重要提示"
    several = len(tree.children(element.parent, "paragraph")) > 1
    return f"{around}的第{chinese_numeral(tree.place(element))}段" if several else around


def _of_item(tree: FrozenTree, element: FrozenElement) -> str:
    around = tree.label(element.parent)
    if element.number[-1:] == ")":
        return f"{around} {element.number}"
    holder = around if around.endswith((")", "项")) else f"{around}列项"
    return f"{holder}的第{chinese_numeral(tree.place(element))}项"


def _of_counted(tree: FrozenTree, element: FrozenElement) -> str:
    return f"{tree.label(element.parent)}的{element.number}"


def _of_row(tree: FrozenTree, element: FrozenElement) -> str:
    heads = sum(row.role == "head" for row in tree.children(element.parent, "row"))
    around = tree.label(element.parent)
    return f"{around}的表头" if element.role == "head" else f"{around}的第{tree.place(element) - heads}行"


def _of_cell(tree: FrozenTree, element: FrozenElement) -> str:
    return f"{tree.label(element.parent)}第{element.role}列"


def _of_figure(tree: FrozenTree, element: FrozenElement) -> str:
    return f"{tree.label(element.parent)} {element.number}" if element.number.endswith(")") else element.number


def _of_formula(tree: FrozenTree, element: FrozenElement) -> str:
    return f"公式{element.number}" if element.number else tree.label(element.parent)


def _of_reference(tree: FrozenTree, element: FrozenElement) -> str:
    around = tree.label(element.parent)
    return f"{around} {element.number}" if element.number else f"{around}的第{chinese_numeral(tree.place(element))}项"


def _of_footnote(tree: FrozenTree, element: FrozenElement) -> str:
    return f"{tree.label(element.parent)}的脚注{element.number}" if element.parent else f"脚注{element.number}"


_LABELS: dict[str, Callable[[FrozenTree, FrozenElement], str]] = {
    "clause": _of_clause,
    "annex": _of_element,
    "term": _of_element,
    "element": _of_element,
    "table": _of_element,
    "figure": _of_figure,
    "paragraph": _of_paragraph,
    "listitem": _of_item,
    "note": _of_counted,
    "example": _of_counted,
    "row": _of_row,
    "cell": _of_cell,
    "formula": _of_formula,
    "referenceentry": _of_reference,
    "footnote": _of_footnote,
}
"""Kind of element → the function that names it; any other kind is named after its parent."""
