"""Pictures in a line of text: size, words for those who do not see it, and the vector beside the bitmap."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.drawing import PictureFormat, picture


def test_a_picture_has_its_size_and_its_words() -> None:
    """In English Metric Units, 36 000 to the millimetre."""
    made = told(picture(PictureFormat(1, "rId1", 10, 5, '甲"乙')))

    assert "wp:extent{cx=360000,cy=180000}" in made
    assert made.count('descr="甲\\"乙"') == 2
    assert "a:blip{r:embed=rId1}" in made
    assert "asvg" not in made


def test_a_vector_stands_beside_its_bitmap() -> None:
    """Programs that can show it do."""
    assert "asvg:svgBlip{r:embed=rId2}" in told(picture(PictureFormat(1, "rId1", 10, 5, "", svg="rId2")))
