"""How long the work takes, beside what others need for the same text: python benchmarks/run.py [--write] [--pages 41 184]."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import chapters_of, write_draft

from indicators import write_large
from system import write_system

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/performance.md"
MARK = "<!-- make bench ARGS=--write -->\n"
"""What stands above the measured part of the page."""
RUNS, LONG_RUNS = 7, 3
RENDER = """\
import sys
from pathlib import Path
from qicao.parse.draft import load_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.{module} import {name}
from qicao.source.world import open_world
out, cache, *folders = map(Path, sys.argv[1:])
world = open_world(cache)
for folder in folders:
    made = {name}(load_draft(folder).standard, formulas=Formulas(world), pictures=Pictures(folder, world))
    data = getattr(made, "data", made)
    out.write_bytes(data.encode() if isinstance(data, str) else data)
"""
"""Makes one kind of file of some drafts, and no other."""
PAGES = """\
from pathlib import Path
from qicao.site.build import build_site
build_site(Path(), Path("build/site"), live=True)
"""
"""Builds a site without documents, as the preview does."""
FACES = {
    "Word": ("docx", "render_docx"),
    "PDF": ("typst.document", "render_pdf"),
    "网页": ("html.page", "render_article"),
}
SPHINX = """\
extensions = ["myst_parser", "docxbuilder"]
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist", "fieldlist", "attrs_block", "attrs_inline"]
docx_documents = [("index", "draft.docx", {"title": "draft"}, True)]
suppress_warnings = ["*"]
"""
HEAD = ("工作", "规模", "预算", "用时（最短–最长）", "同类工具", "其用时", "倍数")


@dataclass(frozen=True)
class Row:
    """A line of the table: seconds of our runs, the budget, and a peer's seconds."""

    work: str
    size: str
    times: Sequence[float]
    budget: float | None = None
    peer: str = ""
    peer_times: Sequence[float] = ()

    def cells(self) -> tuple[str, ...]:
        """The words of the line."""
        median = statistics.median(self.times)
        late = self.budget is not None and median > self.budget
        ratio = f"{statistics.median(self.peer_times) / median:.1f}" if self.peer_times else ""
        budget = "" if self.budget is None else f"{self.budget:g} s"
        return (
            self.work,
            self.size,
            budget,
            f"{'**未达到** ' if late else ''}{_spread(self.times)}",
            self.peer,
            _spread(self.peer_times) if self.peer_times else "",
            ratio,
        )


def _spread(times: Sequence[float]) -> str:
    middle, least, most = (_seconds(time_) for time_ in (statistics.median(times), min(times), max(times)))
    return f"{middle} s（{least}–{most}）" if len(times) > 1 else f"{middle} s"


def _seconds(time_: float) -> str:
    return f"{time_:.3f}" if time_ < 0.1 else f"{time_:.2f}" if time_ < 10 else f"{time_:.1f}"


def seconds(work: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = lambda: None) -> list[float]:
    """The seconds of the runs; *before* each of them something may be put in order."""
    [times] = alternately(work, runs=runs, before=before)
    return times


def alternately(
    *works: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = lambda: None
) -> list[list[float]]:
    """The seconds of each of the works, which take turns, so that whatever else the machine does burdens all of them."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, found in zip(works, times, strict=True):
            before()
            start = time.perf_counter()
            work()
            found.append(time.perf_counter() - start)
    return times


def command(*words: object, cwd: Path | None = None) -> Callable[[], object]:
    """A program to be run as a whole process, which keeps its bytecode as installed programs do."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "qicao-bench-bytecode")
    environment["PYTHONPATH"] = str(ROOT / "tools")
    line = [str(word) for word in words]
    return lambda: subprocess.run(line, cwd=cwd, env=environment, check=False, capture_output=True)


def qicao(*words: object, cwd: Path | None = None) -> Callable[[], object]:
    """Our command as a whole process."""
    return command(sys.executable, "-c", "from qicao.cli import main; main()", *words, cwd=cwd)


def render(face: str, out: Path, cache: Path, *folders: Path) -> Callable[[], object]:
    """A process that makes one kind of file of the drafts."""
    module, name = FACES[face]
    return command(sys.executable, "-c", RENDER.format(module=module, name=name), out, cache, *folders)


def measure_one(folder: Path, work: Path, pages: int) -> Iterator[Row]:
    """Our own work and that of peers on one draft, each as a whole process."""
    size = f"{pages} 页"
    budgets = BUDGETS.get(pages, {})
    out, cache = work / "out", work / "cache"
    ours = {"qicao check": qicao("check", folder)} | {face: render(face, out, cache, folder) for face in FACES}
    for warm_up in ours.values():
        warm_up()
    for name, peers in _peers(folder, work).items():
        mine, *theirs = alternately(ours[name], *peers.values(), runs=RUNS if pages < 100 else LONG_RUNS)
        for peer, times in zip(peers or ("",), theirs or ([],), strict=True):
            yield Row(name, size, mine, budgets.get(name), peer, times)
    yield Row("改后再检查（进程内）", size, seconds(lambda: _check(folder)), budgets.get("again"))
    yield Row("改后再排版 PDF（进程内）", size, list(_layouts(folder, cache)), budgets.get("edit"))

    def empty() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    for face in FACES:
        yield Row(f"{face}，首次（公式、图待转换）", size, seconds(ours[face], LONG_RUNS, empty))


def _check(folder: Path) -> object:
    from qicao.check.draft import check_draft
    from qicao.parse.draft import load_draft

    return check_draft(load_draft(folder, index=False))


def _layouts(folder: Path, cache: Path) -> Iterator[float]:
    """The seconds in which a compiler that has seen the draft lays it out again after an edit."""
    from qicao.drawn.formulas import Formulas
    from qicao.drawn.pictures import Pictures
    from qicao.parse.draft import load_draft
    from qicao.render.typst.document import Layout, render_typst
    from qicao.source.world import open_world

    world = open_world(cache)
    index = folder / "index.md"
    text = index.read_text(encoding="utf-8")
    layout = Layout()
    for number in range(RUNS + 1):
        index.write_text(text.replace("## 条件", f"第{number}次修改。\n\n## 条件", 3), encoding="utf-8")
        start = time.perf_counter()
        standard = load_draft(folder).standard
        layout.compile(render_typst(standard, formulas=Formulas(world), pictures=Pictures(folder, world)))
        if number:
            yield time.perf_counter() - start
    layout.close()
    index.write_text(text, encoding="utf-8")


def _peers(folder: Path, work: Path) -> dict[str, dict[str, Callable[[], object]]]:
    """What others do for the same text, by our own work and their names."""
    import pypandoc

    source, word = work / "plain", work / "draft.docx"
    source.mkdir()
    shutil.copy(folder / "index.md", source / "index.md")
    (source / "conf.py").write_text(SPHINX)
    render("Word", word, work / "cache", folder)()
    sphinx = {
        builder: command(sys.executable, "-m", "sphinx", "-q", "-E", "-b", builder, source, work / f"plain-{builder}")
        for builder in ("dummy", "docx", "html")
    }
    pandoc = command(pypandoc.get_pandoc_path(), folder / "index.md", "-o", work / "pandoc.docx")
    office = command("soffice", "--headless", "--convert-to", "pdf", "--outdir", work, word)
    return {
        "qicao check": {"Sphinx + myst-parser": sphinx["dummy"]},
        "Word": {"pandoc": pandoc, "Sphinx + docxbuilder": sphinx["docx"]},
        "PDF": {"LibreOffice": office} if shutil.which("soffice") else {},
        "网页": {"Sphinx + myst-parser": sphinx["html"]},
    }


@dataclass(frozen=True)
class Programme:
    """A repository of many drafts."""

    work: Path
    folders: Sequence[Path]

    def edit(self) -> None:
        """Change one draft."""
        for name in ("explanation.md", "index.md"):
            with (self.folders[len(self.folders) // 2] / name).open("a", encoding="utf-8") as text:
                text.write("\n编号由顺序号结尾。\n")

    def clear(self) -> None:
        """Forget all that was built."""
        for name in ("build", "cache"):
            shutil.rmtree(self.work / name, ignore_errors=True)

    def clear_site(self) -> None:
        """Forget the pages, but not the files."""
        for name in ("site", ".site"):
            shutil.rmtree(self.work / "build" / name, ignore_errors=True)

    def run(self, *commands: str) -> Callable[[], object]:
        """Our commands one after the other."""
        processes = [qicao(name, cwd=self.work) for name in commands]
        return lambda: [process() for process in processes]

    def pages(self) -> Callable[[], object]:
        """The site without documents."""
        return command(sys.executable, "-c", PAGES, cwd=self.work)

    def render(self, face: str) -> Callable[[], object]:
        """One kind of file of all drafts, in one process."""
        return render(face, self.work / "out", self.work / "cache", *self.folders)


def measure_many(work: Path, count: int, pages: int) -> Iterator[Row]:
    """All drafts of a programme: at first, without a change, after one edit."""
    folders = [write_draft(work / f"drafts/d{number:02}", chapters_of(pages), number) for number in range(count)]
    shutil.copytree(ROOT / "docs", work / "docs")
    shutil.copy(ROOT / "conf.py", work)
    many = Programme(work, folders)
    size = f"{count} 份 × {pages} 页"
    for name, times, budget in _times(many):
        yield Row(name, size, times, budget)


def _times(many: Programme) -> Iterator[tuple[str, list[float], float | None]]:
    """Name, seconds and budget of each measurement; the order matters, for each finds what the one before has left."""
    yield "check", seconds(many.run("check"), LONG_RUNS), None
    for face in ("Word", "PDF"):
        yield f"只做 {face}，一个进程，首次", seconds(many.render(face), LONG_RUNS, many.clear), None
        yield f"只做 {face}，一个进程", seconds(many.render(face), LONG_RUNS), None
    yield "site，只有网页，首次", seconds(many.pages(), LONG_RUNS, many.clear), 15
    yield "draft（Word、PDF、配套文件、网页），首次", seconds(many.run("draft"), LONG_RUNS, many.clear), None
    yield "draft，没有变化", seconds(many.run("draft")), None
    yield "draft，改一份", seconds(many.run("draft"), RUNS, many.edit), None
    yield "site，文件已有，首次", seconds(many.run("site"), LONG_RUNS, many.clear_site), None
    yield "site，没有变化", seconds(many.run("site")), None
    yield "site，改一份", seconds(many.run("site"), RUNS, many.edit), 2
    yield "全部（draft 加 site），首次", seconds(many.run("draft", "site"), LONG_RUNS, many.clear), 30
    yield "全部，没有变化", seconds(many.run("draft", "site")), 2
    yield "全部，改一份", seconds(many.run("draft", "site"), RUNS, many.edit), None


def measure_system(folder: Path, entries: int) -> Iterator[Row]:
    """The commands for a standards system of so many entries."""
    write_system(folder, entries)
    size, build = f"{entries} 项", qicao("system", "build", cwd=folder)

    def clear() -> None:
        shutil.rmtree(folder / "build", ignore_errors=True)

    def edit() -> None:
        entry = folder / "metadata/entries.yaml"
        entry.write_text(entry.read_text("utf-8").replace("第7部分", "第7部分改"), encoding="utf-8")

    yield Row("qicao system check", size, seconds(qicao("system", "check", cwd=folder), LONG_RUNS), 2)
    yield Row("qicao system build，首次", size, seconds(build, LONG_RUNS, clear), 20)
    yield Row("qicao system build，改一项", size, seconds(build, RUNS, edit), 3)
    yield Row("qicao system build，没有变化", size, seconds(build, RUNS), 1)


def measure_scores(folder: Path, units: int, indicators: int, periods: int) -> Iterator[Row]:
    """Scoring of so many units by so many indicators in so many periods, with and without all reasons."""
    data = write_large(folder, units, indicators, periods)
    size = f"{units} 街镇 × {indicators} 指标 × {periods} 期"
    last = f"2026-{periods:02}"
    calls = {
        "": (),
        "，一期的全部理由（JSON）": ("--format", "json", "--period", last),
        "，各期的全部理由（JSON）": ("--format", "json"),
    }
    for words, options in calls.items():
        work = qicao("assess", "score", data, "--root", folder, *options)
        yield Row(f"qicao assess score{words}", size, seconds(work, LONG_RUNS), None if words else 2)
    book = qicao("assess", "score", data, "--root", folder, "--to", folder / "scores.xlsx")
    yield Row("qicao assess score，工作簿", size, seconds(book, LONG_RUNS))


BUDGETS: dict[int, dict[str, float]] = {
    41: {"qicao check": 0.35, "again": 0.15, "Word": 0.3, "PDF": 0.8, "edit": 0.3},
    184: {"qicao check": 1.0, "Word": 0.8, "PDF": 3.6},
}
"""Seconds that the work may take, by pages."""


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    """The machine in a sentence."""
    cpu = Path("/proc/cpuinfo")
    models = [line for line in cpu.read_text().splitlines() if line.startswith("model name")] if cpu.exists() else []
    name = models[0].partition(":")[2].strip() if models else platform.processor()
    return f"{os.cpu_count()} 个处理器（{name}），{platform.system()}，Python {platform.python_version()}。"


def main() -> None:
    """Print the tables, each line as soon as it is known; with --write put them into the page, too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[30, 41, 100, 184], help="单份草案的页数")
    parser.add_argument("--drafts", type=int, default=50, help="多份草案的份数；0 为不测")
    parser.add_argument("--entries", type=int, default=300, help="标准体系的条目数；0 为不测")
    parser.add_argument(
        "--scores", type=int, nargs=3, default=[220, 50, 12], help="打分的单位、指标和期数；0 0 0 为不测"
    )
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in _all(Path(folder), options):
            print("  ".join(row.cells()), flush=True)
            rows.append(row)
    text = f"{machine()}\n\n{table(rows)}"
    print(f"\n{text}")
    if options.write:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n{text}", encoding="utf-8")


def _all(work: Path, options: argparse.Namespace) -> Iterator[Row]:
    for count in options.pages:
        draft = write_draft(work / f"p{count}", chapters_of(count), 1)
        (work / f"w{count}").mkdir()
        yield from measure_one(draft, work / f"w{count}", count)
    if options.drafts:
        (work / "many").mkdir()
        yield from measure_many(work / "many", options.drafts, 41)
    if options.entries:
        yield from measure_system(work / "system", options.entries)
    if all(options.scores):
        yield from measure_scores(work / "scores", *options.scores)


if __name__ == "__main__":
    main()
