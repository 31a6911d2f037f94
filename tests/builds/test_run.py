"""Many drafts: only what changed is built, and one that fails does not stop the others."""

from __future__ import annotations

import os
import re
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from drafts import DRAFTS, ROOT
from qicao.builds.page import read_page, write_page
from qicao.builds.run import build_drafts, build_pages
from qicao.layout.copy import Review


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


def test_a_file_that_was_read_counts_whatever_folder_it_lies_in(tmp_path: Path) -> None:
    """A picture in figures/schema/ is as good as any; a file that nobody reads is not looked into."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "drafts/甲")
    (draft / "figures/schema").mkdir(parents=True)
    picture = draft / "figures/schema/x.svg"
    picture.write_text(SVG.format(1), encoding="utf-8")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n![图](figures/schema/x.svg)\n")
    video = draft / "video.mp4"
    os.truncate(os.open(video, os.O_CREAT | os.O_WRONLY), 20 << 30)  # a hole: reading it would take a minute

    assert [build_drafts([draft], tmp_path / "build")[0].built for _ in range(2)] == [True, False]
    picture.write_text(SVG.format(2), encoding="utf-8")
    assert build_drafts([draft], tmp_path / "build")[0].built
    with video.open("r+b") as file:
        file.write(b"another")
    assert not build_drafts([draft], tmp_path / "build")[0].built


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"><circle cx="9" cy="9" r="{}"/></svg>'


def test_a_file_that_was_missed_and_comes_is_seen(tmp_path: Path) -> None:
    """The draft is built again although none of the files that were read has changed."""
    draft = copytree(DRAFTS["group-guide"], tmp_path / "drafts/甲")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n:::{include} more.md\n:::\n")
    before = build_drafts([draft], tmp_path / "build")[0]
    (draft / "more.md").write_text("来了。\n", encoding="utf-8")
    after = build_drafts([draft], tmp_path / "build")[0]

    assert "FIL001" in {told.code for told in before.told}
    assert after.built
    assert "FIL001" not in {told.code for told in after.told}


@pytest.mark.parametrize("altered", [b"", b"another file"])
def test_a_file_that_was_altered_is_made_again(altered: bytes, tmp_path: Path) -> None:
    """The record knows what was written: document, page, and the record itself."""
    [draft, *_], out = three(tmp_path), tmp_path / "build"
    [outcome] = build_drafts([draft], out)
    record = next((out / ".cache/drafts").iterdir())
    for name in (outcome.files[0], outcome.files[-1], outcome.page, record):
        written = Path(name).read_bytes()
        Path(name).write_bytes(altered)
        assert build_drafts([draft], out)[0].built, name
        assert Path(name).read_bytes() == written, name
    assert not build_drafts([draft], out)[0].built


def test_two_folders_of_one_name_never_overwrite_each_other(tmp_path: Path) -> None:
    """Neither in one call nor in one after the other; a name that nobody has any more can be had again."""
    drafts = [copytree(DRAFTS["group-guide"], tmp_path / place / "标准") for place in ("甲", "乙")]
    together = build_drafts(drafts, tmp_path / "build")
    first, second = (build_drafts([draft], tmp_path / "other")[0] for draft in reversed(drafts))
    folders = [{Path(file).relative_to(tmp_path).parts[1] for file in outcome.files} for outcome in (*together, first)]

    assert folders == [{"标准"}, {"乙-标准"}, {"标准"}]
    assert {Path(file).relative_to(tmp_path).parts[1] for file in second.files} == {"甲-标准"}
    assert not any(outcome.built for outcome in build_drafts(drafts, tmp_path / "build"))
    rmtree(drafts[0])
    other = copytree(DRAFTS["group-guide"], tmp_path / "丙/标准")
    assert "build/标准/" in build_drafts([other], tmp_path / "build")[0].files[0]


def spoilt(draft: Path, stage: str) -> Path:
    """The draft with an error, at the stage."""
    data = draft / "standard.yaml"
    text = re.sub(r"(?m)^stage:.*$", f"stage: {stage}", data.read_text(encoding="utf-8"))
    data.write_text(text, encoding="utf-8")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n操作者必须持证。\n")
    return draft


@pytest.mark.parametrize("stage", ["征求意见稿", "送审稿", "报批稿", "发布稿"])
def test_from_the_text_for_approval_on_errors_keep_the_files_back(stage: str, tmp_path: Path) -> None:
    """Unless they are wanted anyway; the page of the site is made in either case, and the next call says the same."""
    draft = spoilt(copytree(DRAFTS["group-guide"], tmp_path / "甲"), stage)
    [plain], [again] = (build_drafts([draft], tmp_path / "build") for _ in range(2))
    [anyway] = build_drafts([draft], tmp_path / "build", anyway=True)
    final = stage in {"报批稿", "发布稿"}

    assert (plain.withheld, bool(plain.files)) == (final, not final)
    assert (again.withheld, again.files, again.told) == (plain.withheld, plain.files, plain.told)
    assert "MOD001" in {told.code for told in plain.told}
    assert Path(plain.page).is_file()
    assert not anyway.withheld
    assert all(Path(file).is_file() for file in anyway.files)
    assert anyway.files


@pytest.mark.parametrize("how", ["flip", "folder"])
def test_an_altered_entry_of_the_cache_is_thrown_away(how: str, tmp_path: Path) -> None:
    """A flipped byte in any kind of entry, or a folder in its place, changes no document and stops none."""
    draft, out = copytree(DRAFTS["everything"], tmp_path / "甲"), tmp_path / "build"
    files = build_drafts([draft], out)[0].files
    before = {file: Path(file).read_bytes() for file in files}
    entries = [file for file in (out / ".cache").rglob("*") if file.is_file()]
    for entry in entries:
        data = bytearray(entry.read_bytes())
        data[min(60, len(data) - 1)] ^= 1
        entry.unlink()
        entry.write_bytes(data) if how == "flip" else (entry / "x").mkdir(parents=True)
    [outcome] = build_drafts([draft], out)

    assert {entry.parent.name for entry in entries} >= {"mathml", "omml", "typst", "diagrams", "drafts"}
    assert (outcome.error, outcome.built) == ("", True)
    assert {file: Path(file).read_bytes() for file in outcome.files} == before
    assert not build_drafts([draft], out)[0].built


def test_what_was_read_of_another_draft_counts(tmp_path: Path) -> None:
    """A draft that cites its sibling is built again when that is given another number; one that does not is not."""
    one, other, third = three(tmp_path / "drafts")
    with (one / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n应符合{std}`三`的规定。\n")
    build_drafts([one, other], tmp_path / "build")
    data = third / "standard.yaml"
    data.write_text(data.read_text(encoding="utf-8") + "\n# \n", encoding="utf-8")

    assert [outcome.built for outcome in build_drafts([one, other], tmp_path / "build")] == [True, False]
