"""A new draft that already passes the check."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from qicao.errors import UsageError
from qicao.model.codes import REGIONS, SECTORS
from qicao.model.numbers import parse_number
from qicao.source.draft import DATA, EXPLANATION, TEXT
from qicao.source.files import DISK, Files
from qicao.source.patterns import compiled
from qicao.source.resources import resource_text, template_rows, template_text
from qicao.source.rowtext import value_text

__all__ = ["Beginning", "new_draft"]

SCHEMA = "metadata/schema/standard.schema.json"
SCHEMA_FILE = "standard.schema.json"
ILLEGAL = compiled(r'[<>:"|?*\x00-\x1f]|[ .]$')
"""Characters that names of files and folders cannot have on Windows."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
LEVEL = re.compile(r"(?P<kind>gb|db|hb|t|q)(?P<region>\d{2,4})?(?::(?P<code>[A-Za-z0-9]+))?", re.IGNORECASE)
PLAIN = compiled(r"[^\W\d_][\w（）()、—·]*")
YAML_WORD = re.compile(r"true|false|yes|no|on|off|null|y|n", re.IGNORECASE)
"""Words that YAML would read as another type."""
KINDS = {"gb": "national", "db": "local", "hb": "sector", "t": "group", "q": "enterprise"}


class Beginning(Struct, frozen=True):
    """What is known of a standard before its draft is begun; without arguments, nothing."""

    number: str = ""
    lead: str = ""
    main: str = ""
    supplement: str = ""
    english: Mapping[str, str] = {}
    """The elements of the English title by their names, the main one at least."""
    plan_number: str = ""
    proposed_by: tuple[str, ...] = ()
    in_charge: tuple[str, ...] = ()
    drafted_by: tuple[str, ...] = ()
    series: str = ""
    part: int = 0
    parts: tuple[tuple[int, str], ...] = ()
    """Number and name of each part of the series."""
    whole: str = ""
    """The title of the series."""
    count: str = ""
    """The number of parts in Chinese."""
    replaces: tuple[tuple[str, str], ...] = ()
    """Number and title."""
    adopts: tuple[str, str] | None = None
    """Number and degree."""
    consulted: tuple[str, ...] = ()
    references: tuple[tuple[str, str, str], ...] = ()
    """Key, number and title of what is consulted and not in the catalogue."""
    waiting: tuple[str, ...] = ()
    """Standards to be cited that have no number yet."""


NOTHING = Beginning()


def new_draft(
    folder: Path, level: str, type_: str, files: Files = DISK, begun: Beginning = NOTHING
) -> tuple[Path, ...]:
    """Write a scaffold, filled in with what is known, and return its files.

    `UsageError` is raised if something is there already or the words are unknown. *level* is `gb`, `db31`, `hb:CJ`,
    `t:CODE` or `q:CODE`; *type_* a function type of GB/T 1.1—2020.
    """
    _check_name(folder)
    row = _row(type_)
    schema, content = _schema(files, folder)
    words = {"word": row["name"], "english": row["english"], "begun": begun}
    words["title"] = begun.main or "".join(folder.name.split())
    data = _data(level)
    data["number"] = begun.number or data["number"]
    chapters = row["chapters"].split("|") if row["chapters"] else []
    texts = {
        DATA: _render("standard.yaml.j2", {**data, **words, "function": type_, "schema": schema}),
        TEXT: _render("index.md.j2", {**row, "chapters": chapters, "begun": begun}),
        EXPLANATION: _render("explanation.md.j2", {"sections": _sections(level)}),
    }
    if content:
        texts[SCHEMA_FILE] = content
    wanted = {folder / name: text.encode() for name, text in texts.items()}
    missing = [path for path in wanted if not files.has(path)]
    taken = [
        path for path, data in wanted.items() if path not in missing and not (missing and _holds(files, path, data))
    ]
    if taken:
        raise UsageError(f"{taken[0].as_posix()} 已经存在，没有改动。", "换一个文件夹，或先移走这个文件。")
    for path in missing:
        files.write(path, wanted[path])
    return tuple(missing)


def _holds(files: Files, path: Path, data: bytes) -> bool:
    """Return whether the file holds exactly what an interrupted call has written."""
    try:
        return files.read(path) == data
    except OSError:
        return False


def _check_name(folder: Path) -> None:
    for part in folder.parts[1:] if folder.is_absolute() else folder.parts:
        if part not in {".", ".."} and (ILLEGAL.search(part) or RESERVED.fullmatch(part)):
            raise UsageError(f"“{part}”不能作文件夹的名称。", '名称不含 < > : " | ? *，不以空格或点结尾。')


def _render(name: str, words: Mapping[str, object]) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701
    environment.filters["scalar"] = _scalar
    environment.filters["flow"] = value_text
    environment.filters["year"] = _year
    return environment.from_string(template_text(f"new/{name}")).render(words)


def _scalar(text: str) -> str:
    """Return the text as YAML reads it unchanged: in quotation marks unless it is a plain word."""
    return text if PLAIN.fullmatch(text) and not YAML_WORD.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _year(number: str) -> str:
    parsed = parse_number(number)
    return parsed.year if parsed and parsed.year else "××××"


def _data(level: str) -> dict[str, object]:
    match = LEVEL.fullmatch(level)
    if not match or (match["kind"].lower() in {"hb", "t", "q"} and not match["code"]):
        raise UsageError(f"没有“{level}”这种层次。", "可用：gb、db31、hb:CJ、t:社团代号、q:企业代号。")
    kind, region, code = match["kind"].lower(), match["region"] or "31", (match["code"] or "").upper()
    number, extra = {
        "gb": ("GB/T XXXXX—XXXX", {}),
        "db": (f"DB{region}/T XXXX—XXXX", {"region": REGIONS.get(region[:2], "×××")}),
        "hb": (f"{code}/T XXXX—XXXX", {"sector": SECTORS.get(code, ("×××",))[0]}),
        "t": (f"T/{code} XXX—XXXX", {"organisation": "×××"}),
        "q": (f"Q/{code} XXX—XXXX", {"organisation": "×××"}),
    }[kind]
    return {"level": KINDS[kind], "number": number, "extra": extra}


def _row(type_: str) -> dict[str, str]:
    """Return the words and core elements of the function type (GB/T 1.1—2020, tables 1 and 4)."""
    rows = {row["function"]: row for row in template_rows("new/functions.csv")}
    if type_ not in rows:
        raise UsageError(f"没有“{type_}”这种功能类型。", f"可用：{'、'.join(rows)}。")
    return rows[type_]


def _sections(level: str) -> list[str]:
    """Return the sections of the 编制说明 for a document of that level."""
    kind = "national" if level.lower() == "gb" else "local"
    return [row["title"] for row in template_rows("companion/sections.csv") if row["kind"] == kind]


def _schema(files: Files, folder: Path) -> tuple[str, str]:
    """Return the path of the schema from the new file, and its text if it must be written there, too."""
    absolute = files.real(folder)
    for place, parent in enumerate(absolute.parents, 1):
        if files.has_file(parent / SCHEMA):
            return "../" * place + SCHEMA, ""
    return SCHEMA_FILE, resource_text(SCHEMA)
