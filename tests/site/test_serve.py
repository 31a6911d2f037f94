"""Live preview: what is saved is seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from drafts import DRAFTS, ROOT
from qicao.site.serve import Preview


def read(address: str) -> str:
    """The page at the address."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 -- our own server
        return answer.read().decode()


def test_an_edit_and_its_findings_are_on_the_page(tmp_path: Path) -> None:
    """A saved sentence shows, and a slip stands above the text; the browser hears of each."""
    for name in ("conf.py", "docs"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)  # type: ignore[operator]
    draft = shutil.copytree(DRAFTS["group-guide"], tmp_path / "drafts/guide")
    preview = Preview(tmp_path, tmp_path / "build")
    worker = Thread(target=preview.run, daemon=True)
    worker.start()
    top = preview.address.removesuffix("docs/index.html")
    try:
        assert "新写的一句" not in read(f"{top}drafts/guide/index.html")
        with (draft / "index.md").open("a", encoding="utf-8") as index:
            index.write("\n新写的一句，见[](#没有的标签)。\n")
        assert json.loads(read(f"{top}-/news?0")) == {"version": 1}
        page = read(f"{top}drafts/guide/index.html")
    finally:
        preview.stop()

    assert "新写的一句" in page
    assert "REF001" in page
    assert "/-/news" in page
