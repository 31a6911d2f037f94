"""Comments and their words in a file of Word: ranges of every kind, threads, and what is odd about them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from qicao.ooxml.document import Document, read_document
from wordfiles import comment, ext, p, table, tracked, word_bytes, zipped


def read(body: str, *comments: str, extended: str = "", ids: str = "", footnotes: str = "") -> Document:
    """The document with that body and these comments."""
    parts = {"comments": "".join(comments), "extended": extended, "ids": ids, "footnotes": footnotes}
    return read_document(word_bytes(body, **{name: text for name, text in parts.items() if text}))


def quotes(document: Document) -> list[str]:
    """Of each comment `before [words] behind`; "" for one without a place."""
    made = []
    for remark in document.remarks:
        place = document.range_of(remark)
        quote = document.story.quote_of(place) if place else None
        made.append(f"{quote.prefix}[{quote.exact}]{quote.suffix}" if quote else "")
    return made


RANGES: dict[str, tuple[str, list[str]]] = {
    "words": (p("应[c 0]实行[/c 0][r 0]值班。"), ["应[实行]值班。"]),
    "nested": (p("[c 0]应[c 1]实行[/c 1][r 1]值班[/c 0][r 0]。"), ["[应实行值班]。", "应[实行]值班。"]),
    "crossing": (p("[c 0]应[c 1]实行[/c 0][r 0]值班[/c 1][r 1]。"), ["[应实行]值班。", "应[实行值班]。"]),
    "over paragraphs": (p("甲[c 0]乙") + p("丙[/c 0][r 0]丁"), ["甲[乙\n丙]丁"]),
    "to the end of a paragraph, closed behind it": (
        p("甲[c 0]乙") + '<w:commentRangeEnd w:id="0"/>' + p("[r 0]丙"),
        ["甲[乙]"],
    ),
    "a point": (p("甲乙[r 0]丙"), ["甲乙[]丙"]),
    "no end": (p("甲[c 0]乙丙") + p("丁"), ["甲[乙丙]"]),
    "no end but a mark": (p("甲[c 0]乙[r 0]丙"), ["甲[乙]丙"]),
    "no start": (p("甲乙[/c 0][r 0]丙"), ["甲乙[]丙"]),
    "no place": (p("甲乙丙"), [""]),
    "the end before the start": (p("甲[/c 0]乙[c 0]丙[r 0]丁"), ["甲乙[丙]丁"]),
    "struck words": (p("应[c 0]", tracked("del", "实行"), "值班[/c 0][r 0]。"), ["应[实行值班]。"]),
    "new words among old": (p("应[c 0]", tracked("ins", "全天"), "值班[/c 0][r 0]。"), ["应[值班]。"]),
    "only new words": (p("应[c 0]", tracked("ins", "全天"), "[/c 0][r 0]值班。"), ["应[全天]值班。"]),
    "a cell": (table([["指标", "[c 0]限值[/c 0][r 0]"]]), ["[限值]"]),
    "a formula before": (p("按", "<m:oMath><m:r><m:t>A</m:t></m:r></m:oMath>", "[c 0]算[/c 0][r 0]"), ["按A[算]"]),
}


@pytest.mark.parametrize("name", RANGES)
def test_the_words_of_a_comment(name: str) -> None:
    """They are those of the text as it was sent out, with what stands around them in the paragraph."""
    body, expected = RANGES[name]

    document = read(body, *(comment(str(number), "意见") for number in range(len(expected))))

    assert quotes(document) == expected


def test_threads_by_paragraph() -> None:
    """An answer knows the comment that it answers; an answer to an answer belongs to the first."""
    document = read(
        p("[c 0]甲[/c 0][r 0]"),
        *(comment(str(number), f"{number}", f"0000000{number}") for number in range(4)),
        extended=ext("00000000", done="1")
        + ext("00000001", "00000000")
        + ext("00000002", "00000001")
        + ext("00000003"),
    )

    assert [(one.parent, one.done) for one in document.remarks] == [(-1, True), (0, False), (0, False), (-1, False)]


def test_a_circle_of_answers_is_cut() -> None:
    """The earliest of those that answer each other begins the thread; nothing is lost and nothing hangs."""
    document = read(
        p("甲"),
        *(comment(str(number), f"{number}", f"0000000{number}") for number in range(4)),
        extended=ext("00000000", "00000002")
        + ext("00000001", "00000000")
        + ext("00000002", "00000001")
        + ext("00000003", "00000003"),
    )

    assert [one.parent for one in document.remarks] == [-1, 0, 0, -1]


def test_ids_used_twice() -> None:
    """Both comments are kept, each with the range of its turn, and the file is doubted."""
    document = read(p("[c 0]甲[/c 0]乙[c 0]丙[/c 0][r 0]"), comment("0", "一"), comment("0", "二"))

    assert [one.text for one in document.remarks] == ["一", "二"]
    assert quotes(document) == ["[甲]乙丙", "甲乙[丙]"]
    assert document.doubts == ("批注号 0 用了 2 次，都已读入",)


def test_what_is_odd_is_told() -> None:
    """A range without a comment, a comment without a place, a range with one end."""
    document = read(p("[c 7]甲[/c 7][r 7][c 0]乙"), comment("0", "一"), comment("1", "二"))

    assert document.doubts == (
        "正文里批注 7 的范围没有对应的批注",
        "批注 1 在正文里没有位置",
        "批注 0 的范围只有一端",
    )


def test_lasting_ids() -> None:
    """The id that outlives a save is found by the paragraph of the comment."""
    ids = '<w16cid:commentId w16cid:paraId="0000000a" w16cid:durableId="1234ABCD"/>'

    document = read(p("[c 0]甲[/c 0][r 0]"), comment("0", "一", "0000000A"), ids=ids)

    assert [one.lasting for one in document.remarks] == ["1234ABCD"]


def test_comments_in_notes() -> None:
    """Notes come behind the paragraph that names them."""
    note = f'<w:footnote w:id="2">{p("注的[c 0]内容[/c 0][r 0]")}</w:footnote>'
    body = p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "乙") + p("丙")

    document = read(body, comment("0", "一"), footnotes=note)

    assert document.story.original == "甲乙\n注的内容\n丙\n"
    assert quotes(document) == ["注的[内容]"]


def test_boxes_come_once() -> None:
    """What is there for two programs is read for one, behind the paragraph that holds it."""
    box = f"<w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"

    assert read(p("甲", both, "乙")).story.original == "甲乙\n框\n"


def test_comments_without_a_reference_to_their_part() -> None:
    """They are found under the usual name."""
    with ZipFile(BytesIO(word_bytes(p("[c 0]甲[/c 0][r 0]"), comments=comment("0", "一")))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    del parts["word/_rels/document.xml.rels"]

    assert [one.text for one in read_document(zipped(parts)).remarks] == ["一"]


def test_many_comments() -> None:
    """Ten thousand comments in one file are ten thousand."""
    number = 10_000
    body = "".join(p(f"条文[c {at}]{at}[/c {at}][r {at}]") for at in range(number))

    document = read(body, *(comment(str(at), f"意见{at}") for at in range(number)))

    assert len(document.remarks) == number
    assert document.doubts == ()
