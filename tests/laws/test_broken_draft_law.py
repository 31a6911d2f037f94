"""A broken draft is read all the same: no stack trace, no lost text, and a finding at the right place."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from drafts import DRAFTS, read_draft
from laws import broken_laws
from mutations import BLIND, TARGETED, Blow, Strike, copy_draft
from qicao.builds.documents import build_draft
from qicao.model.finding import Finding
from qicao.ooxml.check import check_package
from qicao.parse.draft import Draft, load_draft

ROUNDS = range(6)
"""With 5 blind blows and 8 targeted ones on 4 drafts this makes more than 200 mutated inputs."""
YAML_FAULTS = {
    "a tab before a key": (2, "\tlevel: local"),
    "a quote that is never closed": (2, 'region: "上海市'),
    "an unknown key": (2, "levle: local"),
    "a key twice": (2, "number: DB31/T 1—2020\nnumber: DB31/T 2—2020"),
    "a value that is not offered": (2, "stage: 草稿"),
    "a bracket that is never closed": (2, "ics: [35.240.99"),
    "no colon": (2, "这里没有冒号"),
    "a date that does not exist": (2, "completed: 2024-02-31"),
    "a list where text belongs": (2, "ccs: [A, B]"),
}
"""What is put in as a line of `standard.yaml`, and after which line."""


def strike(name: str, blow: Strike, seed: int, folder: Path) -> tuple[Path, Blow]:
    """A copy of the draft with the blow dealt to its text."""
    draft = copy_draft(DRAFTS[name], folder)
    index = draft / "index.md"
    struck = blow(index.read_text(encoding="utf-8").splitlines(), Random(f"{name} {blow.__name__} {seed}"))
    index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    return index, struck


def places(findings: tuple[Finding, ...], file: Path) -> set[int]:
    """The lines of the file at which findings lie."""
    return {finding.span.line for finding in findings if finding.span.file == file.as_posix()}


@pytest.mark.parametrize("seed", ROUNDS)
@pytest.mark.parametrize("blow", BLIND, ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(7)
def test_the_laws_hold_after_a_blind_blow(name: str, blow: Strike, seed: int, tmp_path: Path) -> None:
    """Whatever line is cut, doubled or swapped: all text is in the model or under a finding, at its own place."""
    index, _ = strike(name, blow, seed, tmp_path)

    assert broken_laws(load_draft(index.parent)) == []


@pytest.mark.parametrize("seed", ROUNDS[:3])
@pytest.mark.parametrize("blow", TARGETED, ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(5)
def test_a_known_fault_is_found_at_its_line(name: str, blow: Strike, seed: int, tmp_path: Path) -> None:
    """The author is led to the line that is wrong, and loses no text."""
    index, struck = strike(name, blow, seed, tmp_path)
    draft = load_draft(index.parent)

    assert places(draft.findings, index) & struck.lines, (sorted(struck.lines), draft.findings)
    assert broken_laws(draft) == []


@pytest.mark.parametrize("fault", YAML_FAULTS)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(4)
def test_broken_yaml_is_found_at_its_line_and_the_text_is_still_read(name: str, fault: str, tmp_path: Path) -> None:
    """A slip in the data does not take the document away."""
    after, words = YAML_FAULTS[fault]
    draft = copy_draft(DRAFTS[name], tmp_path)
    file = draft / "standard.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:after], words, *lines[after:]]) + "\n", encoding="utf-8")
    read = load_draft(draft)
    last = after + 1 + words.count("\n")

    assert places(read.findings, file) & {after, after + 1, last, last + 1}, read.findings
    assert len(read.standard.chapters) == len(load_draft(DRAFTS[name]).standard.chapters)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(4)
def test_other_encodings_give_the_same_document(name: str, encoding: str, tmp_path: Path) -> None:
    """Files saved by old editors are read; what is not UTF-8 is said once for each file."""
    draft = copy_draft(DRAFTS[name], tmp_path)
    for file in (*draft.rglob("*.md"), *draft.glob("*.yaml")):
        text = file.read_text(encoding="utf-8").encode(encoding, "replace").decode(encoding)
        file.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    read, plain = load_draft(draft), load_draft(DRAFTS[name])

    assert [chapter.number for chapter in read.standard.chapters] == [c.number for c in plain.standard.chapters]
    assert broken_laws(read) == []
    assert bool(places(read.findings, draft / "index.md") & {1}) == (encoding == "gbk")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe\x00", b"\x00" * 100, bytes(range(256))])
@pytest.mark.parametrize("file", ["index.md", "standard.yaml"])
def test_an_empty_or_senseless_file_is_a_finding(file: str, content: bytes, tmp_path: Path) -> None:
    """Nothing, or anything but text."""
    draft = copy_draft(DRAFTS["group-guide"], tmp_path)
    (draft / file).write_bytes(content)

    assert places(load_draft(draft).findings, draft / file)


@pytest.mark.parametrize("file", ["index.md", "standard.yaml"])
def test_a_missing_file_is_a_finding(file: str, tmp_path: Path) -> None:
    """One of the two files is enough to be a draft."""
    draft = copy_draft(DRAFTS["group-guide"], tmp_path)
    (draft / file).unlink()

    assert places(load_draft(draft).findings, draft / file) == {1}


def test_files_that_include_each_other_are_found(tmp_path: Path) -> None:
    """The finding lies at the line that closes the circle."""
    draft = copy_draft(DRAFTS["group-guide"], tmp_path)
    (draft / "a.md").write_text("甲的话。\n\n:::{include} b.md\n:::\n", encoding="utf-8")
    (draft / "b.md").write_text("乙的话。\n\n:::{include} a.md\n:::\n", encoding="utf-8")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n:::{include} a.md\n:::\n")
    read = load_draft(draft)

    assert places(read.findings, draft / "b.md") == {3}
    assert broken_laws(read) == []


@pytest.mark.slow
def test_five_megabytes_are_read(tmp_path: Path) -> None:
    """A text as long as fifty standards, and the slip in its last line is found there."""
    draft = copy_draft(DRAFTS["group-guide"], tmp_path)
    clause = (
        "## 第{0}项要求\n\n城运中心的第{0}项要求应符合本条的规定，并按规定的方法核对记录。\n\n1. 甲项；\n2. 乙项。\n\n"
    )
    text = "# 范围\n\n本文件给出了很长的文字。\n\n# 要求\n\n" + "".join(clause.format(i) for i in range(36_000))
    (draft / "index.md").write_text(text + "见[](#没有)。\n", encoding="utf-8")
    assert (draft / "index.md").stat().st_size > 5_000_000
    read: Draft = load_draft(draft)

    assert text.count("\n") + 1 in places(read.findings, draft / "index.md")
    assert read.standard.chapters[-1].clauses[-1].number.endswith(".36000")


@pytest.mark.parametrize("blow", [*BLIND, *TARGETED], ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(9)
def test_broken_drafts_are_printed_all_the_same(name: str, blow: Strike, tmp_path: Path) -> None:
    """Word, PDF and companion documents come out of whatever can be read, and Word opens them."""
    index, _ = strike(name, blow, 0, tmp_path)
    for seed in (1, 2):
        struck = blow(index.read_text(encoding="utf-8").splitlines(), Random(f"{name} {blow.__name__} print {seed}"))
        index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    files = build_draft(index.parent, tmp_path / "build").files

    documents = 5 if read_draft(name).standard.data.stage == "征求意见稿" else 3  # letter and form go out with it alone
    documents += len(list((index.parent / "reviews").glob("*/round.yaml")))  # the table of each round that is finished

    assert len(files) == documents
    assert [check_package(file.read_bytes()) for file in files if file.suffix == ".docx"] == [[]] * (documents - 1)


@pytest.mark.parametrize("fault", YAML_FAULTS)
@pytest.mark.one_in(4)
def test_broken_data_are_printed_all_the_same(fault: str, tmp_path: Path) -> None:
    """Without the value that is wrong."""
    after, words = YAML_FAULTS[fault]
    draft = copy_draft(DRAFTS["everything"], tmp_path)
    lines = (draft / "standard.yaml").read_text(encoding="utf-8").splitlines()
    (draft / "standard.yaml").write_text("\n".join([*lines[:after], words, *lines[after:]]) + "\n", encoding="utf-8")

    assert len(build_draft(draft, tmp_path / "build").files) == 5
