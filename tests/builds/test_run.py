"""Many drafts: only what changed is built, and one that fails does not stop the others."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS, ROOT, three
from qicao.builds.run import build_drafts


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


@pytest.mark.slow
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


def spoilt(draft: Path, stage: str) -> Path:
    """The draft with an error, at the stage."""
    data = draft / "standard.yaml"
    text = re.sub(r"(?m)^stage:.*$", f"stage: {stage}", data.read_text(encoding="utf-8"))
    data.write_text(text, encoding="utf-8")
    with (draft / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n操作者必须持证。\n")
    return draft


@pytest.mark.parametrize("stage", ["征求意见稿", "送审稿", "报批稿", "发布稿"])
@pytest.mark.one_in(4)
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
