"""The reading page of a document, its outline, and what the search knows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from qicao.model.finding import Finding
from qicao.model.inline import plain_text
from qicao.model.standard import Annex, Clause, Element, Standard, Term
from qicao.parse.walk import inline_texts
from qicao.render.contents import contents
from qicao.render.formulas import Formulas
from qicao.render.html.blocks import write_blocks, write_footnotes
from qicao.render.html.inlines import to_html
from qicao.render.html.writer import Writer
from qicao.render.mentions import find_mentions
from qicao.render.names import banner, definition_blocks, english_name, term_words
from qicao.render.pictures import Pictures

__all__ = ["SearchEntry", "iter_search", "render_article", "render_findings", "render_outline"]

GAP = "　"
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A division as the search knows it."""

    id: str
    title: str
    """With its number."""
    text: str


def render_article(standard: Standard, *, formulas: Formulas, pictures: Pictures) -> str:
    """The document as one `article` element."""
    mentions = find_mentions(standard)
    footnotes = {footnote.id: footnote for footnote in standard.footnotes}
    writer = Writer(pictures, formulas.mathml(mentions.texs), footnotes)
    body = "".join(_parts(writer, standard))
    return f'<article class="standard" lang="zh-CN">\n{_head(standard)}{body}</article>\n'


def _head(standard: Standard) -> str:
    data = standard.data
    english = english_name(data)
    return (
        f'<header class="cover"><p class="class">{escape(banner(data))}</p><p class="number">{escape(data.number)}</p>'
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
    title = _title(writer, node)
    inside = write_blocks(writer, node.blocks)
    inside += write_footnotes(writer, writer.take_marked())
    below = "".join(_division(writer, child) for child in node.clauses)
    kind = type(node).__name__.lower()
    if isinstance(node, Clause) and not node.title:
        return (
            f'<section class="untitled level{level}"{writer.hook(node.id)}><span class="number">{escape(node.number)}</span>'
            f"{inside}{below}</section>\n"
        )
    head = f"<h{min(level + 1, 6)}>{title}{_permalink(writer, node.id)}</h{min(level + 1, 6)}>"
    return f'<section class="{kind} level{level}"{writer.hook(node.id)}>{head}\n{inside}{below}</section>\n'


def _permalink(writer: Writer, id_: str) -> str:
    return writer.link(id_, "¶", "permalink").replace("<a ", '<a aria-label="本条的链接" ')


def _title(writer: Writer, node: Element | Clause | Annex) -> str:
    if isinstance(node, Element):
        return escape(node.title)
    number = f'<span class="number">{escape(node.number)}</span>'
    if isinstance(node, Annex):
        status = "（规范性）" if node.normative else "（资料性）"
        return f'{number}<span class="status">{status}</span>{GAP}{to_html(writer, node.title)}'
    return f"{number}{GAP}{to_html(writer, node.title)}"


def _term(writer: Writer, term: Term) -> str:
    lines = [
        f'<p class="number">{escape(term.number)}</p>',
        f'<p class="words">{to_html(writer, term_words(term))}</p>',
    ]
    lines += [f'<p class="words">{to_html(writer, words)}</p>' for words in term.admitted]
    lines += [f"<p>{to_html(writer, words)}（拒用）</p>" for words in term.deprecated]
    lines += [f"<p>{to_html(writer, words)}</p>" for words in term.symbols]
    lines.append(write_blocks(writer, definition_blocks(term)))
    lines.append(write_blocks(writer, (*term.examples, *term.notes)))
    if term.source:
        lines.append(f'<p class="source">{to_html(writer, term.source)}</p>')
    return f'<section class="term"{writer.hook(term.id)}>{"".join(lines)}</section>\n'


def render_outline(standard: Standard) -> str:
    """The list of headings, for the side of the page."""
    lines = "".join(
        f'<li class="level{entry.level}"><a href="#{quote(entry.id)}">{escape(entry.text)}</a></li>\n'
        for entry in contents(standard)
    )
    return f'<nav class="outline" aria-label="目次"><ul>\n{lines}</ul></nav>\n'


def render_findings(findings: Sequence[Finding]) -> str:
    """What is wrong with the draft, for the top of the page; nothing when nothing is."""
    lines = "".join(
        f'<li class="{finding.severity}"><strong>{SEVERITIES[finding.severity]} {finding.code}</strong> '
        f"{escape(finding.message)}{escape(finding.hint)} <code>{escape(finding.span.file)}:{finding.span.line}</code></li>\n"
        for finding in findings
        if finding.severity != "info"
    )
    return (
        f'<details class="findings" open><summary>这份草案有问题</summary><ul>\n{lines}</ul></details>\n'
        if lines
        else ""
    )


def iter_search(standard: Standard) -> Iterator[SearchEntry]:
    """Yield every division with its own text."""
    for part in standard.divisions():
        yield from _search(part)


def _search(node: Element | Clause | Annex | Term) -> Iterator[SearchEntry]:
    own = node if isinstance(node, Term) else replace(node, clauses=())
    text = "".join(plain_text(words) for words in inline_texts(own))
    name = node.term if isinstance(node, Term) else node.title
    title = name if isinstance(name, str) else plain_text(name)
    number = "" if isinstance(node, Element) else f"{node.number}{GAP}"
    yield SearchEntry(node.id, f"{number}{title}", text)
    for child in getattr(node, "clauses", ()):
        yield from _search(child)
