"""The site as one call of Sphinx."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from qicao.errors import ToolError, UsageError

__all__ = ["build_site"]


def build_site(root: Path, out: Path, *, downloads: bool = True) -> Path:
    """Build the site of the repository *root* into *out* and give its first page; only what changed is made anew.

    Without *downloads* the Word and PDF files are left out, for a preview that must be quick.

    `UsageError` without a conf.py, `ToolError` when Sphinx cannot build.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not (root / "conf.py").is_file():
        raise UsageError(f"{root.as_posix()} 下没有 conf.py。", "在仓库的根文件夹运行，或给出它的路径。")
    warnings = StringIO()
    try:
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                str(root),
                str(root),
                str(out),
                str(out.with_name(f".{out.name}")),
                "html",
                {"qicao_downloads": downloads},
                status=None,
                warning=warnings,
            )
            app.build()
    except (SphinxError, OSError) as error:
        raise ToolError(f"网站生成失败：{error}", "请检查 conf.py 和 docs/。") from error
    if app.statuscode:
        raise ToolError(f"网站生成失败：{warnings.getvalue().strip()}", "请检查 conf.py 和 docs/。")
    return out / f"{app.config.root_doc}.html"
