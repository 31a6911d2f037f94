"""Files taken into the list of standards: comments and other rows stay byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import ROOT
from qicao.catalog.exchange.gather import gather
from qicao.catalog.exchange.merge import TAKEN
from qicao.catalog.exchange.receive import receive
from qicao.catalog.exchange.written import render_csv, render_exchange
from qicao.catalog.read import read_system
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.run import check_system
from qicao.errors import QicaoError
from qicao.model.exchange import Exchange
from qicao.model.system import Entry
from qicao.source.catalogue import read_catalogue
from qicao.source.files import DISK, Overlay
from qicao.source.rows import save_table
from systems import EMPTY, HOME, YWTB, entries_text, system_in, system_of

FILE = Path("/handed/file")


def taken_into(files: Overlay, data: bytes, subsystem: str) -> tuple[int, int]:
    """Take the file in; return how many standards are new, and how many contradictions there are."""
    files.write(FILE, data)
    received = receive(files, HOME, FILE, subsystem)
    if received.table:
        save_table(files, received.table)
    return len(received.merged.new), len(received.merged.conflicts)


def given_by(files: Overlay, form: str) -> bytes:
    """The system as it is given to others."""
    exchange = gather(read_system(files, HOME))
    return (render_exchange(exchange) if form == "json" else render_csv(exchange, "entries")).encode()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_two_programmes_exchange_both_ways_twice(form: str) -> None:
    """The second time nothing changes, in no file of either."""
    ours, theirs = system_in(ROOT), system_in(YWTB)
    before = entries_text(ours)
    of_ours, of_theirs = given_by(ours, form), given_by(theirs, form)

    assert taken_into(ours, of_theirs, "YW305") == (4, 1)
    assert taken_into(theirs, of_ours, "FW9") == (156, 1)

    once = {path: data for files in (ours, theirs) for path, data in files.contents.items() if path != FILE}
    for of_both in ((of_ours, of_theirs), (given_by(ours, form), given_by(theirs, form))):
        assert taken_into(ours, of_both[1], "YW305") == (0, 1)
        assert taken_into(theirs, of_both[0], "FW9") == (0, 1)
    assert {path: data for files in (ours, theirs) for path, data in files.contents.items() if path != FILE} == once

    kept = iter(entries_text(ours).splitlines())
    assert all(line in kept for line in before.splitlines()), "every line is still there, in its order"
    assert read_system(ours, HOME).findings == read_system(theirs, HOME).findings == ()


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("root", [ROOT, YWTB])
def test_an_empty_system_gets_the_same_standards(root: Path, form: str) -> None:
    """All that is true of them outside of their system, too."""
    whole, empty = system_in(root), system_of(EMPTY)
    taken_into(empty, given_by(whole, form), "A")

    assert shared(read_system(empty, HOME).entries) == shared(read_system(whole, HOME).entries)


def shared(rows: object) -> list[list[object]]:
    """What of the entries is taken over."""
    assert isinstance(rows, tuple)
    return [[getattr(row.value, name) for name in TAKEN] for row in rows]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()).strip("《》'=+-@") or "名"
)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.just("X"),
        subsystem=st.just("X"),
        title=WORDS,
        number=st.integers(1, 40).map("GB/T {}—2020".format) | st.just(""),
        level=st.sampled_from(["national", "local", "group"]),
        kind=st.sampled_from(["基础", "管理"]),
        status=st.sampled_from(["现行", "拟编"]),
        issued=st.none() | st.dates(),
    ),
    max_size=8,
    unique_by=(lambda entry: "".join(entry.title.split()), lambda entry: entry.number or id(entry)),
)


@settings(deadline=None, max_examples=40)
@given(ENTRIES, st.sampled_from(["json", "csv"]))
def test_any_standards_survive_an_exchange(entries: list[Entry], form: str) -> None:
    """Given and taken into an empty system they are the same, and once more they change nothing."""
    exchange = Exchange(format="qicao-system", version=1, title="他", entries=tuple(entries))
    data = (render_exchange(exchange) if form == "json" else render_csv(exchange, "entries")).encode()
    files = system_of(EMPTY)

    assert taken_into(files, data, "A") == (len(entries), 0)
    assert shared(read_system(files, HOME).entries) == [[getattr(entry, name) for name in TAKEN] for entry in entries]
    assert taken_into(files, data, "A") == (0, 0)


def test_a_hundred_thousand_rows_are_refused_whole() -> None:
    """A sub-system has room for 999; nothing is written. Two of the numbers are there already."""
    files = system_in(YWTB)
    before = entries_text(files)
    rows = "".join(f"GB/T {n}-2020,名称{n},国家标准\n" for n in range(1, 100_001))

    with pytest.raises(QicaoError, match="99998 项"):
        taken_into(files, f"标准号,标准名称,级别\n{rows}".encode(), "FW9")

    assert entries_text(files) == before


@pytest.mark.parametrize("name", ["none", "folder"])
def test_what_is_no_file_is_one_line(name: str) -> None:
    """A folder, or nothing at all."""
    files = system_in(YWTB)
    path = HOME / "metadata" if name == "folder" else FILE

    with pytest.raises(QicaoError, match=r"不是文件|找不到文件"):
        receive(files, HOME, path, "FW9")


def test_the_file_is_named_when_it_cannot_be_read() -> None:
    """With the reason and what to do."""
    with pytest.raises(QicaoError, match="/handed/file：文件是空的，没有导入"):
        taken_into(system_in(YWTB), b"", "FW9")


def faults_of(files: Overlay) -> list[tuple[str, str]]:
    """Errors and warnings of the system."""
    context = Context(read_system(files, HOME), read_catalogue(DISK, ROOT))
    return [(one.code, one.message) for one in check_system(context) if one.severity != "info"]


def test_what_is_taken_in_makes_no_faults() -> None:
    """Also what the others have not issued yet, for which nobody here has a role or a task."""
    ours, theirs = system_in(ROOT), system_in(YWTB)
    before = faults_of(ours), faults_of(theirs)
    of_ours, of_theirs = given_by(ours, "json"), given_by(theirs, "json")
    taken_into(ours, of_theirs, "YW305")
    taken_into(theirs, of_ours, "FW9")

    assert (faults_of(ours), faults_of(theirs)) == before
    assert [code for code, _ in before[1]] == ["SYS110"], "the name that contradicts"
