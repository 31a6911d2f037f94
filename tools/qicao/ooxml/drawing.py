"""Pictures in a line of text (DrawingML; ECMA-376-1, 20.4.2.8 and the SVG extension of Office 2016)."""

from __future__ import annotations

from msgspec import Struct

from qicao.ooxml.measure import emu_from_mm
from qicao.ooxml.xml import namespaces, quoted

__all__ = ["PictureFormat", "picture"]

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class PictureFormat(Struct, frozen=True):
    """The parts of a picture, its size and its text alternative."""

    number: int
    """A number that is unique in the document."""
    image: str
    """The id of the relation to the bitmap."""
    width_mm: float
    height_mm: float
    alt: str
    svg: str = ""
    """The id of the relation to the vector picture, which programs that can show it prefer."""


def picture(form: PictureFormat) -> str:
    """Return a run that holds the picture, which moves with the text."""
    width, height = emu_from_mm(form.width_mm), emu_from_mm(form.height_mm)
    named = f'id="{form.number}" name="Picture {form.number}" descr={quoted(form.alt)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f"<wp:docPr {named}/>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{form.image}">{_svg(form.svg)}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _svg(relation: str) -> str:
    if not relation:
        return ""
    blip = f'<asvg:svgBlip{namespaces("asvg")} r:embed="{relation}"/>'
    return f'<a:extLst><a:ext uri="{_SVG_EXTENSION}">{blip}</a:ext></a:extLst>'
