"""What is made of one draft: it is read once, and every document comes from the same numbered model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.layout.copy import PLAIN, Review
from qicao.model.data import Stage
from qicao.model.finding import Finding
from qicao.parse.draft import Draft, load_draft
from qicao.source.files import DISK
from qicao.source.repository import find_root
from qicao.source.world import open_world

if TYPE_CHECKING:
    from qicao.drawn.faults import Drawing

__all__ = ["FINAL", "Build", "build_draft", "build_page"]

FINAL: tuple[Stage, ...] = ("报批稿", "发布稿")
"""The stages whose documents go out as they are."""


class Build(Struct, frozen=True):
    """The files written for one draft, and the findings met."""

    slug: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    shown: str = ""
    """What the places of the findings call the folder of the draft."""
    withheld: bool = False
    """Whether no document was written because errors were found in what goes out as it is."""


def build_draft(  # noqa: PLR0913 -- each is a wish of its own
    folder: Path,
    out: Path,
    stage: Stage | None = None,
    review: Review = PLAIN,
    page: Path | None = None,
    *,
    name: str = "",
    anyway: bool = False,
) -> Build:
    """Write the documents of the draft in *folder* under *out*/<name>/<stage>/ and say what was written.

    They are the draft itself as Word and PDF, named after its stage, and what goes out with it at that stage. A copy for
    *review* is the draft alone, under a name of its own. What the site shows of the draft goes into the file *page*. The
    *name* is that of the folder unless another is given. From 报批稿 on nothing is written when there are errors, unless
    it is wanted *anyway*. A file that cannot be written raises `ToolError`; whatever is wrong with the draft is a finding.
    """
    from qicao.builds.page import make_page, write_page
    from qicao.check.draft import check_draft
    from qicao.drawn.faults import Drawing
    from qicao.render.typst.standards import refusals

    world = open_world(out / ".cache")
    draft, drawing = load_draft(folder, stage, shown=_shown(folder), world=world), Drawing.of(folder, world)
    documents, refused = _documents(draft, review, drawing)
    checked = check_draft(draft, drawing=drawing)
    if page:
        write_page(page, make_page(draft.standard, checked.findings, drawing))
    more = [finding for finding in refusals(draft.standard, refused) if not checked.knows(finding)]
    findings = (*checked.findings, *more)
    withheld = not anyway and draft.standard.data.stage in FINAL and any(item.severity == "error" for item in findings)
    target = out / (name or draft.standard.slug) / draft.standard.data.stage
    files = () if withheld else _write(target, documents)
    return Build(draft.standard.slug, files, findings, draft.source.shown, withheld)


def _write(target: Path, documents: Mapping[str, bytes]) -> tuple[Path, ...]:
    for name, data in documents.items():
        DISK.write(target / name, data)
    return tuple(target / name for name in documents)


def _documents(draft: Draft, review: Review, drawing: Drawing) -> tuple[dict[str, bytes], str]:
    """The documents by the names of their files, and what a font or a standard of PDF refused."""
    from qicao.render.companion import render_companions
    from qicao.render.docx import render_docx
    from qicao.render.typst.document import render_pdf

    formulas, pictures = drawing.formulas, drawing.pictures
    pdf = render_pdf(draft.standard, formulas=formulas, pictures=pictures, review=review, for_word=True)
    word = render_docx(draft.standard, formulas=formulas, pictures=pictures, pages=pdf.pages, review=review)
    name = draft.standard.data.stage + review.suffix
    documents = {f"{name}.docx": word, f"{name}.pdf": pdf.data}
    if review == PLAIN:
        documents |= render_companions(draft.standard, draft.explanation, formulas=formulas, pictures=pictures)
    return documents, pdf.refused


def build_page(folder: Path, out: Path, page: Path) -> Build:
    """Write what the site shows of the draft in *folder* into the file *page*, and none of its documents."""
    from qicao.builds.page import make_page, write_page
    from qicao.check.draft import check_draft
    from qicao.drawn.faults import Drawing

    world = open_world(out / ".cache")
    draft, drawing = load_draft(folder, shown=_shown(folder), world=world), Drawing.of(folder, world)
    found = check_draft(draft, drawing=drawing).findings
    write_page(page, make_page(draft.standard, found, drawing))
    return Build(draft.standard.slug, (), found, draft.source.shown)


def _shown(folder: Path) -> str:
    """The folder as the people of its repository call it, whoever builds."""
    return DISK.real(folder).relative_to(find_root(DISK, folder)).as_posix()
