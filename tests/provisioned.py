"""Small drafts for the tests of provisions."""

from __future__ import annotations

from pathlib import Path

from qicao.assess.provisions.collect import provisions_of
from qicao.model.provision import Provision
from qicao.parse.draft import load_draft
from qicao.rules.context import Context

__all__ = ["found_in", "write_text"]

DATA = """number: DB31/T 1—2026
title:
  zh: {main: 城运中心, supplement: 运行规范}
level: local
function: %s
stage: 征求意见稿
"""


def write_text(folder: Path, text: str, function: str = "规范") -> Path:
    """Write a draft with the text as its whole body."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "standard.yaml").write_text(DATA % function, encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    return folder


def found_in(folder: Path, text: str, function: str = "规范") -> tuple[Provision, ...]:
    """The provisions of a draft whose body is the text."""
    draft = load_draft(write_text(folder, text, function), index=False)
    return provisions_of(Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files), draft.stated)
