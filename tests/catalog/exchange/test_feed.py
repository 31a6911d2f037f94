"""The feed of changes, as RFC 4287 demands it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from qicao.catalog.exchange.feed import render_feed
from qicao.catalog.exchange.gather import gather
from qicao.catalog.read import read_system
from qicao.model.exchange import Exchange
from qicao.source.files import DISK
from systems import YWTB

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = gather(read_system(DISK, YWTB))
SECOND = replace(FIRST, state=dt.date(2026, 12, 31), entries=FIRST.entries[1:])
THIRD = replace(
    SECOND,
    state=dt.date(2027, 1, 31),
    title="改了名",
    entries=(replace(SECOND.entries[0], title='<b>&\x01"'), *SECOND.entries[1:]),
)
STATES = (FIRST, SECOND, THIRD)


def test_the_feed_has_what_atom_demands() -> None:
    """One title, id, date and author; in each entry title, id, date and content (4.1.1, 4.1.2)."""
    root = ET.fromstring(render_feed(STATES))
    entries = root.findall(f"{ATOM}entry")

    assert root.tag == f"{ATOM}feed"
    for parent in (root, *entries):
        for name in ("title", "id", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
        updated = parent.findtext(f"{ATOM}updated", "")
        assert dt.datetime.fromisoformat(updated).tzinfo is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.findall(f"{ATOM}link")[0].attrib["rel"] == "self"
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    assert len(set(ids)) == len(STATES)
    assert all(id_.startswith("urn:uuid:") for id_ in ids)
    assert all(entry.findtext(f"{ATOM}content") for entry in entries)


def test_the_newest_comes_first_and_tells_what_changed() -> None:
    """In words; marks and characters that XML cannot have do not break it."""
    root = ET.fromstring(render_feed(STATES))
    titles = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    content = root.findtext(f"{ATOM}entry/{ATOM}content", "")

    assert titles == ["2027-01-31：改名 2", "2026-12-31：删去 1", "2026-11-30：5 个子体系，6 项标准"]
    assert "&lt;b&gt;&amp;\ufffd" in content
    assert root.findtext(f"{ATOM}updated") == "2027-01-31T00:00:00+08:00"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_ids_stay_when_states_are_added(count: int) -> None:
    """And when the system gets another name: a reader must not see an entry twice."""
    ids = [node.text for node in ET.fromstring(render_feed(STATES)).iter(f"{ATOM}id")]
    fewer = [node.text for node in ET.fromstring(render_feed(STATES[:count])).iter(f"{ATOM}id")]

    assert fewer[0] == ids[0]
    assert fewer[1:] == ids[-count:]


def test_the_same_states_give_the_same_bytes() -> None:
    """No clock."""
    assert render_feed(STATES) == render_feed(tuple(replace(state) for state in STATES))


def test_a_reader_of_feeds_reads_it() -> None:
    """Feedparser finds nothing malformed."""
    import feedparser

    read = feedparser.parse(render_feed(STATES).encode())

    assert not read.bozo
    assert read.version == "atom10"
    assert [entry.title for entry in read.entries][-1] == "2026-11-30：5 个子体系，6 项标准"
    assert all(entry.id and entry.updated_parsed and entry.content for entry in read.entries)
    assert isinstance(STATES[0], Exchange)
