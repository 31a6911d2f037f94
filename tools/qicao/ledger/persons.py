"""Name and contact of a person, as people write them in one blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from qicao.model.comment import Person
from qicao.source.patterns import compiled

__all__ = ["near_names", "person_of"]

CONTACT = compiled(
    r"(?:\+?86[- ]?)?(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[- ]?)\d{7,8}(?:-\d{1,6})?(?!\d)"
    r"|(?<!\d)[2-9]\d{6,7}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""Numbers of telephones and addresses of mail."""
LABEL = compiled(r"(?:联系)?(?:电话|手机|座机|邮箱|电子邮箱|电子邮件|方式)\s*[:：]?|(?:tel|mobile|e-?mail)[.:：]?")
EMPTY = compiled(r"[（(\[【<]\s*[)）\]】>]")
ENDS = " \t\u3000,，、;；:：/|-—"


def person_of(name: str, contact: str = "") -> Person:
    """Return the person of that name and contact; a number or address beside the name belongs to the contact."""
    found = [match[0].strip() for match in CONTACT.finditer(name)]
    if not found:
        return Person(name.strip(), contact.strip())
    bare = EMPTY.sub("", LABEL.sub("", CONTACT.sub(" ", name))).strip(ENDS)
    others = [one for one in found if one not in contact]
    return Person(" ".join(bare.split()), "，".join(filter(None, (contact.strip(), *others))))


def near_names(name: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the names that are like the one that was asked for, the nearest first."""
    known = list(dict.fromkeys(filter(None, names)))
    inside = [one for one in known if name.strip() and (name.strip() in one or one in name)]
    yield from dict.fromkeys([*inside, *get_close_matches(name, known, 5, 0.5)])
