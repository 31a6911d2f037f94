"""Rounds of a draft: opened with what was sent out, found again by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from qicao.errors import UsageError
from qicao.ledger.record import ROUND, Record, read_record, read_round
from qicao.ledger.units import read_units
from qicao.model.comment import Round, RoundKind
from qicao.model.frozen import freeze
from qicao.parse.draft import Draft, load_draft
from qicao.source.emit import emit
from qicao.source.frozen import FROZEN, ROUNDS, frozen_json, order_of_rounds
from qicao.source.write import write_bytes

__all__ = ["IGNORED", "Opening", "find_round", "open_round", "round_names"]

NAME = re.compile(r"[\w][\w.-]{0,39}")
IGNORED = "# 姓名和联系方式、本机的编号和缓存，不提交进 git\n/persons.yaml\n/local.json\n/.cache\n"
"""The `.gitignore` of a round."""


class Opening(Struct, frozen=True):
    """What is wished of a new round."""

    name: str = ""
    """"" for the next number."""
    kind: RoundKind = "征求意见"
    start: str = ""
    end: str = ""
    units: Path | None = None
    published: tuple[str, ...] = ()
    sent: Path = Path("build")
    """Where documents were built; those of the draft and its stage are noted with their hashes."""


def round_names(folder: Path) -> list[str]:
    """Return the names of the rounds of the draft in *folder*, the oldest first."""
    return sorted((path.parent.name for path in (folder / ROUNDS).glob(f"*/{ROUND}")), key=order_of_rounds)


def find_round(folder: Path, name: str = "") -> Record:
    """Return the record of the round, the last one without a *name*; `UsageError` when there is none.

    *folder* is that of the draft, or that of the round itself where the draft is not at hand.
    """
    if (folder / ROUND).is_file():
        return read_record(folder)
    names = round_names(folder)
    if not names:
        raise UsageError(
            f"{folder.as_posix()} 还没有开始征求意见。", f"先用 qicao review open {folder.as_posix()} 开始一轮。"
        )
    if name and name not in names:
        raise UsageError(f"没有名为“{name}”的轮次。", f"有：{'、'.join(names)}。")
    return read_record(folder / ROUNDS / (name or names[-1]))


def open_round(folder: Path, wish: Opening) -> Record:
    """Freeze the text of the draft as it is and begin a round of comments on it; `UsageError` for one that exists."""
    draft = load_draft(folder, index=False)
    names = round_names(folder)
    name = wish.name or str(max((int(known) for known in names if known.isdigit()), default=0) + 1)
    if not NAME.fullmatch(name):
        raise UsageError(f"轮次的名称“{name}”不能作文件夹的名称。", "用数字或文字，如 --round 1。")
    place = folder / ROUNDS / name
    if (place / ROUND).exists():
        raise UsageError(f"轮次“{name}”已经有了，发出的文本不能改。", "另起一轮：用 --round 给出别的名称，或不给。")
    begun = _round(draft, name, wish, [read_round(folder / ROUNDS / known, "")[0] for known in names])
    write_bytes(place / ".gitignore", IGNORED.encode())
    write_bytes(place / FROZEN, frozen_json(freeze(draft.standard, draft.keys)).encode())
    write_bytes(place / ROUND, emit(begun).encode())
    return read_record(place)


def _round(draft: Draft, name: str, wish: Opening, earlier: Sequence[Round]) -> Round:
    data = draft.source.data
    start, end = (wish.start or str(data.consultation.start or "")), (wish.end or str(data.consultation.end or ""))
    year = (start or str(data.completed or ""))[:4]
    if not year:
        raise UsageError("不知道本轮的日期。", "用 --start 给出开始的日期，或写在 standard.yaml 的 consultation 里。")
    return Round(
        name=name,
        kind=wish.kind,
        stage=data.stage,
        iteration=1 + sum(known.stage == data.stage and known.kind == wish.kind for known in earlier),
        year=year,
        start=start,
        end=end,
        units=read_units(wish.units) if wish.units else (),
        published=wish.published,
        documents=_hashes(wish.sent / draft.source.slug / data.stage),
    )


def _hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each document in the folder."""
    files = sorted(file for file in folder.glob("*") if file.is_file()) if folder.is_dir() else []
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}
