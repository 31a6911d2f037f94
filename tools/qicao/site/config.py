"""The configuration of the site of a folder without a conf.py."""

from __future__ import annotations

from pathlib import Path

from qicao.catalog.read import has_system
from qicao.errors import UsageError
from qicao.indicators.read import has_sets
from qicao.site.state import SHELF, shelf_of
from qicao.source.draft import TEXT
from qicao.source.files import DISK

__all__ = ["BARE", "default_settings"]

GUIDES = "docs/index"
BARE = "bare"
"""The page that Sphinx reads where there is only a standards system; nothing leads to it."""
SETTINGS: dict[str, object] = {
    "project": "起草",
    "author": "",
    "language": "zh_CN",
    "extensions": ["qicao.site"],
    "exclude_patterns": ["build/**"],
    "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "dollarmath", "deflist", "fieldlist"],
    "myst_heading_anchors": 3,
    "html_theme": "qicao",
    "html_title": "起草",
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "html_use_index": False,
    "html_domain_indices": False,
}
"""The settings of the conf.py of this repository, except for the places of the pages."""


def default_settings(root: Path) -> dict[str, object]:
    """Return the settings for the drafts in *root* and its guides, if `docs/index.md` is there.

    Where there is only a standards system or sets of indicators, `qicao_root` is the folder, and Sphinx must read the page `BARE` in another.
    `UsageError` is raised if there is nothing.
    """
    shelf = shelf_of(root)
    folders = (shelf / name for name in DISK.names(shelf) if DISK.has(shelf / name / TEXT))
    drafts = [f"{folder.relative_to(root).as_posix()}/index" for folder in folders]
    drafts = [name for name in drafts if not name.startswith("docs/")]
    guides = DISK.has_file(root / f"{GUIDES}.md")
    if not drafts and not guides and (has_system(DISK, root) or has_sets(DISK, root)):
        return {**SETTINGS, "root_doc": BARE, "include_patterns": [f"{BARE}.md"], "qicao_root": str(root)}
    if not drafts and not guides:
        raise UsageError(
            f"{root.as_posix()} 下没有草案。", "在放草案的文件夹运行，或给出它的路径；用 qicao new 新建一份。"
        )
    places = [f"{SHELF}/*/index.md" if shelf != root else "*/index.md", *(["docs/*.md"] if guides else [])]
    return {**SETTINGS, "include_patterns": places, "root_doc": GUIDES if guides else drafts[0]}
