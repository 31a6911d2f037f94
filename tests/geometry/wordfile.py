"""A Word file with the format that its paragraphs and runs have in the end: direct over numbering over styles over defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

__all__ = ["Paragraph", "Run", "WordFile", "value", "w"]

NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = Any
Attributes = dict[str, str]


def w(name: str) -> str:
    """The name in the namespace of WordprocessingML."""
    return NAMESPACE + name


def value(element: Element, name: str = "val") -> str:
    """An attribute of WordprocessingML; "" when there is none."""
    return "" if element is None else element.get(w(name), "")


@dataclass(frozen=True)
class Run:
    """Text of one format."""

    text: str
    size: float
    face: str
    bold: bool
    scale: int

    @property
    def type(self) -> str:
        """Size and face."""
        return f"{self.size:g} {self.face}"


class WordFile:
    """The parts of a file that say how it looks."""

    def __init__(self, data: bytes) -> None:
        """Read the parts."""
        with ZipFile(BytesIO(data)) as package:
            names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
            self.roots = {name[5:-4]: etree.fromstring(package.read(name)) for name in names}
        self.styles = {value(style, "styleId"): style for style in self.roots["styles"].iter(w("style"))}
        numbering = self.roots["numbering"]
        self._lists = {value(item, "abstractNumId"): item for item in numbering.iter(w("abstractNum"))}
        self._instances = {
            value(item, "numId"): value(item.find(w("abstractNumId"))) for item in numbering.iter(w("num"))
        }

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs of the main part, those in cells included."""
        return self.paragraphs("document")

    def paragraphs(self, part: str) -> list[Paragraph]:
        """The paragraphs of a part."""
        return [Paragraph(self, element) for element in self.roots[part].iter(w("p"))]

    def sections(self) -> list[Element]:
        """The properties of the sections in their order."""
        return list(self.roots["document"].iter(w("sectPr")))

    def chain(self, style: str) -> list[Element]:
        """The style with those that it is based on, the most general first."""
        found: list[Element] = []
        while style in self.styles:
            found.insert(0, self.styles[style])
            style = value(self.styles[style].find(w("basedOn")))
        return found

    def level(self, number: str, level: str) -> Element:
        """The level of a numbering instance; None when there is none."""
        listed = self._lists.get(self._instances.get(number, ""))
        levels = (
            [] if listed is None else [item for item in listed.iter(w("lvl")) if value(item, "ilvl") == (level or "0")]
        )
        return levels[0] if levels else None


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph of a file."""

    file: WordFile
    element: Element

    @cached_property
    def direct(self) -> Element:
        """Its own `pPr`; None when it has none."""
        return self.element.find(w("pPr"))

    @cached_property
    def style(self) -> str:
        """The id of its style, or that of the default one."""
        return (
            value(self.direct.find(w("pStyle")))
            if self.direct is not None and self.direct.find(w("pStyle")) is not None
            else "Normal"
        )

    @cached_property
    def in_table(self) -> bool:
        """Whether it stands in a cell."""
        return next(self.element.iterancestors(w("tc")), None) is not None

    @cached_property
    def numbering(self) -> Element:
        """The level that numbers it; None when nothing does."""
        number = level = ""
        for properties in self._layers():
            found = properties.find(w("numPr"))
            if found is not None:
                number = value(found.find(w("numId"))) or number
                level = value(found.find(w("ilvl"))) or level
        return self.file.level(number, level)

    def _layers(self) -> Iterator[Element]:
        """The `pPr` of its styles, then its own."""
        for style in self.file.chain(self.style):
            if style.find(w("pPr")) is not None:
                yield style.find(w("pPr"))
        if self.direct is not None:
            yield self.direct

    def attributes(self, name: str) -> Attributes:
        """The attributes of a property as they add up; an indent of a list counts where the list is named."""
        merged: Attributes = {}
        for properties in self._layers():
            if name == "ind" and properties.find(w("numPr")) is not None and self.numbering is not None:
                merged = _merge(merged, self.numbering.find(f"{w('pPr')}/{w('ind')}"))
            merged = _merge(merged, properties.find(w(name)))
        return merged

    def last(self, name: str) -> Element:
        """The property that counts; None when nothing sets it."""
        found = [properties.find(w(name)) for properties in self._layers()]
        return next((item for item in reversed(found) if item is not None), None)

    @cached_property
    def runs(self) -> list[Run]:
        """The runs that show, with what a list shows as chosen."""
        found = []
        for element in self.element.iter(w("r")):
            text = "".join(_texts(element))
            if text:
                found.append(self.run(element.find(w("rPr")), text))
        return found

    def run(self, direct: Element, text: str = "") -> Run:
        """A run of the paragraph with those properties of its own."""
        layers = [self.file.roots["styles"].find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")]
        layers += [style.find(w("rPr")) for style in self.file.chain(self.style)]
        if direct is not None:
            layers += [style.find(w("rPr")) for style in self.file.chain(value(direct.find(w("rStyle"))))]
            layers.append(direct)
        return _run([layer for layer in layers if layer is not None], text)

    @cached_property
    def number(self) -> Run:
        """Its number as it shows."""
        assert self.numbering is not None
        own = self.numbering.find(w("rPr"))
        mark = None if self.direct is None else self.direct.find(w("rPr"))
        plain = self.run(mark)
        if own is None:
            return plain
        return _run([_properties(plain), own], "")

    @cached_property
    def text(self) -> str:
        """What it says, without its number and without blanks."""
        return "".join("".join(run.text.split()) for run in self.runs)

    def characters(self) -> list[Run]:
        """For each character of its text the run that it stands in."""
        return [run for run in self.runs for _ in "".join(run.text.split())]


def _merge(base: Attributes, element: Element) -> Attributes:
    """The attributes with those of the element over them: one in lines or characters takes the other one away, and back."""
    if element is None:
        return base
    own = {etree.QName(name).localname: text for name, text in element.attrib.items()}
    gone = {name.removesuffix("Chars") for name in own if name.endswith("Chars")} - own.keys()
    gone |= {"firstLine", "firstLineChars"} if own.keys() & {"hanging", "hangingChars"} else set()
    gone |= {"hanging", "hangingChars"} if own.keys() & {"firstLine", "firstLineChars"} else set()
    return {name: text for name, text in base.items() if name not in gone or name in own} | own


def _texts(run: Element) -> Iterator[str]:
    for item in run:
        if item.tag == w("t"):
            yield item.text or ""
        elif item.tag == w("br"):
            yield "\n"
        elif item.tag == w("tab"):
            yield "\t"
        elif item.tag == w("fldChar") and item.find(f".//{w('ddList')}") is not None:
            options = item.find(f".//{w('ddList')}")
            chosen = int(value(options.find(w("result"))) or 0)
            yield value(options.findall(w("listEntry"))[chosen])


def _run(layers: list[Element], text: str) -> Run:
    size, face, bold, scale = 10.0, "", False, 100
    for layer in layers:
        size = float(value(layer.find(w("sz"))) or size * 2) / 2
        face = value(layer.find(w("rFonts")), "eastAsia") or face
        scale = int(value(layer.find(w("w"))) or scale)
        if layer.find(w("b")) is not None:
            bold = value(layer.find(w("b"))) not in {"0", "false"}
    return Run(text, size, face, bold, scale)


def _properties(run: Run) -> Element:
    """Run properties that say what the run has."""
    made = etree.Element(w("rPr"))
    etree.SubElement(made, w("rFonts")).set(w("eastAsia"), run.face)
    etree.SubElement(made, w("sz")).set(w("val"), str(round(run.size * 2)))
    return made
