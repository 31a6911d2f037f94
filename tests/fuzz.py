"""Drafts struck by chance: strange letters, nesting, broken pictures, data and TeX, in pieces of the drafts that we keep.

    python tests/fuzz.py FOLDER SEED …

prints a line of JSON for each seed: what the faces of that draft have lost. It is run in a process of its own, for what
draws the pages is not written in Python, and may take its process with it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import copytree

from drafts import DRAFTS
from faces import FACES, bare
from growth import FRAGMENTS
from mutations import BLIND, Lines
from printed import lost_texts, printed_texts
from qicao.check.draft import check_draft
from qicao.parse.draft import Draft, load_draft
from snippets import YAML
from strategies import MATHS, Author

__all__ = ["lost_on_faces", "write_struck"]

STRANGE = (
    *("\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u061c", "אבג", "عربي"),  # right to left
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\U000e0041", "\u034f"),  # nothing to be seen
    *(
        "🙂",
        "👩\u200d🔬",
        "𠮷",
        "𝒙",
        "\U0010fffd",
        "\ue000",
        "\uffff",
        "\u0378",
    ),  # beyond the plane, private, nothing yet
    *("e\u0301", "\u0301", "\u0308" * 30, "가", "ﷺ", "ﬁ", "㎡", "ก\u0e33", "क्ष"),  # of several parts
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b"),  # of control
    *("\u2028", "\u2029", "\v", "\f", "\r", "\u3000", "\u00a0", "\u1680", "\t"),  # blanks and ends of lines
)
WRAPS = ("（{}）", "({})", "[{}]", "[{}](a)", "**{}**", "*{}*", "“{}”", "> {}", "- {}", "1. {}", "${}$", "`{}`", "{{sub}}`{}`", "[^a]: {}", "# {}", "| {} |")  # fmt: skip
TEX = (r"\frac{", "}", "{", r"\left(", r"\right.", "^", "_", "&", r"\\", r"\begin{cases}", r"\end{cases}", r"\x", "%", "$", r"\text{甲", "#", r"\hline", "~", r"\ ", "'")  # fmt: skip
KEYS = (
    *('region: "\\ud800"', 'region: "\\udfff\\ud83d"', 'region: "\\ud83d\\ude00"', 'region: "\\x00\\x1b"', 'region: "\\u202e"'),
    *("x: &a [*a]", "x: !!python/object:os.system a", "x: 1e999", "x: .nan", "x: 0x" + "f" * 400, "x: 9999-99-99", "<<: *a", "? [a]: b"),
    *("title: 甲", "title: {zh: [1]}", "ics: 1", "ics: [[1]]", "page: {sides: 2}", "number: ''", "contents_depth: 10000000000000", "contents_depth: -1"),
    *("completed: 0000-01-01", "completed: [2020]", "level: true", "stage: null", "drafters: {甲: 乙}", "references: [甲, {number: 1}]", "index: maybe", "%YAML 9.9", "...", "\t甲: 乙", "甲：乙"),
)  # fmt: skip
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
PICTURES: dict[str, bytes] = {
    "good.svg": _SVG.format('width="9" height="9"', '<path d="M0 0h9v9z"/>').encode(),
    "zero.svg": _SVG.format('width="0" height="0"', "").encode(),
    "huge.svg": _SVG.format('width="1e30" height="1e30"', '<rect width="1" height="1"/>').encode(),
    "nan.svg": _SVG.format('width="NaN" height="-1" viewBox="0 0 0 nan"', "<a/>").encode(),
    "deep.svg": _SVG.format('width="9" height="9"', "<g>" * 3000 + "</g>" * 3000).encode(),
    "self.svg": _SVG.format('width="9" height="9"', '<g id="a"><use href="#a"/></g>').encode(),
    "cut.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9",
    "text.svg": "甲乙丙".encode(),
    "entity.svg": b'<!DOCTYPE a [<!ENTITY b "c">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">&b;</svg>',
    "empty.png": b"",
    "head.png": b"\x89PNG\r\n\x1a\n",
    "zero.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 8 + b"\x08\x06\0\0\0" + b"\0" * 4,
    "wide.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x7f\xff\xff\xff" * 2 + b"\x08\x06\0\0\0" + b"\0" * 4,
    "head.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "end.jpg": b"\xff\xd8\xff\xd9",
    "gif.png": b"GIF89a\1\0\1\0\0\0\0;",
}
"""Files that lie in `figures/` of every struck draft; `none.svg` is missing."""
DOTS = ("digraph { 甲 -> 乙; }", "digraph {", "graph { a -- ", 'digraph { a [shape=none image="/etc/passwd"]; }', "digraph { a [label=<<b>x]; }", "甲", 'digraph { size="1e9,1e9"; a }')  # fmt: skip
UNFOUND = re.compile("没有字体能显示字符“(.)”")
Strike = Callable[[Lines, Random], Lines]
"""A way to break a text that need not know where the fault lies."""


def _at(lines: Lines, random: Random, change: Callable[[str], str]) -> Lines:
    """The lines with one of them changed."""
    at = random.randrange(len(lines)) if lines else 0
    return [*lines[:at], change(lines[at] if lines else ""), *lines[at + 1 :]]


def _into(line: str, random: Random, text: str) -> str:
    at = random.randint(0, len(line))
    return line[:at] + text + line[at:]


def strange(lines: Lines, random: Random) -> Lines:
    """A strange letter somewhere, once or a few times."""
    return _at(lines, random, lambda line: _into(line, random, random.choice(STRANGE) * random.choice((1, 1, 3))))


def wrap(lines: Lines, random: Random) -> Lines:
    """A line within markup, within markup."""

    def wrapped(line: str) -> str:
        for _ in range(random.choice((1, 2, 5, 20))):
            line = random.choice(WRAPS).format(line)
        return line

    return _at(lines, random, wrapped)


def grow(lines: Lines, random: Random) -> Lines:
    """A fragment that once grew, small."""
    fragment = random.choice([fragment for fragment in FRAGMENTS if fragment.file == "index.md"])
    return _put(lines, random, fragment.make(random.choice((8, 60, 300))).split("\n"))


def tex(lines: Lines, random: Random) -> Lines:
    """A formula with a few commands too many."""
    formula = random.choice(MATHS)
    for _ in range(random.randint(1, 4)):
        formula = _into(formula, random, random.choice(TEX))
    return _put(lines, random, random.choice((["$$", formula, "$$"], [f"甲为${formula}$。"])))


def picture(lines: Lines, random: Random) -> Lines:
    """A figure of a picture that no one can draw, or of a diagram."""
    name = f"figures/{random.choice([*PICTURES, 'none.svg', '../a.svg', '长' * 100 + '.png'])}"
    width = random.choice(([], [":width: 0mm"], [":width: 9e9mm"], [":width: 40%"]))
    diagram = [":::{figure}", "图题", "", "```dot", random.choice(DOTS), "```", ":::"]
    return _put(lines, random, random.choice(([f":::{{figure}} {name}", *width, "", "图题", ":::"], [f"![甲]({name})"], diagram)))  # fmt: skip


def move(lines: Lines, random: Random) -> Lines:
    """Some lines elsewhere."""
    at, more = random.randint(0, len(lines)), random.randint(1, 8)
    return _put([*lines[:at], *lines[at + more :]], random, lines[at : at + more])


def indent(lines: Lines, random: Random) -> Lines:
    """Some lines further to the right."""
    at, more, blank = random.randint(0, len(lines)), random.randint(1, 8), random.choice((" ", "  ", "    ", "\t"))
    return [*lines[:at], *(blank + line for line in lines[at : at + more]), *lines[at + more :]]


def _put(lines: Lines, random: Random, more: Lines) -> Lines:
    at = random.randint(0, len(lines))
    gap = random.choice(([], [""]))
    return [*lines[:at], *gap, *more, *gap, *lines[at:]]


def blind(lines: Lines, random: Random) -> Lines:
    """One of the blows of a careless hand."""
    has_markup = any(char in "#:{}[]()`|$*" for line in lines for char in line)
    return random.choice(BLIND if has_markup else BLIND[:4])(lines, random).text if lines else []


STRIKES: tuple[Strike, ...] = (strange, strange, wrap, grow, tex, picture, move, indent, blind)


def key(lines: Lines, random: Random) -> Lines:
    """A line of data that no one understands, or that says something twice."""
    return _put(lines, random, [random.choice(KEYS)])


DATA: tuple[Strike, ...] = (key, key, strange, indent, blind)


def write_struck(folder: Path, seed: int) -> Path:
    """The folder as the draft of that number, struck one to four times; every ninth is one that we keep, whole."""
    random = Random(f"fuzz {seed}")
    kept = DRAFTS[random.choice([name for name in DRAFTS if name != "city-operation-centre"])]
    copytree(kept, folder)
    for name, content in PICTURES.items():
        (folder / "figures").mkdir(exist_ok=True)
        (folder / "figures" / name).write_bytes(content)
    text, data = (_lines(folder / name) for name in ("index.md", "standard.yaml"))
    if seed % 9:
        text, data = _small(text, random), YAML.splitlines() if random.random() < 0.5 else data
    for _ in range(random.randint(1, 4)):
        text = random.choice(STRIKES)(text, random)
    for _ in range(random.choice((0, 0, 1, 2))):
        data = random.choice(DATA)(data, random)
    for name, lines in {"index.md": text, "standard.yaml": data, **_others(folder, random)}.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogatepass", newline="")
    return folder


def _others(folder: Path, random: Random) -> dict[str, Lines]:
    """One other file of the draft, struck once."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in {".md", ".csv"} and file.name != "index.md"]
    file = random.choice(files)
    return {file.relative_to(folder).as_posix(): random.choice(STRIKES)(_lines(file), random)}


def _lines(file: Path) -> Lines:
    return file.read_text(encoding="utf-8").split("\n")


def _small(text: Lines, random: Random) -> Lines:
    """Some forty lines of a draft that we keep, and blocks put together by chance."""
    at = random.randrange(len(text))
    chance = Author(random).blocks(2).split("\n")
    return ["# 范围", "", "本文件规定了要求。", "", "# 要求", "", *text[at : at + 40], "", *chance[:60]]


def lost_on_faces(folder: Path) -> dict[str, list[str]]:
    """For each face the printed texts of the draft that do not stand on it, but for letters of which the check says so."""
    draft = load_draft(folder)
    texts = printed_texts(draft)
    told = str.maketrans(dict.fromkeys(_told(draft)))
    shown = {"PDF": [(text.translate(told), span) for text, span in texts if bare(text.translate(told))]}
    found = {
        name: lost_texts(
            shown.get(name, texts),
            _face(draft, folder, name).translate(told if name in shown else {}),
            paged=name in shown,
        )
        for name in FACES
    }
    return {name: texts for name, texts in found.items() if texts}


def _face(draft: Draft, folder: Path, name: str) -> str:
    return FACES[name](draft.standard, folder)


def _told(draft: Draft) -> str:
    """The letters of which the check says that no font has them."""
    return "".join(match[1] for item in check_draft(draft).findings if (match := UNFOUND.search(item.message)))


def main(folder: str, *seeds: str) -> None:
    """Print what each of the drafts has lost, as soon as it is known."""
    for seed in seeds:
        lost = lost_on_faces(write_struck(Path(folder) / seed, int(seed)))
        sys.stdout.write(json.dumps({seed: lost}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
