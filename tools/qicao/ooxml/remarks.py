"""Comments as parts of a package: their words, their threads, and their authors (17.13.4; [MS-DOCX] 2.5.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from qicao.ooxml.run import run
from qicao.ooxml.xml import DECLARATION, namespaces, quoted

__all__ = ["Written", "comment_parts"]


class Written(Struct, frozen=True):
    """A comment to be written."""

    number: int
    words: str
    author: str
    initials: str
    date: str = ""
    """ISO 8601: `2026-11-20`."""
    parent: int = -1
    """The number of the comment that it answers; -1 if there is none."""
    done: bool = False


def comment_parts(comments: Sequence[Written]) -> Mapping[str, str]:
    """Return the parts that hold the comments, by their kinds."""
    inner = "".join(map(_comment, comments))
    states = "".join(map(_state, comments))
    people = "".join(map(_person, dict.fromkeys(one.author for one in comments)))
    ignorable = ' mc:Ignorable="{}"'.format
    return {
        "comments": f"{DECLARATION}<w:comments{namespaces('w w14 mc')}{ignorable('w14')}>{inner}</w:comments>",
        "commentsExtended": f"{DECLARATION}<w15:commentsEx{namespaces('w15 mc')}{ignorable('w15')}>{states}</w15:commentsEx>",
        "people": f"{DECLARATION}<w15:people{namespaces('w15 mc')}{ignorable('w15')}>{people}</w15:people>",
    }


def _comment(one: Written) -> str:
    date = f' w:date="{one.date}T00:00:00Z"' if one.date else ""
    *lines, last = one.words.split("\n")
    mark = "<w:r><w:annotationRef/></w:r>"
    texts = [f"<w:p>{run(line)}</w:p>" for line in lines] + [
        f'<w:p w14:paraId="{_paragraph(one.number)}">{run(last)}</w:p>'
    ]
    texts[0] = texts[0].replace(">", f">{mark}", 1)
    return (
        f'<w:comment w:id="{one.number}" w:author={quoted(one.author)}{date} w:initials={quoted(one.initials)}>'
        f"{''.join(texts)}</w:comment>"
    )


def _state(one: Written) -> str:
    parent = f' w15:paraIdParent="{_paragraph(one.parent)}"' if one.parent >= 0 else ""
    return f'<w15:commentEx w15:paraId="{_paragraph(one.number)}"{parent} w15:done="{int(one.done)}"/>'


def _paragraph(number: int) -> str:
    """Return the id of the last paragraph of the comment, by which other parts refer to the comment."""
    return f"{0x20000000 + number:08X}"


def _person(author: str) -> str:
    name = quoted(author)
    return f'<w15:person w15:author={name}><w15:presenceInfo w15:providerId="None" w15:userId={name}/></w15:person>'
