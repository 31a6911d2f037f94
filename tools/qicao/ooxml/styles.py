"""The part `word/styles.xml` (ECMA-376-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from qicao.ooxml.paragraph import ParagraphFormat, paragraph_properties
from qicao.ooxml.run import PLAIN, RunFormat, run_properties
from qicao.ooxml.xml import DECLARATION, namespaces, quoted

__all__ = ["Style", "styles_part"]

UNSET = ParagraphFormat()


class Style(Struct, frozen=True):
    """A paragraph or character style."""

    id: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    base: str = ""
    """The id of the style on which it is based."""
    next: str = ""
    """The id of the style for the paragraph that the user types after it."""
    paragraph: ParagraphFormat = UNSET
    run: RunFormat = PLAIN
    builtin: bool = False
    """True if Word itself knows the style by this name."""
    default: bool = False
    loose: bool = False
    """True if it removes the keep-with-next of the style on which it is based."""


def styles_part(styles: Iterable[Style], defaults: RunFormat) -> str:
    """Return the part that holds *styles*; *defaults* is the format of runs before any style."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    properties = run_properties(defaults).replace("</w:rPr>", f"{language}</w:rPr>")
    return (
        f"{DECLARATION}<w:styles{namespaces('w')}>"
        f"<w:docDefaults><w:rPrDefault>{properties}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{_FIXED}{''.join(map(_style, styles))}</w:styles>"
    )


_FIXED = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
"""The three defaults that Word expects beside the default paragraph style."""


def _style(style: Style) -> str:
    custom = "" if style.builtin else ' w:customStyle="1"'
    default = ' w:default="1"' if style.default else ""
    return "".join(
        (
            f'<w:style w:type="{style.kind}"{default}{custom} w:styleId={quoted(style.id)}>',
            f"<w:name w:val={quoted(style.name)}/>",
            f"<w:basedOn w:val={quoted(style.base)}/>" if style.base else "",
            f"<w:next w:val={quoted(style.next)}/>" if style.next else "",
            "<w:qFormat/>",
            _paragraph(style) if style.kind == "paragraph" else "",
            run_properties(style.run),
            "</w:style>",
        )
    )


def _paragraph(style: Style) -> str:
    properties = paragraph_properties(style.paragraph)
    if not style.loose:
        return properties
    return properties.replace("<w:pPr>", '<w:pPr><w:keepNext w:val="0"/>', 1)
