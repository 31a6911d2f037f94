"""Every printed character of a draft stands in the Word file, on the PDF's pages and on the site's page."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from drafts import DRAFTS, read_draft
from faces import EDGE, FACES, text_of_word, word_bytes
from mutations import BLIND, TARGETED, Strike, copy_draft
from printed import lost_texts, printed_texts
from products import CONTAINERS, PICTURE, YAML, Word, draft_of_container, draft_of_lines, explanation_of_blocks
from qicao.builds.documents import build_draft
from qicao.model.standard import Standard
from qicao.ooxml.check import check_package
from qicao.parse.draft import Draft, load_draft


def read(folder: Path, text: str, yaml: str = YAML) -> Draft:
    """The draft with this text, read from *folder*, in which there is a picture."""
    for name, content in {"index.md": text, "standard.yaml": yaml, "a.svg": PICTURE}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return load_draft(folder)


def missing(words: list[Word], text: str) -> list[str]:
    """The words that do not stand in the text, with the place and the kind in which they were put."""
    return [f"{word.block} 在 {word.container}：{word.text}" for word in words if word.text not in text]


def lost(draft: Draft, words: list[Word]) -> dict[str, list[str]]:
    """For each face the words that do not stand on it."""
    found = {name: missing(words, face(draft.standard, draft.source.folder)) for name, face in FACES.items()}
    return {name: words for name, words in found.items() if words}


def broken(draft: Draft, standard: Standard) -> dict[str, list[str]]:
    """For each face of the *standard* the printed texts of the draft that do not stand on it."""
    texts, folder = printed_texts(draft), draft.source.folder
    found = {name: lost_texts(texts, face(standard, folder), paged=name == "PDF") for name, face in FACES.items()}
    return {name: texts for name, texts in found.items() if texts}


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.one_in(5)
def test_every_block_is_printed_in_every_place(container: str, tmp_path: Path) -> None:
    """Lists, tables, formulas, notes, footnotes, code: wherever the dialect lets them stand."""
    made = draft_of_container(container)
    draft = read(tmp_path, made.text())

    assert lost(draft, made.words) == {}
    assert check_package(word_bytes(draft.standard, tmp_path)) == []


def test_every_kind_of_inline_text_is_printed_on_every_line(tmp_path: Path) -> None:
    """In titles, keys, terms, cells, meanings, and in the data."""
    made, yaml = draft_of_lines()
    draft = read(tmp_path, made.text(), yaml)

    assert lost(draft, made.words) == {}
    assert check_package(word_bytes(draft.standard, tmp_path)) == []


def test_every_block_is_printed_in_the_explanation(tmp_path: Path) -> None:
    """The 编制说明 is a Word file and nothing else."""
    made = explanation_of_blocks()
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft/explanation.md").write_text(made.text(), encoding="utf-8")
    read(tmp_path / "draft", "# 范围\n\n本文件规定了要求。\n\n{#这里}\n# 要求\n\n应检查。")
    [file] = [file for file in build_draft(tmp_path / "draft", tmp_path / "build").files if "编制说明" in file.name]

    assert missing(made.words, text_of_word(file.read_bytes())) == []
    assert check_package(file.read_bytes()) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_no_printed_text_of_a_draft_is_lost(name: str) -> None:
    """Each text as often as the model has it."""
    assert broken(read_draft(name), read_draft(name).standard) == {}


@pytest.mark.parametrize(
    ("name", "blow"),
    [*product(["everything"], BLIND), *product(["group-guide"], [*BLIND, *TARGETED])],
    ids=lambda value: getattr(value, "__name__", value),
)
@pytest.mark.one_in(5)
def test_no_printed_text_of_a_broken_draft_is_lost(name: str, blow: Strike, tmp_path: Path) -> None:
    """Whatever is left of it: three blows one after the other."""
    folder = copy_draft(DRAFTS[name], tmp_path)
    index = folder / "index.md"
    for seed in range(3):
        struck = blow(index.read_text(encoding="utf-8").splitlines(), Random(f"{name} {blow.__name__} law {seed}"))
        index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    draft = load_draft(folder)

    assert broken(draft, draft.standard) == {}


@pytest.mark.parametrize("name", ["everything", "group-guide"])
def test_the_law_notices_what_a_face_leaves_out(name: str) -> None:
    """A law that cannot be broken proves nothing: a chapter that the faces do not print."""
    draft = read_draft(name)

    assert broken(draft, replace(draft.standard, chapters=draft.standard.chapters[:-1])).keys() == FACES.keys()


def test_the_law_notices_a_text_that_stands_once_instead_of_twice() -> None:
    """A title in the contents does not stand for the clause of that title."""
    texts = [("甲应检查。", None), ("甲应检查。", None), ("甲", None)]

    assert lost_texts(texts, f"甲应检查。{EDGE}甲应检查。") == ["'甲'"]
    assert lost_texts(texts, f"甲应检查。{EDGE}甲") == ["'甲应检查。'"]


def test_pages_may_cut_a_text_in_two() -> None:
    """With a footnote between; what is left out in the middle is lost all the same."""
    assert lost_texts([("甲应检查乙。", None)], "甲应检1)脚注查乙。", paged=True) == []
    assert lost_texts([("甲应检查乙。", None)], "甲应检1)脚注乙。", paged=True) != []
