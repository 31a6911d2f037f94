"""Pictures of the system as a PDF to print: each on a landscape page with its title, tagged, with its description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from qicao.drawn.fonts import fonts
from qicao.errors import ToolError
from qicao.layout.drawing import Paper
from qicao.render.system.sheet import A3, Sheet
from qicao.render.typst.markup import escape, quoted
from qicao.render.typst.standards import compile_pdf_file
from qicao.source.programs import Scratch

__all__ = ["render_sheets"]

UNDATED = dt.date(2000, 1, 1)
"""The date in the PDF of data without a date; never that of the build, so that the same data give the same file."""
HEAD = """\
#let latin-mark(body) = body
#set document(title: {title}, date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))
#set page(paper: "{paper}", flipped: true, margin: (x: 22mm, top: 22mm, bottom: 20mm), \
footer: align(center, text(9pt, context counter(page).display("1 / 1", both: true))))
#set text(font: ("SimHei", "Noto Sans SC", "Noto Sans CJK SC"), lang: "zh", region: "cn", size: 10.5pt)
#set heading(outlined: true)
#show heading: it => align(center, text(10.5pt, weight: "regular", it.body))
#set smartquote(enabled: false)
"""


def render_sheets(sheets: Sequence[Sheet], paper: Paper = A3, day: dt.date | None = None) -> bytes:
    """Return the PDF of the sheets, which must be drawn for that paper, at their own size; *day* is that of the data.

    `ToolError` is raised if Typst fails.
    """
    import typst

    with Scratch() as scratch:
        for at, sheet in enumerate(sheets):
            scratch.put(f"{at}.svg", sheet.svg.encode())
        main = scratch.put("main.typ", "".join(_source(sheets, paper, day or UNDATED)).encode())
        try:
            compiler = typst.Compiler(str(main), root=str(scratch.folder), font_paths=fonts())
            data, _ = compile_pdf_file(compiler)
        except typst.TypstError as error:
            raise ToolError(f"PDF 排版失败：{error.message}", "这是工具的缺陷，请连同 metadata/ 一起反馈。") from error
    if not isinstance(data, bytes):
        raise TypeError("Typst gave no single file")
    return data


def _source(sheets: Sequence[Sheet], paper: Paper, day: dt.date) -> Iterator[str]:
    title = quoted(sheets[0].title if sheets else "标准体系")
    yield HEAD.format(title=title, paper=paper.name.lower(), day=day)
    for at, sheet in enumerate(sheets):
        if at:
            yield "#pagebreak()\n"
        alt = quoted(sheet.description)
        yield f"= {escape(sheet.title)}\n"
        yield f'#align(center, image("{at}.svg", width: {sheet.width_mm:.3f}mm, alt: {alt}))\n'
