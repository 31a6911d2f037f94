"""The text of a document as HTML, and its outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from urllib.parse import quote

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.contents import contents
from qicao.layout.cover import is_spread
from qicao.layout.names import banner, definition_blocks, term_words
from qicao.layout.targets import find_mentions
from qicao.model.finding import Finding
from qicao.model.standard import Annex, Clause, Element, Standard, Term
from qicao.model.titles import english_name, name_in_line
from qicao.model.words import annex_status
from qicao.render.html.blocks import write_blocks, write_footnotes
from qicao.render.html.findings import place_findings, render_findings
from qicao.render.html.inlines import to_html
from qicao.render.html.writer import Writer

__all__ = ["render_article", "render_outline"]

GAP = "　"
NOTHING: Mapping[str, str] = MappingProxyType({})


def render_article(
    standard: Standard, *, formulas: Formulas, pictures: Pictures, findings: Sequence[Finding] = ()
) -> str:
    """Return the document as one `article` element, with *findings* at the top and below the blocks at fault."""
    mentions = find_mentions(standard)
    footnotes = {footnote.id: footnote for footnote in standard.footnotes}
    placed = place_findings(standard, findings)
    listed = render_findings(findings, placed)
    writer = Writer(pictures, formulas.mathml(mentions.texs), footnotes, placed)
    body = "".join(_parts(writer, standard)) + _footnotes(writer)
    return f'{listed}<article class="standard" lang="zh-CN">\n{_head(standard)}{body}</article>\n'


def _head(standard: Standard) -> str:
    data = standard.data
    english, words = english_name(data), banner(data)
    spread = " spread" if is_spread(words) else ""
    return (
        f'<header class="cover"><p class="class{spread}">{escape(words)}</p><p class="number">{escape(data.number)}</p>'
        f"<h1>{escape(name_in_line(data))}</h1>"
        + (f'<p class="english" lang="en">{escape(english)}</p>' if english else "")
        + f'<p class="stage">（{escape(data.stage)}）</p></header>\n'
    )


def _parts(writer: Writer, standard: Standard) -> Iterator[str]:
    placed = False
    for part in standard.divisions():
        if isinstance(part, Clause) and not placed:
            placed = True
            yield f'<div class="notice">{write_blocks(writer, standard.notice)}</div>' if standard.notice else ""
        yield _division(writer, part)


def _division(writer: Writer, node: Element | Clause | Annex | Term) -> str:
    if isinstance(node, Term):
        return _term(writer, node)
    level = node.level if isinstance(node, Clause) else 1
    hook, wrong, title = writer.hook(node.id), writer.findings_at(node.id), _title(writer, node)
    inside = wrong + write_blocks(writer, node.blocks)
    inside += _footnotes(writer)
    below = "".join(_division(writer, child) for child in node.clauses)
    kind = type(node).__name__.lower()
    link = writer.permalink(node.id)
    if isinstance(node, Clause) and not node.title:
        number = f'<span class="number">{escape(node.number)}</span>{link}'
        return f'<section class="untitled level{level}"{hook}>{number}{inside}{below}</section>\n'
    head = f"<h{min(level + 1, 6)}>{title}{link}</h{min(level + 1, 6)}>"
    return f'<section class="{kind} level{level}"{hook}>{head}\n{inside}{below}</section>\n'


def _footnotes(writer: Writer) -> str:
    """Return the 条文脚注 marked since the last call, and the footnotes that are marked inside them."""
    found = ""
    while writer.marked:
        found += write_footnotes(writer, writer.take_marked())
    return found


def _title(writer: Writer, node: Element | Clause | Annex) -> str:
    if isinstance(node, Element):
        return escape(node.title)
    number = f'<span class="number">{escape(node.number)}</span>'
    if isinstance(node, Annex):
        status = f"（{annex_status(node)}）"
        return f'{number}<span class="status">{status}</span>{GAP}{to_html(writer, node.title)}'
    return f"{number}{GAP}{to_html(writer, node.title)}"


def _term(writer: Writer, term: Term) -> str:
    hook = writer.hook(term.id)
    lines = [
        f'<p class="number">{escape(term.number)}{writer.permalink(term.id)}</p>{writer.findings_at(term.id)}',
        f'<p class="words">{to_html(writer, term_words(term))}</p>',
    ]
    lines += [f'<p class="words">{to_html(writer, words)}</p>' for words in term.admitted]
    lines += [f"<p>{to_html(writer, words)}（拒用）</p>" for words in term.deprecated]
    lines += [f"<p>{to_html(writer, words)}</p>" for words in term.symbols]
    lines.append(write_blocks(writer, definition_blocks(term)))
    lines.append(write_blocks(writer, (*term.examples, *term.notes)))
    if term.source:
        lines.append(f'<p class="source">{to_html(writer, term.source)}</p>')
    return f'<section class="term"{hook}>{"".join(lines)}</section>\n'


def render_outline(standard: Standard, beside: Mapping[str, str] = NOTHING) -> str:
    """Return the list of headings for the side of the page, with links to pages *beside* it (address → words) before them."""
    more = "".join(f'<li class="level1"><a href="{href}">{words}</a></li>\n' for href, words in beside.items())
    lines = "".join(
        f'<li class="level{entry.level}"><a href="#{quote(entry.id)}">{escape(entry.text)}</a></li>\n'
        for entry in contents(standard)
    )
    return f'<nav class="outline" aria-label="目次"><ul>\n{more}{lines}</ul></nav>\n'
