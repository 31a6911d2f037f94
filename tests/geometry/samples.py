"""The sample draft that holds every item of table F.1, as a document of each class, laid out once in a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from classes import CLASSES
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.data import Stage
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.world import open_world

__all__ = ["NAME", "documents", "sample"]

NAME = "移动式照明箱技术规范"
"""Of the sample, without blanks."""
DRAFT = Path(__file__).parent / "draft"


@cache
def _work() -> Path:
    return Path(mkdtemp())


@cache
def sample(level: str) -> Path:
    """The folder of the sample draft as a document of that class."""
    number, more, *_ = CLASSES[level]
    folder = copytree(DRAFT, _work() / level)
    data = (DRAFT / "standard.yaml").read_text(encoding="utf-8")
    (folder / "standard.yaml").write_text(f"number: {number}\nlevel: {level}\n{more}{data}", encoding="utf-8")
    return folder


@cache
def documents(level: str, stage: Stage = "征求意见稿") -> tuple[bytes, bytes]:
    """The Word file and the PDF of the sample of that class."""
    folder = sample(level)
    standard = load_draft(folder, stage).standard
    formulas, pictures = Formulas(open_world(_work() / "cache")), Pictures(folder, open_world(_work() / "cache"))
    pdf = render_pdf(standard, formulas=formulas, pictures=pictures)
    word = render_docx(standard, formulas=formulas, pictures=pictures, pages=pdf.pages)
    return word, pdf.data
