"""How long a ledger of 5 000 comments on a long draft takes: received, placed in a revised text, listed and checked.

`python benchmarks/ledger.py [--pages 184] [--comments 5000]` prints a line each. The machine is told by a known work of
the same run, a check of the draft, whose budget is 1.0 s for 184 pages.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from generate import chapters_of, write_draft

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from qicao.compare.texts import compare_texts
from qicao.compare.tree import FrozenTree
from qicao.ledger.placing import Placing
from qicao.ledger.quotes import Quotes
from qicao.ledger.receive import receive
from qicao.ledger.rounds import Opening, open_round
from qicao.model.comment import Anchor, Arrived, Source
from qicao.model.frozen import FrozenText, freeze
from qicao.parse.draft import load_draft
from qicao.source.frozen import read_text


def timed(name: str, budget: float, work: Callable[[], object]) -> object:
    """Print the seconds of the processor that the work takes, here and in its processes, beside its budget; 0 for none."""
    start = spent()
    found = work()
    print(f"{name}  {spent() - start:.2f} s" + (f"（预算 {budget:g} s）" if budget else ""), flush=True)
    return found


def spent() -> float:
    """Return the seconds of the processor so far, which other work on the machine does not change."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def comments_on(text: FrozenText, count: int) -> list[Arrived]:
    """Comments with a quote and the place, as forms have them."""
    random, tree = Random(1), FrozenTree.of(text)
    elements = [element for element in text.elements if len(element.text) > 6]
    found = []
    for at in range(count):
        element = random.choice(elements)
        start = random.randint(0, len(element.text) - 6)
        quote = element.text[start : start + random.randint(4, 20)]
        source = Source(f"反馈表{at % 200}.docx", "", str(at))
        body = f"建议将“{quote}”改得更清楚，并说明理由。"
        found.append(
            Arrived(
                "form", source, body, tree.label(element.id), quote, element.text[:start][-32:], unit=f"单位{at % 200}"
            )
        )
    return found


def revise(index: Path) -> None:
    """Change a third of the paragraphs and put a chapter before the others."""
    random = Random(2)
    lines = index.read_text(encoding="utf-8").split("\n")
    lines = [line.replace("应", "宜", 1) if line.endswith("。") and random.random() < 0.3 else line for line in lines]
    index.write_text("\n".join(lines), encoding="utf-8")


def measure_placing(draft: Path, text: FrozenText, anchors: list[Anchor]) -> None:
    """Print how long it takes to compare the texts and place the anchors in the one of today."""
    read = load_draft(draft, index=False)
    today = freeze(read.standard, read.keys)

    def place() -> None:
        placing = Placing(compare_texts(text, today))
        for anchor in anchors:
            placing.place(anchor)

    timed("重新定位", 5.0, place)


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=184)
    parser.add_argument("--comments", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="草案写在这里，并留下")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draft = write_draft(options.keep or Path(folder) / "draft", chapters_of(options.pages), 1)
        run = [sys.executable, "-c", "from qicao.cli import main; main()"]
        timed(
            "check（比照）", 1.0, lambda: subprocess.run([*run, "check", str(draft)], check=False, capture_output=True)
        )
        record = open_round(draft, Opening(start="2026-11-02", end="2026-12-02", sent=Path(folder)))
        text, _ = read_text(record.folder, "")
        quotes = Quotes.of(FrozenTree.of(text))
        arrived = comments_on(text, options.comments)
        timed("定位到发出的文本", 0, lambda: [quotes.anchor(one) for one in arrived])
        timed("登记（写文件）", 0, lambda: receive(record, quotes, arrived, mark="a"))
        revise(draft / "index.md")
        measure_placing(draft, text, [quotes.anchor(one).anchor for one in arrived])
        for name in ("list（第一次）", "list"):
            timed(
                name,
                2.0,
                lambda: subprocess.run(
                    [*run, "review", "list", str(draft), "--format", "json"], check=True, capture_output=True
                ),
            )
        timed(
            "review check",
            0,
            lambda: subprocess.run([*run, "review", "check", str(draft)], check=False, capture_output=True),
        )


if __name__ == "__main__":
    main()
