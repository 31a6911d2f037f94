"""Inline MyST → inline text of the model, with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec import Struct, field

from qicao.model.address import is_live
from qicao.model.finding import Finding
from qicao.model.inline import (
    LONGEST,
    Break,
    Citation,
    CrossReference,
    FootnoteReference,
    Image,
    IndexMark,
    Inline,
    Link,
    Math,
    Styled,
    StyleName,
    TermUse,
    Text,
)
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.attributes import Attributes, read_attributes, states_provision
from qicao.parse.chinese import joint, multiplies
from qicao.parse.content import Content, join_lines, join_texts
from qicao.parse.markdown import Tangled, inline_tokens
from qicao.source.patterns import compiled

__all__ = ["InlineText", "parse_inlines", "read_inlines"]

STYLES: dict[str, StyleName] = {"strong_open": "strong", "em_open": "emphasis"}
STYLE_ROLES: dict[str, StyleName] = {
    "sub": "subscript",
    "subscript": "subscript",
    "sup": "superscript",
    "superscript": "superscript",
    "code": "code",
    "strong": "strong",
}
PLAIN = compiled(r"[^\n!$&*<>\[\\\]_`{}^~]*")
"""Text in which no inline rule can apply; most of a standard is such text."""
LINE_END = compiled(r"(.?)\n(?=(.?))")


class LineEnd(Break, frozen=True):
    """A soft line break, until the characters on both sides of it are known."""


class InlineText(Struct):
    """The result of reading one inline text."""

    inlines: tuple[Inline, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    labels: list[tuple[str, Span]] = field(default_factory=list)
    """Labels set by `[]{#x}`, for the block that contains the text."""
    stated: list[tuple[str, str, Span]] = field(default_factory=list)
    """What the author says of the provision, by `[]{subject="…"}`."""


def parse_inlines(lines: Sequence[SourceLine]) -> tuple[tuple[Inline, ...], tuple[Finding, ...]]:
    """Return the inline text of *lines*, and its findings."""
    read = read_inlines(join_lines(lines))
    lost = [faults.DANGLING_LABEL.at(span, label=label) for label, span in read.labels]
    return read.inlines, (*read.findings, *lost)


def read_inlines(content: Content) -> InlineText:
    """Return the inline text of *content* with its findings and labels.

    A text that cannot be read with reasonable effort is kept as it is, with a finding.
    """
    count = len(content.text)
    if count > LONGEST:
        return _as_it_is(content, faults.TOO_LONG.at(content.span(0, count), count=count, most=LONGEST))
    if PLAIN.fullmatch(content.text):
        return InlineText((content.printed(content.text, 0, count),) if count else ())
    try:
        return _Reader(content).read()
    except Tangled:
        return _as_it_is(content, faults.TOO_TANGLED.at(content.span(0, count)))


def _as_it_is(content: Content, finding: Finding) -> InlineText:
    """Return all of the text as words; lines are joined as Chinese lines are."""
    texts, at = [], 0
    for match in LINE_END.finditer(content.text):
        texts.append(content.printed(content.text[at : match.end(1)], at, match.end(1)))
        texts += _glue(joint(match[1], match[2]), content.span(match.end(1), match.end()))
        at = match.end()
    texts.append(content.printed(content.text[at:], at, len(content.text)))
    return InlineText((join_texts(texts),), [finding])


def _glue(words: str, span: Span | None) -> list[Text]:
    return [Text(words, span)] if words else []


class _Reader:
    """Turns the tokens of one inline text into nodes."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.tokens = inline_tokens(content.text)
        self.at = 0
        self.result = InlineText()

    def read(self) -> InlineText:
        self._check_leftovers()
        self.result.inlines = self._read_until("")
        return self.result

    def span(self, token: Token) -> Span:
        """Return the place of a token."""
        start, end = token.map or [0, 0]
        return self.content.span(start, end)

    def report(self, finding: Finding) -> None:
        self.result.findings.append(finding)

    def _read_until(self, closing: str) -> tuple[Inline, ...]:
        found: list[Inline] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing:
                break
            found += _TOKENS.get(token.type, _Reader._unknown)(self, token)
        return self._join(found)

    def _unknown(self, token: Token) -> list[Inline]:
        start, end = token.map or [0, 0]
        return [self.content.printed(self.content.text[start:end], start, end)]

    def _join(self, found: list[Inline]) -> tuple[Inline, ...]:
        """Return adjacent texts as one; soft line breaks are resolved by the characters beside them."""
        joined: list[Inline] = []
        texts: list[Text] = []
        for i, inline in enumerate(found):
            if isinstance(inline, LineEnd):
                texts += _glue(joint(_edge(texts or joined, -1), _edge(found[i + 1 :], 0)), inline.span)
            elif isinstance(inline, Text):
                texts.append(inline)
            else:
                joined += [join_texts(texts), inline] if texts else [inline]
                texts = []
        return tuple([*joined, join_texts(texts)] if texts else joined)

    def _check_leftovers(self) -> None:
        """Report markup that is still text; escaped characters are ignored, because the author means them."""
        literal = ["\0"] * len(self.content.text)
        for token in self.tokens:
            if token.type == "text" and token.map and token.content:
                literal[slice(*token.map)] = token.content
        text = "".join(literal)
        if LEFTOVER.search(text):
            for fault, pattern in LEFTOVERS:
                for match in pattern.finditer(text):
                    if not _is_sign(text, *match.span()):
                        self.report(fault.at(self.content.span(*match.span()), words=match[0]))

    def text(self, token: Token) -> list[Inline]:
        """Return literal characters."""
        start, end = token.map or [0, 0]
        return [self.content.printed(token.content, start, end)] if token.content else []

    def special(self, token: Token) -> list[Inline]:
        """Return an escape or an entity, which is not searched for left-over markup, because the author means it."""
        return [Text(token.content, self.span(token))]

    def soft_break(self, token: Token) -> list[Inline]:
        """Return a line break in the source."""
        return [LineEnd(self.span(token))]

    def hard_break(self, token: Token) -> list[Inline]:
        """Return a line break that the author wants."""
        return [Break(self.span(token))]

    def styled(self, token: Token) -> list[Inline]:
        """Return emphasised text."""
        inner = self._read_until(token.type.replace("_open", "_close"))
        outer = len(token.markup) - 1  # of two marks markdown-it puts the inner one into the token
        start, end = (token.map or [0, 0])[0] - outer, (self.tokens[self.at - 1].map or [0, 0])[1] + outer
        if token.markup == "*" and self._is_between_words(start, end):
            self.report(faults.INNER_EMPHASIS.at(self.content.span(start, end), words=self.content.text[start:end]))
        return [Styled(STYLES[token.type], inner, self.content.span(start, end))]

    def _is_between_words(self, start: int, end: int) -> bool:
        """Return whether letters, digits or Chinese characters are on both sides of the piece."""
        return self.content.text[max(start - 1, 0) : start].isalnum() and self.content.text[end : end + 1].isalnum()

    def code(self, token: Token) -> list[Inline]:
        """Return `verbatim`."""
        return [Styled("code", (Text(token.content, self._inner(token)),), self.span(token))]

    def _inner(self, token: Token) -> Span:
        return self._inner_of(token, token.content)

    def _inner_of(self, token: Token, words: str) -> Span:
        """Return the place of words inside a token; that of the token if they are not written as they are printed.

        Line ends count as blanks.
        """
        start, end = token.map or [0, 0]
        at = self.content.text[:end].replace("\n", " ").find(words.replace("\n", " "), start)
        return self.content.span(at, at + len(words)) if at >= 0 else self.span(token)

    def math(self, token: Token) -> list[Inline]:
        """Return $formula$."""
        return [Math(token.content.strip(), self.span(token))]

    def image(self, token: Token) -> list[Inline]:
        """Return ![alt](path)."""
        path = unquote(str(token.attrs.get("src", "")))
        return [Image(path, token.content, self.span(token))]

    def link(self, token: Token) -> list[Inline]:
        """Return [words](#label) or [words](address)."""
        target = unquote(str(token.attrs.get("href", "")))
        if token.markup == "autolink":
            self.tokens[self.at].map = [(token.map or [0])[0] + 1, (token.map or [0, 0])[1] - 1]
        words = self._read_until("link_close")
        span = self.span(token)
        if target.startswith("#") and len(target) > 1:
            return [CrossReference(target[1:], words=words, span=span)]
        if not target.strip("#") or not words:
            self.report(faults.EMPTY_LINK.at(span))
        elif not is_live(target):
            self.report(faults.DEAD_LINK.at(span, address=target))
        return [Link(target, words or (Text(target, self._inner_of(token, target)),), span)]

    def footnote(self, token: Token) -> list[Inline]:
        """Return [^mark]."""
        return [FootnoteReference(token.content, span=self.span(token))]

    def role(self, token: Token) -> list[Inline]:
        """Return {name}`content`."""
        name, span = token.meta["name"], self.span(token)
        content = " ".join(token.content.split("\n")).strip()
        if not content:
            self.report(faults.EMPTY_ROLE.at(span, name=name))
        if name in STYLE_ROLES:
            return [Styled(STYLE_ROLES[name], (Text(token.content, self._inner(token)),), span)]
        make = _ROLES.get(name)
        if make:
            return [make(content, span)]
        self.report(faults.UNKNOWN_ROLE.at(span, name=name))
        return [Text(content, self._inner(token))]

    def words(self, token: Token) -> list[Inline]:
        """Return [words]{#label}; blanks alone do not count as words."""
        start, end = token.map or [0, 0]
        place = self.content.span(start, end)
        inner = self._read_until("span_close")
        self._take(read_attributes(token.content), place, allow_label=True)
        return [] if all(isinstance(part, Text) and not part.text.strip() for part in inner) else list(inner)

    def attributes(self, token: Token) -> list[Inline]:
        """Return {…} after a picture or link, which has no meaning in a standard."""
        self._take(read_attributes(token.content), self.span(token), allow_label=True)
        return []

    def _take(self, attributes: Attributes | None, span: Span, *, allow_label: bool) -> None:
        if attributes is None:
            self.report(faults.BAD_ATTRIBUTES.at(span, words=""))
            return
        if attributes.label and allow_label:
            self.result.labels.append((attributes.label, span))
        known = [(key, value) for key, value in attributes.values if states_provision(key, value)]
        self.result.stated.extend((key, value, span) for key, value in known)
        unknown = (key for key, value in attributes.values if (key, value) not in known)
        for word in (*attributes.classes, *unknown):
            self.report(faults.UNKNOWN_ATTRIBUTE.at(span, words=word))


def _is_sign(text: str, start: int, end: int) -> bool:
    """Return whether the characters are an asterisk between factors; masked ones among these are formulas."""
    before, after = (char.replace("\0", "$") for char in (text[max(start - 1, 0) : start], text[end : end + 1]))
    return text[start] == "*" and bool(before and after) and multiplies(before, after, end - start)


def _edge(inlines: Sequence[Inline], index: int) -> str:
    """Return the first or last printed character beside a line break; "" if it is not known yet."""
    if not inlines:
        return ""
    inline = inlines[index]
    if isinstance(inline, Text):
        return inline.text[index : index + 1 or None] if index else inline.text[:1]
    if isinstance(inline, Styled):
        return _edge(inline.inlines, index)
    if isinstance(inline, Link):
        return _edge(inline.inlines, index)
    return "0" if isinstance(inline, (Math, Citation)) else ""


_ROLES: dict[str, Callable[[str, Span], Inline]] = {
    "std": lambda content, span: Citation(content, normative=True, span=span),
    "see": lambda content, span: Citation(content, normative=False, span=span),
    "term": lambda content, span: TermUse(content, span=span),
    "index": IndexMark,
    "math": Math,
}
_TOKENS: dict[str, Callable[[_Reader, Token], list[Inline]]] = {
    "text": _Reader.text,
    "text_special": _Reader.special,
    "softbreak": _Reader.soft_break,
    "hardbreak": _Reader.hard_break,
    "strong_open": _Reader.styled,
    "em_open": _Reader.styled,
    "code_inline": _Reader.code,
    "math_inline": _Reader.math,
    "image": _Reader.image,
    "link_open": _Reader.link,
    "footnote_ref": _Reader.footnote,
    "myst_role": _Reader.role,
    "span_open": _Reader.words,
    "attributes": _Reader.attributes,
}
HTML = r"</?(?:a|b|br|center|div|em|font|hr|i|img|li|ol|p|s|span|strong|su[bp]|t[dhr]|table|u|ul)(?:\s[^<>\n]*)?/?>|<!--|-->"
LEFTOVERS = (
    (faults.HTML, re.compile(HTML, re.IGNORECASE)),
    (faults.LOOSE_EMPHASIS, compiled(r"\*+(?=\S)|(?<=\S)\*+")),
    (faults.LOOSE_BACKQUOTE, compiled(r"`+")),
    (faults.LOOSE_DOLLAR, compiled(r"\$+")),
    (faults.LOOSE_ROLE, compiled(r"[{｛][a-zA-Z]+[}｝]")),
    (faults.LOOSE_ATTRIBUTES, compiled(r"\{[#.][^{}]*\}")),
    (faults.LOOSE_SCRIPT, compiled(r"(?<=[^\s^])\^[^\s^\[\]]{1,8}\^|(?<=[^\s~])~[^\s~]{1,8}~")),
    (faults.WIDE_LINK, compiled(r"\]（#|］[（(]#")),
    (faults.BROKEN_LINK, compiled(r"\[\]\([ \t]*#[^\s()，。；]{0,20}|\[\]#\S|(?<![\[\]])\]\(#")),
    (faults.LOOSE_FOOTNOTE, compiled(r"\[\^|［\^")),
)
"""Markup that is still text after everything was read: most likely a slip."""
LEFTOVER = compiled(r"[<>*`$\]{｛］^~]|［\^")
