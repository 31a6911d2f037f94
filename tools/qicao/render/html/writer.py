"""The state of writing one page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from msgspec import Struct, field

from qicao.drawn.pictures import Picture, Pictures, words_for
from qicao.model.block import Figure, Footnote
from qicao.render.html.findings import PlacedFindings, render_finding

__all__ = ["Writer", "attribute"]


def attribute(name: str, value: str) -> str:
    """Return the attribute with a space before it; "" for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""


class Writer(Struct):
    """The state of writing one page."""

    pictures: Pictures
    math: Mapping[str, str]
    """TeX → MathML."""
    footnotes: Mapping[str, Footnote]
    findings: PlacedFindings = field(default_factory=dict)
    marked: dict[str, Footnote] = field(default_factory=dict)
    """条文脚注 whose marks are in the division that is being written; their text follows it."""
    noted: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    """Ids that the page has already."""

    def hook(self, id_: str) -> str:
        """Return the attributes by which links and comments find an element."""
        if not id_ or id_ in self.used:
            return ""
        self.used.add(id_)
        return f"{attribute('id', id_)}{attribute('data-id', id_)}"

    def findings_at(self, id_: str) -> str:
        """Return the findings at the element, each only once."""
        return "".join(render_finding(number, finding) for number, finding in self.findings.pop(id_, ()))

    def permalink(self, id_: str) -> str:
        """Return the link that a reader copies to point others to this place."""
        return f'<a class="permalink" href="#{quote(id_)}" aria-label="链接到此处" title="链接到此处">¶</a>'

    def mark(self, id_: str) -> None:
        """Keep the 条文脚注 of that id for the end of the division, if this is its first mark."""
        if id_ in self.footnotes and id_ not in self.noted:
            self.noted.add(id_)
            self.marked[id_] = self.footnotes[id_]

    def take_marked(self) -> list[Footnote]:
        """Return the footnotes kept since the last call."""
        found = list(self.marked.values())
        self.marked.clear()
        return found

    def link(self, to: str, content: str, kind: str = "") -> str:
        """Return the content as a link to another place of the page."""
        return f'<a{attribute("class", kind)} href="#{quote(to)}">{content}</a>' if to else content

    def draw(self, figure: Figure) -> str:
        """Return the picture of the figure as HTML."""
        return self.place(self.pictures.load(figure), words_for(figure))

    def place(self, found: Picture, alt: str) -> str:
        """Return a picture whose data are part of the page, with *alt* as its text alternative."""
        kind = "svg+xml" if found.svg else found.extension
        data = b64encode(found.svg or found.png).decode()
        size = f'style="width:{found.width_mm:.1f}mm"'
        return f'<img {size}{attribute("alt", alt or "图")} src="data:image/{kind};base64,{data}">'
