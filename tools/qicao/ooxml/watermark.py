"""Words across a page, written like a watermark of Word: a shape of VML in the header (ECMA-376-4, 19.1)."""

from __future__ import annotations

from qicao.ooxml.xml import quoted

__all__ = ["watermark"]

_KIND = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""The type of shape whose words fill it."""
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark(words: str, number: int, size: int, face: str) -> str:
    """Return a run that draws *words* in light grey behind the text, from the lower left to the upper right.

    *size* is that of a Chinese character in points; *number* must be unique in the file.
    """
    style = _PLACE.format(width=size * len(words), height=size)
    return (
        f"<w:r><w:pict>{_KIND}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136"'
        f' alt={quoted(words)} style="{style}" o:allowincell="f" fillcolor="#e0e0e0" stroked="f">'
        f'<v:textpath style="font-family:{face};font-size:1pt" string={quoted(words)}/></v:shape></w:pict></w:r>'
    )
