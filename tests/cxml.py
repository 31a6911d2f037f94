r"""XML of Word in one line, as `w:p/(w:pPr/w:pStyle{w:val=X},w:r/w:t"text")`: written from the notation, and told in it.

An element is its name, its attributes in braces, its text in quotes, and behind a stroke the elements in it, in brackets
when there are several. A value with a comma or a brace stands in quotes; `\\` stands before a quote or a `\\` in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from qicao.ooxml.xml import escape, namespaces, quoted

__all__ = ["told", "xml"]

PREFIXES = "w r m wp a pic v o asvg a14 w14 w15 mc"
DECLARED = namespaces(PREFIXES)
SPACES = {address: prefix for prefix, address in re.findall(r'xmlns:(\w+)="([^"]*)"', DECLARED)}
SPACES["http://www.w3.org/XML/1998/namespace"] = "xml"
QUOTED = r'"((?:[^"\\]|\\.)*)"'
TOKEN = re.compile(
    rf"""(?P<name>[A-Za-z]\w*:\w+)(?:\{{(?P<pairs>(?:{QUOTED}|[^"}}])*)\}})?(?:{QUOTED})?|(?P<sign>[/(),])"""
)
PAIR = re.compile(rf'([\w:]+)=(?:{QUOTED}|([^",}}]*))')


def xml(notation: str, root: str = "") -> str:
    """Return the XML that the notation stands for; the first element declares the namespaces if it is called *root*."""
    tokens = _tokens(notation)
    made = "".join(_elements(tokens))
    return made.replace(f"<{root}", f"<{root}{DECLARED}", 1) if root else made


def _tokens(notation: str) -> list[re.Match[str]]:
    """The elements and signs, last first; anything else is a slip of the one who wrote it."""
    tokens, at = [], 0
    while at < len(notation):
        match = TOKEN.match(notation, at)
        if not match:
            raise ValueError(f"{notation[:at]} ▸ {notation[at:]}")
        tokens.append(match)
        at = match.end() + len(notation[match.end() :]) - len(notation[match.end() :].lstrip())
    return tokens[::-1]


def _elements(tokens: list[re.Match[str]]) -> Iterator[str]:
    """Yield the element that comes next and those that commas join to it."""
    yield _element(tokens)
    while tokens and tokens[-1]["sign"] == ",":
        tokens.pop()
        yield _element(tokens)


def _element(tokens: list[re.Match[str]]) -> str:
    token = tokens.pop()
    name, inner = token["name"], escape(_bare(token[4] or ""))
    pairs = "".join(f" {key}={quoted(_bare(value or bare))}" for key, value, bare in PAIR.findall(token["pairs"] or ""))
    if tokens and tokens[-1]["sign"] == "/":
        tokens.pop()
        inner += _inside(tokens)
    return f"<{name}{pairs}>{inner}</{name}>" if inner else f"<{name}{pairs}/>"


def _inside(tokens: list[re.Match[str]]) -> str:
    if tokens[-1]["sign"] != "(":
        return _element(tokens)
    tokens.pop()
    inner = "".join(_elements(tokens))
    assert tokens.pop()["sign"] == ")"
    return inner


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def told(fragment: str) -> str:
    """Return the notation of the XML, whose namespaces need not be declared; `xml:space` says nothing and is left out."""
    bare = fragment.replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "")
    return ",".join(map(_told, etree.fromstring(f"<x{DECLARED}>{bare}</x>")))


def _told(element: etree._Element) -> str:
    pairs = [(_name(key), value) for key, value in element.attrib.items()]
    attributes = ",".join(f"{key}={_value(value)}" for key, value in pairs if key != "xml:space")
    text = f'"{_safe(element.text)}"' if element.text else ""
    inner = ",".join(map(_told, element))
    below = f"/({inner})" if len(element) > 1 else f"/{inner}" if inner else ""
    return _name(element.tag) + (f"{{{attributes}}}" if attributes else "") + text + below


def _name(name: object) -> str:
    space, _, local = str(name)[1:].partition("}")
    return f"{SPACES[space]}:{local}" if local else str(name)


def _value(value: str) -> str:
    return f'"{_safe(value)}"' if re.search(r'[",}\\]', value) else value


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
