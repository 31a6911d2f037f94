"""The documents of one draft: it is read once, and every document comes from the same numbered model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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
"""The stages whose documents are published or submitted as they are."""


class Build(Struct, frozen=True):
    """The files written for one draft, and its findings."""

    slug: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    shown: str = ""
    """The path of the draft's folder as it is printed in the places of findings."""
    withheld: bool = False
    """True if no document was written, because a final document has errors."""


def build_draft(  # noqa: PLR0913 -- each is an independent option
    folder: Path,
    out: Path,
    stage: Stage | None = None,
    review: Review = PLAIN,
    page: Path | None = None,
    *,
    name: str = "",
    anyway: bool = False,
) -> Build:
    """Write the documents of the draft in *folder* under *out*/<name>/<stage>/ and return what was written.

    They are the draft itself as Word and PDF, named after its stage, and the documents that are sent out with it at
    that stage. A copy for *review* is the draft alone, under a name of its own. The page for the site is written to the
    file *page*. The *name* is that of the folder unless another is given.

    From 报批稿 on nothing is written if the draft has errors, unless *anyway* is true. `ToolError` is raised if a file
    cannot be written; all faults of the draft are findings.
    """
    from qicao.builds.page import make_page, write_page
    from qicao.builds.provisions import list_provisions
    from qicao.check.draft import check_draft
    from qicao.drawn.faults import Drawing
    from qicao.render.typst.standards import refusals

    world = open_world(out / ".cache")
    draft, drawing = load_draft(folder, stage, shown=_shown(folder), world=world), Drawing.of(folder, world)
    documents, refused = _documents(draft, review, drawing)
    checked = check_draft(draft, drawing=drawing)
    if page:
        write_page(page, make_page(draft.standard, checked.findings, drawing, list_provisions(draft)))
    more = [finding for finding in refusals(draft.standard, refused) if not checked.knows(finding)]
    findings = (*checked.findings, *more)
    withheld = not anyway and draft.standard.data.stage in FINAL and any(item.severity == "error" for item in findings)
    target = out / (name or draft.standard.slug) / draft.standard.data.stage
    files = () if withheld else _write(target, documents)
    if files and review == PLAIN:
        _remove_old_tables(target, documents)
    return Build(draft.standard.slug, files, findings, draft.source.shown, withheld)


def _write(target: Path, documents: Mapping[str, bytes]) -> tuple[Path, ...]:
    for name, data in documents.items():
        DISK.write(target / name, data)
    return tuple(target / name for name in documents)


def _remove_old_tables(target: Path, documents: Mapping[str, bytes]) -> None:
    """Remove the tables of rounds that are no longer finished, or have another name now: they would contradict the 编制说明."""
    from qicao.ledger.rounds import TABLES

    for name in DISK.names(target):
        if TABLES.fullmatch(name) and name not in documents:
            DISK.remove(target / name)


def _documents(draft: Draft, review: Review, drawing: Drawing) -> tuple[dict[str, bytes], str]:
    """Return the documents by file name, and the findings about fonts and PDF standards."""
    from qicao.render.docx import render_docx
    from qicao.render.typst.document import render_pdf

    formulas, pictures = drawing.formulas, drawing.pictures
    pdf = render_pdf(draft.standard, formulas=formulas, pictures=pictures, review=review, for_word=True)
    word = render_docx(draft.standard, formulas=formulas, pictures=pictures, pages=pdf.pages, review=review)
    name = draft.standard.data.stage + review.suffix
    documents = {f"{name}.docx": word, f"{name}.pdf": pdf.data}
    if review == PLAIN:
        documents |= _companions(draft, drawing)
    return documents, pdf.refused


def _companions(draft: Draft, drawing: Drawing) -> dict[str, bytes]:
    """The documents that go out with the draft, and the tables of the rounds that are finished."""
    from qicao.ledger.outcome import outcomes
    from qicao.render.companion import render_companions
    from qicao.render.review.table import render_table

    formulas, pictures = drawing.formulas, drawing.pictures
    found = list(outcomes(pictures.folder, draft))
    told = replace(draft.explanation, process=tuple(one.words for one in found))
    documents = render_companions(draft.standard, told, formulas=formulas, pictures=pictures)
    tables = {f"{one.name}.docx": render_table(one.overview, pictures) for one in found if one.overview}
    return {**documents, **tables}


def build_page(folder: Path, out: Path, page: Path) -> Build:
    """Write the page for the site of the draft in *folder* to the file *page*, and none of its documents."""
    from qicao.builds.page import make_page, write_page
    from qicao.check.draft import check_draft
    from qicao.drawn.faults import Drawing

    world = open_world(out / ".cache")
    draft, drawing = load_draft(folder, shown=_shown(folder), world=world), Drawing.of(folder, world)
    found = check_draft(draft, drawing=drawing).findings
    write_page(page, make_page(draft.standard, found, drawing))
    return Build(draft.standard.slug, (), found, draft.source.shown)


def _shown(folder: Path) -> str:
    """Return the path of the folder from the root of its repository, whoever builds."""
    return DISK.real(folder).relative_to(find_root(DISK, folder)).as_posix()
