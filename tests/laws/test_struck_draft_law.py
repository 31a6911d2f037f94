"""Drafts struck by chance, hundreds of them: no trace, no lost text, no long wait, and everything printed on every face."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fuzz import STRIKES, write_struck
from laws import broken_laws
from qicao.check.draft import check_draft
from qicao.parse.draft import load_draft

TRIED = 440
GROUP = 20
MOST = 10
"""Seconds of the processor that the check of a draft may take; none of these has a million bytes."""
PRINTED = tuple(seed for seed in range(0, TRIED, 7) if seed % 9)
"""Those printed, too; the ones that are whole drafts take too long."""


@pytest.mark.parametrize("group", range(0, TRIED, GROUP))
@pytest.mark.one_in(22)
def test_a_struck_draft_is_checked_and_loses_nothing(group: int, tmp_path: Path) -> None:
    """Every character is in the model, in known markup or under a finding, and every text knows its place."""
    broken = {}
    for seed in range(group, group + GROUP):
        folder = write_struck(tmp_path / str(seed), seed)
        start = time.process_time()
        draft = load_draft(folder)
        check_draft(draft)
        took = time.process_time() - start
        broken[seed] = [*broken_laws(draft), *([f"took {took:.1f} s"] if took > MOST else [])]

    assert {seed: faults for seed, faults in broken.items() if faults} == {}


@pytest.mark.slow
def test_what_is_printed_of_a_struck_draft_is_printed_on_every_face(tmp_path: Path) -> None:
    """In a process of its own, which comes to its end whatever it draws."""
    command = [sys.executable, "-X", "faulthandler", str(Path(__file__).parents[1] / "fuzz.py"), str(tmp_path)]
    ran = subprocess.run([*command, *map(str, PRINTED)], capture_output=True, text=True, timeout=600, check=False)
    lost = {seed: faces for line in ran.stdout.splitlines() for seed, faces in json.loads(line).items()}

    assert ran.returncode == 0, ran.stderr[-3000:]
    assert {seed: faces for seed, faces in lost.items() if faces} == {}
    assert len(lost) == len(PRINTED) >= len(STRIKES) * 4


def test_the_same_number_gives_the_same_draft(tmp_path: Path) -> None:
    """A fault that was found can be found again."""
    one, other = (write_struck(tmp_path / name, 7) for name in ("one", "other"))

    assert [(one / name).read_bytes() for name in ("index.md", "standard.yaml")] == [
        (other / name).read_bytes() for name in ("index.md", "standard.yaml")
    ]
