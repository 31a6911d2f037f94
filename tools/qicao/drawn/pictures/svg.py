"""SVG files: read in any encoding, measured, and freed of links to other files and of parts that cannot be printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.drawn.pictures.picture import PictureError
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Svg", "is_svg", "read_svg", "svg_of_text", "text_of_svg"]

NAMESPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96, "": 25.4 / 96}
"""Unit of an SVG length → its length in mm."""
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
LENGTH = compiled(rf"\s*(?P<value>{NUMBER})\s*(?P<unit>mm|cm|in|pt|pc|px|)\s*")
MOST_BYTES = 20_000_000
LONGEST_MM = 4000.0
"""The greatest side of a picture: about 15 000 pixels of a screen.

A longer one is a slip of its author, and drawing it would use up the memory of the machine.
"""
LARGEST_BOX = 1e6
"""The greatest side of a view box, in its own units, with which drawing programs can calculate."""
STEEPEST = 200.0
"""The greatest ratio of the longer side of a picture to the shorter one."""
DEEPEST = 400
"""The greatest depth of nested elements."""
MOST_SHAPES = 200_000
"""The greatest number of elements of a picture; elements that are used again count again."""
FOREIGN = f"{NAMESPACE}foreignObject"
SWITCH = f"{NAMESPACE}switch"
APOLOGY = "Text is not SVG - cannot display"
"""The words that draw.io gives to programs which cannot show its texts."""
LEFT_OUT = frozenset(f"{NAMESPACE}{name}" for name in ("script", "iframe", "audio", "video", "handler"))
"""Elements that print nothing, or nothing that paper can show."""
URL = re.compile(r"""url\(\s*(["']?)(?P<target>.*?)\1\s*\)""", re.DOTALL)
IMPORT = compiled(r"""@import\s+(?:url\(\s*)?["']?(?P<target>[^"');\s]+)[^;]*;?""")
INSIDE = re.compile(
    r"#|data:image/(?:png|jpe?g|gif|webp|svg\+xml)[;,]|data:(?:font|application/(?:x-)?font)", re.IGNORECASE
)
"""The beginning of an address that leads to data inside the file itself."""
SHOWN = 40
"""The number of characters of a name or text that a message quotes."""


class Svg(Struct, frozen=True):
    """A picture that every output can draw."""

    data: bytes
    """The file in UTF-8; the bytes on disk if nothing had to be changed."""
    width_mm: float
    height_mm: float
    foreign: str = ""
    """The words of the web page (`foreignObject`) inside the picture, or "" if there is none."""
    outside: str = ""
    """The first other file that it refers to, or ""."""
    is_mended: bool = False
    """True if `data` differs from the file on disk."""


def text_of_svg(svg: Svg) -> str:
    """Return the picture as text for the cache, without the file if that is unchanged on disk."""
    kept = svg.data.decode() if svg.is_mended else ""
    return json.dumps([kept, svg.width_mm, svg.height_mm, svg.foreign, svg.outside, svg.is_mended])


def svg_of_text(text: str, data: bytes) -> Svg:
    """Return the picture from its text in the cache and the *data* of its file."""
    kept, width, height, foreign, outside, is_mended = json.loads(text)
    return Svg(kept.encode() if is_mended else data, width, height, foreign, outside, is_mended)


def is_svg(data: bytes) -> bool:
    """Return whether the file begins like XML, in any encoding."""
    return b"<" in data.lstrip()[:5]


def read_svg(data: bytes) -> Svg:
    """Return the picture; `PictureError` is raised if the file is no SVG, or has a size that cannot be drawn."""
    from lxml import etree

    root, plain = _parsed(data)
    _check_shapes(root)
    width, height = _size(root)
    silent, foreign, outside = _cut_silent(root), list(_mend_foreign(root)), list(_cut_links(root))
    changed = bool(silent or foreign or outside or not plain)
    words = ("".join(foreign).strip() or "（空）")[:SHOWN] if foreign else ""
    mended = etree.tostring(root, encoding="utf-8") if changed else data
    return Svg(mended, width, height, words, "".join(outside[:1])[:SHOWN], changed)


def _parsed(data: bytes) -> tuple[_Element, bool]:
    """Return the root, and whether every program can read the file as it is."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise PictureError(f"有 {len(data) / 1e6:.0f} MB，超过 {MOST_BYTES / 1e6:.0f} MB")
    try:
        root = _root(data)
    except etree.XMLSyntaxError as error:
        root = _root_of_gbk(data, error)
    if root.tag != f"{NAMESPACE}svg":
        raise PictureError("没有 svg 元素，或 svg 元素没有写 xmlns")
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    plain = encoding.upper() in {"UTF-8", "ASCII", "US-ASCII"} and b"<!DOCTYPE" not in data
    return root, plain and data.lstrip().startswith(b"<") and _is_utf8(data)


def _root(data: bytes) -> _Element:
    """Return the root element.

    Only entities that the file itself defines are replaced, which is the default of lxml.
    """
    from lxml import etree

    parser = etree.XMLParser(no_network=True, remove_pis=True, remove_comments=True)
    return etree.fromstring(data, parser)


def _root_of_gbk(data: bytes, error: Exception) -> _Element:
    """Return the root of a file in GBK that does not declare it; else raise the *error* of the first attempt."""
    from lxml import etree

    if not _is_utf8(data):
        with suppress(UnicodeDecodeError, etree.XMLSyntaxError):
            return _root(compiled(r"<\?xml[^>]*\?>").sub("", data.decode("gb18030"), count=1).encode())
    raise PictureError(f"不是完整的 XML（{str(error)[: SHOWN * 2]}）") from error


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _size(root: _Element) -> tuple[float, float]:
    """Return width and height in mm, from the attributes or the view box."""
    box = [float(number) for number in compiled(NUMBER).findall(root.get("viewBox", ""))]
    if "viewBox" in root.attrib and (len(box) != 4 or not _is_box(box)):
        raise PictureError(f"viewBox“{root.get('viewBox', '')[:SHOWN]}”不能用")
    sizes = [_length(root.get(name, "")) for name in ("width", "height")]
    if not sizes[0] or not sizes[1]:
        if not box:
            raise PictureError("没有写明大小")
        sizes = _from_box(sizes, box[2] * MM["px"], box[3] * MM["px"])
    width, height = (size or 0.0 for size in sizes)
    _check_size(width, height)
    return width, height


def _from_box(sizes: list[float | None], width: float, height: float) -> list[float | None]:
    """Return the size in the proportions of the view box: from the one side that is given, or from the box itself."""
    if sizes[0]:
        return [sizes[0], sizes[0] * height / width]
    return [sizes[1] * width / height, sizes[1]] if sizes[1] else [width, height]


def _is_box(box: list[float]) -> bool:
    return all(abs(value) <= LARGEST_BOX for value in box) and min(box[2:]) >= 1 / LARGEST_BOX


def _length(text: str) -> float | None:
    """Return the length in mm; None for one in per cent, or if there is none."""
    match = LENGTH.fullmatch(text)
    if not match:
        return None
    length = float(match["value"]) * MM[match["unit"]]
    if not isfinite(length) or length <= 0:
        raise PictureError("宽或高不大于 0")
    return length


def _check_size(width: float, height: float) -> None:
    if max(width, height) > LONGEST_MM:
        raise PictureError(f"大小是 {width:g} mm×{height:g} mm，超过 {LONGEST_MM:g} mm")
    if max(width, height) > min(width, height) * STEEPEST:
        raise PictureError(f"大小是 {width:g} mm×{height:g} mm，长宽相差 {STEEPEST:g} 倍以上")


def _check_shapes(root: _Element) -> None:
    """Raise `PictureError` for a picture that grows without limit because it uses parts of itself again."""
    targets = {name: node for node in root.iter() if (name := node.get("id"))}
    counts: dict[_Element, int] = {}
    open_: set[_Element] = set()

    def count(node: _Element) -> int:
        if node in open_ or len(open_) > DEEPEST:
            raise PictureError("use 元素引用了自己，或一个套一个太深")
        if node not in counts:
            open_.add(node)
            target = targets.get(_target(node).removeprefix("#")) if node.tag == f"{NAMESPACE}use" else None
            parts = [*node, *([] if target is None else [target])]
            counts[node] = 1 + sum(count(part) for part in parts)
            open_.discard(node)
        return counts[node]

    if count(root) > MOST_SHAPES:
        raise PictureError(f"图中的元素（连 use 引用的）超过 {MOST_SHAPES} 个")


def _target(node: _Element) -> str:
    return (node.get("href") or node.get(LINK) or "").strip()


def _mend_foreign(root: _Element) -> Iterator[str]:
    """Replace each web page inside the picture by plain text, and yield its words."""
    for node in list(root.iter(FOREIGN)):
        words = " ".join(_words(node).split())
        parent = node.getparent()
        stand_in = parent is not None and parent.tag == SWITCH and any(_has_text(other) for other in parent)
        if not stand_in and words:
            _replace(node, words)
        else:
            _remove(node)
        yield words


def _has_text(node: _Element) -> bool:
    """Return whether the alternative of a `switch` prints something."""
    return node.tag != FOREIGN and node.tag in {f"{NAMESPACE}{name}" for name in ("text", "g", "image")}


def _replace(node: _Element, words: str) -> None:
    """Put the words as text into the middle of the box of the node."""
    from lxml import etree

    x, y, width, height = (_number(node.get(name, "")) for name in ("x", "y", "width", "height"))
    text = etree.Element(f"{NAMESPACE}text", {"text-anchor": "middle", "font-size": "12"})
    text.set("x", f"{x + width / 2:g}")
    text.set("y", f"{y + height / 2 + 4:g}")
    text.text, text.tail = words, node.tail
    parent = node.getparent()
    if parent is not None:
        parent.replace(node, text)


def _number(text: str) -> float:
    match = LENGTH.fullmatch(text)
    return float(match["value"]) if match else 0.0


def _remove(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None:
        node.tail = None
        parent.remove(node)


def _cut_silent(root: _Element) -> bool:
    """Remove the elements that print nothing; return whether there were any."""
    found = [node for node in root.iter() if node.tag in LEFT_OUT or _is_apology(node)]
    for node in found:
        _remove(node)
    return bool(found)


def _words(node: _Element) -> str:
    return "".join(map(str, node.itertext()))


def _is_apology(node: _Element) -> bool:
    return node.tag == f"{NAMESPACE}text" and _words(node).strip() == APOLOGY


def _cut_links(root: _Element) -> Iterator[str]:
    """Remove every reference to another file, and yield its address.

    Links that a reader follows stay, because they load nothing by themselves.
    """
    for node in root.iter("{*}*"):
        target = _target(node)
        if target and not INSIDE.match(target) and node.tag != f"{NAMESPACE}a":
            yield target
            node.attrib.pop("href", "")
            node.attrib.pop(LINK, "")
        for name, value in list(node.attrib.items()):
            cut = list(_cut_style(str(value)))
            if cut:
                node.set(name, URL.sub(_kept, str(value)))
                yield from cut
        if node.tag == f"{NAMESPACE}style" and node.text:
            yield from _cut_style(node.text)
            node.text = URL.sub(_kept, IMPORT.sub("", node.text))


def _cut_style(text: str) -> Iterator[str]:
    """Yield the files that a piece of CSS refers to."""
    yield from (match["target"] for match in IMPORT.finditer(text))
    yield from (match["target"] for match in URL.finditer(IMPORT.sub("", text)) if not INSIDE.match(match["target"]))


def _kept(match: re.Match[str]) -> str:
    return match[0] if INSIDE.match(match["target"]) else "none"
