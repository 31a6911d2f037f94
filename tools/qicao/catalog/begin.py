"""A draft begun from its entry in the system: what the system knows already need not be typed again."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from msgspec import Struct

from qicao.catalog.read import FOLDER, read_system
from qicao.catalog.system import Row, System
from qicao.errors import UsageError
from qicao.model.catalogue import Catalogue
from qicao.model.numbers import StandardNumber, parse_number
from qicao.model.system import Entry
from qicao.model.words import chinese_numeral
from qicao.source.catalogue import read_catalogue
from qicao.source.discover import is_draft
from qicao.source.files import Files
from qicao.source.patterns import compiled
from qicao.source.rows import open_table, save_table
from qicao.source.scaffold import Beginning, new_draft

__all__ = ["Begun", "begin", "beginning_of"]

PART = compiled(r"第(?P<number>\d{1,3})部分[：:](?P<title>.+)")
ENGLISH_PART = compiled(r"(?:Part \d+[:：]\s*)?(.*)")
NAMES = ("lead", "main", "supplement")
LEVELS = {"national": "gb", "local": "db31", "sector": "hb:XX", "group": "t:XXXX", "enterprise": "q:XXXX"}
"""Level → what the scaffold calls it, if no number says more."""
SERIES = {
    "national": "GB/T XXXXX",
    "local": "DB31/T XXXX",
    "sector": "XX/T XXXX",
    "group": "T/XXXX XXX",
    "enterprise": "Q/XXXX XXX",
}
"""Level → the number of a series that has none yet."""
KEYS = tuple(one.name for one in fields(Entry))
PLANNED = frozenset({"拟编", "在编", "修订中"})


class Begun(Struct, frozen=True):
    """The files of the new draft, its folder, and its entry."""

    folder: Path
    files: tuple[Path, ...]
    entry: Entry


def begin(files: Files, root: Path, id_: str, folder: Path | None = None) -> Begun:
    """Write a draft for the entry with that system id, and its folder into the list of standards.

    The folder is `drafts/<id>` unless one is given. `UsageError` is raised if there is no such entry, if it is not to be
    drafted or has a draft, or if the folder is not one of `drafts/`.
    """
    system = read_system(files, root)
    row = _row(system, id_)
    place = folder or root / "drafts" / row.value.id
    _check(files, root, row.value, place)
    function = row.value.function or "规范"
    entries = open_table(files, root / FOLDER / "entries.yaml")
    entries = entries.with_value("entries", int(row.path[-1]), "draft", place.name, KEYS)
    begun = beginning_of(system, row.value, read_catalogue(files, root))
    written = new_draft(place, _level(row.value), function, files, begun)
    save_table(files, entries)
    return Begun(place, written, row.value)


def _row(system: System, id_: str) -> Row[Entry]:
    row = system.find(id_)
    if row is None:
        raise UsageError(f"体系里没有“{id_}”。", "用 qicao system list 查看体系编号。")
    if row.faulty:
        raise UsageError(
            f"{row.at().file}:{row.at().line} {id_} 的数据有误。", "请先改正，用 qicao system check 查看。"
        )
    return row


def _check(files: Files, root: Path, entry: Entry, folder: Path) -> None:
    if entry.related or entry.status not in PLANNED:
        what = "是相关标准" if entry.related else f"的状态是“{entry.status}”"
        raise UsageError(f"{entry.id} {what}，不由本体系起草。", "状态为拟编、在编、修订中的才起草。")
    if entry.draft:
        raise UsageError(f"{entry.id} 已有草案 {entry.draft}。", f"编辑 drafts/{entry.draft}。")
    if files.real(folder).parent != files.real(root / "drafts"):
        raise UsageError(
            f"{folder.as_posix()} 不在 drafts/ 下。", "体系中的草案都放在 drafts/ 下，如 drafts/我的标准。"
        )
    if is_draft(folder, files):
        raise UsageError(
            f"{folder.as_posix()} 已经存在，没有改动。",
            f"换一个文件夹；它就是 {entry.id} 的草案时，在 entries.yaml 中写上 draft: {folder.name}。",
        )


def _level(entry: Entry) -> str:
    """Return the level as the scaffold calls it: with the code of region, sector or organisation, if the number has it."""
    number = parse_number(entry.number)
    if number is None:
        return LEVELS[entry.level]
    first, _, last = number.prefix.partition("/")
    code = {"local": first.lower(), "sector": f"hb:{first}", "group": f"t:{last}", "enterprise": f"q:{last}"}
    return code.get(entry.level, "gb")


def beginning_of(system: System, entry: Entry, catalogue: Catalogue) -> Beginning:
    """Return what the system knows about the standard."""
    *before, last = entry.title.split()
    part = PART.fullmatch(last)
    elements = _elements((*before, part["title"] if part else last), begins_with_main=bool(part) and len(before) == 1)
    consulted, references, waiting = _cited(system, entry, catalogue)
    adopts = entry.adopts[0] if entry.adopts else None
    whole = _parts(system, entry, before) if part else ()
    return Beginning(
        number=entry.number or (f"{_series(entry)}.{part['number']}—XXXX" if part else ""),
        **elements,
        english=_english(entry.title_en, tuple(elements)),
        plan_number=entry.plan_number,
        proposed_by=_titles(system, entry.roles.proposes),
        in_charge=_titles(system, entry.roles.in_charge),
        drafted_by=_titles(system, entry.roles.drafts),
        series=_series(entry) if part else "",
        part=int(part["number"]) if part else 0,
        parts=whole,
        whole=" ".join(before),
        count=chinese_numeral(len(whole)) if whole else "",
        replaces=tuple((number, _title(system, catalogue, number)) for number in entry.replaces),
        adopts=(adopts.number, adopts.degree) if adopts else None,
        consulted=consulted,
        references=references,
        waiting=waiting,
    )


def _elements(words: tuple[str, ...], *, begins_with_main: bool) -> dict[str, str]:
    """Return the elements of a title by their names; one alone is the main one, of more than three the rest is joined."""
    names = NAMES[1:] if len(words) == 1 or begins_with_main else NAMES
    return dict(zip(names, (*words[:2], "".join(words[2:])) if len(words) > 3 else words, strict=False))


def _english(title: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return the English title by the elements of the Chinese one; whole in the main one if it has another number of them."""
    if not title:
        return {}
    words = [match[1] for piece in title.split("—") if (match := ENGLISH_PART.fullmatch(piece.strip()))]
    if len(words) != len(names):
        return {"main": title.replace("—", " ")}
    return dict(zip(names, words, strict=True))


def _titles(system: System, ids: tuple[str, ...]) -> tuple[str, ...]:
    known = {row.value.id: row.value.title for row in system.organisations}
    return tuple(known.get(id_, id_) for id_ in ids)


def _series(entry: Entry) -> str:
    """Return the number of the series: as the entry says it, or from its number, or with places for digits."""
    number = parse_number(entry.number)
    if entry.part_of or number is None:
        return entry.part_of or SERIES[entry.level]
    return str(StandardNumber(number.prefix, number.number))


def _parts(system: System, entry: Entry, before: list[str]) -> tuple[tuple[int, str], ...]:
    """Return the parts of the series that the system has, this one among them."""
    found: dict[int, str] = {}
    for row in system.entries:
        *others, last = row.value.title.split() or [""]
        match = PART.fullmatch(last)
        if match and others == before and row.value.related == entry.related:
            found[int(match["number"])] = match["title"]
    return tuple(sorted(found.items()))


def _cited(
    system: System, entry: Entry, catalogue: Catalogue
) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Return what is cited as consulted, what of it the catalogue does not have, and what has no number yet."""
    consulted, references, waiting = list[str](), list[tuple[str, str, str]](), list[str]()
    for name in entry.cites:
        row = system.find(name)
        number = row.value.number if row else name
        if parse_number(number) is None:
            waiting += [_waiting(row.value) if row else name]
        elif catalogue.find(number):
            consulted.append(number)
        else:
            key = f"文献{len(references) + 1}"
            references.append((key, number, row.value.title if row else "×××"))
            consulted.append(key)
    return tuple(consulted), tuple(references), tuple(waiting)


def _waiting(entry: Entry) -> str:
    """Return the words for a standard without number; one that is drafted here can be cited by its folder."""
    draft = f"（引用时写 {{{{std}}}}`{entry.draft}`）" if entry.draft else ""
    return f"{entry.id} {entry.title}{draft}"


def _title(system: System, catalogue: Catalogue, number: str) -> str:
    row, known = system.find(number), catalogue.find(number)
    return row.value.title if row else known.title_zh if known else "×××"
