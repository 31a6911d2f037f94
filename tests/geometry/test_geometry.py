"""Every measure of the reference, read back from the PDF and from the XML of the Word file, for each class of document."""

from __future__ import annotations

from functools import cache

import pytest

from classes import CLASSES
from measure_pdf import PdfFile
from measure_word import Word
from measures import Measure, differs, read_measures
from qicao.model.data import Stage
from samples import NAME, documents

MEASURES = {measure.id: measure for measure in read_measures()}
ITEMS = {f"{number:02}" for number in range(1, 50)}
"""The items of table F.1."""


@cache
def read(level: str, stage: Stage) -> dict[str, Word | PdfFile]:
    """The two files of a class, ready to be measured."""
    word, pdf = documents(level, stage)
    return {"word": Word(word), "pdf": PdfFile(pdf, NAME)}


def values(level: str) -> dict[str, str]:
    """The words of a class that measures name."""
    number, _, banner, mark, publisher = CLASSES[level]
    code, serial = number.split(" ")
    return {
        "number": number,
        "code": code,
        "serial": serial,
        "banner": banner,
        "mark": mark,
        "publisher": publisher,
    }


def wrong(level: str, face: str, measure: Measure) -> str:
    """What is wrong with a measure in one of the files; "" when it is right, or not one of that class and file."""
    if (measure.classes and level not in measure.classes) or (measure.faces and face not in measure.faces):
        return ""
    filled = measure.filled(values(level))
    stage: Stage = "发布稿" if measure.part == "back" else "征求意见稿"
    return differs(filled, read(level, stage)[face].read(filled))


@pytest.mark.parametrize("id_", MEASURES)
@pytest.mark.parametrize("level", CLASSES)
def test_a_measure_is_that_of_the_reference(level: str, id_: str) -> None:
    """Within half a millimetre or a tenth of a point, in the PDF and in Word."""
    measure = MEASURES[id_]
    found = {face: wrong(level, face, measure) for face in ("pdf", "word")}

    assert {face: words for face, words in found.items() if words} == {}, (measure.what, measure.source)


def test_every_item_of_table_f1_is_measured() -> None:
    """All 49, each by at least one line of the table of measures."""
    found = {source[4:6] for measure in MEASURES.values() for source in [measure.source] if source.startswith("F.1 ")}

    assert found == ITEMS


@pytest.mark.parametrize("id_", ["P03", "C15", "F33", "S16", "I08", "L01"])
def test_a_measure_that_is_off_is_told(id_: str) -> None:
    """One by one millimetre, a point or a face more than the table says."""
    measure = MEASURES[id_].filled(values("national"))
    for face, file in read("national", "征求意见稿").items():
        found = file.read(measure)
        moved = "10.5 宋体" if isinstance(found, str) else found + 1

        assert differs(measure, found) == "", face
        assert differs(measure, moved), face
