"""Takes the pictures of the site that `docs/site.md` and `docs/system.md` show: python tests/pictures.py [folder]."""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from drafts import DRAFTS, ROOT
from qicao.site.build import build_site
from sites import copy_repository, serve

COLOURS = 128
DRAFT = "drafts/city-operation-centre/index.html"
EVERYTHING = "drafts/everything/index.html"
DESK, TELEPHONE = (1280, 800), (360, 740)
TO_TERM = "document.querySelector('article a.term-use').scrollIntoView({block: 'center'})"
TO_FORMULA = "document.querySelector('math mo[stretchy]').closest('section').scrollIntoView()"
TO_TABLE = "document.querySelectorAll('.table')[1].scrollIntoView()"
TO_FINDING = "document.querySelector('aside.finding').scrollIntoView({block: 'center'})"
PICTURES: dict[str, list[tuple[str, tuple[int, int], str]]] = {
    "start": [("index.html", DESK, "")],
    "reading": [(DRAFT, DESK, TO_TERM)],
    "formulas": [(EVERYTHING, DESK, TO_FORMULA)],
    "search": [("search.html?q=值班", DESK, "")],
    "findings": [("drafts/group-guide/index.html", DESK, TO_FINDING)],
    "guide": [("docs/writing.html", DESK, "")],
    "system-overview": [("system/index.html", DESK, "")],
    "system-graph": [("system/graph.html#YW301-001", DESK, "")],
    "system-telephone": [
        ("system/index.html", TELEPHONE, ""),
        ("system/matters/06001.html", TELEPHONE, "document.getElementById('levels').scrollIntoView()"),
        ("system/needs.html", TELEPHONE, "document.getElementById('group-1').scrollIntoView()"),
    ],
    "telephone": [
        (DRAFT, TELEPHONE, ""),
        (DRAFT, TELEPHONE, "document.querySelector('.side').open = true"),
        (EVERYTHING, TELEPHONE, TO_TABLE),
        ("search.html?q=值班", TELEPHONE, ""),
    ],
}
"""Name → what stands beside each other in it: page, size of the window, script that goes to the place."""


def take(browser: Any, address: str, shot: tuple[str, tuple[int, int], str]) -> Image.Image:
    """What the window shows; on the reading page the box of the first term is open."""
    path, (width, height), script = shot
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address + path)
    page.evaluate(script or "0")
    if script == TO_TERM:
        page.locator("article a.term-use").first.hover()
        page.locator("#qicao-preview").wait_for()
    page.wait_for_timeout(400)
    picture = Image.open(BytesIO(page.screenshot()))
    page.close()
    return picture


def print_pages(browser: Any, address: str) -> list[Image.Image]:
    """Two sheets of the page as it is printed."""
    page = browser.new_page()
    page.goto(address + DRAFT)
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    sheets = [document[number].render(scale=0.9).to_pil() for number in (0, 4)]
    document.close()
    page.close()
    return sheets


def beside(pictures: list[Image.Image], gap: int = 16) -> Image.Image:
    """The pictures in one row."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    row = Image.new("RGB", (width, max(picture.height for picture in pictures)), "#c8c8c8")
    at = 0
    for picture in pictures:
        row.paste(picture, (at, 0))
        at += picture.width + gap
    return row


def keep(picture: Image.Image, file: Path) -> None:
    """Write the picture with few colours."""
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


def main(out: Path) -> None:
    """Build the site of the four drafts, one of them with a slip, and take the pictures."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = copy_repository(Path(folder), DRAFTS.values())
        with (root / "drafts/group-guide/index.md").open("a", encoding="utf-8") as index:
            index.write("\n活动结束后的总结见[](#总结报告)。\n")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with serve(build_site(root, root / "build/site").start.parent) as address:
            for name, shots in PICTURES.items():
                keep(beside([take(browser, address, shot) for shot in shots]), out / f"{name}.png")
            keep(beside(print_pages(browser, address)), out / "paper.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/pictures")
