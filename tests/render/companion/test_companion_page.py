"""Which documents go out with a draft at which stage."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path
from typing import get_args

import docx
import pytest
from msgspec.structs import replace

from drafts import read_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.columns import text_width
from qicao.model.data import Stage, Title, TitleText
from qicao.render.companion import render_companions
from qicao.render.companion.page import title_lines
from qicao.source.files import DISK
from qicao.source.world import World, open_world


@pytest.mark.parametrize("stage", get_args(Stage))
def test_form_and_letter_belong_to_the_consultation(stage: Stage, tmp_path: Path) -> None:
    """They ask for comments; at other stages nobody does."""
    draft = read_draft("group-guide")
    standard = replace(draft.standard, data=dataclasses.replace(draft.standard.data, stage=stage))
    made = render_companions(
        standard,
        draft.explanation,
        formulas=Formulas(open_world(tmp_path)),
        pictures=Pictures(draft.source.folder, World(DISK)),
    )
    asking = {"征求意见表.docx", "征求意见函.docx"} if stage == "征求意见稿" else set()

    assert set(made) == {"编制说明.docx", *asking}


NAMES = (
    {"main": "示例规范"},
    {"lead": "城市运行管理", "main": "一网统管平台运行值班值守要求", "supplement": "市级"},
    {"lead": "政务服务", "main": "“一网通办”电子证照归集", "supplement": "第三方应用系统数据对接规范"},
    {"main": "超大城市数字化转型背景下的公共数据资源授权运营与安全管理及绩效评价通用技术要求和实施指南"},
    {"main": "API gateway 与 Web service 在“随申办”移动端和自助终端的接入", "supplement": "技术规范"},
)


@pytest.mark.parametrize("name", NAMES, ids=len)
def test_titles_are_broken_between_their_parts(name: dict[str, str], tmp_path: Path) -> None:
    """Lines of about the same length that fit, so that Word breaks none: 编制说明 and the like stand whole on one of them."""
    draft = read_draft("group-guide")
    data = dataclasses.replace(draft.standard.data, stage="征求意见稿", title=Title(zh=TitleText(**name)), part_of=None)
    made = render_companions(
        replace(draft.standard, data=data),
        draft.explanation,
        formulas=Formulas(open_world(tmp_path)),
        pictures=Pictures(tmp_path, World(DISK)),
    )
    for file, whole in (("编制说明", "编制说明"), ("征求意见表", "征求意见表"), ("征求意见函", "意见的函")):
        lines = docx.Document(BytesIO(made[f"{file}.docx"])).paragraphs[0].text.split("\n")
        words = "".join("".join(lines).split())

        assert words.count("".join("".join(name.values()).split())) == 1
        assert [line for line in lines if text_width(line) > 29] == []
        assert all(sum(part in line for line in lines) == 1 for part in (whole, "（征求意见稿）"))
        assert not any(line[0] in "》）、：" for line in lines)
        assert not any(len(lines) > 1 and text_width(line) < 3 for line in lines)


@pytest.mark.parametrize("length", range(4, 120, 5))
def test_no_title_is_lost_however_long(length: int) -> None:
    """Every character of it is there, in order; a word that is longer than a line is left to Word."""
    words = f"《{'规' * length}》（征求意见稿）征求意见表"
    lines = title_lines(words)

    assert "".join(lines) == words
    assert len(lines) <= 2 or length > 28
    assert lines[-1].endswith("征求意见表")
