"""Which documents go out with a draft at which stage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from drafts import read_draft
from qicao.model.data import Stage
from qicao.render.companion import render_companions
from qicao.render.formulas import Formulas
from qicao.render.pictures import Pictures


@pytest.mark.parametrize("stage", get_args(Stage))
def test_form_and_letter_belong_to_the_consultation(stage: Stage, tmp_path: Path) -> None:
    """They ask for comments; at other stages nobody does."""
    draft = read_draft("group-guide")
    standard = replace(draft.standard, data=replace(draft.standard.data, stage=stage))
    made = render_companions(
        standard, draft.explanation, formulas=Formulas(tmp_path), pictures=Pictures(draft.source.folder)
    )
    asking = {"征求意见表.docx", "征求意见函.docx"} if stage == "征求意见稿" else set()

    assert set(made) == {"编制说明.docx", *asking}
