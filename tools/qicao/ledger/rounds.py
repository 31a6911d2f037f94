"""The rounds of a draft: opened with the text that was sent out, found again by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

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

__all__ = [
    "DOCUMENTS",
    "IGNORED",
    "TABLES",
    "Opening",
    "find_round",
    "open_round",
    "round_names",
    "same_text",
    "unsettled_before",
]

DOCUMENTS = "documents"
"""The folder with the documents as they were sent out."""

TABLES = re.compile(r"(?:征求意见|审查意见)汇总处理表(?:（第[^（）]+轮）)?\.docx")
"""The names of the tables of rounds among the documents of a draft."""
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
    """The folder of built documents; those of the draft and its stage are copied, and recorded with their hashes."""

    @property
    def amends(self) -> bool:
        """True if it says what a round can be given later."""
        return bool(self.start or self.end or self.units or self.published)


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
    if files.has(place / ROUND) and wish.amends:
        return _amended(draft, place, wish)
    if files.has(place / ROUND):
        raise UsageError(
            f"轮次“{name}”已经有了，发出的文本不能改。",
            "另起一轮：用 --round 给出别的名称，或不给；只改日期、单位的，加上 --start、--end、--units。",
        )
    earlier = [read_round(folder / ROUNDS / known, "", files)[0] for known in names]
    begun = _round(draft, name, wish, earlier)
    if not wish.name:
        _refuse_again(draft, begun, earlier)
    files.write(place / ".gitignore", IGNORED.encode())
    files.write(place / FROZEN, frozen_json(freeze(draft.standard, draft.keys)).encode())
    _keep_documents(draft, place, wish, wish.kind)
    files.write(place / ROUND, emit(begun).encode())
    return read_record(place, files=files)


def _refuse_again(draft: Draft, begun: Round, earlier: Sequence[Round]) -> None:
    """`UsageError` if nothing tells of another sending out: neither the iteration of the draft nor other dates."""
    same = [known for known in earlier if (known.kind, known.stage) == (begun.kind, begun.stage)]
    if not same or draft.source.data.iteration > same[-1].iteration:
        return
    last = same[-1]
    if (begun.start, begun.end) in {("", ""), (last.start, last.end)}:
        raise UsageError(
            f"第 {last.name} 轮已经是这一次的{last.stage}，没有另起一轮。",
            f"补它的日期、单位、发出的文件：加上 --round {last.name} 和 --start、--end、--units；"
            f"再征求一次：先在 standard.yaml 里写 iteration: {last.iteration + 1} 和新的起止日期，做 qicao draft，再开始。",
        )


def _amended(draft: Draft, place: Path, wish: Opening) -> Record:
    """Give the round other dates, units or documents; `UsageError` is raised if the text is another than was sent out."""
    files = draft.source.world.files
    record = read_record(place, files=files)
    if files.read(place / FROZEN) != frozen_json(freeze(draft.standard, draft.keys)).encode():
        raise UsageError(
            f"草案的文本已经和第 {place.name} 轮发出的不同，没有改。",
            f"日期、单位可直接写在 {(place / ROUND).as_posix()} 里；发出新的文本则另起一轮，不给 --round。",
        )
    known = record.round
    made = replace(
        known,
        year=known.year if record.comments or record.answers else (wish.start or known.start)[:4] or known.year,
        start=wish.start or known.start,
        end=wish.end or known.end,
        units=read_units(wish.units, files) if wish.units else known.units,
        published=wish.published or known.published,
        documents=known.documents or _hashes(files, _sent(draft, wish), known.kind),
    )
    if not known.documents:
        _keep_documents(draft, place, wish, known.kind)
    files.write(place / ROUND, emit(made).encode())
    return replace(record, round=made)


def same_text(folder: Path, name: str) -> str:
    """Return the name of an earlier round of the draft with the same text as the round; "" if there is none."""
    texts = {known: DISK.read(folder / ROUNDS / known / FROZEN) for known in round_names(folder)}
    return next((known for known, text in texts.items() if known != name and text == texts[name]), "")


def unsettled_before(folder: Path, name: str) -> tuple[str, int] | None:
    """Return the round before that one and the number of its comments without a decision; None if there are none."""
    names = round_names(folder)
    at = names.index(name)
    if not at:
        return None
    comments = find_round(folder, names[at - 1]).comments.values()
    left = sum(comment.counts and not comment.decided for comment in comments)
    return (names[at - 1], left) if left else None


def _sent(draft: Draft, wish: Opening) -> Path:
    return wish.sent / draft.source.slug / draft.source.data.stage


def _keep_documents(draft: Draft, place: Path, wish: Opening, kind: RoundKind) -> None:
    """Copy the documents that are sent out beside the record, for the next build writes over them."""
    files, folder = draft.source.world.files, _sent(draft, wish)
    for name in _hashes(files, folder, kind):
        files.write(place / DOCUMENTS / name, files.read(folder / name))


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
        documents=_hashes(draft.source.world.files, _sent(draft, wish), wish.kind),
    )


def _hashes(files: Files, folder: Path, kind: RoundKind) -> dict[str, str]:
    """Return the SHA-256 of each document in the folder; a text that goes out for comments has no table of earlier ones."""
    names = [name for name in files.names(folder) if files.has_file(folder / name)]
    names = [name for name in names if kind != "征求意见" or not TABLES.fullmatch(name)]
    return {name: sha256(files.read(folder / name)).hexdigest() for name in names}
