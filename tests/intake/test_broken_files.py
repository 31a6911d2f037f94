"""Whatever somebody hands in, the answer is what was read, or one clear line; nothing else is ever raised."""

from __future__ import annotations

import json
import random
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from qicao.errors import FileError
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.frozen import FrozenText
from shared import SHARED
from wordfiles import comment, ext, p, table, tracked, word_bytes, workbook, zipped

ROWS = [
    ["序号", "章条编号", "意见内容", "修改建议", "理由"],
    ["1", "5.1", "甲。", "乙", ""],
    ["2", "^", "丙。", "<", "丁"],
]
FORM = word_bytes(p("提出单位：甲市乙局") + table(ROWS))
WORD = word_bytes(
    p("应[c 0]", tracked("ins", "全天"), tracked("del", "值班"), "[/c 0][r 0][c 1]甲[/c 1][r 1]")
    + table([["甲", "<"], ["乙", "丙"]]),
    comments=comment("0", "建议删去。", "00000001") + comment("1", "采纳", "00000002"),
    extended=ext("00000001") + ext("00000002", "00000001"),
)
BOOK = workbook({"表": ROWS})
TEXTS = {
    "a.csv": "\n".join(map(",".join, ROWS)),
    "a.txt": "提出单位：甲市乙局\n5.2.1 第二段：建议删去。\n表3：原文：甲\n建议：乙\n",
    "a.json": json.dumps(
        [
            {
                "id": "1",
                "body": "甲",
                "target": {"source": "#x", "selector": {"type": "TextQuoteSelector", "exact": "乙"}},
            }
        ]
    ),
    "a.yaml": "version: 2012-03\ncomments:\n- id: DE-1\n  locality: {clause: '5'}\n  comments: 甲\n  observations: Accepted.\n",
}
TEXTS["a.eml"] = (
    "From: =?utf-8?b?55Sy?= <a@example.com>\nDate: Thu, 08 Oct 2026 09:00:00 +0800\n"
    'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n5.1：建议删去。\n'
    '--x\nContent-Type: text/html\nContent-Disposition: attachment; filename="a"\n\n<p>\n--x--\n'
)
TOKENS = re.compile(rb"<[^>]*>|[^<]+")


def read(name: str, data: bytes) -> Taken | None:
    """What is taken; nothing when a clear line says why."""
    try:
        return read_comments(name, data, FrozenText())
    except FileError as error:
        said = error.message
    assert said
    assert "\n" not in said
    return None


def mangled(data: bytes, rng: random.Random) -> bytes:
    """The XML with elements dropped, doubled, moved or renamed."""
    tokens = TOKENS.findall(data)
    for _ in range(min(rng.randint(1, 4), len(tokens) - 1)):
        at, to = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        match rng.randrange(4):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(to, tokens[at])
            case 2:
                tokens[at], tokens[to] = tokens[to], tokens[at]
            case _:
                tokens[at] = re.sub(
                    rb'"[^"]*"', rng.choice((b'""', b'"-1"', b'"99999999999999999999"', b'"x"')), tokens[at]
                )
    return b"".join(tokens)


@pytest.mark.parametrize("name", ["form.docx", "word.docx", "book.xlsx"])
def test_packages_with_mangled_parts(name: str) -> None:
    """Six hundred of each kind, with one part of each mangled."""
    data = {"form.docx": FORM, "word.docx": WORD, "book.xlsx": BOOK}[name]
    with ZipFile(BytesIO(data)) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    rng = random.Random(name)
    found = 0
    for _ in range(600):
        part = rng.choice(sorted(parts))
        found += read(name, zipped({**parts, part: mangled(parts[part], rng)})) is not None

    assert found > 30


@pytest.mark.parametrize("name", ["form.docx", "word.docx", "book.xlsx"])
def test_packages_with_damaged_bytes(name: str) -> None:
    """Bytes flipped, cut off or put in anywhere."""
    data = {"form.docx": FORM, "word.docx": WORD, "book.xlsx": BOOK}[name]
    rng = random.Random(name)
    for _ in range(400):
        at = rng.randrange(len(data))
        broken = bytearray(data)
        match rng.randrange(3):
            case 0:
                broken[at] ^= 1 << rng.randrange(8)
            case 1:
                del broken[at:]
            case _:
                broken[at:at] = rng.randbytes(rng.randint(1, 20))
        read(name, bytes(broken))


@pytest.mark.parametrize("name", TEXTS)
def test_damaged_texts(name: str) -> None:
    """In every encoding, with bytes flipped."""
    rng = random.Random(name)
    for encoding in ("utf-8", "gb18030", "utf-16", "big5"):
        data = TEXTS[name].encode(encoding, "replace")
        read(name, data)
        for _ in range(150):
            broken = bytearray(data)
            for _ in range(rng.randint(1, 5)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            read(name, bytes(broken[: rng.randint(1, len(broken))]))


@pytest.mark.corpus
def test_real_files_with_mangled_parts() -> None:
    """A few of each real file."""
    rng = random.Random(1)
    for path in sorted((SHARED / "corpus" / "annotated").glob("*.docx")):
        with ZipFile(path) as file:
            parts = {part: file.read(part) for part in file.namelist()}
        texts = [part for part in parts if part.startswith("word/") and part.endswith(".xml") and "theme" not in part]
        for _ in range(6):
            part = rng.choice(texts)
            read(path.name, zipped({**parts, part: mangled(parts[part], rng)}))


LONG: dict[str, str] = {
    "a place without end": "5" + ".1" * 50_000 + "：建议",
    "places without end": "5.1、" * 30_000 + "：建议",
    "blanks": " " * 200_000 + "x",
    "labels": "单位 " * 60_000,
    "no comment again and again": "意见建议" * 50_000,
    "nobody": "我单位" * 50_000 + "无",
    "numbers": "1、" * 60_000,
    "brackets": "（" * 100_000,
    "quotes in a csv": "序号,章条编号,意见内容\n1,5.1," + '"' * 100_001,
    "a long field": "序号,章条编号,意见内容\n1,5.1," + "甲" * 300_000,
    "commas": "序号,章条编号,意见内容\n" + "," * 300_000,
    "days": "2026年1月" * 50_000,
    "words": "第一段" * 50_000,
    "letters and brackets": "5.1" + "a)" * 50_000,
    "headings": "5.1" + " 标题" * 50_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_no_time(name: str) -> None:
    """No pattern takes its square: everything is read within a few seconds."""
    from time import process_time

    start = process_time()

    read("a.txt", LONG[name].encode())

    assert process_time() - start < 4
