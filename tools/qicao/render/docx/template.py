"""The styles and lists of the official drafting tools, from the tables in `templates/word/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Literal

from msgspec import Struct

from qicao.ooxml.numbering import Level, NumberingInstance, NumberingList
from qicao.ooxml.paragraph import ParagraphFormat
from qicao.ooxml.run import Fonts, RunFormat
from qicao.ooxml.styles import Style, styles_part
from qicao.source.resources import template_rows

__all__ = ["HEI", "SONG", "Template", "read_template"]

SONG = Fonts("宋体", "Times New Roman")
HEI = Fonts("黑体", "黑体")
FONTS: Mapping[str, Fonts] = {"宋体": SONG, "黑体": HEI}
Row = Mapping[str, str]


class Template(Struct, frozen=True):
    """The styles and lists with which every Word file begins."""

    styles: str
    """The part `word/styles.xml`."""
    lists: tuple[NumberingList, ...]
    names: Mapping[str, int]
    """Name of a list in the table → its id; the numbering instance of the styles has that id plus one."""

    def instances(self) -> list[NumberingInstance]:
        """Return one numbering instance of each list, the one that the styles use."""
        return [NumberingInstance(listed.id + 1, listed.id) for listed in self.lists]


@cache
def read_template() -> Template:
    """Return the template; it is read only once."""
    rows = _rows("lists.csv")
    groups = [(name, list(group)) for name, group in groupby(rows, lambda row: row["list"])]
    names = {name: place for place, (name, _) in enumerate(groups)}
    lists = tuple(NumberingList(names[name], [_level(row) for row in group]) for name, group in groups)
    styles = [_style(row, names) for row in _rows("styles.csv")]
    return Template(styles_part(styles, RunFormat(fonts=SONG, size=21)), lists, names)


def _rows(name: str) -> Sequence[Row]:
    return template_rows(f"word/{name}")


def _half_points(size: str) -> int:
    return round(float(size) * 2) if size else 0


def _level(row: Row) -> Level:
    run = RunFormat(
        fonts=FONTS.get(row["font"]),
        size=_half_points(row["size"]),
        vertical="superscript" if row["vertical"] == "superscript" else "",
    )
    suffix: Literal["nothing", "tab"] = "tab" if row["suffix"] == "tab" else "nothing"
    return Level(
        int(row["level"]), row["format"], row["text"], row["style"], suffix, row["indent"], int(row["tab"] or 0), run
    )


def _style(row: Row, lists: Mapping[str, int]) -> Style:
    flags = row["flags"].split()
    listed = bool(row["list"])  # the list "none" removes the number that the base style has
    return Style(
        row["id"],
        row["name"],
        "character" if row["kind"] == "character" else "paragraph",
        row["base"],
        row["next"],
        ParagraphFormat(
            keep_next="keep" in flags,
            widow_control="widow" in flags,
            number=lists.get(row["list"], -1) + 1 if listed else None,
            level=int(row["level"]) if listed and row["level"] != "0" else None,
            tabs=row["tabs"],
            tight="tight" in flags,
            snap="free" not in flags,
            counted="uncounted" not in flags,
            spacing=row["spacing"],
            indent=row["indent"],
            align=row["align"],
            outline=int(row["outline"]) if row["outline"] else None,
        ),
        RunFormat(
            fonts=FONTS.get(row["font"]),
            bold=row["bold"] == "yes" or None,
            hidden="hidden" in flags,
            size=_half_points(row["size"]),
            vertical="superscript" if "superscript" in flags else "",
        ),
        builtin="builtin" in flags or "default" in flags,
        default="default" in flags,
        loose="loose" in flags,
    )
