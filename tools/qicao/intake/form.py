"""意见反馈表 and tables in which comments were collected: from the grids of any file to comments and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.intake.facts import Facts, facts_of, no_comment_in
from qicao.intake.fields import fields_of, is_head, is_units_head
from qicao.intake.keys import key_of, place_key, unique
from qicao.intake.rows import Entry, Fields, Head, find_head, kinds_of, read_entries
from qicao.intake.taken import Taken, TakenFor
from qicao.intake.unread import strange_rows, unread_columns, unread_rows
from qicao.intake.words import UNIT, date_of, decision_of, demands, is_no_comment, kind_of, plain, via_of
from qicao.model.comment import KINDS, Answer, Arrived, Channel, Decision, Source, Unit
from qicao.ooxml.grid import GridRow

__all__ = ["Grid", "divide", "read_form", "without_nothing"]

LABELS = {"原文": "quote", "原文内容": "quote", "建议": "proposed", "修改建议": "proposed", "建议修改为": "proposed"}
PARTS = re.compile(
    r"(?:(?:^|\n)\s*(?=[^：:]{2,5}[：:])|(?<=[。；;！!？?])[ \u3000]*(?=理由|依据|修改建议|建议修改为))"
    r"(原文内容|原文|修改建议|建议修改为|建议|理由|依据|意见)\s*[：:][ \u3000]*"
)
"""The headings of the parts of a comment inside one cell."""
PART_FIELDS: Mapping[str, str] = {**LABELS, "理由": "reason", "依据": "reason", "意见": "body"}
RECEIPT = re.compile("〔([^〔〕]+)〕")
"""The hidden receipt number beside the running number, in a table that we wrote."""
OURS = re.compile(r"\d{4}-[^\s-]+-[a-z]{1,8}\d+(?:\+\d+)?")
"""A receipt number that we gave: its row is a comment of the record, whatever it says."""
NOTHING = frozenset(("无", "/", "-", "—", "——", "--", "\\", "nil", "none"))
"""How people fill a cell that has nothing to say."""
SECTION = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[（(]共?\s*\d+\s*条[)）]")


class Grid(Struct, frozen=True):
    """A table or sheet of a file."""

    rows: Sequence[GridRow]
    name: str
    """The beginning of the names of places in it: `第1个表`, `Sheet1`."""
    place: Callable[[int], str]
    """Gives the place of a row in words for people."""
    before: Sequence[str] = ()
    """The paragraphs before it."""


class _Table(Struct, frozen=True):
    """A table of comments: its columns and rows."""

    grid: Grid
    head: Head
    rows: Sequence[GridRow]
    above: Sequence[GridRow]
    """The rows above the head."""
    facts: Facts
    """Who filled it in, by what is written above it."""


class _Reader(Struct):
    """The state while the rows of a file are read."""

    file: str
    facts: Facts
    keys: Counter[str]
    arrived: list[Arrived]
    answers: list[Answer]
    doubts: list[str]
    several: bool
    """True if the file has several tables of comments."""


def read_form(
    file: str, grids: Sequence[Grid], texts: Sequence[str], *, apart: bool = False, guess: bool = True
) -> Taken | None:
    """Return the comments in the tables and paragraphs of a file; None if no table is one of comments or units.

    *texts* are all paragraphs outside of tables. In sheets (*apart*) no unit is taken over from one to the next. With
    *guess* a head without known names is one if its words may be names.
    """
    tables = [*_tables(grids, apart=apart, guess=guess)]
    others = [grid for grid in grids if not any(table.grid is grid for table in tables)]
    if not tables:
        return _units(file, grids)
    below = [text for table in tables for entry in _entries(table) for text in _facts_in(entry)]
    silent = [grid for grid in others if apart and no_comment_in(_texts(grid))]
    shared = [table.above for table in tables if not apart or len(tables) + len(silent) == 1]
    told = [[row for row, kind in kinds_of(table.rows, table.head) if kind == "fact"] for table in tables]
    facts = facts_of([*texts, *below], [*(grid.rows for grid in others if grid not in silent), *shared, *told])
    reader = _Reader(file, facts, Counter(), [], [], [], len(tables) > 1)
    for table in tables:
        _read_table(reader, table)
    reader.answers += [_silent(file, grid) for grid in silent]
    _answer_in_words(reader, texts)
    reader.doubts += _without_head([grid for grid in others if grid not in silent], tables, apart=apart)
    taken_for = _taken_for([table.head.fields for table in tables])
    channel: Channel = "iso" if taken_for == "iso" else "form" if taken_for == "form" else "sheet"
    arrived = tuple(replace(one, channel=channel) for one in reader.arrived)
    around = (*texts, *(cell.text for rows in shared for row in rows for cell in row.cells))
    return Taken(file, taken_for, arrived, tuple(reader.answers), doubts=tuple(_doubts(reader)), around=around)


def _texts(grid: Grid) -> list[str]:
    return [cell.text for row in grid.rows for cell in row.cells if not cell.covered]


def _silent(file: str, grid: Grid) -> Answer:
    """The answer on a sheet without a table, on which only 无意见 is written."""
    facts, texts = facts_of((), [grid.rows]).or_else(_named(grid)), _texts(grid)
    return Answer(
        "", facts.unit, "", facts.date, Source(file, grid.place(1), f"{grid.name} answer"), no_comment_in(texts)
    )


def _named(grid: Grid) -> Facts:
    """The unit that the sheet is named for."""
    return Facts(grid.name if UNIT.fullmatch(grid.name) else "")


def _tables(grids: Sequence[Grid], *, apart: bool, guess: bool) -> Iterator[_Table]:
    """Yield the tables of comments; one without a head has the columns of the previous one of the same width.

    A file may hold the forms of several units: each has the facts above it, or those of the form before. Below a head
    with other columns another table begins.
    """
    known: dict[int, Head] = {}
    texts: list[str] = []
    rows: list[Sequence[GridRow]] = []
    facts = Facts()
    for grid in grids:
        texts += grid.before
        head = _head_of(grid, known, guess=guess)
        if head is None:
            rows += [] if apart and no_comment_in(_texts(grid)) else [grid.rows]
            continue
        known[len(head.fields)] = head
        above = grid.rows[: max(head.last, 0)]
        own = facts_of((), [above]).or_else(facts_of(texts, [*rows, above]))
        facts = own if own.unit or own.person else own.or_else(facts)
        facts = own if apart else facts
        yield from _parted(_Table(grid, head, grid.rows[head.last + 1 :], above, facts))
        texts, rows = [], []


def _parted(table: _Table) -> Iterator[_Table]:
    """Yield the table, or its parts if a head with other columns stands within."""
    at = next((at for at, row in enumerate(table.rows) if _is_other_head(row, table.head)), -1)
    if at < 0:
        yield table
        return
    yield replace(table, rows=table.rows[:at])
    head = find_head(table.rows[at:])
    if head:
        yield from _parted(replace(table, head=head, rows=table.rows[at + head.last + 1 :], above=()))


def _is_other_head(row: GridRow, head: Head) -> bool:
    texts = tuple(cell.text for cell in row.cells)
    fields = fields_of(texts)
    pairs = zip(fields, head.fields, strict=False)
    return texts not in head.lines and is_head(fields) and any(one and other and one != other for one, other in pairs)


def _head_of(grid: Grid, known: Mapping[int, Head], *, guess: bool) -> Head | None:
    """Return the head of the grid, or that of an earlier one as wide; None if it is no table of comments."""
    widths = {len(row.cells) for row in grid.rows}
    earlier = known.get(max(widths, default=0)) if len(widths) == 1 else None
    return find_head(grid.rows, guess=guess) or (
        replace(earlier, last=-1) if earlier and len(earlier.fields) > 2 else None
    )


def _without_head(others: Sequence[Grid], tables: Sequence[_Table], *, apart: bool) -> Iterator[str]:
    """Yield a sentence about the sheets or tables of which nothing is read, and one about rows above a head."""
    names = [grid.name for grid in others if len(strange_rows(grid.rows, 1 if apart else 3)) > int(not apart)]
    if names:
        what = "工作表" if apart else ""
        yield f"{what}{'、'.join(names[:5])}{'等' if len(names) > 5 else ''}没有读取：没有认得的表头"
    above = [table.grid.place(row.at) for table in tables for row in strange_rows(table.above)]
    if above:
        yield f"{'、'.join(above[:5])}{'等' if len(above) > 5 else ''}没有读取：在表头上面"


def _taken_for(heads: Sequence[Fields]) -> TakenFor:
    fields = {field for head in heads for field in head}
    if fields & {"line", "part"}:
        return "iso"
    if "decision" in fields:
        return "table"
    return "sheet" if "unit" in fields else "form"


def _read_table(reader: _Reader, table: _Table) -> None:
    section = Facts() if table.facts.unit else _named(table.grid)
    read: set[int] = set()
    for entry in _entries(table):
        found = _section(entry.get("body")) if entry.whole and not is_no_comment(entry.get("body")) else None
        section = section if found is None or _facts_in(entry) else found
        if _facts_in(entry) or found is not None or _read_entry(reader, table, entry, section):
            read.update(entry.rows)
    name = table.grid.name if reader.several else ""
    reader.doubts += unread_columns(table.head, table.rows, name)
    reader.doubts += unread_rows(table.head, table.rows, read, table.grid.place)


def _entries(table: _Table) -> list[Entry]:
    return [*read_entries(table.rows, table.head)]


def _facts_in(entry: Entry) -> list[str]:
    """Return the words of a row that tells who filled in the form, and is no comment."""
    texts = list(dict.fromkeys(text for text in entry.words.values() if text))
    wishes = not entry.whole and bool(entry.words.keys() & {"body", "proposed"}) and demands("".join(texts))
    told = bool(texts) and all(facts_of([text], ()) != Facts() for text in texts)
    return texts if told and not wishes else []


def _section(text: str) -> Facts | None:
    """Return the unit that a row names for the rows below it; None if it says anything else."""
    words = SECTION.sub("", text).strip(" ：:\u3000")
    if len(plain(words)) <= 8 and "意见" in words:
        return Facts()
    return Facts(words) if UNIT.fullmatch(words) else None


def _read_entry(reader: _Reader, table: _Table, entry: Entry, section: Facts) -> bool:
    """Read a comment or an answer; return whether there is one."""
    words = divide({str(name): text.strip() for name, text in entry.words.items()})
    facts = _facts_of_row(entry, section.or_else(table.facts).or_else(reader.facts))
    said = words.get("body", "") or words.get("proposed", "")
    if not any(words.get(name, "").strip() for name in ("body", "proposed", "quote", "reason")):
        return False
    if entry.whole and not is_no_comment(said):
        reader.doubts.append(f"{table.grid.place(entry.at)}：整行是一格，当作没有章条编号的意见")
    source = Source(reader.file, table.grid.place(entry.at), _key(reader, table, entry))
    day = date_of(facts.date) or facts.date
    if is_no_comment(said) and not words.get("quote") and not OURS.fullmatch(source.key):
        reader.answers.append(Answer("", facts.unit, via_of(entry.get("via")), day, source, said.strip()))
        return True
    reader.arrived.append(_arrived(entry, without_nothing(words), facts, source, day))
    reader.doubts += _unread_words(entry, source)
    return True


def _unread_words(entry: Entry, source: Source) -> Iterator[str]:
    """Yield a sentence for each cell with words that say nothing known, and for 备注 without a decision, unless we printed it."""
    kind, via = entry.get("kind").strip(), entry.get("via").strip()
    if plain(kind) not in {"", *NOTHING} and not kind_of(kind):
        yield f"{source.place}：性质“{kind[:20]}”没有读取，可写：{'、'.join(KINDS)}"
    if plain(via) not in {"", *NOTHING} and not via_of(entry.get("via")):
        yield f"{source.place}：途径“{via[:20]}”没有读取，可写：发函、公示、会议"
    remark = entry.get("remark").strip()
    if (
        remark
        and "decision" in entry.words
        and not decision_of(entry.get("decision"))
        and not OURS.fullmatch(source.key)
    ):
        yield f"{source.place}：没有处理意见，备注“{remark[:20]}”没有读取"


def without_nothing(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words by columns, nothing for a cell that says that it has nothing: 无, a stroke."""
    empty = {name: "" for name in ("quote", "proposed", "reason") if plain(words.get(name, "")) in NOTHING}
    return {**words, **empty}


def _facts_of_row(entry: Entry, above: Facts) -> Facts:
    """Return who wrote the row: what it says itself, and what is written above unless that is about another unit."""
    own = Facts(*(entry.get(name).strip() for name in ("unit", "person", "contact", "date")))
    return own.or_else(above) if own.unit in {"", above.unit} else own


def divide(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words by columns, with the words of `body` divided at its headings.

    If it contains several comments, it stays whole.
    """
    made = dict(words)
    names = PARTS.findall(made.get("body", ""))
    if not names or len(names) != len(set(names)) or not {*names} - {"意见"}:
        return made
    lead, *rest = PARTS.split(made["body"])
    made["body"] = lead.strip()
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        field = PART_FIELDS[name]
        made[field] = "\n".join(part for part in (made.get(field, ""), text.strip()) if part)
    return made


def _arrived(entry: Entry, words: Mapping[str, str], facts: Facts, source: Source, day: str) -> Arrived:
    return Arrived(
        "form",
        source,
        words.get("body", ""),
        _place(entry),
        exact=words.get("quote", ""),
        proposed=words.get("proposed", ""),
        reason=words.get("reason", ""),
        kind=kind_of(entry.get("kind")),
        via=via_of(entry.get("via")),
        date=day,
        unit=facts.unit,
        person=facts.person,
        contact=facts.contact,
        decision=_decision(entry),
        unread=_unread(entry),
    )


def _place(entry: Entry) -> str:
    """Return the place as it was written: clause, then paragraph, figure or table, then line."""
    line = entry.get("line").strip()
    parts = (entry.get("place"), entry.get("part"), f"L{line}" if line.isdecimal() else line)
    return " ".join(part.strip() for part in parts if part.strip())


def _decision(entry: Entry) -> Decision | None:
    """Return the decision and its reason, which may be in the next column."""
    found = decision_of(entry.get("decision"))
    if found is None:
        return None
    remark = entry.get("remark").strip()
    return replace(found, reason="\n".join(part for part in (found.reason, remark) if part))


def _unread(entry: Entry) -> str:
    """Return what stands in the column of decisions and is none."""
    words = entry.get("decision").strip()
    return "" if decision_of(words) or plain(words) in NOTHING else words


def _key(reader: _Reader, table: _Table, entry: Entry) -> str:
    """Return the key of the row in its file: the receipt number that we wrote, its printed number, else a hash of its place or words."""
    receipt = RECEIPT.search(entry.get("number"))
    ours = receipt[1] if receipt else entry.get("id").strip()
    number = ours or plain(entry.get("number"))
    if number and reader.several and not ours:
        number = f"{table.grid.name} {number}"
    words = [entry.get(name) for name in ("quote", "body", "proposed")]
    return unique(reader.keys, number or place_key(reader.keys, entry.get("place"), *words))


def _answer_in_words(reader: _Reader, texts: Sequence[str]) -> None:
    """Add an answer if the form has no comments but 无意见 is written beside it."""
    if not reader.arrived and not reader.answers and (words := no_comment_in(texts)):
        source = Source(reader.file, "表外的文字", "answer")
        reader.answers.append(Answer("", reader.facts.unit, "", reader.facts.date, source, words))


def _doubts(reader: _Reader) -> Iterator[str]:
    yield from reader.doubts
    if not reader.arrived and not reader.answers:
        yield "表里没有意见，也没有写“无意见”"
    if any(not one.unit and not one.person for one in (*reader.arrived,)) or any(
        not one.unit for one in reader.answers
    ):
        yield "没有写提出单位，请用 --unit 指明"
    named = [one.source.place for one in reader.arrived if not one.place and one.body]
    if named:
        yield f"{len(named)} 条意见没有章条编号（{'、'.join(named[:3])}{'等' if len(named) > 3 else ''}）"


def _units(file: str, grids: Sequence[Grid]) -> Taken | None:
    """Return a list of units, and answers of those which have no comment."""
    for grid in grids:
        for at, row in enumerate(grid.rows):
            fields = fields_of([cell.text for cell in row.cells])
            if is_units_head(fields):
                entries = [*read_entries(grid.rows[at + 1 :], Head(fields, at))]
                units = tuple(
                    {
                        one.get("unit"): Unit(one.get("unit"), one.get("how")) for one in entries if one.get("unit")
                    }.values()
                )
                answers = tuple(_unit_answers(file, grid, entries))
                read = {row for entry in entries if entry.get("unit") for row in entry.rows}
                head = Head(fields, at)
                doubts = (
                    words.replace("意见内容", "单位名称")
                    for words in unread_rows(head, grid.rows[at + 1 :], read, grid.place)
                )
                return Taken(file, "units", (), answers, units, doubts=tuple(doubts))
    return None


def _unit_answers(file: str, grid: Grid, entries: Sequence[Entry]) -> Iterator[Answer]:
    for entry in entries:
        words = entry.get("answered")
        if words and "无意见" in plain(words):
            source = Source(file, grid.place(entry.at), key_of(entry.get("unit")))
            yield Answer("", entry.get("unit"), "", date_of(entry.get("date")), source, words)
