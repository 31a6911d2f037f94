"""The small parts of a document: settings, fonts, headers and footers, properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from qicao.ooxml.xml import DECLARATION, escape, namespaces, quoted

__all__ = [
    "Properties",
    "app_part",
    "core_part",
    "custom_part",
    "document_part",
    "fonts_part",
    "footer_part",
    "header_part",
    "settings_part",
]

_CORE = (
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_APP = ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


class Properties(Struct, frozen=True):
    """The core properties of a file."""

    title: str
    subject: str = ""
    creator: str = ""
    keywords: str = ""
    language: str = "zh-CN"


def document_part(body: str) -> str:
    """Return the main part; *body* must end with the section of the last pages."""
    return f"{DECLARATION}<w:document{namespaces('w r m wp a pic')}><w:body>{body}</w:body></w:document>"


def header_part(paragraphs: str) -> str:
    """Return a part for the top of pages."""
    return f"{DECLARATION}<w:hdr{namespaces('w r v o')}>{paragraphs}</w:hdr>"


def footer_part(paragraphs: str) -> str:
    """Return a part for the foot of pages."""
    return f"{DECLARATION}<w:ftr{namespaces('w r')}>{paragraphs}</w:ftr>"


def settings_part(*, even_and_odd: bool = True, mirror: bool = True, footnotes: bool = False) -> str:
    """Return the settings: odd and even headers, mirrored margins, and the behaviour of Word 2013 and later.

    Fields are not updated on opening, since Word would ask the reader first. Long formulas break after an operator
    (10.4.3).
    """
    return (
        f'{DECLARATION}<w:settings{namespaces("w m")}><w:zoom w:percent="100"/>'
        + ("<w:mirrorMargins/>" if mirror else "")
        + '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
        + ("<w:evenAndOddHeaders/>" if even_and_odd else "")
        + '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        + ('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if footnotes else "")
        + "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>"
        "<w:useFELayout/>"
        f"{_COMPATIBILITY}</w:compat>"
        '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:brkBin m:val="after"/><m:brkBinSub m:val="--"/><m:smallFrac m:val="0"/><m:intLim m:val="subSup"/><m:naryLim m:val="undOvr"/></m:mathPr>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


_COMPATIBILITY = (
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
)


def fonts_part(fonts: Mapping[str, str]) -> str:
    """Return the table of fonts; *fonts* maps each name to an alternative name, or to ""."""
    entries = "".join(
        f"<w:font w:name={quoted(name)}>{f'<w:altName w:val={quoted(other)}/>' if other else ''}</w:font>"
        for name, other in fonts.items()
    )
    return f"{DECLARATION}<w:fonts{namespaces('w')}>{entries}</w:fonts>"


def core_part(properties: Properties) -> str:
    """Return the core properties, without dates, so that the same document gives the same file."""
    elements: Iterable[tuple[str, str]] = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.creator),
        ("cp:keywords", properties.keywords),
        ("dc:language", properties.language),
    )
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements if value)
    return f"{DECLARATION}<cp:coreProperties{_CORE}>{inner}</cp:coreProperties>"


def app_part(application: str) -> str:
    """Return the extended properties: the program that wrote the file."""
    return f"{DECLARATION}<Properties{_APP}><Application>{escape(application)}</Application></Properties>"


def custom_part(values: Mapping[str, str]) -> str:
    """Return the properties that a program has added, all of them texts (ECMA-376-1, 22.3)."""
    inner = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoted(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return f"{DECLARATION}<Properties{_CUSTOM}>{inner}</Properties>"


_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM = (
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
