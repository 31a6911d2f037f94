"""The elements of the text that was sent out which the words of a place mean, or the reason why there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct

from qicao.compare.tree import TITLED, FrozenTree
from qicao.ledger.grammar import Chain, Step, read_place
from qicao.model.elements import ELEMENTS, NEAR_TITLES
from qicao.model.frozen import FrozenElement

__all__ = ["Spot", "find_spot"]


class Spot(Struct, frozen=True):
    """The elements that the words of a place name, and the doubts about them."""

    elements: tuple[str, ...] = ()
    """Ids in the frozen text, in the order in which they are named."""
    whole: bool = False
    """True if the whole document is meant, its cover or its title."""
    doubts: tuple[str, ...] = ()
    """Sentences for people; with doubts but no elements, the place is not understood."""


def find_spot(words: str, tree: FrozenTree) -> Spot:
    """Return what the words mean; if two parts of them contradict each other, no element but a doubt is returned."""
    chains = read_place(words)
    if any(chain.steps[0].kind in {"whole", "front"} for chain in chains):
        return Spot(whole=True)
    doubts: list[str] = []
    found: list[str] = []
    for chain in chains:
        ids = tuple(_resolve(chain, tree, doubts if not _is_idle(chain, chains) else []))
        if not ids and not _is_idle(chain, chains):
            return Spot(doubts=tuple(doubts) or (f"没有“{words}”",))
        found = [*found, *ids] if chain.apart else _merged(found, ids, tree)
    if words.strip() and not found:
        return Spot(doubts=(f"看不懂“{words}”",))
    return Spot(tuple(dict.fromkeys(found)), doubts=tuple(doubts))


def _is_idle(chain: Chain, chains: Sequence[Chain]) -> bool:
    """Return whether the chain is only words beside places."""
    return chain.steps[0].kind == "title" and len(chains) > 1


def _merged(found: list[str], ids: Sequence[str], tree: FrozenTree) -> list[str]:
    """Return the places so far and the next ones; of `附录A 表A.1` only the inner one stays."""
    inner = {element.id for id_ in ids for element in tree.above(id_)}
    outer = set(found)
    kept = [id_ for id_ in ids if not any(element.id in outer for element in tree.below(id_) if element.id != id_)]
    return [id_ for id_ in found if id_ not in inner] + kept


def _resolve(chain: Chain, tree: FrozenTree, doubts: list[str]) -> Iterator[str]:
    first = _walk(chain.steps, tree, doubts)
    if first is None:
        return
    if chain.hint and not _fits(chain.hint, first, tree):
        doubts.append(f"“{tree.label(first)}”的标题不是“{chain.hint}”")
        return
    if not chain.to:
        yield first
        return
    last = _walk(chain.to, tree, doubts)
    if last is not None:
        yield from _between(first, last, tree)


def _between(first: str, last: str, tree: FrozenTree) -> Iterator[str]:
    """Yield the siblings from the first to the last; if they have different parents, only these two."""
    one, other = tree.elements[first], tree.elements[last]
    siblings = [sibling.id for sibling in tree.children(one.parent, one.kind)]
    if one.kind in {"table", "figure", "formula"} and one.kind == other.kind:
        siblings = [element.id for element in tree.elements.values() if element.kind == one.kind]
    if last in siblings and siblings.index(first) <= siblings.index(last):
        yield from siblings[siblings.index(first) : siblings.index(last) + 1]
    else:
        yield from (first, last)


def _walk(steps: Sequence[Step], tree: FrozenTree, doubts: list[str]) -> str | None:
    """Return the id to which the steps lead, or None.

    If a minor step leads nowhere, the id reached so far is returned, and a doubt is added.
    """
    at = _begin(steps[0], tree)
    if at is None:
        doubts.append(f"发出的文本里没有{_called(steps[0])}")
        return None
    for step in steps[1:]:
        inner = _INNER[step.kind](tree, at, step.name) if step.kind in _INNER else at
        if inner is None and step.kind in {"sub", "item", "entry"}:
            doubts.append(f"{tree.label(at)}里没有{_called(step)}")
            return None
        if inner is None:
            doubts.append(f"{tree.label(at)}里没有{_called(step)}，定位到{tree.label(at)}")
            return at
        at = inner
    return at


_NAMES = {
    "clause": "{}",
    "annex": "附录{}",
    "table": "表{}",
    "figure": "图{}",
    "formula": "公式（{}）",
    "page": "第{}页的行号对照",
    "title": "“{}”",
    "element": "{}",
    "item": "{}）项",
    "entry": "第{}项",
    "sub": "第{}条",
    "paragraph": "第{}段",
    "row": "第{}行",
    "column": "第{}列",
    "note": "注{}",
    "example": "示例{}",
    "footnote": "脚注{}",
    "reference": "[{}]",
}


def _called(step: Step) -> str:
    return _NAMES.get(step.kind, "{}").format(step.name)


TITLE = re.compile(r"^(?:术语|标题|题为)|一?(?:条|章|节|款|项|部分|词|术语)$")
"""Words that people put around a title."""


def _begin(step: Step, tree: FrozenTree) -> str | None:
    if step.kind not in _BEGINNINGS:
        return None
    form, kinds = _BEGINNINGS[step.kind]
    bare = TITLE.sub("", step.name) if step.kind == "title" else step.name
    names = (step.name, bare, NEAR_TITLES.get(bare, "")) if form == "{}" else (form.format(step.name),)
    found = (element.id for name in names for element in tree.named.get(name, ()) if element.kind in kinds)
    return next(found, None) or (_element(step.name, tree) if step.kind == "element" else None)


_BEGINNINGS: dict[str, tuple[str, Collection[str]]] = {
    "clause": ("{}", {"clause", "term"}),
    "annex": ("附录{}", {"annex"}),
    "table": ("表{}", {"table"}),
    "figure": ("图{}", {"figure"}),
    "formula": ("（{}）", {"formula"}),
    "element": ("{}", {"clause", "element"}),
    "title": ("{}", TITLED),
    "footnote": ("{})", {"footnote"}),
}
"""Kind of a first step → how what it names is printed, and the kinds of elements that it may be."""


def _element(name: str, tree: FrozenTree) -> str | None:
    """Return the element of the norm that is called so, whichever of its names the text uses: 缩略语 is 符号和缩略语, too."""
    wanted = ELEMENTS.get(NEAR_TITLES.get(name, name))
    tops = (element for element in tree.children("") if element.kind in {"clause", "element"})
    return next((element.id for element in tops if wanted and ELEMENTS.get(element.text) == wanted), None)


def _fits(hint: str, id_: str, tree: FrozenTree) -> bool:
    """Return whether the words beside a number are compatible with the clause; they may be its title."""
    others = [element for element in tree.named.get(hint, ()) if element.kind in {"clause", "annex", "term", "element"}]
    around = (*tree.below(id_), *tree.above(id_))
    return not others or any(element.text == hint for element in around)


def _nth(found: Sequence[FrozenElement], name: str) -> str | None:
    at = int(name) if name.lstrip("-").isdigit() else 0
    if at == -1 and found:
        return found[-1].id
    return found[at - 1].id if 1 <= at <= len(found) else None


def _paragraph(tree: FrozenTree, at: str, name: str) -> str | None:
    """Return a paragraph of the element, or of the warning with which the element begins."""
    warned = [inner for warning in tree.children(at, "warning") for inner in tree.children(warning.id, "paragraph")]
    return _nth(tree.children(at, "paragraph") or warned, name)


def _items(tree: FrozenTree, at: str) -> tuple[FrozenElement, ...]:
    return tuple(item for found in tree.children(at, "list") for item in tree.children(found.id, "listitem"))


def _item(tree: FrozenTree, at: str, name: str) -> str | None:
    found = next((item.id for item in _items(tree, at) if item.number == f"{name})"), None)
    part = next((part.id for part in tree.children(at, "figure") if part.number == f"{name})"), None)
    deep = [item.id for item in tree.below(at) if item.kind == "listitem" and item.number == f"{name})"]
    only = deep[0] if len(deep) == 1 and tree.elements[at].kind in {"row", "cell", "note", "example"} else None
    return found or part or only


def _entry(tree: FrozenTree, at: str, name: str) -> str | None:
    """Return the item for 第二项: of the only list, else of the only list without letters.

    It is None if several are possible.
    """
    lists = tree.children(at, "list")
    bare = [found for found in lists if found.role in {"dash", "dot"}]
    meant = lists if len(lists) == 1 else bare
    if len(meant) == 1:
        return _nth(tree.children(meant[0].id, "listitem"), name)
    return _nth(tree.children(at, "referenceentry"), name)


def _sub(tree: FrozenTree, at: str, name: str) -> str | None:
    """Return the clause for 第二条 of a chapter, or the entry of a list of documents."""
    known = [child for child in tree.children(at) if child.kind in {"clause", "term"}]
    return _nth(known or tree.children(at, "referenceentry"), name)


def _row(tree: FrozenTree, at: str, name: str) -> str | None:
    rows = tree.children(at, "row")
    heads, body = [row for row in rows if row.role == "head"], [row for row in rows if row.role != "head"]
    return _nth(heads, "1") if name == "0" else _nth(body, name)


def _column(tree: FrozenTree, at: str, name: str) -> str | None:
    """Return a cell of the row; for the head of a table, which may have several rows, the first cell of that column."""
    known = tree.elements[at]
    table = known.parent if known.role == "head" else at
    rows = (
        [row.id for row in tree.children(table, "row") if row.role == "head"]
        if known.role == "head" or known.kind == "table"
        else [at]
    )
    return next((cell.id for row in rows for cell in tree.children(row, "cell") if cell.role == name), None)


def _counted(kind: str, word: str) -> Callable[[FrozenTree, str, str], str | None]:
    def find(tree: FrozenTree, at: str, name: str) -> str | None:
        """Return the note or example of that number, or the only one if it has none.

        Those directly in the element come first.
        """
        near, far = tree.children(at, kind), [element for element in tree.below(at) if element.kind == kind]
        for found in (near, far):
            fit = [element for element in found if element.number == f"{word}{name}"]
            only = len(found) == 1 and name in {"", "1"} and (not name or found[0].number == word)
            if len(fit) == 1 or only:
                return (fit or list(found))[0].id
        return None

    return find


def _reference(tree: FrozenTree, at: str, name: str) -> str | None:
    return next((entry.id for entry in tree.children(at, "referenceentry") if entry.number == f"[{name}]"), None)


_INNER: dict[str, Callable[[FrozenTree, str, str], str | None]] = {
    "paragraph": _paragraph,
    "item": _item,
    "entry": _entry,
    "sub": _sub,
    "row": _row,
    "column": _column,
    "note": _counted("note", "注"),
    "example": _counted("example", "示例"),
    "footnote": _counted("footnote", ""),
    "reference": _reference,
}
"""Kind of a further step → the function that follows it; a sentence, a line and a title stay at the element."""
