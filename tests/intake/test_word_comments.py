"""Comments and changes of a Word file as comments on the text that was sent out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from drafts import DRAFTS, read_draft
from qicao.builds.documents import build_draft
from qicao.intake.anchors import Anchors
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.intake.words import plain
from qicao.model.frozen import FrozenText, freeze
from qicao.ooxml.document import read_document
from shared import SHARED
from wordfiles import comment, ext, p, table, tracked, word_bytes

ANNOTATED = SHARED / "corpus" / "annotated"


def read(data: bytes) -> Taken:
    """What is taken from a file of Word."""
    return read_comments("意见.docx", data, FrozenText())


def test_a_comment_with_its_words() -> None:
    """Quote and context, author, day, and where it stands in the file."""
    taken = read(word_bytes(p("应[c 0]实行[/c 0][r 0]值班。"), comments=comment("0", "建议删去。", author="甲市乙局")))

    (one,) = taken.arrived
    assert taken.taken_for == "word"
    assert (one.channel, one.body, one.exact, one.prefix, one.suffix) == ("word", "建议删去。", "实行", "应", "值班。")
    assert (one.unit, one.person, one.date, one.source.place) == ("甲市乙局", "", "2026-10-01", "批注 1")


@pytest.mark.parametrize(
    ("author", "unit", "person"),
    [
        ("甲市乙局", "甲市乙局", ""),
        ("×××", "", "×××"),
        ("", "", ""),
        ("作者", "", ""),
        ("Author", "", ""),
        ("Windows 用户", "", ""),
    ],
)
def test_authors(author: str, unit: str, person: str) -> None:
    """A unit is one by its name; a name that a program gives is none."""
    (one,) = read(word_bytes(p("[c 0]甲[/c 0][r 0]"), comments=comment("0", "乙", author=author))).arrived

    assert (one.unit, one.person) == (unit, person)


def test_a_missing_author_is_doubted() -> None:
    """The comment is kept."""
    taken = read(word_bytes(p("[c 0]甲[/c 0][r 0]"), comments=comment("0", "乙", author="")))

    assert len(taken.arrived) == 1
    assert taken.doubts == ("1 条没有作者", "不知道是哪个单位的意见，请用 --unit 指明")


def thread(*texts: str) -> bytes:
    """A comment and the answers to it."""
    ids = [f"0000000{number}" for number in range(len(texts))]
    return word_bytes(
        p("[c 0]甲[/c 0][r 0]"),
        comments="".join(comment(str(number), text, ids[number]) for number, text in enumerate(texts)),
        extended="".join(ext(id_, ids[0] if number else "") for number, id_ in enumerate(ids)),
    )


def test_an_answer_decides() -> None:
    """采纳, 部分采纳, 不采纳 at its beginning is the decision on the comment; other answers are only answers."""
    taken = read(thread("建议删去。", "同意。", "不采纳：与 GB/T 1.1 不一致。"))

    first, *answers = taken.arrived
    assert first.decision is not None
    assert (first.decision.kind, first.decision.reason, first.decision.date) == (
        "不采纳",
        "与 GB/T 1.1 不一致。",
        "2026-10-01",
    )
    assert [one.parent for one in answers] == [first.source.key] * 2
    assert (taken.counts.comments, taken.counts.replies) == (3, 2)


def test_an_answer_whose_thread_was_lost() -> None:
    """LibreOffice drops who answers whom: the same words tell it."""
    body = p("[c 0][c 1]甲[/c 0][r 0][/c 1][r 1]乙")

    taken = read(word_bytes(body, comments=comment("0", "建议删去。") + comment("1", "采纳")))

    assert [one.decision.kind if one.decision else "" for one in taken.arrived] == ["采纳", ""]


def test_keys_outlive_a_save() -> None:
    """Programs give ids anew; author and moment stay."""
    one = word_bytes(p("[c 0]甲[/c 0][r 0]"), comments=comment("0", "乙", date="2026-10-01T09:00:00Z"))
    two = word_bytes(
        p("[c 0]新[/c 0][r 0][c 1]甲[/c 1][r 1]"),
        comments=comment("0", "丙", date="2026-10-02T09:00:00Z") + comment("1", "乙", date="2026-10-01T09:00:00Z"),
    )

    assert read(one).arrived[0].source.key == read(two).arrived[1].source.key


def test_no_key_names_a_person() -> None:
    """Keys stand in the record."""
    taken = read(
        word_bytes(p("[c 0]甲[/c 0][r 0]", tracked("ins", "乙", "×××甲")), comments=comment("0", "丙", author="×××甲"))
    )

    assert all("×××甲" not in one.source.key for one in taken.arrived)


def change(kind: str) -> str:
    """An element that says that what holds it came or went."""
    return f'<w:{kind} w:id="1" w:author="甲单位" w:date="2026-10-01T09:00:00Z"/>'


def mark(kind: str) -> str:
    """Properties of a paragraph whose mark came or went."""
    return f"<w:rPr>{change(kind)}</w:rPr>"


CHANGES: dict[str, tuple[str, tuple[str, str, str, bool]]] = {
    "words put in": (p("应", tracked("ins", "全天"), "值班。"), ("增加“全天”。", "应值班", "应全天值班", False)),
    "words put in behind a sentence": (
        p("甲。", tracked("ins", "乙。"), "丙。"),
        ("增加“乙。”。", "甲。丙", "甲。乙。丙", False),
    ),
    "words put in at the end": (p("甲；丙", tracked("ins", "乙")), ("增加“乙”。", "丙", "丙乙", False)),
    "a paragraph put in before another": (
        p(tracked("ins", "乙。"), properties=mark("ins")) + p("甲。丙。"),
        ("增加“乙。”。", "甲", "乙。\n甲", False),
    ),
    "a paragraph put in at the end": (
        p("甲。") + p(tracked("ins", "乙。"), properties=mark("ins")),
        ("增加“乙。”。", "甲。", "甲。\n乙。", False),
    ),
    "a text of new words only": (p(tracked("ins", "乙。")), ("增加“乙。”。", "", "乙。", False)),
    "a row put in": (
        table([["甲", "丙"]]).replace("<w:tr>", f"<w:tr><w:trPr>{change('ins')}</w:trPr>") + p("丁"),
        ("增加表行“甲 丙”。", "丁", "甲\n丙\n丁", False),
    ),
    "words struck": (p("应", tracked("del", "全天"), "值班。"), ("删去“全天”。", "全天", "", True)),
    "words replaced": (
        p("应", tracked("del", "全天"), tracked("ins", "24 h"), "值班。"),
        ("将“全天”改为“24 h”。", "全天", "24 h", False),
    ),
    "a paragraph put in": (
        p("甲。", properties=mark("ins")) + p(tracked("ins", "乙。")),
        ("增加“乙。”。", "甲。", "甲。\n乙。", False),
    ),
    "a moved sentence": (
        p("甲。", tracked("moveFrom", "乙。")) + p("丙。", tracked("moveTo", "乙。")),
        ("将“乙。”移至“丙。”之后。", "乙。", "", False),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_comments(name: str) -> None:
    """A sentence, the words that are there, those that are proposed, and whether words only go."""
    body, expected = CHANGES[name]

    (one,) = read(word_bytes(body)).arrived

    assert (one.body, one.exact, one.proposed, one.struck) == expected
    assert one.unit == "甲单位"


def test_a_cell() -> None:
    """Words of a cell are quoted with what stands in it."""
    (one,) = read(word_bytes(table([["指标", "不大于[c 0]5[/c 0][r 0] mg"]]), comments=comment("0", "偏大"))).arrived

    assert (one.exact, one.prefix, one.suffix) == ("5", "不大于", " mg")


@pytest.mark.corpus
def test_every_real_file_gives_a_comment_for_each_comment_and_change() -> None:
    """None is lost, every key is one, and importing again gives the same."""
    for path in sorted(ANNOTATED.glob("*.docx")):
        data = path.read_bytes()
        taken = read_comments(path.name, data, FrozenText())
        word = [one for one in taken.arrived if one.channel == "word"]

        assert len(word) == taken.counts.comments + taken.counts.joined, path.name
        assert len({one.source.key for one in taken.arrived}) == len(taken.arrived), path.name
        assert sum(bool(one.parent) for one in word) == taken.counts.replies, path.name
        assert read_comments(path.name, data, FrozenText()) == taken, path.name


@cache
def own_file() -> tuple[bytes, FrozenText]:
    """Our own Word file, and the text that it prints."""
    data = build_draft(DRAFTS["everything"], Path(mkdtemp())).files[0].read_bytes()
    read = read_draft("everything")
    return data, freeze(read.standard, {})


def test_our_bookmarks_name_the_elements() -> None:
    """Of our own file nearly every paragraph is known, by its bookmark or between two of them, and none is taken for another."""
    data, frozen = own_file()
    document = read_document(data)
    anchors = Anchors.of(document, frozen)
    texts = {element.id: plain(element.text) for element in frozen.elements}
    once = {text for text in texts.values() if text and [*texts.values()].count(text) == 1}
    lines = [line for line in document.story.lines if plain(document.story.original_of(line)) in once]
    found = {document.story.original_of(line): anchors.element_at(document, line.start) for line in lines}

    wrong = {text: id_ for text, id_ in found.items() if id_ and plain(text) not in within(frozen, id_)}
    known = sum(bool(id_) for id_ in found.values())
    assert wrong == {}
    assert known / len(found) > 0.9, (known, len(found))


def within(frozen: FrozenText, id_: str) -> str:
    """The words of the element and of all in it."""
    ids = {id_}
    texts = []
    for element in frozen.elements:
        if element.parent in ids:
            ids.add(element.id)
        if element.id in ids:
            texts.append(plain(element.text))
    return "\n".join(texts)
