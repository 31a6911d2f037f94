"""The draft with the comments in it: at their words, with answers and decisions, sound, and read back as they are."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handed import COMMENTS, back, comment, taken, view_of, word_of
from qicao.ledger.phrases import initials_of
from qicao.model.comment import Comment, Decision
from qicao.model.overview import Note
from qicao.ooxml.check import check_package
from qicao.ooxml.package import zip_files

REPLY = comment(6, "同意上一条。", parent="2026-1-a0001")


def test_the_word_file_is_sound(tmp_path: Path) -> None:
    """Nothing dangles, the schema holds, and the same comments give the same bytes."""
    from openxml_audit import OpenXmlValidator

    data = word_of(view_of())
    (tmp_path / "w.docx").write_bytes(data)

    assert data == word_of(view_of())
    assert check_package(data) == []
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "w.docx")).errors] == []


def test_comments_stand_at_their_words_with_answers_and_decisions() -> None:
    """Those on the whole stand at the title of the first chapter."""
    found = {one.source.key: one for one in taken("稿.docx", word_of(view_of())).arrived}

    assert found["#a0001"].exact == "柜门"
    assert found["#a0001"].body == "宜说明检查的周期。\n建议修改为：柜门应每月检查。\n理由：便于操作。"
    assert (found["#a0006"].body, found["#a0006"].parent) == ("同意上一条。", "#a0001")
    assert found["#a0002"].exact == "范围"
    assert (found["!a0003"].body, found["!a0003"].parent) == ("不采纳。已由其他文件规定。", "#a0003")
    assert found["#a0003"].unit == "×××单位（3）"


def test_a_word_file_that_nobody_touched_changes_nothing() -> None:
    """Answers and decisions are known as what they are."""
    found = back(view_of(), "稿.docx", word_of(view_of()))

    assert (found.comments, found.altered, found.rest) == ((), (), ())
    assert sorted(found.unchanged) == [one.id for one in COMMENTS]


def test_what_a_meeting_decides_comes_back() -> None:
    """An answer that begins with 采纳 decides; one more comment and one more answer are new; settled is settled."""
    view = view_of((*COMMENTS[:1], replace(COMMENTS[1], resolved=True)))
    more = [
        Note("甲", "部分采纳。周期由运行单位定。", "×××会议", "2026-12-08", parent="#a0001"),
        Note("乙", "同意。", "×××单位（9）", "2026-12-08", parent="#a0002"),
        Note("丙", "宜另加一条。", "×××单位（9）", "2026-12-08"),
    ]
    found = back(view, "稿.docx", word_of(view, more))
    made = {one.id: one.decision for one in found.comments}

    assert made["2026-1-a0001"] == Decision("部分采纳", "周期由运行单位定。", "", "2026-12-08")
    assert [(one.body, one.parent) for one in found.rest] == [
        ("部分采纳。周期由运行单位定。", "2026-1-a0001"),
        ("同意。", "2026-1-a0002"),
        ("宜另加一条。", ""),
    ]
    assert found.altered == ()


def test_a_comment_that_is_settled_in_word_is_settled() -> None:
    """And nothing else of it changes."""
    settled = view_of([replace(one, resolved=True) for one in COMMENTS])
    found = back(view_of(), "稿.docx", word_of(settled))

    assert {one.id: one for one in found.comments} == {
        one.id: replace(one, resolved=True) for one in COMMENTS if not one.parent
    } | {REPLY.id: replace(COMMENTS[5], resolved=True)}


def test_what_is_decided_comes_back_though_a_program_lost_who_answers_whom() -> None:
    """As LibreOffice writes it: all answers stand beside the comment, at the same words."""
    view = view_of((COMMENTS[0], REPLY, COMMENTS[1]))
    more = [Note("甲", "不采纳：现状可行。", "×××会议", "2026-12-08", parent="#a0001")]
    found = back(view, "稿.docx", without_threads(word_of(view, more)))

    assert {one.id: one.decision for one in found.comments} == {
        "2026-1-a0001": Decision("不采纳", "现状可行。", "", "2026-12-08")
    }
    assert back(view, "稿.docx", without_threads(word_of(view))).comments == ()


def without_threads(data: bytes) -> bytes:
    """The Word file without the part that says who answers whom."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files["word/commentsExtended.xml"] = re.sub(rb' w15:paraIdParent="[^"]*"', b"", files["word/commentsExtended.xml"])
    return zip_files(files)


def test_long_numbers_fit_the_file_format() -> None:
    """Initials have nine characters at most, and two long ends are not confused."""
    ends = [initials_of(f"2026-1-abcdefgh000{at}") for at in range(9)]

    assert len(set(ends)) == 9
    assert max(map(len, ends)) <= 9


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
DECIDED = st.none() | st.builds(
    Decision, st.sampled_from(["采纳", "部分采纳", "不采纳", "待议"]), WORDS, date=st.sampled_from(["", "2026-12-01"])
)
MORE = st.fixed_dictionaries(
    {"body": WORDS, "proposed": WORDS, "reason": WORDS, "decision": DECIDED, "resolved": st.booleans()}
)


@settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MORE, min_size=1, max_size=4), st.integers(0, 3), st.integers(0, 5), st.integers(1, 6))
def test_whatever_is_said_comes_back_from_word(
    said: list[dict[str, Any]], answers: int, start: int, length: int
) -> None:
    """At any words of the element, overlapping, with answers."""
    made: list[Comment] = []
    for at, more in enumerate(said, 1):
        one = comment(at, f"意见{more['body']}")
        words = one.anchor.exact + one.anchor.suffix
        end = min(start + length, len(words))
        place = replace(one.anchor, exact=words[start:end], start=start, end=end) if start < end else one.anchor
        made.append(replace(one, **{**more, "body": one.body}, anchor=place))
    made += [comment(50 + at, f"意见{at}", parent=made[0].id) for at in range(answers)]
    view = view_of(made)
    data = word_of(view)
    found = back(view, "稿.docx", data)
    quotes = {one.source.key: one.exact for one in taken("稿.docx", data).arrived}

    assert (found.comments, found.altered, found.rest) == ((), (), ())
    assert [quotes[initials_of(one.id)] for one in view.heads] == [one.anchor.exact for one in view.heads]
