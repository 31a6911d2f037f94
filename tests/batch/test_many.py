"""Many drafts: only what changed is built, and one that fails does not stop the others."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS, ROOT
from qicao.batch.many import build_drafts, build_pages
from qicao.batch.page import read_page, write_page
from qicao.render.review import Review


def three(folder: Path) -> list[Path]:
    """Three small drafts."""
    return [copytree(DRAFTS["group-guide"], folder / name) for name in ("一", "二", "三")]


def test_only_what_changed_is_built(tmp_path: Path) -> None:
    """A second call builds nothing; a third, after an edit, one draft; a lost file is made again."""
    drafts, out = three(tmp_path), tmp_path / "build"

    assert [outcome.built for outcome in build_drafts(drafts, out)] == [True, True, True]
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, False, False]
    with (drafts[1] / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n新的一段。\n")
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, True, False]
    Path(build_drafts(drafts, out)[2].files[0]).unlink()
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, False, True]


def test_what_the_drafts_of_a_repository_share_is_part_of_what_they_depend_on(tmp_path: Path) -> None:
    """An entry of the catalogue changes the documents; a comment of a reviewer does not."""
    drafts, out = three(tmp_path / "drafts"), tmp_path / "build"
    copytree(ROOT / "metadata", tmp_path / "metadata")
    build_drafts(drafts, out)
    (drafts[0] / "reviews").mkdir()
    (drafts[0] / "reviews/1.yaml").write_text("comments: []\n", encoding="utf-8")
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, False, False]
    with (tmp_path / "metadata/catalogue/standards.csv").open("a", encoding="utf-8") as catalogue:
        catalogue.write("GB/T 99999—2020,新的标准\n")
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [True, True, True]


def test_a_folder_is_the_same_by_whatever_path_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site finds what the command built, though the one says /…/build and the other build."""
    drafts = three(tmp_path / "drafts")
    build_drafts(drafts, tmp_path / "build")
    monkeypatch.chdir(tmp_path)
    outcomes = build_drafts([Path("drafts") / draft.name for draft in drafts], Path("build"))

    assert [outcome.built for outcome in outcomes] == [False, False, False]
    assert outcomes[0].files[0] == "build/一/征求意见稿/征求意见稿.docx"


def test_a_draft_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    """A file stands where the folder of the second should be."""
    drafts, out = three(tmp_path), tmp_path / "build"
    out.mkdir()
    (out / "二").write_text("挡在这里", encoding="utf-8")
    outcomes = build_drafts(drafts, out)

    assert [bool(outcome.error) for outcome in outcomes] == [False, True, False]
    assert [len(outcome.files) for outcome in outcomes] == [5, 0, 5]


def test_the_order_is_that_of_the_drafts(tmp_path: Path) -> None:
    """Whichever is done first."""
    drafts = three(tmp_path)

    assert [outcome.slug for outcome in build_drafts(drafts, tmp_path / "build")] == ["一", "二", "三"]


def test_what_is_counted_follows_the_rules_and_the_settings(tmp_path: Path) -> None:
    """Findings of rules count as those of reading do; settings that change make the counts anew."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "drafts/甲")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n操作者必须持证。\n")
    counts = [dict(build_drafts([draft], tmp_path / "build")[0].counts)]
    (tmp_path / "drafts/qicao.toml").write_text('[check]\nignore = ["MOD001"]\n', encoding="utf-8")
    counts.append(dict(build_drafts([draft], tmp_path / "build")[0].counts))

    assert counts[0]["error"] == counts[1].get("error", 0) + 1


def test_the_page_is_made_along_and_made_again_when_it_is_lost(tmp_path: Path) -> None:
    """The site finds it whole; a copy for review has none."""
    drafts, out = three(tmp_path), tmp_path / "build"
    files = [Path(outcome.page) for outcome in build_drafts(drafts, out)]
    page = read_page(files[0])
    files[1].unlink()

    assert page.body.count("<article") == 1
    assert page.search
    write_page(tmp_path / "page.json", page)
    assert read_page(tmp_path / "page.json") == page
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, True, False]
    assert build_drafts(drafts[:1], out, review=Review(line_numbers=True))[0].page == ""


def test_a_preview_has_the_same_pages_and_no_documents(tmp_path: Path) -> None:
    """What is made for one of the two is not in the way of the other."""
    drafts = three(tmp_path)
    alone = build_pages(drafts, tmp_path / "alone")
    both = build_drafts(drafts, tmp_path / "both"), build_pages(drafts, tmp_path / "both")

    assert [outcome.files for outcome in alone] == [(), (), ()]
    assert {path.name for path in (tmp_path / "alone").iterdir()} == {".cache"}
    assert all(outcome.built for outcomes in both for outcome in outcomes)
    for one, *others in zip(alone, *both, strict=True):
        assert all(read_page(Path(other.page)) == read_page(Path(one.page)) for other in others)


def test_a_draft_whose_documents_cannot_be_written_has_its_page(tmp_path: Path) -> None:
    """People can still read it."""
    [draft, *_], out = three(tmp_path), tmp_path / "build"
    out.mkdir()
    (out / "一").write_text("挡在这里", encoding="utf-8")
    [outcome] = build_drafts([draft], out)

    assert outcome.error
    assert "志愿者" in read_page(Path(outcome.page)).body
