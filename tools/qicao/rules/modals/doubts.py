"""Words of notes, examples and footnotes that may or may not be provisions: 可由, 应处置的, 需按 (9.2, annex C)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.rules.han import HAN
from qicao.rules.passage import Passage
from qicao.rules.provisions import find_provisions
from qicao.rules.rule import Stretch
from qicao.source.patterns import compiled

__all__ = ["doubtful"]

ASKING = frozenset({"应", "不应", "必须"})
NAMED = frozenset("有得尽达负")
"""Characters after 应 if it names a duty: 应有的, 应尽的."""
ABLE = "由[^，。；]{0,20}(?:测得|测出|得到|得出|看出|看到|得知|导致|引起)"
"""Text after 可 if it surely states what is possible."""
SOFT = (
    f"(?<![无不所必急供内军按刚特亟仍还只])需(?![求量方])(?=要?(?:按|由|在|经|先|每|用|把|将|对|与|有|{HAN}{{1,4}}[，。；]))"
    f"|(?:(?<=[，。；])|^)(?:建议|推荐|允许)(?={HAN})(?![值的书性])|(?<!改进)(?<!提出)(?<!的)建议(?=在|按|由|每|采用|使用)"
)
"""Words that demand, advise or permit, and often mean something else."""


def doubtful(passage: Passage) -> Iterator[Stretch]:
    """Yield the words of an informative text that may be provisions, as the author typed them."""
    text = passage.text
    allowing = [found for found in find_provisions(text) if found.word in ("可", "可以", "允许")]
    places = [(found.start, found.end) for found in allowing if not compiled(ABLE).match(text, found.end)]
    places += [match.span() for match in compiled(SOFT).finditer(text)]
    places += _before_nouns(text)
    for start, end in sorted(places):
        if passage.typed(start, end) and not passage.quoted(start):
            yield Stretch(passage, start, end)


def _before_nouns(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of 应 in an attribute: 应处置的事件, which elsewhere only tells which events are meant."""
    if "的" in text:
        for found in find_provisions(text.replace("的", "之")):
            if found.word in ASKING and text[found.end : found.end + 1] not in NAMED:
                yield found.start, found.end
