"""TeX → Office Math: one call of pandoc for all formulas of a build, each result kept on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from io import BytesIO
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

from qicao.errors import ToolError
from qicao.ooxml.xml import escape

__all__ = ["Formulas"]

VERSION = "2"
"""Part of every key of the cache: to be changed with the way results are made."""
PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)
MATH = re.compile(r"<m:oMath>.*</m:oMath>", re.DOTALL)
SEPARATOR = '<m:sepChr m:val="" />'
COLUMN = re.compile(r"(<m:mcJc [^>]*/>)(<m:count [^>]*/>)")
"""Pandoc puts the two in the other order than the schema (ECMA-376-1, 22.1.2.64)."""


@dataclass(slots=True)
class Formulas:
    """Formulas of documents that are built together."""

    cache: Path
    """Folder of results; it may be deleted at any time."""

    def omml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `m:oMath` element; one that pandoc does not understand is shown as its TeX."""
        wanted = sorted(set(texs))
        found = {tex: self._read(tex) for tex in wanted}
        missing = [tex for tex, xml in found.items() if not xml]
        for tex, xml in zip(missing, _convert(missing) if missing else (), strict=True):
            found[tex] = xml
            self._write(tex, xml)
        return found

    def _path(self, tex: str) -> Path:
        digest = blake2b(f"{VERSION} {tex}".encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self.cache / "omml" / f"{digest}.xml"

    def _read(self, tex: str) -> str:
        """What is kept for the formula; a file that is gone or cut short counts as none."""
        try:
            xml = self._path(tex).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
        return xml if xml.startswith("<m:oMath>") and xml.endswith("</m:oMath>") else ""

    def _write(self, tex: str, xml: str) -> None:
        from qicao.source.write import write_bytes

        write_bytes(self._path(tex), xml.encode())


def _convert(texs: Sequence[str]) -> list[str]:
    """The elements that pandoc makes of the formulas, in their order."""
    blocks = [{"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]} for tex in texs]
    document = _pandoc(json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode())
    paragraphs = PARAGRAPH.findall(document)
    if len(paragraphs) != len(texs):
        raise ToolError("pandoc 返回的公式个数不对。", "请重新安装依赖：删去 .venv 后再运行 make setup。")
    return [_element(tex, paragraph) for tex, paragraph in zip(texs, paragraphs, strict=True)]


def _pandoc(source: bytes) -> str:
    import pypandoc

    try:
        command = [pypandoc.get_pandoc_path(), "--from=json", "--to=docx", "--output=-"]
        done = run(command, input=source, capture_output=True, check=True)
        return ZipFile(BytesIO(done.stdout)).read("word/document.xml").decode()
    except Exception as error:
        raise ToolError("公式转换程序 pandoc 不能运行。", "请重新安装依赖：删去 .venv 后再运行 make setup。") from error


def _element(tex: str, paragraph: str) -> str:
    match = MATH.search(paragraph)
    if match:
        return COLUMN.sub(r"\2\1", match[0].replace(SEPARATOR, "").replace(" />", "/>"))
    return f"<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>{escape(unescape(tex))}</m:t></m:r></m:oMath>"
