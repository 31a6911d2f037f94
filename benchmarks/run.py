"""How long the work takes, beside what others need for the same text: python benchmarks/run.py [--quick]."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import write_draft

SIZES = {"short": 26, "long": 115}
"""Name → chapters; about 41 and 184 pages."""
MANY = 50
RUNS = 5
ROOT = Path(__file__).parent.parent


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of the runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def command(*words: object, cwd: Path | None = None) -> Callable[[], object]:
    """A program to be run as a whole process."""
    return lambda: subprocess.run([str(word) for word in words], cwd=cwd, check=False, capture_output=True)


def qicao(*words: object, cwd: Path | None = None) -> Callable[[], object]:
    """Our command as a whole process."""
    return command(sys.executable, "-c", "from qicao.cli import main; main()", *words, cwd=cwd)


def measure_one(folder: Path, work: Path) -> list[tuple[str, float]]:
    """Our own work and that of peers on one draft."""
    from qicao.batch.build import load_draft
    from qicao.render.docx import render_docx
    from qicao.render.formulas import Formulas
    from qicao.render.html.page import render_article
    from qicao.render.pictures import Pictures
    from qicao.render.typst.document import render_pdf

    standard = load_draft(folder).standard
    formulas, pictures = Formulas(work / "cache"), Pictures(folder)
    word = work / "draft.docx"
    word.write_bytes(render_docx(standard, formulas=formulas, pictures=pictures))
    rows = [
        ("qicao check（整个进程）", seconds(qicao("check", folder))),
        ("读取、编号、引用", seconds(lambda: load_draft(folder))),
        ("Word", seconds(lambda: render_docx(standard, formulas=formulas, pictures=pictures))),
        ("PDF", seconds(lambda: render_pdf(standard, formulas=formulas, pictures=pictures))),
        ("网页", seconds(lambda: render_article(standard, formulas=formulas, pictures=pictures))),
    ]
    import pypandoc

    pandoc = pypandoc.get_pandoc_path()
    rows.append(("pandoc：markdown → docx", seconds(command(pandoc, folder / "index.md", "-o", work / "p.docx"))))
    if shutil.which("soffice"):
        convert = command("soffice", "--headless", "--convert-to", "pdf", "--outdir", work, word)
        rows.append(("LibreOffice：docx → pdf", seconds(convert, 3)))
    return [*rows, ("Sphinx + myst-parser：html", seconds(lambda: plain_sphinx(folder, work), 2))]


def plain_sphinx(folder: Path, work: Path) -> None:
    """The same text as an ordinary MyST page."""
    source = work / "plain"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir()
    shutil.copy(folder / "index.md", source / "index.md")
    (source / "conf.py").write_text(
        'extensions = ["myst_parser"]\nmyst_enable_extensions = ["colon_fence", "dollarmath"]\n'
    )
    command(sys.executable, "-m", "sphinx", "-q", "-E", source, work / "plain-out")()


def measure_many(work: Path) -> list[tuple[str, float]]:
    """All drafts of a programme: cold, without a change, after one edit."""
    for number in range(MANY):
        write_draft(work / f"drafts/d{number:02}", 8, number)
    draft = qicao("draft", "drafts", cwd=work)
    rows = [("全部文件，首次", seconds(draft, 1)), ("全部文件，没有变化", seconds(draft, 3))]

    def edited() -> None:
        with (work / "drafts/d07/index.md").open("a", encoding="utf-8") as index:
            index.write("\n又一段。\n")
        draft()

    return [*rows, ("全部文件，改一处", seconds(edited, 3)), *measure_site(work)]


def measure_site(work: Path) -> list[tuple[str, float]]:
    """The site of the same drafts with its downloads, and the preview, which does without."""
    from qicao.site.build import build_site

    shutil.copytree(ROOT / "docs", work / "docs")
    shutil.copy(ROOT / "conf.py", work)

    def build(*, live: bool = False) -> None:
        build_site(work, work / f"build/{'preview' if live else 'site'}", live=live)

    def edited(*, live: bool = False) -> None:
        with (work / "drafts/d09/index.md").open("a", encoding="utf-8") as index:
            index.write("\n又一段。\n")
        build(live=live)

    return [
        ("网站，首次", seconds(build, 1)),
        ("网站，没有变化", seconds(build, 3)),
        ("网站，改一处", seconds(edited, 3)),
        ("预览，首次", seconds(lambda: build(live=True), 1)),
        ("预览，改一处", seconds(lambda: edited(live=True), 3)),
    ]


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, chapters in SIZES.items():
            draft = write_draft(work / name, chapters, 1)
            print(f"\n{name}：{len((draft / 'index.md').read_text(encoding='utf-8'))} 字")
            for what, time_ in measure_one(draft, work):
                print(f"  {time_:7.3f} s  {what}", flush=True)
        if "--quick" not in sys.argv:
            print(f"\n{MANY} 份草案")
            for what, time_ in measure_many(work):
                print(f"  {time_:7.3f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
