"""Rows as people write them."""

from __future__ import annotations

import datetime as dt

from qicao.model.programme import Step, Task
from qicao.model.system import Adopted, Entry, Roles
from qicao.source.rowtext import row_lines, value_text


def test_a_row_is_written_as_people_write_it() -> None:
    """Keys in the order of the class, nothing that is so anyway, lists on one line, stages in braces."""
    task = Task(
        entry="JC101-001",
        year=2026,
        priority=1,
        owner="ORG-YJ1",
        depends_on=("JC101-002", "x, y"),
        stages=(Step(stage="立项", planned=dt.date(2026, 1, 31)),),
    )

    assert row_lines(task, "  ") == [
        "  - entry: JC101-001",
        "    year: 2026",
        "    priority: 1",
        "    owner: ORG-YJ1",
        '    depends_on: [JC101-002, "x, y"]',
        "    stages:",
        "      - {stage: 立项, planned: 2026-01-31}",
    ]


def test_what_stands_in_a_row_is_indented() -> None:
    """Roles are lines of their own."""
    entry = Entry(
        id="A-001", subsystem="A", title="甲 乙", level="local", kind="基础", status="拟编", roles=Roles(drafts=("X",))
    )

    assert row_lines(entry, "")[-2:] == ["  roles:", "    drafts: [X]"]
    assert value_text((Adopted(number="ISO 1:2020", degree="IDT"),)) == '[{number: "ISO 1:2020", degree: IDT}]'
