"""The part `word/theme/theme1.xml`: colours and fonts that we do not use but that Word expects (ECMA-376-1, 20.1.6)."""

from __future__ import annotations

from qicao.ooxml.xml import DECLARATION, namespaces

__all__ = ["theme_part"]

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F1F1F",
    "lt2": "F2F2F2",
    "accent1": "404040",
    "accent2": "595959",
    "accent3": "737373",
    "accent4": "8C8C8C",
    "accent5": "A6A6A6",
    "accent6": "BFBFBF",
    "hlink": "000000",
    "folHlink": "000000",
}
PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_part(latin: str, east_asia: str) -> str:
    """Return a black and white theme with one font for each script."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asia}"/><a:cs typeface=""/>'
    lines = f'<a:ln w="6350">{PLACEHOLDER}</a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme{namespaces("a")} name="qicao"><a:themeElements>'
        f'<a:clrScheme name="qicao">{colours}</a:clrScheme>'
        f'<a:fontScheme name="qicao"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="qicao"><a:fillStyleLst>{PLACEHOLDER * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
