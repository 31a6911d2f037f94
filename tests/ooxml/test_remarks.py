"""Comments as parts of a package: what they say, who answers whom, and who wrote them."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.remarks import Written, comment_parts

PARTS = comment_parts(
    [Written(0, "一\n二", "甲方", "甲", "2026-11-20"), Written(1, "三", "乙方", "乙", parent=0, done=True)]
)


def test_a_comment_is_known_by_its_last_paragraph() -> None:
    """Its first begins with Word's own mark."""
    head = "w:id=0,w:author=甲方,w:date=2026-11-20T00:00:00Z,w:initials=甲"
    first, last = 'w:p/(w:r/w:annotationRef,w:r/w:t"一")', 'w:p{w14:paraId=20000000}/w:r/w:t"二"'

    assert f"w:comment{{{head}}}/({first},{last})" in told(PARTS["comments"])


def test_an_answer_names_what_it_answers() -> None:
    """And says that the matter is settled."""
    assert told(PARTS["commentsExtended"]).endswith(
        "(w15:commentEx{w15:paraId=20000000,w15:done=0},"
        "w15:commentEx{w15:paraId=20000001,w15:paraIdParent=20000000,w15:done=1})"
    )


def test_each_author_is_named_once() -> None:
    """However many comments there are of them."""
    again = comment_parts([Written(n, "一", "甲方", "甲") for n in range(3)])

    assert told(again["people"]).count("w15:person{w15:author=甲方}") == 1
