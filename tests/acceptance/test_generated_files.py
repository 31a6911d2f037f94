"""Drafts put together by chance: whatever stands in what, Word and PDF are sound and print the numbers of the outline."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from drafts import DRAFTS
from laws import broken_laws
from parity import after_contents, missing, wanted
from pdfs import lost_marks, pdf_of, structure, texts_of, unmarked_texts
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.outline import outline
from qicao.model.standard import Standard
from qicao.ooxml.check import check_package
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.world import open_world
from strategies import GeneratedDraft, drafts

CACHE = Path(mkdtemp())
"""Of converted formulas and drawn diagrams."""


@given(drafts())
@settings(
    derandomize=True,
    max_examples=20,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.slow
def test_what_is_made_of_a_generated_draft_is_sound(generated: GeneratedDraft) -> None:
    """No text vanishes; the schema of Word finds nothing and nothing dangles; the PDF is tagged to the last word."""
    from openxml_audit import OpenXmlValidator

    with TemporaryDirectory() as folder:
        file = Path(folder) / "draft.docx"
        word, pdf = _files(generated, Path(folder))
        file.write_bytes(word)
        faults = [str(error) for error in OpenXmlValidator().validate(str(file)).errors]

    assert faults == []
    assert check_package(word) == []
    assert list(_faults(pdf)) == []


def _files(generated: GeneratedDraft, folder: Path) -> tuple[bytes, bytes]:
    """The Word file and the PDF of the draft, whose numbers are in the PDF as in the outline."""
    (folder / "standard.yaml").write_text(generated.yaml, encoding="utf-8")
    (folder / "index.md").write_text(generated.text, encoding="utf-8")
    draft = load_draft(folder)
    formulas, pictures = Formulas(open_world(CACHE)), Pictures(folder, open_world(CACHE))
    pdf = render_pdf(draft.standard, formulas=formulas, pictures=pictures)
    assert broken_laws(draft) == []
    assert {finding.severity for finding in draft.findings if finding.code != "CMP101"} <= {"info", "warning"}
    assert _unprinted(draft.standard, "\n".join(texts_of(pdf.data))) == []
    return render_docx(draft.standard, formulas=formulas, pictures=pictures, pages=pdf.pages), pdf.data


def _unprinted(standard: Standard, text: str) -> list[str]:
    """The items of the outline that the text has not in order; footnotes of tables and of the text mix on a page."""
    items = outline(standard)
    flow = missing([item for item in items if item.kind != "footnote"], text)
    bare = after_contents(text)
    return flow + [item.text for item in items if item.kind == "footnote" and wanted(item) not in bare]


def _faults(data: bytes) -> Iterator[str]:
    """What archives and screen readers would miss in the PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        claims = (pdf.open_metadata().pdfa_status, pdf.open_metadata().get("pdfuaid:part"))
        if claims != ("2A", "1"):
            yield f"it claims {claims}"
        if str(pdf.Root.get("/Lang", "")) != "zh-CN":
            yield "no language"
        with pdf.open_outline() as tree:
            if len(tree.root) < 3:
                yield "no bookmarks"
    yield from (
        f"a {kind} without words" for kind, alt in structure(data) if kind in {"/Figure", "/Formula"} and not alt
    )
    yield from (f"text without a tag on page {page}" for page in unmarked_texts(data))
    yield from (f"a mark without an element on page {page}" for page in lost_marks(data))


@pytest.mark.parametrize("name", DRAFTS)
def test_the_structure_of_a_pdf_is_whole(name: str) -> None:
    """Every text of every page stands under a tag or is said to be none of the document's; every tag has its element."""
    assert list(_faults(pdf_of(name).data)) == []


def test_a_text_without_a_tag_is_noticed() -> None:
    """A check that cannot fail proves nothing."""
    with pikepdf.open(BytesIO(pdf_of("group-guide").data)) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"BT ET BT (x) Tj ET")
        changed = BytesIO()
        pdf.save(changed)

    assert list(unmarked_texts(changed.getvalue())) == [1]
