"""How long it takes to import Word files with comments into a round: python benchmarks/intake.py [--files 200] [--pages 184]."""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from generate import chapters_of, write_draft
from run import Row, machine, qicao, seconds, table

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.parse.draft import load_draft
from qicao.render.docx.document import render_docx
from qicao.source.world import open_world

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
RUN = re.compile(r"(?<=</w:pPr>)<w:r>(?:(?!</w:r>).)*</w:r>")
"""The first run of a paragraph."""
COMMENTS = 12
"""How many a file has: as many as a careful reader writes."""
BUDGET = 60


def word_file(draft: Path, work: Path) -> dict[str, bytes]:
    """The parts of the Word file of a draft."""
    world = open_world(work)
    made = render_docx(load_draft(draft).standard, formulas=Formulas(world), pictures=Pictures(draft, world))
    with ZipFile(BytesIO(made)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_comments(parts: dict[str, bytes], number: int) -> bytes:
    """The file as the unit of that number sends it back: with comments on some paragraphs."""
    text = parts["word/document.xml"].decode()
    places = sorted(Random(number).sample([match.span() for match in RUN.finditer(text)], COMMENTS))
    for id_, (start, end) in reversed([*enumerate(places)]):
        mark = f'<w:commentRangeEnd w:id="{id_}"/><w:r><w:commentReference w:id="{id_}"/></w:r>'
        text = f'{text[:start]}<w:commentRangeStart w:id="{id_}"/>{text[start:end]}{mark}{text[end:]}'
    comments = "".join(
        f'<w:comment w:id="{id_}" w:author="第{number}局" w:date="2026-10-01T09:{id_:02}:00Z">'
        f"<w:p><w:r><w:t>第{number}局的第{id_}条意见。</w:t></w:r></w:p></w:comment>"
        for id_ in range(COMMENTS)
    )
    relation = f'<Relationship Id="rIdComments" Type="{KIND}" Target="comments.xml"/></Relationships>'
    relations = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", relation)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            changed = {"word/document.xml": text.encode(), "word/_rels/document.xml.rels": relations.encode()}
            file.writestr(name, changed.get(name, data))
        file.writestr("word/comments.xml", f"<w:comments {NAMES}>{comments}</w:comments>")
    return buffer.getvalue()


def measure(work: Path, files: int, pages: int) -> list[Row]:
    """The first import and a second one, which finds nothing new."""
    draft = write_draft(work / "draft", chapters_of(pages), 1)
    qicao("review", "open", draft, "--start", "2026-10-01", "--end", "2026-10-31")()
    parts = word_file(draft, work / "cache")
    sent = [work / f"{number}.docx" for number in range(files)]
    for number, file in enumerate(sent):
        file.write_bytes(with_comments(parts, number))
    size = f"{files} 份 Word，{sum(file.stat().st_size for file in sent) / 1e6:.0f} MB，{files * COMMENTS} 条"
    names = ("review import，首次", "review import，没有变化")
    return [Row(name, size, seconds(qicao("review", "import", draft, *sent), 1), BUDGET) for name in names]


def main() -> None:
    """Print the table and what the processor did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200, help="份数")
    parser.add_argument("--pages", type=int, default=184, help="每份的页数")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), options.files, options.pages)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{machine()}\n\n{table(rows)}\n两次共用处理器 {spent.ru_utime + spent.ru_stime:.1f} s。")


if __name__ == "__main__":
    main()
