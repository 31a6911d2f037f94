"""TeX → Office Math, MathML and Typst math: one call of pandoc for all formulas, each result kept on disk."""

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
"""A part of every key of the cache; it must change when the results change."""
UNKNOWN = "?"
"""The entry in the cache for a formula that pandoc does not understand; no result is that short."""
MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
MATH = re.compile(r"<m:oMath>.*</m:oMath>", re.DOTALL)


def displayed(tex: str) -> str:
    """Return the TeX of a formula on a line of its own, whose limits are above and below the signs."""
    return DISPLAY + tex


class Formulas(Struct):
    """The formulas of documents that are built together."""

    world: World
    unknown: set[str] = field(default_factory=set)
    """TeX that pandoc did not understand."""

    def omml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """Return for each TeX text its `m:oMath` element.

        One that pandoc does not understand becomes its TeX as text.
        """
        return self._cached("omml", texs, self._to_omml)

    def mathml(self, texs: Iterable[str]) -> Mapping[str, str]:
        """Return for each TeX text its MathML `math` element.

        One that pandoc does not understand becomes its TeX as text.
        """
        return self._cached("mathml", texs, self._to_mathml)

    def typst(self, texs: Iterable[str]) -> Mapping[str, str]:
        """Return for each TeX text the Typst math to put between dollar signs.

        TeX that pandoc does not understand is quoted.
        """
        return self._cached("typst", texs, self._to_typst)

    def misread(self, texs: Iterable[str]) -> set[str]:
        """Return the formulas that pandoc does not understand, as they are written.

        Pandoc is asked only about unusual ones. Formulas that are too large are left out, because they have a finding
        of their own.
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
        """Return the elements that pandoc makes of the formulas, in their order.

        It is "" for one that it does not understand.
        """
        pandoc = Pandoc(self.world.programs, ("--to=docx", "--output=-"), _document)
        found = map(MATH.search, pandoc.convert(texs))
        return [_mended(omml.mend, match[0]) if match else "" for match in found]

    def _to_mathml(self, texs: Sequence[str]) -> list[str]:
        """Return the elements that pandoc makes of the formulas, without the TeX in them; "" as in `_to_omml`."""
        pandoc = Pandoc(self.world.programs, ("--to=html", "--mathml", "--wrap=none"), bytes.decode)
        found = map(MATHML.search, pandoc.convert(texs))
        return [_mended(mathml.mend, ANNOTATION.sub("", match[0])) if match else "" for match in found]


def _bare(kind: str, tex: str) -> str:
    """Return the TeX itself as the formula."""
    return BARE[kind].format(json.dumps(tex, ensure_ascii=False) if kind == "typst" else escape(tex))


BARE = {
    "omml": "<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>{}</m:t></m:r></m:oMath>",
    "mathml": "<math><mtext>{}</mtext></math>",
    "typst": "{}",
}


def _document(output: bytes) -> str:
    """Return the main part of a Word file."""
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(output)).read("word/document.xml").decode()


def _mended(mend: Callable[[str], str], formula: str) -> str:
    """Return the mended formula; "" if it is no XML because of a forbidden character."""
    from lxml.etree import XMLSyntaxError

    try:
        return mend(formula)
    except XMLSyntaxError:
        return ""
