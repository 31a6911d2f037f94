"""What is made of one draft: it is read once, and every document comes from the same numbered model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qicao.model.data import Stage
from qicao.model.finding import Finding
from qicao.model.standard import Standard
from qicao.parse.draft import Parsed, parse_draft
from qicao.parse.explanation import Explanation, parse_explanation
from qicao.parse.remarks import Remark
from qicao.render.review import PLAIN, Review
from qicao.source.catalogue import Catalogue, read_catalogue
from qicao.source.draft import DraftSource, read_draft
from qicao.source.text import Read, SourceLine

__all__ = ["Build", "ReadDraft", "build_draft", "load_draft"]

Progress = Callable[[str], None]
"""Is told, in Chinese, what is being done now."""


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft as read from disk, numbered, with all that was found wrong on the way."""

    source: DraftSource
    standard: Standard
    explanation: Explanation
    findings: tuple[Finding, ...]
    catalogue: Catalogue = field(default_factory=Catalogue)
    files: Mapping[str, Sequence[SourceLine]] = field(default_factory=dict)
    """The lines of every file that was read, by the path that spans name."""
    remarks: tuple[Remark, ...] = ()
    """What the author tells the checker in comments."""


@dataclass(frozen=True, slots=True)
class Build:
    """The files written for one draft, and the findings met."""

    slug: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def load_draft(
    folder: Path, stage: Stage | None = None, *, index: bool = True, shown: str = "", read: Read = Path.read_bytes
) -> ReadDraft:
    """The draft in *folder*, numbered; *stage* takes the place of the one in `standard.yaml`.

    Who only wants the findings does without the entries of the *index*. Places name the folder as *shown*.
    """
    source = read_draft(folder, shown or folder.as_posix(), read)
    if stage:
        source = replace(source, data=replace(source.data, stage=stage))
    catalogue = read_catalogue(source.root)
    parsed: Parsed = parse_draft(source, catalogue, index=index)
    explanation = parse_explanation(source, parsed.standard)
    findings = parsed.findings + explanation.findings
    remarks = tuple(dict.fromkeys(parsed.remarks + explanation.remarks))
    return ReadDraft(source, parsed.standard, explanation, findings, catalogue, parsed.files, remarks)


def build_draft(
    folder: Path,
    out: Path,
    stage: Stage | None = None,
    progress: Progress = lambda _: None,
    review: Review = PLAIN,
) -> Build:
    """Write the consultation set of the draft in *folder* under *out*/<draft>/<stage>/ and say what was written.

    The set is the draft itself as Word and PDF, named after its stage, and 编制说明, 征求意见表 and 征求意见函. A copy for *review*
    is the draft alone, under a name of its own. A file that cannot be written raises `ToolError`; whatever is wrong with
    the draft is a finding.
    """
    from qicao.batch.check import check_draft
    from qicao.render.companion import render_companions
    from qicao.render.docx import render_docx
    from qicao.render.formulas import Formulas
    from qicao.render.mentions import unknown_formulas
    from qicao.render.pictures import Pictures
    from qicao.render.typst.document import render_pdf
    from qicao.render.typst.standards import refusals
    from qicao.source.write import write_bytes

    progress("读取草案")
    draft = load_draft(folder, stage)
    formulas, pictures = Formulas(out / ".cache"), Pictures(folder, cache=out / ".cache")
    target = out / draft.standard.slug / draft.standard.data.stage
    progress("排版 PDF")
    pdf = render_pdf(draft.standard, formulas=formulas, pictures=pictures, review=review)
    progress("生成 Word 文件")
    word = render_docx(draft.standard, formulas=formulas, pictures=pictures, pages=pdf.pages, review=review)
    name = draft.standard.data.stage + review.suffix
    documents = {f"{name}.docx": word, f"{name}.pdf": pdf.data}
    if review == PLAIN:
        progress("生成编制说明、征求意见表和征求意见函")
        documents |= render_companions(draft.standard, draft.explanation, formulas=formulas, pictures=pictures)
    for file, data in documents.items():
        write_bytes(target / file, data)
    findings = (
        *check_draft(draft).findings,
        *pictures.findings,
        *unknown_formulas(draft.standard, formulas.unknown),
        *refusals(draft.standard, pdf.refused),
    )
    return Build(draft.standard.slug, tuple(target / name for name in documents), findings)
