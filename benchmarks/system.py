"""Standards systems of any size, the same for the same seed: a tree, entries, organisations, a plan, needs and matters."""

from __future__ import annotations

from pathlib import Path
from random import Random

__all__ = ["write_system"]

TOPS = ("基础通用", "城运平台", "业务管理", "资源保障")
THINGS = (
    "事件",
    "设备",
    "数据",
    "平台",
    "网格",
    "预警",
    "指标",
    "流程",
    "终端",
    "工单",
    "地图",
    "视频",
    "预案",
    "档案",
)
KINDS = ("规范", "规程", "指南", "术语", "评价", "分类与编码")
STATES = ("现行",) * 4 + ("未核实",) * 3 + ("拟编",) * 5
STAGES = ("立项", "起草", "征求意见", "审查", "报批", "发布")
HEADS = {
    "programme": "title: 示例标准化\nowner: ORG-01\nstate: 2026-11-30\ngoals:\n  - 每个子体系都有标准可用。\n",
    "organisations": "organisations:\n",
    "districts": "districts:\n  - {id: PD, title: 浦东新区, setup: 其他, centre: ORG-03, sample: true}\n",
    "needs": "needs:\n",
    "matters": "matters:\n",
    "entries": "entries:\n",
}
ENTRY = """\
  - id: {id}
    subsystem: {home}
    title: 城市运行 {thing}{kind}第{number}部分
    level: {level}
    kind: 管理
    status: {state}
{more}    cites: [{cites}]
    roles:
      proposes: [ORG-01]
      in_charge: [ORG-02]
      drafts: [{drafts}]
      reviews: [ORG-02]
      uses: [ORG-03, ORG-04]
      evaluates: [ORG-05]
"""
TASK = """\
  - entry: {id}
    year: {year}
    priority: {priority}
    reasons: [各区做法不一]
    owner: {owner}
    stages:
{stages}
"""


def write_system(folder: Path, entries: int, seed: int = 1) -> Path:
    """Write a system with so many entries into `metadata/` of the folder, and give the folder."""
    random = Random(seed)
    (folder / "metadata").mkdir(parents=True, exist_ok=True)
    homes = [f"{chr(65 + top) * 2}{100 + leaf}" for top in range(4) for leaf in range(1, max(entries // 60, 2) + 1)]
    ids = [f"{homes[number % len(homes)]}-{number // len(homes) + 1:03}" for number in range(entries)]
    rows, before = [], ""
    for number, id_ in enumerate(ids):
        rows.append(_entry(random, id_, number, before))
        before = before if rows[-1][1] else id_
    texts = {
        **HEADS,
        "system": _tree(homes),
        "entries": HEADS["entries"] + "".join(text for text, _ in rows),
        "organisations": HEADS["organisations"] + "".join(_organisation(number) for number in range(1, 31)),
        "plan": _plan([(id_, owner) for id_, (_, owner) in zip(ids, rows, strict=True) if owner]),
        "needs": HEADS["needs"] + "".join(_need(number, random.choice(ids)) for number in range(1, entries // 5)),
        "matters": HEADS["matters"] + "".join(_matter(number, random.choice(ids)) for number in range(1, entries)),
    }
    for name, text in texts.items():
        (folder / "metadata" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _tree(homes: list[str]) -> str:
    tops = [f"  - {{code: {chr(65 + at) * 2}, title: {title}}}\n" for at, title in enumerate(TOPS)]
    leaves = [
        f"  - {{code: {home}, title: {THINGS[at % len(THINGS)]}标准{at + 1}, parent: {home[:2]}}}\n"
        for at, home in enumerate(homes)
    ]
    return "title: 示例标准体系\nsubsystems:\n" + "".join((*tops, *leaves))


def _entry(random: Random, id_: str, number: int, before: str) -> tuple[str, str]:
    """The text of an entry, which cites the one before, and who drafts it; "" if it exists."""
    state = random.choice(STATES)
    planned = state == "拟编"
    owner = f"ORG-{random.randint(6, 30):02}"
    more = (
        ""
        if planned
        else f"    number: GB/T {20_000 + number}—2020\n    issued: 2020-03-06\n    implemented: 2020-10-01\n    verification: A\n    checked: 2026-11-02\n"
    )
    text = ENTRY.format(
        id=id_,
        home=id_.partition("-")[0],
        thing=random.choice(THINGS),
        kind=random.choice(KINDS),
        number=number + 1,
        level="local" if planned else "national",
        state=state,
        more=more,
        cites=before,
        drafts=owner,
    )
    return text, owner if planned else ""


def _organisation(number: int) -> str:
    kinds = ("主管部门", "标准化技术委员会", "区城运中心", "街镇城运中心", "服务机构")
    kind = kinds[number - 1] if number <= len(kinds) else "起草单位"
    more = {3: ", district: PD", 5: ", abilities: [标准宣贯]"}.get(number, "")
    return f"  - {{id: ORG-{number:02}, title: 示例单位{number}, kind: {kind}{more}, sample: true}}\n"


def _plan(planned: list[tuple[str, str]]) -> str:
    tasks = []
    for number, (id_, owner) in enumerate(planned):
        year = 2026 + number % 3
        stages = "\n".join(
            f"      - {{stage: {stage}, planned: {year + (at > 3)}-{2 + at * 2 if at < 4 else at - 3:02}-15}}"
            for at, stage in enumerate(STAGES)
        )
        tasks.append(TASK.format(id=id_, year=year, priority=number % 3 + 1, owner=owner, stages=stages))
    years = "".join(f"  - {{year: {year}}}\n" for year in (2026, 2027, 2028))
    return f"years:\n{years}tasks:\n{''.join(tasks)}"


def _need(number: int, entry: str) -> str:
    return f"  - {{id: N-{number:03}, by: ORG-03, date: 2026-03-01, text: 需要统一做法, entry: {entry}, answered: 2026-04-01}}\n"


def _matter(number: int, entry: str) -> str:
    standards = f"[{entry}]" if number % 3 else "[]"
    return f"  - {{code: M{number:04}, title: 示例事项{number}, domain: 公共管理, levels: [区, 街镇], standards: {standards}, sample: true}}\n"
