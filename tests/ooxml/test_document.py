"""Documents of Word as people hand them in: comments, threads, tracked changes, and what is wrong with the file."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pytest

from qicao.ooxml.document import Document, read_document
from shared import SHARED

ANNOTATED = SHARED / "corpus" / "annotated"
COUNTS = ("comments", "replies", "resolved", "ins", "del", "move_from", "property_changes", "cell_changes")
JOINED: Mapping[str, int] = {
    "oxpt-hc031-complicated-document.docx": 2,
    "oxpt-ra001-tracked-revisions.docx": 25,
    "oxpt-rp009-deleted-table-row.docx": 1,
    "oxpt-rp010-inserted-table-row.docx": 1,
    "oxpt-rp015-movefrom-moveto.docx": 1,
    "oxpt-rp020-inserted-field-code.docx": 1,
    "oxpt-rp021-inserted-numbering-properties.docx": 1,
    "oxpt-rp022-numberingchange.docx": 1,
    "oxpt-rp025-paragraph-props-change.docx": 2,
    "oxpt-rp034-deleted-cells.docx": 1,
    "oxpt-rp047-inserted-and-deleted-paragraph-mark.docx": 2,
    "oxpt-rp050-deleted-footnote.docx": 1,
    "oxsdk-comment024.docx": 2,
    "oxsdk-comment025.docx": 3,
    "oxsdk-comment043.docx": 3,
    "poi-delins.docx": 11,
}
"""Changes that people made, in the files that have any."""


def counts(document: Document) -> dict[str, int]:
    """What the list of the files counts."""
    revisions = document.revisions
    return {
        "comments": len(document.remarks),
        "replies": sum(remark.parent >= 0 for remark in document.remarks),
        "resolved": sum(remark.done for remark in document.remarks),
        "ins": revisions["ins"],
        "del": revisions["del"],
        "move_from": revisions["move_from"],
        "property_changes": revisions["property"],
        "cell_changes": revisions["cell"],
    }


@pytest.mark.corpus
def test_counts_are_those_of_the_list() -> None:
    """Comments, replies, what is settled, and the elements that keep changes, in every file."""
    with (ANNOTATED / "MANIFEST.csv").open(encoding="utf-8") as file:
        listed = {row["file"]: {name: int(row[name]) for name in COUNTS} for row in csv.DictReader(file)}

    found = {name: counts(read_document((ANNOTATED / name).read_bytes())) for name in listed}

    assert len(found) == 28
    assert found == listed


@pytest.mark.corpus
def test_changes_are_joined_as_people_made_them() -> None:
    """A row, a move, a replaced word are one change each, however many elements keep them."""
    found = {path.name: len(read_document(path.read_bytes()).changes) for path in sorted(ANNOTATED.glob("*.docx"))}

    assert {name: count for name, count in found.items() if count} == JOINED


@pytest.mark.corpus
def test_ranges_are_those_of_the_list() -> None:
    """Every range with both ends is found, those of replies, too."""
    with (ANNOTATED / "MANIFEST.csv").open(encoding="utf-8") as file:
        listed = {row["file"]: int(row["comment_ranges"]) for row in csv.DictReader(file)}
    stories = {name: read_document((ANNOTATED / name).read_bytes()).story for name in listed}

    assert {name: sum(one.marked for one in story.ranges) for name, story in stories.items()} == listed
