"""TeX → Office Math, MathML and Typst math: one call of pandoc for all formulas of a build, each result kept on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from subprocess import SubprocessError, run
from zipfile import ZipFile

from qicao.errors import ToolError
from qicao.ooxml.xml import escape
from qicao.render import mathml, omml
from qicao.render.kept import Kept

__all__ = ["Formulas", "displayed"]

VERSION = "8"
"""Part of every key of the cache: to be changed with the way results are made."""
REINSTALL = "请重新安装依赖：删去 .venv 后再运行 make setup。"
MARK = "qicaoformula"
DISPLAY = "\\displaystyle "
"""How a formula on a line of its own begins."""
WORDS = {r"\cfrac": r"\dfrac"}
"""What pandoc does not know by its name."""
DEGREE = re.compile(r"\^\s*(?:\\circ(?![A-Za-z])|\{\s*\\circ\s*\})")
"""The degree, which people write as a small circle above nothing: a hole in Word."""
MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
MATH = re.compile(r"<m:oMath>.*</m:oMath>", re.DOTALL)


def displayed(tex: str) -> str:
    """The TeX of a formula on a line of its own, whose limits stand above and below their signs."""
    return DISPLAY + tex


@dataclass(slots=True)
class Formulas:
    """Formulas of documents that are built together."""

    cache: Path
    """Folder of results; it may be deleted at any time."""
    unknown: set[str] = field(default_factory=set)
    """TeX that pandoc did not understand."""

    def omml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `m:oMath` element; one that pandoc does not understand is shown as its TeX."""
        return self._cached("omml", texs, _to_omml)

    def mathml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `math` element of MathML; the same holds."""
        return self._cached("mathml", texs, _to_mathml)

    def typst(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text the Typst math between two dollar signs; the same holds."""
        return self._cached("typst", texs, self._to_typst)

    def _cached(
        self, kind: str, texs: Iterable[str], convert: Callable[[Sequence[str]], list[str]]
    ) -> Mapping[str, str]:
        wanted = sorted(set(texs))
        kept = Kept(self.cache)
        found = {tex: kept.read(kind, VERSION + tex) for tex in wanted}
        missing = [tex for tex, result in found.items() if not result]
        for tex, result in zip(missing, convert(missing) if missing else (), strict=True):
            if result:
                kept.write(kind, VERSION + tex, result)
            else:
                self.unknown.add(tex.removeprefix(DISPLAY))
            found[tex] = result or _bare(kind, tex.removeprefix(DISPLAY))
        return found

    def _to_typst(self, texs: Sequence[str]) -> list[str]:
        known = self.mathml(texs)
        return [
            "" if known[tex] == _bare("mathml", tex.removeprefix(DISPLAY)) else mathml.to_typst(known[tex])
            for tex in texs
        ]


def _bare(kind: str, tex: str) -> str:
    """The TeX itself, as the formula that is not understood."""
    return BARE[kind].format(json.dumps(tex, ensure_ascii=False) if kind == "typst" else escape(tex))


BARE = {
    "omml": "<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>{}</m:t></m:r></m:oMath>",
    "mathml": "<math><mtext>{}</mtext></math>",
    "typst": "{}",
}


def _source(texs: Sequence[str]) -> bytes:
    """A pandoc document with a paragraph for each formula, each after a mark by which its result is found."""
    blocks: list[object] = []
    for tex in texs:
        blocks += [
            {"t": "Para", "c": [{"t": "Str", "c": MARK}]},
            {"t": "Para", "c": [{"t": "Math", "c": [{"t": _kind(tex)}, _spelled(tex)]}]},
        ]
    return json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode()


def _kind(tex: str) -> str:
    return "DisplayMath" if tex.startswith(DISPLAY) else "InlineMath"


def _spelled(tex: str) -> str:
    for word, known in WORDS.items():
        tex = tex.replace(word, known)
    return DEGREE.sub("°", tex).removeprefix(DISPLAY)


def _pandoc(texs: Sequence[str], *options: str) -> bytes:
    import pypandoc

    try:
        command = [pypandoc.get_pandoc_path(), "--from=json", *options]
        return run(command, input=_source(texs), capture_output=True, check=True).stdout
    except (OSError, SubprocessError) as error:
        raise ToolError("公式转换程序 pandoc 不能运行。", REINSTALL) from error


def _results(texs: Sequence[str], output: str) -> list[str]:
    """The stretches of the output that follow the marks."""
    results = output.split(MARK)[1:]
    if len(results) != len(texs):
        raise ToolError("pandoc 返回的公式个数不对。", REINSTALL)
    return results


def _to_omml(texs: Sequence[str]) -> list[str]:
    """The elements that pandoc makes of the formulas, in their order; "" for what it does not know."""
    document = ZipFile(BytesIO(_pandoc(texs, "--to=docx", "--output=-"))).read("word/document.xml").decode()
    found = [MATH.search(result) for result in _results(texs, document)]
    return [omml.mend(match[0]) if match else "" for match in found]


def _to_mathml(texs: Sequence[str]) -> list[str]:
    """The elements that pandoc makes of the formulas, without the TeX in them; the same holds."""
    results = _results(texs, _pandoc(texs, "--to=html", "--mathml", "--wrap=none").decode())
    found = [MATHML.search(result) for result in results]
    return [mathml.mend(ANNOTATION.sub("", match[0])) if match else "" for match in found]
