"""The picture as Word takes it."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from programmes import sample
from qicao.render.system.charts import age_chart
from qicao.render.system.picture import picture_of, pictures_of
from qicao.source.programs import Programs
from qicao.source.world import world_in_memory


def test_vectors_and_a_bitmap_at_the_size_of_print() -> None:
    """At its own size, or narrower."""
    sheet = age_chart(sample())
    for width, wanted in ((0.0, sheet.width_mm), (100.0, 100.0)):
        picture = picture_of(sheet, world_in_memory({}), width)
        assert picture.svg == sheet.svg.encode()
        assert picture.width_mm == pytest.approx(wanted)
        assert picture.height_mm / picture.width_mm == pytest.approx(sheet.height_mm / sheet.width_mm)
        assert Image.open(BytesIO(picture.png)).width == pytest.approx(wanted / 25.4 * 300, abs=3)


class Idle(Programs, frozen=True):
    """Programs that nobody may start."""

    def ask(self, module: str, question: bytes, seconds: float) -> bytes:  # noqa: ARG002
        """Fail."""
        raise AssertionError(module)


def test_a_picture_is_drawn_once() -> None:
    """And then taken from the cache."""
    world, sheet = world_in_memory({}), age_chart(sample())
    first = pictures_of([sheet], world)

    assert pictures_of([sheet], replace(world, programs=Idle())) == first
    assert [title for title, _ in first] == [sheet.title]
