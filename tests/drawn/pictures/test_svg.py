"""SVG files: what is valid is read, what cannot be drawn is told before it is drawn, and nothing leads out of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.drawn.pictures import Pictures
from qicao.drawn.pictures.picture import PictureError
from qicao.drawn.pictures.svg import read_svg
from qicao.model.block import Figure
from qicao.source.files import DISK
from qicao.source.world import World

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RECT = '<rect width="5" height="5"/>'


def svg(attributes: str, inside: str = RECT) -> bytes:
    """A picture with these attributes."""
    return f"<svg {NAMES} {attributes}>{inside}</svg>".encode()


PLAIN = "<svg xmlns='http://www.w3.org/2000/svg' width='20mm' height='10mm'><text y='5'>城</text></svg>"
VALID = {
    "single quotes": PLAIN.encode(),
    "a mark of byte order": PLAIN.encode("utf-8-sig"),
    "UTF-16": f'<?xml version="1.0" encoding="UTF-16"?>{PLAIN}'.encode("utf-16"),
    "UTF-16 that does not say so": PLAIN.encode("utf-16"),
    "GBK": f'<?xml version="1.0" encoding="GBK"?>{PLAIN}'.encode("gbk"),
    "GBK that says UTF-8": f'<?xml version="1.0" encoding="UTF-8"?>{PLAIN}'.encode("gbk"),
    "GBK that does not say so": PLAIN.encode("gbk"),
    "a long comment first": f"<!-- {'长' * 5000} -->{PLAIN}".encode(),
    "a document type with entities": (
        '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;" width="20mm" height="10mm"><text y="5">城</text></svg>'
    ).encode(),
    "a prefix": PLAIN.replace("<", "<s:").replace("<s:/", "</s:").replace("xmlns=", "xmlns:s=").encode(),
    "spaces around the equals sign": PLAIN.replace("width='20mm'", "width = '20mm'").encode(),
    "plain exponents": PLAIN.replace("20mm", "2e1mm").encode(),
}


@pytest.mark.parametrize("what", VALID)
def test_a_valid_file_is_drawn(what: str, tmp_path: Path) -> None:
    """With its words, at its size, in UTF-8 for every face."""
    (tmp_path / "a.svg").write_bytes(VALID[what])
    pictures = Pictures(tmp_path, World(DISK))
    found = pictures.load(Figure("f", (), path="a.svg"))

    assert not pictures.findings
    assert (found.width_mm, found.height_mm) == (20, 10)
    assert "城".encode() in (found.svg or b"")
    assert found.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="2cm" height="1cm"', (20, 10)),
        ('width="96" height="48px"', (25.4, 12.7)),
        ('width="1in" height="36pt"', (25.4, 12.7)),
        ('viewBox="0 0 96 48"', (25.4, 12.7)),
        ('viewBox="0,0,96,48" width="100%" height="100%"', (25.4, 12.7)),
        ('viewBox="0 0 96 48" width="50mm"', (50, 25)),
        ('viewBox="0 0 96 48" height="50mm"', (100, 50)),
        ('width=".5in" height="1pc"', (12.7, 25.4 / 6)),
    ],
)
def test_the_size_is_that_of_the_attributes_else_of_the_view_box(attributes: str, size: tuple[float, float]) -> None:
    """One given side brings the other with it."""
    found = read_svg(svg(attributes))

    assert (found.width_mm, found.height_mm) == pytest.approx(size)


BOMB = "".join(
    f'<g id="a{at}">' + f'<use xlink:href="#a{at - 1}"/>' * 10 + "</g>" if at else f'<g id="a0">{RECT}</g>'
    for at in range(9)
)
CHAIN = "".join(f'<g id="a{at}"><use href="#a{at + 1}"/></g>' for at in range(3000))
ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + f']><svg {NAMES} width="9mm" height="9mm"><text>&j;</text></svg>'
)
REFUSED = {
    "width 0": svg('width="0" height="10mm"'),
    "height 0mm": svg('width="10mm" height="0mm"'),
    "a negative width": svg('width="-5mm" height="10mm"'),
    "no size": svg(""),
    "only a width": svg('width="10mm"'),
    "a kilometre": svg('width="1000000mm" height="1000000mm"'),
    "five metres": svg('width="5000mm" height="5000mm"'),
    "a thread": svg('width="1mm" height="1000000mm"'),
    "a thin line": svg('width="1mm" height="900mm"'),
    "a width beyond numbers": svg(f'width="{"9" * 400}" height="5"'),
    "a huge view box": svg('viewBox="0 0 9999999999 9999999999"'),
    "a huge view box in a small frame": svg('width="9mm" height="9mm" viewBox="0 0 9999999999 9999999999"'),
    "a far view box": svg('width="9mm" height="9mm" viewBox="1e30 0 9 9"'),
    "an empty view box": svg('width="9mm" height="9mm" viewBox="0 0 0 9"'),
    "no numbers": svg('viewBox="a b c d"'),
    "parts of parts of parts": svg('width="9mm" height="9mm"', f'<defs>{BOMB}</defs><use href="#a8"/>'),
    "a part of itself": svg('width="9mm" height="9mm"', '<g id="a"><use href="#a"/></g>'),
    "a long chain of parts": svg('width="9mm" height="9mm"', CHAIN),
    "entities of entities": ENTITIES.encode(),
    "an entity that is a file": (
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg {NAMES} width="9mm" height="9mm"><text>&a;</text></svg>'
    ).encode(),
    "a thousand levels": svg('width="9mm" height="9mm"', "<g>" * 1000 + RECT + "</g>" * 1000),
    "cut short": svg('width="9mm" height="9mm"')[:-5],
    "no namespace": b'<svg width="9mm" height="9mm"/>',
    "a page": b"<html><svg></svg></html>",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_drawn_is_told_before_it_is_drawn(what: str) -> None:
    """With a reason in Chinese."""
    with pytest.raises(PictureError) as told:
        read_svg(REFUSED[what])

    assert any("\u4e00" <= char <= "\u9fff" for char in str(told.value))


FOREIGN = '<foreignObject x="10" y="20" width="100" height="24"><div xmlns="http://www.w3.org/1999/xhtml">核实<b>派遣</b></div></foreignObject>'
APOLOGY = (
    '<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/>'
    '<a xlink:href="https://www.example.com"><text>Text is not SVG - cannot display</text></a></switch>'
)


def test_words_of_a_web_page_in_a_picture_become_words_of_the_picture() -> None:
    """In the middle of their box; every face shows the same, and the author is told."""
    found = read_svg(svg('width="90mm" height="50mm"', FOREIGN))

    assert found.foreign == "核实派遣"
    assert b"foreignObject" not in found.data
    assert '<text text-anchor="middle" font-size="12" x="60" y="36">核实派遣</text>' in found.data.decode(
        "utf-8"
    ).replace("&#26680;&#23454;&#27966;&#36963;", "核实派遣")


def test_the_words_that_a_picture_has_beside_its_web_page_are_kept_once() -> None:
    """As draw.io writes them; its apology is never printed."""
    found = read_svg(svg('width="90mm" height="50mm"', f"<switch>{FOREIGN}<text>核实派遣</text></switch>{APOLOGY}"))

    assert found.foreign == "核实派遣"
    assert b"foreignObject" not in found.data
    assert b"cannot display" not in found.data
    assert found.data.count(b"<text") == 1


OUTSIDE = {
    "an image": '<image href="../secret.png" width="9" height="9"/>',
    "an image by xlink": '<image xlink:href="/etc/passwd" width="9" height="9"/>',
    "an image of the web": '<image href="https://example.com/a.png" width="9" height="9"/>',
    "a used file": '<use href="other.svg#a"/>',
    "a filter image": '<filter id="f"><feImage href="file:///a.png"/></filter>',
    "an imported sheet": "<style>@import url('https://example.com/a.css'); rect { fill: red }</style>",
    "an imported sheet without url": "<style>@import 'a.css';</style>",
    "a font": "<style>@font-face { src: url(a.woff) }</style>",
    "a fill": '<rect fill="url(a.svg#b)" width="5" height="5"/>',
    "a style": '<rect style="fill: url(\'a.svg#b\')" width="5" height="5"/>',
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_nothing_outside_of_a_picture_is_asked_for(what: str) -> None:
    """The reference is cut, and told."""
    found = read_svg(svg('width="90mm" height="50mm"', OUTSIDE[what]))

    assert found.outside
    assert found.outside.encode() not in found.data


def test_what_a_picture_holds_itself_stays() -> None:
    """Its own gradients and clips, pictures in it, links to click."""
    inside = (
        '<defs><linearGradient id="g"><stop/></linearGradient></defs><rect fill="url(#g)" width="5" height="5"/>'
        '<image href="data:image/png;base64,AAAA" width="1" height="1"/><a href="https://example.com"><text>a</text></a>'
        "<style>rect { clip-path: url('#g') }</style>"
    )
    data = svg('width="90mm" height="50mm"', inside)

    assert read_svg(data).data == data
    assert read_svg(data).outside == ""


def test_a_style_sheet_beside_the_picture_is_not_asked_for() -> None:
    """Nor is anything that runs."""
    data = b'<?xml-stylesheet href="a.css"?>' + svg('width="90mm" height="50mm"', "<script>1</script>")

    assert b"script" not in read_svg(data).data
    assert b"a.css" not in read_svg(data).data
