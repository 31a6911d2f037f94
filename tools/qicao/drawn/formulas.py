"""TeX → Office Math, MathML and Typst math: one call of pandoc for all formulas of a build, each result kept on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from qicao.drawn import mathml, omml
from qicao.drawn.grammar import is_ordinary
from qicao.drawn.pandoc import DISPLAY, Pandoc
from qicao.drawn.tex import is_too_large
from qicao.ooxml.xml import escape
from qicao.source.world import World

__all__ = ["Formulas", "displayed"]

VERSION = "9"
"""Part of every key of the cache: to be changed with the way results are made."""
UNKNOWN = "?"
"""What is kept of a formula that is not understood; no result is so short."""
MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
MATH = re.compile(r"<m:oMath>.*</m:oMath>", re.DOTALL)


def displayed(tex: str) -> str:
    """The TeX of a formula on a line of its own, whose limits stand above and below their signs."""
    return DISPLAY + tex


class Formulas(Struct):
    """Formulas of documents that are built together."""

    world: World
    unknown: set[str] = field(default_factory=set)
    """TeX that pandoc did not understand."""

    def omml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `m:oMath` element; one that pandoc does not understand is shown as its TeX."""
        return self._cached("omml", texs, self._to_omml)

    def mathml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text its `math` element of MathML; the same holds."""
        return self._cached("mathml", texs, self._to_mathml)

    def typst(self, texs: Iterable[str]) -> Mapping[str, str]:
        """For each TeX text the Typst math between two dollar signs; the same holds."""
        return self._cached("typst", texs, self._to_typst)

    def misread(self, texs: Iterable[str]) -> set[str]:
        """Return the formulas that are not understood, as they are written; pandoc is asked about the unusual ones only.

        Formulas that are too large are none of them.
        """
        usual = {tex for tex in texs if is_too_large(tex) or is_ordinary(tex.removeprefix(DISPLAY))}
        self.mathml(set(texs) - usual)
        return {tex for tex in self.unknown if not is_too_large(tex)}

    def _cached(self, kind: str, texs: Iterable[str], make: Callable[[Sequence[str]], list[str]]) -> Mapping[str, str]:
        wanted = sorted(set(texs))
        cache = self.world.cache
        found = {tex: UNKNOWN if is_too_large(tex) else cache.read(kind, VERSION + tex) for tex in wanted}
        missing = [tex for tex, result in found.items() if not result]
        for tex, result in zip(missing, make(missing) if missing else (), strict=True):
            found[tex] = result or UNKNOWN
            cache.write(kind, VERSION + tex, found[tex])
        self.unknown.update(tex.removeprefix(DISPLAY) for tex, result in found.items() if result == UNKNOWN)
        return {
            tex: _bare(kind, tex.removeprefix(DISPLAY)) if result == UNKNOWN else result
            for tex, result in found.items()
        }

    def _to_typst(self, texs: Sequence[str]) -> list[str]:
        known = self.mathml(texs)
        return ["" if tex.removeprefix(DISPLAY) in self.unknown else mathml.to_typst(known[tex]) for tex in texs]

    def _to_omml(self, texs: Sequence[str]) -> list[str]:
        """The elements that pandoc makes of the formulas, in their order; "" for what it does not know."""
        pandoc = Pandoc(self.world.programs, ("--to=docx", "--output=-"), _document)
        found = map(MATH.search, pandoc.convert(texs))
        return [_mended(omml.mend, match[0]) if match else "" for match in found]

    def _to_mathml(self, texs: Sequence[str]) -> list[str]:
        """The elements that pandoc makes of the formulas, without the TeX in them; the same holds."""
        pandoc = Pandoc(self.world.programs, ("--to=html", "--mathml", "--wrap=none"), bytes.decode)
        found = map(MATHML.search, pandoc.convert(texs))
        return [_mended(mathml.mend, ANNOTATION.sub("", match[0])) if match else "" for match in found]


def _bare(kind: str, tex: str) -> str:
    """The TeX itself, as the formula that is not understood."""
    return BARE[kind].format(json.dumps(tex, ensure_ascii=False) if kind == "typst" else escape(tex))


BARE = {
    "omml": "<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>{}</m:t></m:r></m:oMath>",
    "mathml": "<math><mtext>{}</mtext></math>",
    "typst": "{}",
}


def _document(output: bytes) -> str:
    """The main part of a Word file."""
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(output)).read("word/document.xml").decode()


def _mended(mend: Callable[[str], str], formula: str) -> str:
    """What is made of the formula; "" when it is no XML: it holds a character that XML does not."""
    from lxml.etree import XMLSyntaxError

    try:
        return mend(formula)
    except XMLSyntaxError:
        return ""
