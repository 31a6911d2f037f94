"""The picture as Word takes it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from programmes import sample
from qicao.render.system.charts import age_chart
from qicao.render.system.picture import picture_of
from qicao.source.programs import Programs


def test_vectors_and_a_bitmap_at_the_size_of_print() -> None:
    """At its own size, or narrower."""
    sheet = age_chart(sample())
    for width, wanted in ((0.0, sheet.width_mm), (100.0, 100.0)):
        picture = picture_of(sheet, Programs(), width)
        assert picture.svg == sheet.svg.encode()
        assert picture.width_mm == pytest.approx(wanted)
        assert picture.height_mm / picture.width_mm == pytest.approx(sheet.height_mm / sheet.width_mm)
        assert Image.open(BytesIO(picture.png)).width == pytest.approx(wanted / 25.4 * 300, abs=3)
