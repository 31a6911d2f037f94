"""Fixes for slips of the pen: markup that is almost right, and text that lacks a blank line before it.

Each remedy sees the lines of the file, so that it only offers a fix that cannot go wrong there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.finding import Edit, Fault, Finding, Fix
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes
from qicao.parse import faults
from qicao.parse.attributes import read_attributes
from qicao.parse.blocks import LEAD
from qicao.parse.headings import ANNEX, TYPED
from qicao.parse.html import table_of
from qicao.source import faults as files
from qicao.source.patterns import compiled

__all__ = ["REMEDIES", "STRUCTURAL", "with_fixes"]

FENCE = compiled(r"[ \t]*(?P<fence>:{3,}|`{3,}|~{3,})[ \t]*(?P<info>.*)")
MARKER = compiled(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+|[ \t]*")
HEADING = compiled(r"(?P<hashes>[#＃]{1,6})(?P<gap>[ \t\u3000]*)(?P<title>.*)")
NARROW = str.maketrans("｛｝＃．　", "{}#. ")
ITEMS = (
    ("1. ", compiled(r"(?P<digits>\d{1,2})、[ \t\u3000]*(?=\S)")),
    ("1. ", compiled(r"(?P<digits>\d{1,2})[.．](?!\d)[ \t\u3000]*(?=\S)")),
    ("1. ", compiled(r"[（(]?(?P<digits>\d{1,2})[)）][ \t\u3000]*(?=\S)")),
    ("1. ", compiled(r"[（(]?(?P<letter>[a-z])[)）][ \t\u3000]*(?=\S)")),
    ("- ", compiled(r"—{1,2}[ \t\u3000]*(?=[^\s—])")),
    ("- ", compiled(r"[•·●○◆■▪][ \t\u3000]*(?=\S)")),
    ("- ", compiled(r"[－–\-*+][ \t\u3000]*(?=[^\s\d.\-*+])")),
)
"""The forms in which list items are typed; items of a run in different forms belong to different levels."""
LINK = compiled(r"[\[［](?P<words>[^\[\]［］]*)[\]］][（(]#(?P<label>[^（）()\s]+)[）)]")
FOOTNOTE = compiled(r"[\[［]\^(?P<label>[^\]］\s]+)[\]］][ \t]*[：:][ \t]*")
MARK = compiled(r"［\^(?P<label>[^\]］\s]+)[\]］]|\[\^(?P<plain>[^\]］\s]+)］")
FIELD = compiled(r"[:：](?P<name>[a-z]+)[:：][ \t]*")
AFTER_NUMBER = compiled(r"[\s、.．\u3000]*")


class Page:
    """A file of a draft, with facts about its lines that are computed once for all findings."""

    def __init__(self, lines: Sequence[SourceLine], standard: Standard) -> None:
        self.lines = lines
        self.standard = standard

    @cached_property
    def within(self) -> Sequence[bool]:
        """For each line whether a fence is open before it."""
        return tuple(map(bool, _open_fences(self.lines)))

    @cached_property
    def last(self) -> int:
        """The number of the last line that is not blank."""
        return next((at for at in range(len(self.lines), 0, -1) if self.lines[at - 1].text.strip()), 0)

    @cached_property
    def printed(self) -> Mapping[tuple[str, int], str]:
        """File and line → the printed number of the element that begins there."""
        numbered: dict[tuple[str, int], str] = {}
        for node in iter_nodes(self.standard):
            span, number = getattr(node, "span", None), getattr(node, "number", "")
            if span and number:
                numbered.setdefault((span.file, span.line), str(number))
        return numbered

    @cached_property
    def runs(self) -> Mapping[int, Sequence[int]]:
        """Line that is typed as a list item → the lines of all items of its run; blank lines may be between them."""
        runs: dict[int, list[int]] = {}
        run: list[int] = []
        for number, line in enumerate(self.lines, 1):
            if _item(line.text):
                run.append(number)
                runs[number] = run
            elif line.text.strip():
                run = []
        return runs

    @cached_property
    def whole(self) -> Mapping[int, bool]:
        """First line of a run → whether the run is a list: its items have one form, the first is number 1 or a."""
        runs = (run for number, run in self.runs.items() if number == run[0])
        return {run[0]: _is_list([self.lines[at - 1].text for at in run]) for run in runs}


class Place(Struct, frozen=True):
    """The lines of a file and the place of a finding in it."""

    page: Page
    span: Span

    @property
    def lines(self) -> Sequence[SourceLine]:
        """The lines of the file."""
        return self.page.lines

    def line(self, number: int) -> str:
        """Return a line of the file; "" before the first and after the last."""
        return self.lines[number - 1].text if 1 <= number <= len(self.lines) else ""

    @property
    def text(self) -> str:
        """The line from the finding on."""
        return self.line(self.span.line)[self.span.column - 1 :]

    @property
    def is_free(self) -> bool:
        """True if the line begins at the margin and is in no directive, so that a heading or list can be there."""
        return self.span.column == 1 and not self.page.within[self.span.line - 1]

    @property
    def is_followed(self) -> bool:
        """True if any text follows the line."""
        return self.page.last > self.span.line

    def swap(self, length: int, new: str, start: int = 0) -> Edit:
        """Return an edit that replaces *length* characters by *new*; the first of them is *start* after the finding."""
        at = self.span.column + start
        return Edit(Span(self.span.file, self.span.line, at, self.span.line, at + length), new)


Remedy = Callable[[Place], Fix | None]


def with_fixes(
    findings: Iterable[Finding], lines: Mapping[str, Sequence[SourceLine]], standard: Standard
) -> tuple[Finding, ...]:
    """Return the findings, those with a remedy together with their fix; *lines* are the lines of every file by name."""
    pages = {file: Page(of_file, standard) for file, of_file in lines.items()}
    return tuple(_with_fix(finding, pages) for finding in findings)


def _with_fix(finding: Finding, pages: Mapping[str, Page]) -> Finding:
    remedy = REMEDIES.get(finding.code)
    if remedy is None or finding.span.file not in pages:
        return finding
    fix = remedy(Place(pages[finding.span.file], finding.span))
    return replace(finding, fix=replace(fix, safe=fix.safe and finding.code not in STRUCTURAL) if fix else None)


def _safe(*edits: Edit) -> Fix:
    return Fix(edits, safe=True)


def _open_fences(lines: Iterable[SourceLine]) -> Iterator[int]:
    """Yield the number of open fences before each of the *lines*, and after the last."""
    fences: list[str] = []
    yield 0
    for line in lines:
        match = FENCE.fullmatch(line.text.rstrip()) if line.text.lstrip()[:1] in {":", "`", "~"} else None
        if match and fences and not match["info"] and match["fence"].startswith(fences[-1]):
            fences.pop()
        elif match and match["info"] and (not fences or fences[-1][0] == ":"):
            fences.append(match["fence"])
        yield len(fences)


def heading(place: Place) -> Fix | None:
    """Return the fix for ＃, or for hashes without a blank; `#3` is left alone, as it may be the number of a thing."""
    match = HEADING.match(place.text)
    if not match or not place.is_free:
        return None
    hashes = "#" * len(match["hashes"])
    if hashes == "#" and not compiled(r"[^\W\d]").match(match["title"]):
        return None
    return _safe(place.swap(match.start("title"), f"{hashes} " if match["title"] else hashes))


def item(place: Place) -> Fix | None:
    """Return the fix for a list item typed as it is printed.

    The number is kept, because a list may continue after a table.
    """
    run = _run(place)
    if not run or not place.is_free:
        return None
    marker, match = _item(place.text) or ("", None)
    above = place.line(place.span.line - 1).strip()
    if match is None or (above and place.span.line == run[0] and not above.endswith(("：", ":"))):
        return None
    number = bisect_left(run, place.span.line) + 1
    new = marker if marker == "- " else f"{number}. "
    return _safe(place.swap(match.end(), f"\n{new}" if above and number == 1 else new))


def _item(text: str) -> tuple[str, re.Match[str]] | None:
    return next(((marker, match) for marker, pattern in ITEMS if (match := pattern.match(text))), None)


def _run(place: Place) -> Sequence[int]:
    """Return the lines of the run of list items around the place; empty if the run is no list as a whole."""
    run = place.page.runs.get(place.span.line, ()) if _item(place.text) else ()
    return run if run and place.page.whole[run[0]] else ()


def _is_list(items: Sequence[str]) -> bool:
    own = next((pattern for _, pattern in ITEMS if pattern.match(items[0])), None)
    return own is not None and all(map(own.match, items)) and _begins(own.match(items[0]))


def _begins(match: re.Match[str] | None) -> bool:
    """Return whether it is the first item of a list."""
    groups = match.groupdict() if match else {}
    return groups.get("digits", "1") == "1" and groups.get("letter", "a") == "a"


def blank_line(place: Place) -> Fix | None:
    """Return the fix that adds a blank line before text glued to the line above, unless it would leave its list."""
    number = place.span.line
    line, above = place.line(number), place.line(number - 1)
    marker, indent = MARKER.match(above), len(line) - len(line.lstrip())
    if (marker and indent < len(marker[0])) or ">" in line[: place.span.column - 1]:
        return None
    return _safe(Edit(Span(place.span.file, number, 1), "\n"))


def blank_line_before_block(place: Place) -> Fix | None:
    """Return the fix that adds a blank line before a line that belongs to the next block; None if nothing follows."""
    return blank_line(place) if place.is_followed else None


def attributes(place: Place) -> Fix | None:
    """Return the fix for an attribute line typed with a Chinese input method."""
    text = place.text.rstrip()
    narrow = text.translate(NARROW)
    mends = narrow != text and read_attributes(narrow) and place.is_followed
    return _safe(place.swap(len(text), narrow)) if mends else None


def typed_number(place: Place) -> Fix | None:
    """Return the fix that removes the typed number of a note or heading; safe if qicao prints the same number."""
    lead = LEAD.match(place.text)
    if lead:
        return _safe(place.swap(len(lead["digits"]), "", lead.start("digits")))
    hashes = len(place.text) - len(place.text.lstrip("# \t"))
    number = TYPED.match(place.text, hashes)
    if not number:
        return None
    gap = AFTER_NUMBER.match(place.text, number.end())
    end = gap.end() if gap else number.end()
    if end == len(place.text):
        return None
    return Fix((place.swap(end - hashes, "", hashes),), safe=_printed_number(place) == number[0].strip("第章条"))


def _printed_number(place: Place) -> str:
    """Return the printed number of the heading of that line."""
    return place.page.printed.get((place.span.file, place.span.line), "")


def typed_word(place: Place) -> Fix | None:
    """Return the fix that removes 注： from a note."""
    lead = LEAD.match(place.text)
    return _safe(place.swap(lead.end(), "")) if lead else None


def link(place: Place) -> Fix | None:
    """Return the fix for []（#label）; the place of the finding is in its middle."""
    line, at = place.line(place.span.line), place.span.column - 1
    match = next((match for match in LINK.finditer(line) if match.start() < at < match.end()), None)
    if not match:
        return None
    new = f"[{match['words']}](#{match['label']})"
    return _safe(place.swap(len(match[0]), new, match.start() - at))


def footnote(place: Place) -> Fix | None:
    """Return the fix for [^x]： at the start of a line."""
    match = FOOTNOTE.match(place.text)
    return _safe(place.swap(match.end(), f"[^{match['label']}]: ")) if match else None


def footnote_mark(place: Place) -> Fix | None:
    """Return the fix for ［^x］ in the text."""
    match = MARK.match(place.text)
    return _safe(place.swap(match.end(), f"[^{match['label'] or match['plain']}]")) if match else None


def field(place: Place) -> Fix | None:
    """Return the fix for :en： under the heading of a term."""
    match = FIELD.match(place.text)
    at = place.span.line - 1
    while at and (not place.line(at).strip() or FIELD.match(place.line(at))):
        at -= 1
    above = [place.line(at - back).strip() for back in (1, 2)]
    is_term = place.line(at).startswith("##") and any(compiled(r"\{.*\.term\b.*\}").fullmatch(line) for line in above)
    return _safe(place.swap(match.end(), f":{match['name']}: ")) if match and is_term else None


def nothing(place: Place) -> Fix | None:
    """Return the fix that removes an invisible character."""
    return _safe(Edit(place.span, ""))


def narrow_colon(place: Place) -> Fix | None:
    """Return the fix for key：value in YAML."""
    spaced = place.text[1:2] in ("", " ")
    return _safe(place.swap(1, ":" if spaced else ": "))


def html_table(place: Place) -> Fix | None:
    """Return the fix for a pasted HTML table that begins at the margin and is alone on its lines."""
    span = place.span
    lines = [place.line(at) for at in range(span.line, span.end_line + 1)]
    alone = place.is_free and lines[-1][span.end_column - 1 :].strip() == ""
    table = table_of("\n".join(lines)) if alone else ""
    return (
        Fix((Edit(Span(span.file, span.line, 1, span.end_line, len(lines[-1]) + 1), table),), safe=False)
        if table
        else None
    )


def typed_annex(place: Place) -> Fix | None:
    """Return the fix for the heading # 附录A（规范性附录） 检查表."""
    hashes = len(place.text) - len(place.text.lstrip("#"))
    annex = ANNEX.fullmatch(place.text[hashes:].strip())
    if annex is None or hashes != 1 or not annex["title"] or not annex["kind"] or not place.is_free:
        return None
    kind = "informative" if annex["kind"] == "资料性" else "normative"
    return Fix((place.swap(len(place.text), f"{{.annex .{kind}}}\n# {annex['title'].strip()}"),), safe=False)


TABLE: tuple[tuple[Fault, Remedy], ...] = (
    (faults.NEAR_HEADING, heading),
    (faults.NEAR_LIST, item),
    (faults.BAD_ATTRIBUTES, attributes),
    (faults.GLUED_ATTRIBUTES, blank_line_before_block),
    (faults.GLUED_NOTE, blank_line),
    (faults.GLUED_SOURCE, blank_line),
    (faults.GLUED_WHERE, blank_line_before_block),
    (faults.TYPED_NUMBER, typed_number),
    (faults.TYPED_WORD, typed_word),
    (faults.WIDE_LINK, link),
    (faults.NEAR_FOOTNOTE, footnote),
    (faults.LOOSE_FOOTNOTE, footnote_mark),
    (faults.NEAR_FIELD, field),
    (files.CONTROL_CHARACTER, nothing),
    (files.WIDE_COLON, narrow_colon),
    (faults.HTML_TABLE, html_table),
    (faults.TYPED_ANNEX, typed_annex),
)
REMEDIES: dict[str, Remedy] = {fault.code: remedy for fault, remedy in TABLE}
"""Code of the fault → the function that returns its fix."""
STRUCTURAL = frozenset(
    fault.code
    for fault in (
        faults.NEAR_HEADING,
        faults.NEAR_LIST,
        faults.GLUED_NOTE,
        faults.GLUED_WHERE,
        faults.NEAR_FOOTNOTE,
        faults.LOOSE_FOOTNOTE,
        faults.HTML_TABLE,
        faults.TYPED_ANNEX,
    )
)
"""Faults whose fix makes a heading, list, note or footnote of text.

They change numbers, so they are not safe.
"""
