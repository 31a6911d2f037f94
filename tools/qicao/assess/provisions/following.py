"""What became of the provisions of an earlier text: kept, changed, split, joined, removed, added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.compare.texts import Change, compare_texts
from qicao.model.frozen import FrozenElement, FrozenText
from qicao.model.provision import Provision

__all__ = ["Followed", "follow", "tell"]

WORDS: Mapping[str, str] = {
    "changed": "改动", "moved": "移动", "split": "拆分", "joined": "合并", "added": "增加", "removed": "删去",
}  # fmt: skip


class Followed(Struct, frozen=True):
    """The provisions of today, with the ids of those they were, and what changed."""

    provisions: tuple[Provision, ...]
    changes: tuple[Change, ...]
    """All but those of provisions that are the same."""


def follow(earlier: Sequence[Provision], today: Sequence[Provision]) -> Followed:
    """Return today's provisions compared with earlier ones; one that only changed its words keeps its earlier id."""
    compared = compare_texts(_text(earlier), _text(today))
    was = {new: old for old, new in compared.same.items()}
    kept = tuple(replace(one, id=was.get(one.id, one.id)) for one in today)
    return Followed(kept, tuple(change for change in compared.changes if change.kind != "same"))


def _text(provisions: Sequence[Provision]) -> FrozenText:
    return FrozenText(tuple(FrozenElement(one.id, "paragraph", text=one.text) for one in provisions))


def tell(followed: Followed, earlier: Sequence[Provision], today: Sequence[Provision]) -> tuple[str, ...]:
    """Return one line for each change: what became of what, and whether its type changed."""
    before, after = ({one.id: one for one in side} for side in (earlier, today))
    return tuple(_line(change, before, after) for change in followed.changes)


def _line(change: Change, before: Mapping[str, Provision], after: Mapping[str, Provision]) -> str:
    old = [before[id_] for id_ in change.old if id_ in before]
    new = [after[id_] for id_ in change.new if id_ in after]
    places = " → ".join("、".join(one.number for one in side) for side in (old, new) if side)
    types = {one.strength for one in old} ^ {one.strength for one in new} if old and new else set()
    turned = f"（{old[0].strength} → {new[0].strength}）" if types else ""
    return f"{WORDS[change.kind]}　{places}{turned}　{(new or old)[0].text}"
