"""The Atom feed of changes between frozen states (RFC 4287); the same states give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from qicao.catalog.exchange.differ import KINDS, Change, changes
from qicao.catalog.exchange.told import told
from qicao.model.exchange import Exchange
from qicao.source.patterns import compiled

__all__ = ["render_feed"]

UNFIT = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot contain."""


def render_feed(states: Sequence[Exchange]) -> str:
    """Return the feed of the states, of which there is one at least, the oldest first; entries begin with the newest."""
    last, name = states[-1], states[0].title
    entries = [_first(name, states[0]), *(_entry(name, before, after) for before, after in pairwise(states))]
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n',
            f"<title>{_text(last.title)}的变化</title>\n",
            f"<id>{_id(name)}</id>\n",
            f"<updated>{_moment(last)}</updated>\n",
            f"<author><name>{_text(last.programme or last.title)}</name></author>\n",
            '<link rel="self" type="application/atom+xml" href="feed.xml"/>\n',
            *reversed(entries),
            "</feed>\n",
        )
    )


def _first(name: str, state: Exchange) -> str:
    """Return the entry of the state before which nothing is known."""
    words = f"{len(state.subsystems)} 个子体系，{len(state.entries)} 项标准"
    return _rendered(name, state, f"{state.state}：{words}", f"<p>{words}。</p>")


def _entry(name: str, before: Exchange, after: Exchange) -> str:
    found = changes(before, after)
    counts = ((word, sum(change.kind == kind for change in found)) for kind, word in KINDS.items())
    words = "，".join(f"{word} {count}" for word, count in counts if count) or "没有变化"
    return _rendered(name, after, f"{after.state}：{words}", "".join(_list(found)) or "<p>没有变化。</p>")


def _list(found: Sequence[Change]) -> Iterator[str]:
    for kind, name in KINDS.items():
        items = "".join(f"<li>{_text(told(change))}</li>" for change in found if change.kind == kind)
        if items:
            yield f"<h3>{name}</h3><ul>{items}</ul>"


def _rendered(name: str, state: Exchange, title: str, html: str) -> str:
    """Return an entry; its id comes from the *name* of the first state, so that renaming the system keeps it."""
    return "".join(
        (
            "<entry>\n",
            f"<title>{_text(title)}</title>\n",
            f"<id>{_id(f'{name}/{state.state}')}</id>\n",
            f"<updated>{_moment(state)}</updated>\n",
            f'<content type="html">{escape(html)}</content>\n',
            "</entry>\n",
        )
    )


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _moment(state: Exchange) -> str:
    """Return the beginning of the day, in China."""
    return f"{state.state or '1970-01-01'}T00:00:00+08:00"


def _text(words: str) -> str:
    return escape(UNFIT.sub("\ufffd", words))
