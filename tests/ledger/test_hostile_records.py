"""Files of a round that are damaged in any way give a line that says so; no command breaks, and the good comments are read."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qicao.cli import app_with
from qicao.errors import QicaoError
from rounds import desk_in

CONTENTS = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00",
    "half a list": b"id: [",
    "a list": b"- a\n- b\n",
    "aliases": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "a program": b"!!python/object/apply:os.system [ls]",
    "no place": b'id: "2026-1-b0001"\nchannel: form\nbody: x\nanchor: {start: 99, end: -7, element: zzz}\n',
    "long": b"x" * 1_500_000,
    "deep": b"{" * 3000,
}
FILES = (
    "comments/2026-1-b0001.yaml",
    "round.yaml",
    "persons.yaml",
    "local.json",
    "text.json",
    ".cache",
    "answers/x.yaml",
)


@pytest.mark.parametrize(("what", "file"), list(product(CONTENTS, FILES)))
def test_a_damaged_file_is_told_and_stops_nothing(what: str, file: str, tmp_path: Path) -> None:
    """A finding, or a line that says what the command cannot do; the comment beside it is still listed."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")
    damaged = desk.home / "reviews/1" / file
    damaged.parent.mkdir(exist_ok=True)
    damaged.write_bytes(CONTENTS[what])
    for words in (["list", "--format", "json"], ["check"], ["stats"], ["add", "--body", "再改。", "--mark", "b"]):
        result = CliRunner().invoke(app_with(), ["review", words[0], str(desk.home), *words[1:]])
        fault = result.exception
        assert fault is None or isinstance(fault, (SystemExit, QicaoError)), (words, fault)
        if words[0] == "list" and result.exit_code == 0:
            found = json.loads(result.stdout)["comments"]
            assert "改。" in [row["body"] for row in found]
