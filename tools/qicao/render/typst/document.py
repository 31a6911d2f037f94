"""The whole document as Typst source, and its PDF."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.drawn.fonts import fonts
from qicao.drawn.formulas import Formulas
from qicao.drawn.heights import formula_lines
from qicao.drawn.pictures import Pictures
from qicao.errors import ToolError
from qicao.layout.classes import stage_of
from qicao.layout.contents import ContentsEntry, contents
from qicao.layout.continued import Cuts, Pages, find_cuts, is_settled
from qicao.layout.copy import PLAIN, Review
from qicao.layout.names import name_above_text
from qicao.layout.targets import find_mentions
from qicao.model.block import Table
from qicao.model.standard import Standard
from qicao.model.titles import name_in_line
from qicao.render.typst.blocks import write_blocks
from qicao.render.typst.cover import new_side, write_back, write_cover
from qicao.render.typst.divisions import FRONT_TITLE, write_annex, write_chapter, write_element
from qicao.render.typst.markup import call, escape, name_of, quoted
from qicao.render.typst.notes import write_note
from qicao.render.typst.place import WARNING
from qicao.render.typst.standards import compile_pdf_file
from qicao.render.typst.writer import Writer
from qicao.source.patterns import compiled
from qicao.source.programs import Scratch
from qicao.source.resources import template_text

if TYPE_CHECKING:
    from typst import Compiler

__all__ = ["Layout", "Pdf", "TypstSource", "forget_layouts", "render_pdf", "render_typst"]

MAIN = "main.typ"
TEMPLATE = "standard.typ"
PANIC = "PanicException"
"""The name of the class that a panic of Typst raises; it is no `Exception`, and cannot be imported."""
DEFECT = "这是工具的缺陷，请连同草案一起反馈。"
UNDATED = dt.date(2000, 1, 1)
"""The date in the PDF of a draft without a date.

It is not the day of the build, so that the same draft always gives the same file.
"""
KEPT = 10
"""The number of later layouts after which Typst forgets an earlier one."""
ROUNDS = 4
"""How often, at most, a document is laid out again because its continued tables have changed the page breaks."""


class Attempt(Struct, frozen=True):
    """The findings of earlier layouts, on which the next one is based: the breaks of tables."""

    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Id of a table → the breaks that an earlier layout has found."""
    bare: AbstractSet[str] = frozenset()
    """Names of the tables whose head is repeated without the title, as in Word."""


RIGHT_TO_LEFT = compiled(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters that change the direction of writing.

If a text has one, kerning stays on: without it Typst panics when it breaks such a line.
"""
FIRST = Attempt()


class TypstSource(Struct, frozen=True):
    """All input of the compiler: the files by name, and the places whose page numbers are asked for."""

    files: Mapping[str, bytes]
    entries: tuple[ContentsEntry, ...]
    split: Mapping[str, Table]
    """Name → table; the page of each of its rows is asked for."""
    cuts: Mapping[str, Cuts]
    """Id of a table → its breaks, as far as an earlier layout has found them."""


class Pdf(Struct, frozen=True):
    """The document after its layout: the bytes of the PDF and the pages of its parts."""

    data: bytes
    pages: Pages
    gone_on: AbstractSet[str] = frozenset()
    """Names of the tables that continue on a further page although no break is set in them."""
    refused: str = ""
    """Why the file does not meet the standards for archives and screen readers; "" if it does."""


def render_typst(
    standard: Standard,
    *,
    formulas: Formulas,
    pictures: Pictures,
    attempt: Attempt = FIRST,
    review: Review = PLAIN,
) -> TypstSource:
    """Return the Typst source of the document, with its pictures and the template, for one attempt at its layout."""
    entries = contents(standard)
    mentions = find_mentions(standard, (entry.id for entry in entries))
    footnotes = {footnote.id: footnote for footnote in standard.footnotes}
    lines = {tex: formula_lines(omml) for tex, omml in formulas.omml(mentions.texs).items()}
    stage = stage_of(standard.data)
    writer = Writer(
        pictures, formulas.typst(mentions.texs), lines, mentions.targets, footnotes, stage.continued, attempt.cuts
    )
    writer.bare, writer.write_note = attempt.bare, write_note
    body = "".join(_parts(writer, standard, entries, review))
    source = _opening(standard, kerned=bool(RIGHT_TO_LEFT.search(body))) + body
    files = {MAIN: source.encode(), TEMPLATE: template_text(f"typst/{TEMPLATE}").encode(), **writer.files}
    return TypstSource(files, entries, writer.split, writer.cuts)


def _opening(standard: Standard, *, kerned: bool) -> str:
    """Return the beginning of the source: the properties of the file and of its pages."""
    data = standard.data
    author = "、".join(data.drafted_by)
    day = data.completed or data.consultation.start or UNDATED
    return (
        f'#import "{TEMPLATE}": *\n'
        f"#show: standard.with(title: {quoted(name_in_line(data))}, author: {quoted(author or 'qicao')}, "
        f"date: datetime(year: {day.year}, month: {day.month}, day: {day.day}), "
        f'sides: "{data.page.sides}", mirrored: {str(data.page.mirrored).lower()}, kerned: {str(kerned).lower()})\n'
    )


def _parts(writer: Writer, standard: Standard, entries: tuple[ContentsEntry, ...], review: Review) -> Iterator[str]:
    data = standard.data
    yield write_cover(data)
    added = f", line-numbers: {str(review.line_numbers).lower()}"
    added += f", watermark: {quoted(data.stage)}" if review.watermark else ""
    yield f'{new_side(data, "odd")}#pages({quoted(data.number)}, "I"{added})[\n'
    yield call("title", "目#h(1em)次", **FRONT_TITLE)
    writer.after = 23.4
    yield from (_entry(writer, entry) for entry in entries)
    yield from (write_element(writer, part) for part in (standard.foreword, standard.introduction) if part)
    yield f']\n{new_side(data, "odd")}#pages({quoted(data.number)}, "1"{added})[\n'
    title = " \\ ".join(map(escape, name_above_text(data)))
    yield call("title", title, top="28pt", to="center", size="16pt", line="20pt")
    writer.after = 32
    yield write_blocks(writer, standard.notice, WARNING)
    yield from (write_chapter(writer, chapter) for chapter in standard.chapters)
    yield from (write_annex(writer, annex) for annex in standard.annexes)
    yield from (write_element(writer, part) for part in (standard.bibliography, standard.index) if part)
    names = ", ".join(f'"{name_of(entry.id)}"' for entry in entries)
    rows = "#row-list\n" if writer.split else ""
    yield f"#end-line\n{rows}#page-list({names})\n]\n{write_back(data)}"


def _entry(writer: Writer, entry: ContentsEntry) -> str:
    """Return a line of the contents, with an empty line before the first figure and the first table (10.3.2)."""
    above = writer.above(15.6 if entry.apart else 0)
    argument = f", above: {above}" if above else ""
    return f'#entry({entry.level}, "{name_of(entry.id)}"{argument})[{escape(entry.text)}]\n'


def render_pdf(
    standard: Standard, *, formulas: Formulas, pictures: Pictures, review: Review = PLAIN, for_word: bool = False
) -> Pdf:
    """Return the PDF of the document and the pages that its contents name; the same input gives the same bytes.

    A document with continued tables is laid out again until the breaks do not change any more, at most four times.

    If *for_word* is true, the page numbers are those of the Word file. They differ, because Word repeats the head of a
    table without its title; this takes at least one more layout.
    """
    write = partial(render_typst, standard, formulas=formulas, pictures=pictures, review=review)
    with closing(Layout()) as layout:
        source = write()
        pdf = layout.compile(source)
        for _ in range(ROUNDS):
            if is_settled(source.split.values(), source.cuts, pdf.pages.cuts):
                break
            source = write(attempt=Attempt(pdf.pages.cuts))
            pdf = layout.compile(source)
        return _for_word(pdf, layout, lambda bare: write(attempt=Attempt(source.cuts, bare))) if for_word else pdf


def _for_word(pdf: Pdf, layout: Layout, write: Callable[[AbstractSet[str]], TypstSource]) -> Pdf:
    """Return the PDF with the page numbers of Word, in which a repeated head has no title with （续）.

    A table may continue on a further page only after others became shorter, so this is repeated until no table is
    added.
    """
    bare, numbers, more = frozenset[str](), pdf.pages.numbers, pdf.gone_on
    while more - bare:
        bare |= more
        numbers, more = layout.number(write(bare))
    return replace(pdf, pages=replace(pdf.pages, numbers=numbers))


class Layout:
    """A compiler that keeps its last layout, so that a slightly changed document is laid out quickly."""

    def __init__(self) -> None:
        """Make a temporary folder, in which the compiler finds the files."""
        self._scratch = Scratch()
        self._compiler: Compiler | None = None

    def compile(self, source: TypstSource) -> Pdf:
        """Return the PDF of the source and the pages of its contents.

        `ToolError` is raised if Typst fails, which is a defect of this tool and not of the draft.
        """
        with self._compiler_of(source) as compiler:
            compiled, refused = compile_pdf_file(compiler)
            numbers, gone_on = _numbers(compiler, source)
            rows = json.loads(compiler.query("<row-list>", field="value")) if source.split else [()]
        if not isinstance(compiled, bytes):
            raise TypeError("Typst gave no single file")
        return Pdf(compiled, Pages(numbers, find_cuts(source.split, rows[0], source.cuts)), gone_on, refused)

    def number(self, source: TypstSource) -> tuple[Mapping[str, str], frozenset[str]]:
        """Return the page of each line of the contents, and the names of the tables that continue on a further page.

        `ToolError` is raised as in `compile`.
        """
        with self._compiler_of(source) as compiler:
            return _numbers(compiler, source)

    @contextmanager
    def _compiler_of(self, source: TypstSource) -> Iterator[Compiler]:
        import typst

        folder = self._scratch.folder
        for name, data in source.files.items():
            self._scratch.put(name, data)
        try:
            if self._compiler is None:
                self._compiler = typst.Compiler(str(folder / MAIN), root=str(folder), font_paths=fonts())
            yield self._compiler
        except typst.TypstError as error:
            raise ToolError(f"PDF 排版失败：{error.message}", DEFECT) from error
        except BaseException as error:
            if type(error).__name__ != PANIC:
                raise
            self._compiler = None
            raise ToolError(f"PDF 排版程序中止：{str(error)[:80]}", DEFECT) from error

    def close(self) -> None:
        """Delete the temporary folder."""
        self._compiler = None
        self._scratch.close()


def forget_layouts() -> None:
    """Free the memory that Typst keeps for the layouts of this process.

    Typst forgets a layout after a number of later ones, so that number of empty documents is laid out.
    """
    import typst

    with Scratch() as scratch:
        main = scratch.put(MAIN, b"")
        compiler = typst.Compiler(str(main), root=str(scratch.folder), font_paths=fonts())
        for _ in range(KEPT):
            compiler.compile(format="pdf")


def _numbers(compiler: Compiler, source: TypstSource) -> tuple[dict[str, str], frozenset[str]]:
    """Return the page of each line of the contents, by id, and the names of the tables that continue on a new page."""
    gone_on, found = json.loads(compiler.query("<page-list>", field="value", one=True))
    numbers = dict(found)
    return {entry.id: numbers.get(name_of(entry.id), "") for entry in source.entries}, frozenset(gone_on)
