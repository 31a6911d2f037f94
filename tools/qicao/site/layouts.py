"""The PDF of a draft for the preview, laid out in a process of its own that keeps its layouts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.errors import QicaoError
from qicao.parse.draft import load_draft
from qicao.render.typst.document import Layout, render_typst
from qicao.source.world import open_world

__all__ = ["lay_out"]


def lay_out(job: tuple[Path, Path]) -> bytes | str:
    """Return the PDF of a draft, or the reason why there is none.

    The *job* is the folder of the draft and the folder of the cache.
    """
    folder, kept = job
    try:
        world = open_world(kept)
        standard = load_draft(folder, world=world).standard
        source = render_typst(standard, formulas=Formulas(world), pictures=Pictures(folder, world))
        return _layout(folder).compile(source).data
    except QicaoError as error:
        return f"{error.message}{error.hint}"


@lru_cache(maxsize=8)
def _layout(_folder: Path) -> Layout:
    return Layout()
