"""The pages about codes: one on the terminal, all of them as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.check.reports.text import cite_clause
from qicao.model.finding import SEVERITIES, CodePage

__all__ = ["render_list", "render_page", "render_pages"]

FIXES = {"": "", "safe": "可用 --fix 改正", "unsafe": "可用 --fix --unsafe-fixes 改正"}
GENERATED = "<!-- 由 make rules 生成，请改规则的说明，不要改这一页。 -->"
LEAD = (
    "按 GB/T 1.1—2020 检查草案的规则。读取文件和写法方面的问题见 [reading.md](reading.md)，"
    "规则与条款的对照见 [coverage.md](coverage.md)。在终端里用 `qicao explain 代号` 查看。"
)
Pages = Mapping[str, CodePage]
Families = Mapping[str, str]
"""Letters of the codes → the name of the family."""


def render_page(page: CodePage) -> str:
    """Return the page of one code for a terminal."""
    return f"{page.code} {page.name}\n{_facts(page)}\n\n{page.title}\n\n{page.text}".rstrip() + "\n"


def _facts(page: CodePage) -> str:
    """Return severity, clause and whether there is an automatic fix, in one line."""
    clause = cite_clause(page.clause) if page.clause else ""
    return " · ".join(part for part in (SEVERITIES[page.severity], clause, FIXES[page.fix]) if part)


def render_list(pages: Pages, families: Families) -> str:
    """Return one line for each code, under the name of its family."""
    return "\n".join("".join(_lines_of(letters, name, pages)) for letters, name in _used(pages, families))


def _used(pages: Pages, families: Families) -> list[tuple[str, str]]:
    return [item for item in families.items() if any(code.startswith(item[0]) for code in pages)]


def _of(letters: str, pages: Pages) -> list[CodePage]:
    return [page for code, page in pages.items() if code.startswith(letters)]


def _lines_of(letters: str, name: str, pages: Pages) -> Iterator[str]:
    yield f"{letters} {name}\n"
    for page in _of(letters, pages):
        yield f"  {page.code}  {SEVERITIES[page.severity]}  {page.title}\n"


def render_pages(pages: Pages, families: Families, rules: Families) -> dict[str, str]:
    """Return the Markdown pages by file name: one for each rule, one for all faults of reading, and the index.

    *rules* are the families whose codes are rules of the norm.
    """
    own = {code: page for code, page in pages.items() if code[:3] in rules}
    reading = {code: page for code, page in pages.items() if code[:3] not in rules}
    return {
        "index.md": _index(own, families),
        "reading.md": "\n".join(_reading(reading, families)),
        **{f"{code}.md": _rule(page) for code, page in own.items()},
    }


def _rule(page: CodePage) -> str:
    title = f"# {page.code} {page.title.rstrip('。')}"
    cases = f"更多的好例子和坏例子见 [tests/rules/cases/{page.code}.md](../../tests/rules/cases/{page.code}.md)。"
    return "\n\n".join((GENERATED, title, f"`{page.name}` · {_facts(page)}", page.text, cases)) + "\n"


def _index(pages: Pages, families: Families) -> str:
    parts = [
        GENERATED,
        "# 规则",
        LEAD,
    ]
    for letters, name in _used(pages, families):
        rows = "\n".join(map(_row, _of(letters, pages)))
        parts += [
            f"## {letters} {name}",
            f"| 代号 | 问题 | 级别 | 条号 | 改正 |\n| --- | --- | --- | --- | --- |\n{rows}",
        ]
    return "\n\n".join(parts) + "\n"


def _row(page: CodePage) -> str:
    clause = cite_clause(page.clause).removeprefix("GB/T 1.1—2020，") if page.clause else ""
    fix = {"": "", "safe": "`--fix`", "unsafe": "`--unsafe-fixes`"}[page.fix]
    cells = (f"[{page.code}]({page.code}.md)", page.title.rstrip("。"), SEVERITIES[page.severity], clause, fix)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _reading(pages: Pages, families: Families) -> Iterator[str]:
    yield f"{GENERATED}\n\n# 读取时的问题\n\n文件、数据和写法方面的问题。“…”处是草案中的文字。\n"
    for letters, name in _used(pages, families):
        yield f"## {letters} {name}\n"
        for page in _of(letters, pages):
            yield f"### {page.code} {page.name}\n\n{_facts(page)}\n\n{page.title}\n"
            if page.text:
                yield f"{page.text}\n"
