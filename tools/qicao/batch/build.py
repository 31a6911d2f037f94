"""What is made of one draft: it is read once, and every document comes from the same numbered model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from qicao.model.data import Stage
from qicao.model.finding import Finding
from qicao.model.standard import Standard
from qicao.parse.draft import Parsed, parse_draft
from qicao.parse.explanation import Explanation, parse_explanation
from qicao.source.catalogue import read_catalogue
from qicao.source.draft import DraftSource, read_draft

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


@dataclass(frozen=True, slots=True)
class Build:
    """The files written for one draft, and the findings met."""

    slug: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def load_draft(folder: Path, stage: Stage | None = None, *, index: bool = True) -> ReadDraft:
    """The draft in *folder*, numbered; *stage* takes the place of the one in `standard.yaml`.

    Who only wants the findings does without the entries of the *index*.
    """
    source = read_draft(folder, folder.as_posix())
    if stage:
        source = replace(source, data=replace(source.data, stage=stage))
    parsed: Parsed = parse_draft(source, read_catalogue(source.root), index=index)
    explanation = parse_explanation(source, parsed.standard)
    return ReadDraft(source, parsed.standard, explanation, parsed.findings + explanation.findings)


def build_draft(
    folder: Path,
    out: Path,
    stage: Stage | None = None,
    progress: Progress = lambda _: None,
) -> Build:
    """Write the consultation set of the draft in *folder* under *out*/<draft>/<stage>/ and say what was written.

    The set is the draft itself as Word and PDF, named after its stage, and 编制说明, 征求意见表 and 征求意见函. A file that cannot be
    written raises `ToolError`; whatever is wrong with the draft is a finding.
    """
    from qicao.render.companion import render_companions
    from qicao.render.docx import render_docx
    from qicao.render.formulas import Formulas
    from qicao.render.mentions import unknown_formulas
    from qicao.render.pictures import Pictures
    from qicao.render.typst.document import render_pdf
    from qicao.source.write import write_bytes

    progress("读取草案")
    draft = load_draft(folder, stage)
    formulas = Formulas(out / ".cache")
    pictures = Pictures(folder, cache=out / ".cache")
    target = out / draft.standard.slug / draft.standard.data.stage
    stage_name = draft.standard.data.stage
    progress("排版 PDF")
    pdf = render_pdf(draft.standard, formulas=formulas, pictures=pictures)
    progress("生成 Word 文件")
    word = render_docx(draft.standard, formulas=formulas, pictures=pictures, pages=pdf.pages, cuts=pdf.cuts)
    documents = {f"{stage_name}.docx": word, f"{stage_name}.pdf": pdf.data}
    progress("生成编制说明、征求意见表和征求意见函")
    documents |= render_companions(draft.standard, draft.explanation, formulas=formulas, pictures=pictures)
    for name, data in documents.items():
        write_bytes(target / name, data)
    met = (*pictures.findings, *unknown_formulas(draft.standard, formulas.unknown))
    return Build(draft.standard.slug, tuple(target / name for name in documents), draft.findings + met)
