"""The catalogue: editions, whole series, and what is known of them."""

from __future__ import annotations

from pathlib import Path

from qicao.model.catalogue import Catalogue
from qicao.source.catalogue import read_catalogue
from qicao.source.files import DISK

ROWS = """\
number,title_zh,title_en,level,status,replaced_by,verification
GB/T 1—2000,旧名,,national,被代替,GB/T 1—2020,A
GB/T 1—2020,新名,,national,现行,,A
GB/T 2—2000,废名,,national,废止,,B
GB/T 3.1—2020,某物 第1部分：总则,Things—Part 1: General,national,现行,,B
GB/T 3.2—2021,某物 第2部分：要求,Things—Part 2: Requirements,national,现行,,A
GB/T 4.1—2001,旧物 第1部分：总则,,national,废止,,A
GB/T 33.1—2020,别物 第1部分：总则,,national,现行,,A
"""


def catalogue(folder: Path) -> Catalogue:
    """The catalogue of these rows."""
    path = folder / "metadata/catalogue"
    path.mkdir(parents=True)
    (path / "standards.csv").write_text(ROWS, encoding="utf-8")
    return read_catalogue(DISK, folder)


def test_a_number_without_year_is_the_newest_valid_edition(tmp_path: Path) -> None:
    """An edition that is replaced counts only when there is no other."""
    known = catalogue(tmp_path)
    names = {number: entry and entry.title_zh for number in ("GB/T 1", "GB/T 2") for entry in [known.find(number)]}

    assert names == {"GB/T 1": "新名", "GB/T 2": "废名"}


def test_a_number_with_year_is_that_edition(tmp_path: Path) -> None:
    """However its dash is typed; other years are not known."""
    known = catalogue(tmp_path)
    old = known.find("GB/T 1-2000")

    assert old
    assert (old.title_zh, old.superseded, old.replaced_by) == ("旧名", True, "GB/T 1—2020")
    assert known.find("GB/T 1—2010") is None


def test_all_parts_have_the_name_that_they_share(tmp_path: Path) -> None:
    """From the part that is known best (8.6.3.1)."""
    series = catalogue(tmp_path).find("GB/T 3（所有部分）")

    assert series
    assert (series.number, series.title_zh, series.title_en) == ("GB/T 3（所有部分）", "某物", "Things")
    assert (series.verified, series.superseded) == (True, False)


def test_a_series_is_superseded_when_all_its_parts_are(tmp_path: Path) -> None:
    """One valid part is enough."""
    known = catalogue(tmp_path)
    old = known.find("GB/T 4（所有部分）")

    assert old
    assert old.superseded
    assert known.find("GB/T 5（所有部分）") is None
