"""TeX → Office Math and Typst math: one call of pandoc for all formulas of a build, each result kept on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from subprocess import SubprocessError, run
from zipfile import ZipFile

from qicao.errors import ToolError
from qicao.ooxml.xml import escape
from qicao.render.kept import Kept

__all__ = ["Formulas"]

VERSION = "4"
"""Part of every key of the cache: to be changed with the way results are made."""
REINSTALL = "请重新安装依赖：删去 .venv 后再运行 make setup。"
MARK = "qicaoformula"
MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
WHOLE = re.compile(r"\$[^$\s][^$]*\$")
"""Math as pandoc writes it for Typst."""
CASES = re.compile(r"\\begin\{cases\}.*?\\end\{cases\}", re.DOTALL)
COLUMN_MARK = re.compile(r"(?<!\\)&")
BRACED = re.compile(r"\\left\s*\\\{\s*\\begin\{aligned\}(.*?)\\end\{aligned\}\s*\\right\s*\.", re.DOTALL)
"""Rows behind one brace."""
MATH = re.compile(r"<m:oMath>.*</m:oMath>", re.DOTALL)
SEPARATOR = '<m:sepChr m:val="" />'
COLUMN = re.compile(r"(<m:mcJc [^>]*/>)(<m:count [^>]*/>)")
"""Pandoc puts the two in the other order than the schema (ECMA-376-1, 22.1.2.64)."""
NORMAL = re.compile(r"(<m:nor/>)<m:sty [^>]*/>")
"""Pandoc writes both for words in a formula; the schema allows one of them (shared-math.xsd, CT_RPR)."""


@dataclass(slots=True)
class Formulas:
    """Formulas of documents that are built together."""

    cache: Path
    """Folder of results; it may be deleted at any time."""

    def omml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `m:oMath` element; one that pandoc does not understand is shown as its TeX."""
        return self._cached("omml", texs, _to_omml)

    def typst(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text the Typst math between two dollar signs; the same holds."""
        return self._cached("typst", texs, _to_typst)

    def mathml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `math` element of MathML, set in the line; the same holds."""
        return self._cached("mathml", texs, _to_mathml)

    def _cached(
        self, kind: str, texs: Iterable[str], convert: Callable[[Sequence[str]], list[str]]
    ) -> Mapping[str, str]:
        wanted = sorted(set(texs))
        kept = Kept(self.cache)
        found = {tex: kept.read(kind, VERSION + tex) for tex in wanted}
        missing = [tex for tex, result in found.items() if not result]
        for tex, result in zip(missing, convert(missing) if missing else (), strict=True):
            found[tex] = result
            kept.write(kind, VERSION + tex, result)
        return found


def _source(texs: Sequence[str]) -> bytes:
    """A pandoc document with a paragraph for each formula, each after a mark by which its result is found."""
    blocks: list[object] = []
    for tex in texs:
        blocks += [
            {"t": "Para", "c": [{"t": "Str", "c": MARK}]},
            {"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]},
        ]
    return json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode()


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
    """The elements that pandoc makes of the formulas, in their order."""
    document = ZipFile(BytesIO(_pandoc(texs, "--to=docx", "--output=-"))).read("word/document.xml").decode()
    return [_element(tex, result) for tex, result in zip(texs, _results(texs, document), strict=True)]


def _element(tex: str, result: str) -> str:
    match = MATH.search(result)
    if match:
        return NORMAL.sub(r"\1", COLUMN.sub(r"\2\1", match[0].replace(SEPARATOR, "").replace(" />", "/>")))
    return f"<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>{escape(tex)}</m:t></m:r></m:oMath>"


def _to_typst(texs: Sequence[str]) -> list[str]:
    """The math that pandoc makes of the formulas, without the dollar signs; what it does not know is a text."""
    output = _pandoc([_for_typst(tex) for tex in texs], "--to=typst", "--wrap=none").decode()
    results = [result.strip() for result in _results(texs, output)]
    return [
        result[1:-1] if WHOLE.fullmatch(result) else json.dumps(tex, ensure_ascii=False)
        for tex, result in zip(texs, results, strict=True)
    ]


def _for_typst(tex: str) -> str:
    """The TeX from which pandoc makes what Typst sets as TeX does: columns of cases apart, a brace as high as its rows."""
    spaced = CASES.sub(lambda match: COLUMN_MARK.sub(r"&\\quad ", match[0]), tex)
    return BRACED.sub(r"\\begin{cases}\1\\end{cases}", spaced)


def _to_mathml(texs: Sequence[str]) -> list[str]:
    """The elements that pandoc makes of the formulas."""
    results = _results(texs, _pandoc(texs, "--to=html", "--mathml", "--wrap=none").decode())
    found = [MATHML.search(result) for result in results]
    return [
        match[0] if match else f"<math><mtext>{escape(tex)}</mtext></math>"
        for tex, match in zip(texs, found, strict=True)
    ]
