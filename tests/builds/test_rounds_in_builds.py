"""The set of documents tells what came of the rounds: in the 编制说明, and as the table of each that is finished."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document

from drafts import DRAFTS
from handed import comment
from qicao.builds.documents import build_draft
from qicao.builds.run import build_drafts
from qicao.layout.copy import Review
from qicao.ledger.record import read_record, save_comments
from qicao.ledger.rounds import Opening, open_round
from qicao.model.comment import Anchor, Decision

DECIDED = Decision("采纳", date="2026-12-09")
TABLE = "征求意见汇总处理表.docx"
WHOLE = Anchor("全文", whole=True)
TOLD = "共收到意见2条，其中采纳1条，部分采纳0条，不采纳0条，尚未处理1条。"


def test_a_finished_round_leaves_its_table_and_its_counts(tmp_path: Path) -> None:
    """One that is not finished only its counts; one without answers nothing."""
    folder = copytree(DRAFTS["group-guide"], tmp_path / "drafts/指南")
    before = {file.name for file in build_draft(folder, tmp_path / "a").files}
    record = open_round(folder, Opening(start="2026-11-02", end="2026-12-02"))
    none = {file.name for file in build_draft(folder, tmp_path / "b").files}
    save_comments(record, [comment(1, anchor=WHOLE, decision=DECIDED), comment(2, anchor=WHOLE)])
    open_ = {file.name: file for file in build_draft(folder, tmp_path / "c").files}
    save_comments(read_record(record.folder), [comment(2, anchor=WHOLE, decision=DECIDED)])
    done = {file.name: file for file in build_draft(folder, tmp_path / "d").files}

    assert before == none == set(open_)
    assert TOLD in _text(open_["编制说明.docx"])
    assert set(done) - before == {"征求意见汇总处理表.docx"}
    assert "共收到意见2条，其中采纳2条，部分采纳0条，不采纳0条。" in _text(done["编制说明.docx"])
    assert len(Document(str(done["征求意见汇总处理表.docx"])).tables[0].rows) == 3


@pytest.mark.slow
def test_a_new_comment_makes_the_documents_anew(tmp_path: Path) -> None:
    """And a decision; nothing else does."""
    folder, out = copytree(DRAFTS["group-guide"], tmp_path / "drafts/指南"), tmp_path / "build"
    record = open_round(folder, Opening(start="2026-11-02", end="2026-12-02"))
    built = []
    for more in ([], [comment(1, anchor=WHOLE)], [], [comment(1, anchor=WHOLE, decision=DECIDED)], []):
        save_comments(read_record(record.folder), more)
        built.append(build_drafts([folder], out)[0].built)

    assert built == [True, True, False, True, False]


def test_a_table_that_is_no_longer_finished_goes_and_never_goes_out(tmp_path: Path) -> None:
    """The set has the tables of today and no other; what a round sends out has none of them, and a copy for review leaves them."""
    folder, out = copytree(DRAFTS["group-guide"], tmp_path / "drafts/指南"), tmp_path / "build"
    record = open_round(folder, Opening(start="2026-11-02", end="2026-12-02"))
    save_comments(record, [comment(1, anchor=WHOLE, decision=DECIDED)])
    target = build_draft(folder, out, name="指南").files[0].parent
    build_draft(folder, out, name="指南", review=Review(line_numbers=True))
    there = (target / TABLE).is_file()
    sent = Opening("再", start="2027-01-04", end="2027-02-04", sent=out)
    second = open_round(folder, sent).round.documents
    save_comments(read_record(record.folder), [comment(1, anchor=WHOLE, decision=Decision("待议"))])
    (target / "征求意见汇总处理表（第9轮）.docx").write_bytes(b"")
    (target / "我的汇总处理表.docx").write_bytes(b"")
    build_draft(folder, out, name="指南")

    assert there
    assert second
    assert not any("汇总处理表" in name for name in second)
    assert {file.name for file in target.iterdir() if "汇总处理表" in file.name} == {"我的汇总处理表.docx"}


def _text(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(file.read_bytes())).paragraphs)
