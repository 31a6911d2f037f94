"""Attributes in braces: {#label .class key="value"}."""

from __future__ import annotations

import re

from msgspec import Struct

from qicao.source.patterns import compiled

__all__ = ["Attributes", "clean_label", "read_attributes", "states_provision"]

PIECE = re.compile(
    r"""[ \t]*(?:
    \#(?P<label>[^\s!"#$%&'()*+,;<=>?@\[\]^`{|}~]+)
    |\.(?P<name>[^\s!"\#$%&'()*+,./;<=>?@\[\]^`{|}~]+)
    |(?P<key>[A-Za-z\d_:-]+)=(?:"(?P<quoted>[^"{}]*)"|(?P<bare>[A-Za-z\d_:-]+))
    |(?P<comment>%[^%{}]*%?)
    )(?=[ \t}]|$)""",
    re.VERBOSE,
)
LABEL = compiled(r"[\w.\-]+")
PROVISION = {
    "strength": "要求|指示|推荐|允许|陈述",
    "subject": ".*",
    "condition": ".*",
    "verification": ".*",
    "levels": "(?:(?:市|区|街镇)[ ,，、]?)*",
    "roles": ".*",
}
"""Key of an attribute that tells how a provision is meant → the values that it can have."""


class Attributes(Struct, frozen=True):
    """The content of an attribute line."""

    label: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """Pairs of `key="value"`; those that `states_provision` knows tell how a provision is meant, others are reported."""


def read_attributes(text: str) -> Attributes | None:
    """Return the attributes in *text*, which includes its braces; None if it is not such a text."""
    text = text.strip()
    if text[:1] != "{" or text[-1:] != "}":
        return None
    label, classes, values, at = "", [], [], 1
    while text[at:].strip() != "}":
        match = PIECE.match(text, at)
        if not match:
            return None
        at = match.end()
        label = match["label"] or label
        classes += [match["name"]] if match["name"] else []
        values += [(match["key"], match["quoted"] or match["bare"] or "")] if match["key"] else []
    return Attributes(label, tuple(classes), tuple(values))


def states_provision(key: str, value: str) -> bool:
    """Return whether the pair tells how a provision is meant, with a value that its key can have."""
    allowed = PROVISION.get(key)
    return allowed is not None and bool(compiled(allowed).fullmatch(value))


def clean_label(label: str) -> str:
    """Return the label with only letters, digits and `-._`, which ids and addresses may contain."""
    return "-".join(LABEL.findall(label))
