"""The rounds of a draft: opened with the text that was sent out, found again by name."""

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
from qicao.model.titles import english_name, name_in_line
from qicao.parse.draft import Draft, load_draft
from qicao.source.emit import emit
from qicao.source.files import DISK, Files
from qicao.source.frozen import FROZEN, ROUNDS, frozen_json, order_of_rounds

__all__ = ["IGNORED", "Opening", "find_round", "open_round", "round_names"]

NAME = re.compile(r"[\w][\w.-]{0,39}")
IGNORED = "# 姓名和联系方式、本机的编号和缓存，不提交进 git\n/persons.yaml\n/local.json\n/.cache\n"
"""The `.gitignore` of a round."""


class Opening(Struct, frozen=True):
    """The options for opening a round."""

    name: str = ""
    """"" means the next number."""
    kind: RoundKind = "征求意见"
    start: str = ""
    end: str = ""
    units: Path | None = None
    published: tuple[str, ...] = ()
    sent: Path = Path("build")
    """The folder of built documents; those of the draft and its stage are recorded with their hashes."""


def round_names(folder: Path, files: Files = DISK) -> list[str]:
    """Return the names of the rounds of the draft in *folder*, the oldest first."""
    rounds = folder / ROUNDS
    return sorted((name for name in files.names(rounds) if files.has_file(rounds / name / ROUND)), key=order_of_rounds)


def find_round(folder: Path, name: str = "", files: Files = DISK) -> Record:
    """Return the record of the round, without *name* that of the last one; `UsageError` is raised if there is none.

    *folder* is that of the draft, or that of the round itself if the draft is not available.
    """
    if files.has_file(folder / ROUND):
        return read_record(folder, files=files)
    names = round_names(folder, files)
    if not names:
        raise UsageError(
            f"{folder.as_posix()} 还没有开始征求意见。", f"先用 qicao review open {folder.as_posix()} 开始一轮。"
        )
    if name and name not in names:
        raise UsageError(f"没有名为“{name}”的轮次。", f"有：{'、'.join(names)}。")
    return read_record(folder / ROUNDS / (name or names[-1]), files=files)


def open_round(folder: Path, wish: Opening) -> Record:
    """Freeze the present text of the draft and begin a round of comments on it.

    `UsageError` is raised if the round exists.
    """
    draft = load_draft(folder, index=False)
    files = draft.source.world.files
    names = round_names(folder, files)
    name = wish.name or str(max((int(known) for known in names if known.isdigit()), default=0) + 1)
    if not NAME.fullmatch(name):
        raise UsageError(f"轮次的名称“{name}”不能作文件夹的名称。", "用数字或文字，如 --round 1。")
    place = folder / ROUNDS / name
    if files.has(place / ROUND):
        raise UsageError(f"轮次“{name}”已经有了，发出的文本不能改。", "另起一轮：用 --round 给出别的名称，或不给。")
    begun = _round(draft, name, wish, [read_round(folder / ROUNDS / known, "", files)[0] for known in names])
    files.write(place / ".gitignore", IGNORED.encode())
    files.write(place / FROZEN, frozen_json(freeze(draft.standard, draft.keys)).encode())
    files.write(place / ROUND, emit(begun).encode())
    return read_record(place, files=files)


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
        iteration=max(
            data.iteration, 1 + sum(known.stage == data.stage and known.kind == wish.kind for known in earlier)
        ),
        year=year,
        start=start,
        end=end,
        units=read_units(wish.units, draft.source.world.files) if wish.units else (),
        published=wish.published,
        titles=tuple(filter(None, (name_in_line(data), english_name(data)))),
        documents=_hashes(draft.source.world.files, wish.sent / draft.source.slug / data.stage),
    )


def _hashes(files: Files, folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each document in the folder."""
    names = [name for name in files.names(folder) if files.has_file(folder / name)]
    return {name: sha256(files.read(folder / name)).hexdigest() for name in names}
