"""The site as one call of Sphinx."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.batch.many import digest_of
from qicao.errors import ToolError, UsageError
from qicao.site.known import folder_of, known
from qicao.source.draft import DATA, TEXT
from qicao.source.resources import PACKAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Site", "build_site"]

START = "index.html"
ADVICE = "请检查 conf.py 和 docs/。"


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built."""

    start: Path
    """Its first page."""
    errors: tuple[str, ...] = ()
    """Drafts whose files could not be made, and why."""
    warnings: tuple[str, ...] = ()
    """What Sphinx says of the guides, and drafts without a text, which have no page."""


def build_site(root: Path, out: Path, *, live: bool = False, progress: Callable[[str], None] = lambda _: None) -> Site:
    """Build the site of the repository *root* into *out*; only what changed is made anew.

    A *live* site is for a preview that must be quick: it lacks the Word and PDF files, and its pages follow the server.

    `UsageError` without a conf.py, `ToolError` when Sphinx cannot build.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not (root / "conf.py").is_file():
        raise UsageError(f"{root.as_posix()} 下没有 conf.py。", "在仓库的根文件夹运行，或给出它的路径。")
    warnings = StringIO()
    settings = {"qicao_live": live, "qicao_program": _program()}
    try:
        with patch_docutils(), docutils_namespace():
            places = (str(root), str(root), str(out), str(out.with_name(f".{out.name}")))
            app = Sphinx(*places, "html", settings, status=None, warning=warnings)
            app.qicao_say = progress  # type: ignore[attr-defined]
            app.build()
    except (SphinxError, OSError) as error:
        raise ToolError(f"网站生成失败：{error}", ADVICE) from error
    if app.statuscode:
        raise ToolError(f"网站生成失败：{warnings.getvalue().strip()}", ADVICE)
    return Site(out / START, _errors(app), (*warnings.getvalue().splitlines(), *_without_text(root)))


@cache
def _program() -> str:
    """A word for the program, so that another version of it makes every page anew."""
    return digest_of([PACKAGE])


def _without_text(root: Path) -> list[str]:
    folders = [file.parent for file in sorted((root / "drafts").glob(f"*/{DATA}"))]
    return [f"{folder.name}：没有 {TEXT}，网站上没有它。" for folder in folders if not (folder / TEXT).is_file()]


def _errors(app: Sphinx) -> tuple[str, ...]:
    outcomes = sorted(known(app.env).outcomes.items())
    return tuple(f"{folder_of(app.env, name).name}：{found.error}" for name, found in outcomes if found.error)
