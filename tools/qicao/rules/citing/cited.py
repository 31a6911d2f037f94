"""Common functions of the rules about citations: number of a document, whether it may be cited, edit of its role."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.model.inline import Citation
from qicao.model.numbers import StandardNumber, parse_number
from qicao.model.span import Span
from qicao.rules.context import Context, Mention
from qicao.rules.locate import source_of
from qicao.rules.rule import Replacement, Stretch

__all__ = [
    "FOREIGN",
    "citation_of",
    "is_own",
    "may_be_normative",
    "name_of",
    "number_of",
    "own_numbers",
    "role_edit",
    "stretch_of",
]

FOREIGN = frozenset(
    "ASTM EN DIN JIS ANSI BS IEEE SAE UL AS NF OGC OMG ETSI 3GPP W3C IETF NIST API ASME GOST".split()  # noqa: SIM905 -- read as a list
)


def citation_of(mention: Mention) -> Citation:
    """Return the citation of a mention that is one."""
    assert isinstance(mention.inline, Citation)  # noqa: S101 -- `context.citations` holds no others
    return mention.inline


def stretch_of(mention: Mention) -> Stretch:
    """Return the printed characters of the mention."""
    return Stretch(mention.passage, mention.start, mention.end)


def name_of(context: Context, document: str) -> str:
    """Return the number of a cited document as written; if it is cited by a key, that of its entry in `references`."""
    known = context.data.references.get(document)
    return known.number if known and known.number else document


def number_of(context: Context, document: str) -> StandardNumber | None:
    """Return the number of a cited document; None if it has none."""
    return parse_number(name_of(context, document))


def own_numbers(context: Context) -> tuple[StandardNumber, ...]:
    """Return the numbers of the document itself, of its series, and of the documents that it replaces and adopts."""
    data = context.data
    texts = [data.number, *(item.number for item in data.replaces)]
    texts += [data.part_of.number] if data.part_of else []
    texts += [data.adoption.document] if data.adoption else []
    return tuple(number for text in texts if (number := parse_number(text)))


def is_own(context: Context, number: StandardNumber) -> bool:
    """Return whether it is the number of the document itself, of any year."""
    own = parse_number(context.data.number)
    if own and "X" in own.number:
        return own == replace(number, all_parts=False)  # any number that is not known yet has these letters
    return own is not None and own.undated == replace(number, all_parts=False).undated


def may_be_normative(context: Context, number: StandardNumber) -> bool:
    """Return whether a document may be cited normatively without further conditions.

    It may if it is national, sector, of the own region, ISO or IEC.
    """
    if number.prefix.split("/")[0] in FOREIGN:
        return False
    if number.kind == "local":
        own = parse_number(context.data.number)
        same = own is None or own.kind != "local" or own.prefix[2:4] == number.prefix[2:4]
        return context.data.level == "local" and same
    return number.kind in ("national", "sector", "international") or number.prefix.startswith("ITU")


def role_edit(context: Context, mention: Mention, role: str) -> tuple[Replacement, ...]:
    """Return the edit that gives a citation the other role, `std` or `see`."""
    span = mention.inline.span
    if span is None:
        return ()
    place = Span(span.file, span.line, span.column, span.line, span.column + 5)
    return (Replacement(place, f"{{{role}}}"),) if source_of(context.files, place) in ("{std}", "{see}") else ()
