"""The pictures of one draft: each is read once, its faults are reported at its line, its drawing is kept on disk."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, field

from qicao.drawn.pictures import faults
from qicao.drawn.pictures.bitmap import Bitmap, is_bitmap, open_bitmap
from qicao.drawn.pictures.diagram import DEFAULTS, draw_diagram, wrong_line
from qicao.drawn.pictures.pen import check_bitmap, draw_svg
from qicao.drawn.pictures.picture import Picture, PictureError, fit
from qicao.drawn.pictures.svg import Svg, is_svg, read_svg, svg_of_text, text_of_svg
from qicao.model.block import Figure
from qicao.model.finding import Finding
from qicao.model.inline import Image, readable_text
from qicao.model.span import Span
from qicao.source.door import Refusal, find_file, read_file
from qicao.source.faults import MISSING_FILE, UNREADABLE_FILE
from qicao.source.programs import Programs
from qicao.source.world import World

__all__ = ["Pictures", "words_for"]

MOST_BYTES = 100_000_000
"""The greatest size of a picture file, in bytes."""
SOUND = "sound"
"""The entry in the cache for a bitmap that is printed as it is."""
PLACEHOLDER = """<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="40mm" viewBox="0 0 80 40">\
<rect x="0.5" y="0.5" width="79" height="39" fill="none" stroke="black" stroke-width="0.3"/>\
<text x="40" y="22" font-size="4.5" text-anchor="middle" font-family="SimSun, Noto Serif SC, serif">图形缺失</text></svg>"""


class Pictures(Struct):
    """The pictures of one draft."""

    folder: Path
    world: World
    findings: dict[Finding, None] = field(default_factory=dict)

    def load(self, figure: Figure) -> Picture:
        """Return the picture of the figure; if it cannot be shown, a neutral one, and a finding is kept."""
        return self._of_figure(figure) or self._placeholder(figure.width)

    def read(self, path: str, span: Span | None) -> Picture:
        """Return the picture in a file of the draft's folder, at its own size.

        If it cannot be shown, a neutral one is returned, and a finding is kept.
        """
        return self._of_file(path, span, "") or self._placeholder("")

    def check(self, figures: Iterable[Figure], images: Iterable[Image]) -> tuple[Finding, ...]:
        """Return the findings at the pictures of the *figures* and *images*, no matter which were loaded before."""
        fresh = Pictures(self.folder, self.world)
        for figure in figures:
            if figure.path or figure.diagram:
                fresh._of_figure(figure)
        for image in images:
            fresh._of_file(image.path, image.span, "")
        return tuple(fresh.findings)

    def _of_figure(self, figure: Figure) -> Picture | None:
        if figure.diagram:
            return self._of_diagram(figure)
        return self._of_file(figure.path, figure.span, figure.width)

    def _of_diagram(self, figure: Figure) -> Picture | None:
        span = figure.span or Span("", 1)
        try:
            svg = self._kept("diagrams", DEFAULTS + figure.diagram, lambda: draw_diagram(figure.diagram))
            return self._vector(self._read(svg.encode()), figure.width, span, "dot")
        except PictureError as error:
            self._tell(faults.BAD_DIAGRAM.at(_place_in_diagram(figure, span), reason=error))
            return None

    def _of_file(self, path: str, span: Span | None, width: str) -> Picture | None:
        place = span or Span("", 1)
        data = self._bytes(path)
        if isinstance(data, Refusal):
            self._tell(_refused(data, path, place))
            return None
        try:
            if is_svg(data) and not is_bitmap(data):
                return self._vector(self._read(data), width, place, path)
            return self._pixels(open_bitmap(data), width, place, path)
        except PictureError as error:
            self._tell(faults.BROKEN.at(place, path=path, reason=error))
            return None

    def _bytes(self, path: str) -> bytes | Refusal:
        files = self.world.files
        file = find_file(files, self.folder, path)
        return file if isinstance(file, Refusal) else read_file(files, file, self.folder, MOST_BYTES)

    def _read(self, data: bytes) -> Svg:
        """Return the SVG, judged and mended.

        It is kept on disk, because loading the reader of XML takes as long as a whole check.
        """
        return svg_of_text(self._kept("vectors", _digest(data), lambda: text_of_svg(read_svg(data))), data)

    def _vector(self, svg: Svg, width: str, span: Span, path: str) -> Picture:
        """Return the picture of an SVG: as vectors, and as a bitmap for programs that cannot show these."""
        if svg.foreign:
            self._tell(faults.FOREIGN_TEXT.at(span, path=path, words=svg.foreign))
        if svg.outside:
            self._tell(faults.OUTSIDE_REFERENCE.at(span, path=path, target=svg.outside))
        size = fit((svg.width_mm, svg.height_mm), width)
        key = f"{size[0]:.3f} {size[1]:.3f} {_digest(svg.data)}"
        drawn = self._kept("bitmaps", key, lambda: b64encode(draw_svg(self.world.programs, svg.data, size)).decode())
        return Picture(b64decode(drawn), *size, svg.data)

    def _pixels(self, bitmap: Bitmap, width: str, span: Span, path: str) -> Picture:
        """Return the picture of a bitmap file, upright, in RGB and with no more pixels than print shows."""
        size = fit(bitmap.size_mm, width)
        wanted = bitmap.wanted(size)
        key = f"{wanted[0]} {wanted[1]} {_digest(bitmap.data)}"
        made = self._kept("pixels", key, lambda: _kept_form(self.world.programs, bitmap, wanted))
        names = {"path": path, "width": bitmap.size[0], "height": bitmap.size[1]}
        if wanted != bitmap.size:
            self._tell(faults.SCALED.at(span, **names, to_width=wanted[0], to_height=wanted[1]))
        if bitmap.has_print_colours:
            self._tell(faults.OTHER_COLOURS.at(span, path=path))
        return Picture(bitmap.data if made == SOUND else b64decode(made), *size)

    def _kept(self, kind: str, source: str, make: Callable[[], str]) -> str:
        """Return the result of *make*, from the cache if it is there."""
        cache = self.world.cache
        known = cache.read(kind, source)
        made = known or make()
        if not known:
            cache.write(kind, source, made)
        return made

    def _tell(self, finding: Finding) -> None:
        self.findings.setdefault(finding)

    def _placeholder(self, width: str) -> Picture:
        return self._vector(read_svg(PLACEHOLDER.encode()), width, Span("", 1), "")


def _place_in_diagram(figure: Figure, span: Span) -> Span:
    """Return the line of the diagram's text that is at fault, or the place where the text begins."""
    if not figure.diagram_line:
        return span
    return Span(span.file, figure.diagram_line + wrong_line(figure.diagram))


def _kept_form(programs: Programs, bitmap: Bitmap, size: tuple[int, int]) -> str:
    """Return the file to be printed, encoded as text; `SOUND` if the file is printed as it is."""
    made = bitmap.made(size)
    if made is not bitmap.data:
        return b64encode(made).decode()
    check_bitmap(programs, made, "png" if made.startswith(b"\x89PNG") else "jpeg")
    return SOUND


def _refused(refusal: Refusal, path: str, span: Span) -> Finding:
    """Return the finding for a file that is missing or outside the folder of the draft."""
    if refusal.fault is MISSING_FILE:
        return faults.MISSING.at(span, path=path)
    if refusal.fault is UNREADABLE_FILE:
        return faults.BROKEN.at(span, path=path, reason=refusal.reason)
    return refusal.at(span, path)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def words_for(figure: Figure) -> str:
    """Return the text alternative of the figure: the words of its author, else its title."""
    return figure.alt or readable_text(figure.title)
