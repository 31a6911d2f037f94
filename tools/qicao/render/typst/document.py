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
"""The name of what a panic of Typst becomes; it is no `Exception`, and cannot be imported."""
DEFECT = "这是工具的缺陷，请连同草案一起反馈。"
UNDATED = dt.date(2000, 1, 1)
"""The date in the file of a draft that has none: not that of the build, so that the same draft is the same file."""
KEPT = 10
"""How many layouts of others Typst waits before it forgets what it has laid out."""
ROUNDS = 4
"""How often a document is laid out again because tables that go on have changed it."""


class Attempt(Struct, frozen=True):
    """What a layout is made with."""

    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Those that an earlier layout has found, by the ids of the tables."""
    bare: AbstractSet[str] = frozenset()
    """Names of the tables that repeat their heads without their titles, as in Word."""


RIGHT_TO_LEFT = compiled(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and signs that turn the direction of writing: without kerning Typst ends in a panic when it breaks their lines."""
FIRST = Attempt()


class TypstSource(Struct, frozen=True):
    """Everything that a compiler needs: the files by name, and what the page numbers are asked for."""

    files: Mapping[str, bytes]
    entries: tuple[ContentsEntry, ...]
    split: Mapping[str, Table]
    """Tables whose rows are asked for their pages, by name."""
    cuts: Mapping[str, Cuts]
    """Their cuts, as far as an earlier layout has found them."""


class Pdf(Struct, frozen=True):
    """The laid out document."""

    data: bytes
    pages: Pages
    gone_on: AbstractSet[str] = frozenset()
    """Names of the tables that go on, on a further page, without being cut."""
    refused: str = ""
    """Why it does not meet the standards for archives and screen readers; "" when it does."""


def render_typst(
    standard: Standard,
    *,
    formulas: Formulas,
    pictures: Pictures,
    attempt: Attempt = FIRST,
    review: Review = PLAIN,
) -> TypstSource:
    """The source of the document with its pictures and the template, for one attempt at its layout."""
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
    """The beginning of the source: what the file is called, and how its pages are."""
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
    """A line of the contents, an empty line above it where figures or tables begin (10.3.2)."""
    above = writer.above(15.6 if entry.apart else 0)
    argument = f", above: {above}" if above else ""
    return f'#entry({entry.level}, "{name_of(entry.id)}"{argument})[{escape(entry.text)}]\n'


def render_pdf(
    standard: Standard, *, formulas: Formulas, pictures: Pictures, review: Review = PLAIN, for_word: bool = False
) -> Pdf:
    """The PDF of the document and the pages that its contents name; the same bytes every time.

    A document with tables that are cut is laid out again until their cuts no longer change it: mostly at once. *for_word*
    the pages are those of Word, whose tables are shorter where they go on without being cut: that is one layout more.
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
    """The PDF with the pages of Word: without （续） above the tables that go on, and those that then go on, too."""
    bare, numbers, more = frozenset[str](), pdf.pages.numbers, pdf.gone_on
    while more - bare:
        bare |= more
        numbers, more = layout.number(write(bare))
    return replace(pdf, pages=replace(pdf.pages, numbers=numbers))


class Layout:
    """A compiler that keeps what it has laid out, so that a document that changed a little is quickly done again."""

    def __init__(self) -> None:
        """Take a folder of its own, in which the compiler finds the files."""
        self._scratch = Scratch()
        self._compiler: Compiler | None = None

    def compile(self, source: TypstSource) -> Pdf:
        """The PDF of the source and the pages of its contents; `ToolError` when Typst cannot, which no draft should bring about."""
        with self._compiler_of(source) as compiler:
            compiled, refused = compile_pdf_file(compiler)
            numbers, gone_on = _numbers(compiler, source)
            rows = json.loads(compiler.query("<row-list>", field="value")) if source.split else [()]
        if not isinstance(compiled, bytes):
            raise TypeError("Typst gave no single file")
        return Pdf(compiled, Pages(numbers, find_cuts(source.split, rows[0], source.cuts)), gone_on, refused)

    def number(self, source: TypstSource) -> tuple[Mapping[str, str], frozenset[str]]:
        """The pages of the contents of the source, and the tables that go on under their titles; the same holds."""
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
        """Give the folder back."""
        self._compiler = None
        self._scratch.close()


def forget_layouts() -> None:
    """Give back the memory of all layouts of this process, which Typst keeps until a number of others have been made."""
    import typst

    with Scratch() as scratch:
        main = scratch.put(MAIN, b"")
        compiler = typst.Compiler(str(main), root=str(scratch.folder), font_paths=fonts())
        for _ in range(KEPT):
            compiler.compile(format="pdf")


def _numbers(compiler: Compiler, source: TypstSource) -> tuple[dict[str, str], frozenset[str]]:
    """The page of each line of the contents, by id, and the names of the tables that go on."""
    gone_on, found = json.loads(compiler.query("<page-list>", field="value", one=True))
    numbers = dict(found)
    return {entry.id: numbers.get(name_of(entry.id), "") for entry in source.entries}, frozenset(gone_on)
