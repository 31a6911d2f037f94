"""The documents of the standards system in the site."""

from __future__ import annotations

from pathlib import Path

from qicao.builds.system import build_system
from qicao.site.build import build_site
from sites import harbour_repository


def test_every_page_offers_the_documents_of_the_system(tmp_path: Path) -> None:
    """Those that the command makes; a preview has none, and they go with the system."""
    root, out = harbour_repository(tmp_path)
    build_site(root, out)
    made = build_system(root, root / "build/system")
    names = sorted(Path(file).name for file in made.files)
    offered = sorted(file.name for file in (out / "system/documents").iterdir())
    same = all(
        (out / "system/documents" / Path(file).name).read_bytes() == Path(file).read_bytes() for file in made.files
    )
    html = (out / "system/entries/B1-001.html").read_text(encoding="utf-8")
    (out / "system/documents/旧.docx").write_bytes(b"")
    build_site(root, out)
    left = sorted(file.name for file in (out / "system/documents").iterdir())
    build_site(root, out, live=True)
    live = (out / "system/documents").exists()
    build_site(root, out)
    (root / "metadata/system.yaml").unlink()
    build_site(root, out)

    assert not made.made
    assert offered == names == left
    assert same
    assert html.count("../../system/documents/") == len(names) > 3
    assert not live
    assert not (out / "system").exists()
