"""Small drafts made of a few lines, for tests of one thing."""

from __future__ import annotations

from pathlib import Path

from qicao.batch.build import ReadDraft, load_draft
from qicao.model.block import Paragraph
from qicao.model.inline import plain_text
from qicao.model.standard import iter_nodes

__all__ = ["YAML", "codes", "draft_of", "paragraphs"]

YAML = """\
number: DB31/T XXXX—XXXX
title:
  zh: {main: 示例规范}
level: local
region: 上海市
function: 规范
"""


def draft_of(folder: Path, text: str, yaml: str = YAML) -> ReadDraft:
    """The draft with this text and these data, read from *folder*."""
    folder.mkdir(exist_ok=True)
    (folder / "standard.yaml").write_text(yaml, encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    return load_draft(folder)


def paragraphs(draft: ReadDraft) -> list[str]:
    """The printed text of every paragraph of the document."""
    return [plain_text(node.inlines) for node in iter_nodes(draft.standard) if isinstance(node, Paragraph)]


def codes(draft: ReadDraft) -> list[tuple[str, int]]:
    """Code and line of the findings in `index.md`."""
    return [(item.code, item.span.line) for item in draft.findings if item.span.file.endswith("index.md")]
