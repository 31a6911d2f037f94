"""SYM005, SYM006, SYM008, SYM009: abbreviated terms and short names in running text (9.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.model.block import Cell, Paragraph, SymbolList, Table
from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, rule, word_rule
from qicao.source.patterns import compiled, passing

__all__ = ["dotted_abbreviation", "full_name_after_short", "short_name_unused", "unexplained_abbreviation"]

ABBREVIATION = r"(?<![A-Za-z0-9_./\-—&])(?<![A-Za-z] )[A-Z](?:[A-Z]|[a-z](?=[A-Z])){1,4}[A-Z](?:(?=/(?:ms|s|min|h|d|%|个|次|件)$)|(?![A-Za-z0-9_/\-—&]|\.[A-Za-z0-9]| ?\d| [A-Za-z]))"
"""Three to six letters, nearly all capital, that are not part of a code, a number or an English phrase."""
WELL_KNOWN = (
    "ISO IEC ITU IEEE ASTM SAC ICS CCS APP PDF XML HTML HTTP HTTPS JSON CSV JPEG JPG PNG GIF TIFF BMP SVG MPEG DOC DOCX XLS"
    " XLSX PPT TXT ZIP ASCII UTF SQL URL USB LED LCD CPU RAM ROM VGA HDMI DVD SIM RGB CMYK UTC GMT PVC DNA RNA KOH VIP SOS KTV"
    " TNT TRUE FALSE NULL AND NOT XOR API FTP TCP UDP SSH DNS WIFI"
    " RSA DES AES SHA MD PKCS HMAC CBC ECB GCM TLS SSL MQTT SM UNIX LINUX BIOS BASIC WEB JAVA LOGO WORD EXCEL"
)
"""Names of formats, materials and things without another usual name in Chinese text."""
FORMAT = r"(?<![A-Za-z0-9])(?P<names>[A-Z][A-Za-z0-9]*(?:(?:[、/，]|和|或|及)[A-Z][A-Za-z0-9]*)*)等?(?:[及和或][\u4e00-\u9fff]{2,8})?[\u4e00-\u9fff]{0,4}格式"
"""One or several names of file formats, for which there are no Chinese words."""
AXES = frozenset("OUVWXYZ")
"""Letters of coordinate systems, their planes and axes."""
SENTENCES = frozenset(
    {
        "title",
        "caption",
        "head",
        "paragraph",
        "item",
        "definition",
        "note",
        "warning",
        "frame-paragraph",
        "footnote",
        "frame-footnote",
    }
)
RUNNING = frozenset({"paragraph", "item"})
"""Forms that are read in order; a title or a table may come before the text that explains its words."""
BRACKETED = rf"(?:(?<={HAN})|(?<=”))[（(][^（）()]*[）)]"
CAPITALS = "[A-Z][A-Za-z]*[A-Z]"
ELEMENTS = frozenset({"scope", "terms", "body", "normative-annex", "informative-annex"})
SHORT = r"[（(](?:(?:以下|下文)?简称|以下称|下称)[为：:]?(?:“(?P<quoted>[^”]{1,20})”|(?P<plain>[^“”（）()，。；]{1,20}))[）)]"
"""（以下简称“采样箱”）."""
SHORTEST = 4
"""The length of a full name up to which it needs no likeness with its short name; it may be any words."""
JOINTS = "的了和与及或在应宜可是为由对将等不"
"""Characters after a name that do not continue it."""
EDGE = "了对由在和与将于为的及或从向把被是即用有"
"""Characters before a name that is not at the beginning of a phrase."""


@rule("SYM005", "unexplained-abbreviation", clause="9.4.3.3", severity="warning")
def unexplained_abbreviation(context: Context) -> Reports:
    """缩略语没有解释。

    为什么：没有列入缩略语清单的缩略语，首次使用时给出中文词组并在其后的圆括号中给出缩略语（9.4.3.3）。

    错：接口应有版本号和SLA。

    对：接口应有版本号和服务级别协议（SLA）。
    """
    known, order = set(WELL_KNOWN.split()) | _explained(context), _explained_at(context)
    columns: dict[tuple[int, int], bool] = {}
    for at, passage in enumerate(context.passages):
        words = list(compiled(ABBREVIATION).finditer(passage.text)) if passage.place.element in ELEMENTS else []
        if not words or not (passage.form in SENTENCES or _names_a_thing(passage, columns)):
            continue
        for match in words:
            piece, word = passage.piece_at(match.start()), match[0]
            late = passage.form in RUNNING and order.pop(word, (0, 0)) > (at, match.start())
            if (word in known and not late) or _is_code(word) or passage.quoted(match.start()):
                continue
            if piece and piece.literal:
                known.add(word)
                hint = "列入缩略语一章，或在首次使用处写成“中文名称（缩略语）”。"
                fact = "在解释之前就用了" if late else "没有解释"
                yield Report(Stretch(passage, *match.span()), f"缩略语“{word}”{fact}。", hint)


def _explained_at(context: Context) -> dict[str, tuple[int, int]]:
    """Return where each abbreviation is first explained in brackets, if only brackets in running text explain it."""
    found: dict[str, tuple[int, int]] = {}
    listed = _listed(context)
    for at, passage in enumerate(context.passages):
        for match in compiled(BRACKETED).finditer(passage.text) if passage.form in RUNNING else ():
            for word in compiled(CAPITALS).findall(match[0]):
                found.setdefault(word, (at, match.start()))
    return {word: place for word, place in found.items() if word not in listed}


def _names_a_thing(passage: Passage, columns: dict[tuple[int, int], bool]) -> bool:
    """Return whether a cell may contain the abbreviation of a thing, because its column has Chinese words.

    *columns* keeps the answers.
    """
    table, cell = passage.place.holder(Table), passage.place.holder(Cell)
    if passage.form != "cell" or not isinstance(table, Table) or not isinstance(cell, Cell):
        return False
    key = id(table), cell.column
    if key not in columns:
        columns[key] = _is_worded(table, cell)
    return columns[key]


def _is_worded(table: Table, cell: Cell) -> bool:
    """Return whether half of the cells in the column of the *cell* have Chinese words."""
    column = [other for row in table.rows[table.header_rows :] for other in row.cells if other.column == cell.column]
    texts = [
        "".join(plain_text(block.inlines) for block in other.blocks if isinstance(block, Paragraph)) for other in column
    ]
    return sum(bool(compiled(HAN).search(text)) for text in texts) * 2 >= len(texts)


def _is_code(word: str) -> bool:
    """Return whether the letters replace digits, are a number or name axes: YYYY, XXX, VIII, XOY."""
    return len(set(word)) == 1 or any(set(word) <= letters for letters in (set("YMDHS"), set("IVX"), AXES))


def _explained(context: Context) -> set[str]:
    """Return the abbreviations that a list, an entry or brackets in the text explain."""
    found = []
    for passage in context.passages:
        found += [match[0] for match in compiled(BRACKETED).finditer(passage.text)]
        if "格式" in passage.text:
            found += [match["names"] for match in compiled(FORMAT).finditer(passage.text)]
        found += compiled(
            rf"([A-Z][A-Za-z]*[A-Z])(?=[（(](?:[^（）()]{{4}}|[^（）()]*{HAN})|[是为指即]|代表|表示|——|：)"
        ).findall(passage.text)
    return _listed(context) | {word for text in found for word in compiled(CAPITALS).findall(text)}


def _listed(context: Context) -> set[str]:
    """Return the abbreviations in the chapter of symbols and in terminological entries."""
    found = [plain_text(symbol.symbol) for node, _ in context.of(SymbolList) for symbol in node.symbols]
    for term in context.terms:
        found += map(plain_text, (term.term, *term.english, *term.abbreviations, *term.admitted))
    found += [passage.text for passage in context.passages if passage.place.element == "symbols"]
    return {word for text in found for word in compiled(CAPITALS).findall(text)}


@word_rule(
    "SYM006",
    "dotted-abbreviation",
    clause="9.4.3.3",
    severity="warning",
    words=(".",),
    pattern=r"(?<![A-Za-z.])(?:[A-Z]\.){2,}[A-Z]?(?![A-Za-z]| [A-Z][a-z])",
    fix="safe",
)
def dotted_abbreviation(context: Context, hit: Hit) -> Reports:
    """缩略语带着下脚点。

    为什么：缩略语宜由大写拉丁字母组成，每个字母后面没有下脚点（9.4.3.3）。

    错：U.P.S.供电

    对：UPS供电
    """
    if hit.passage.form in ("english", "source", "entry") or hit.passage.quoted(hit.match.start()):
        return
    plain = hit.match[0].replace(".", "")
    known = plain in WELL_KNOWN.split() or plain in _explained(context)
    yield hit.report(f"缩略语“{hit.match[0]}”带着下脚点。", f"写成“{plain}”。", plain if known else None)


@rule("SYM008", "short-name-unused", clause="9.4.3.2", severity="warning")
def short_name_unused(context: Context) -> Reports:
    """给出的简称后面没有用过。

    为什么：简称在首次出现时给出，以后使用简称（9.4.3.2）；以后不用，就不必给出。

    错：岗位职责文件（以下简称“职责书”），后文没有职责书。

    对：删去括号和其中的文字。
    """
    for at, hit in _short_names(context):
        short, name = _short(hit), hit.group("quoted" if hit.match["quoted"] else "plain")
        later = (passage.text for passage in context.passages[at + 1 :])
        if short not in hit.passage.text[hit.match.end() :] and not any(short in text for text in later):
            yield Report(name, f"简称“{short}”后面没有用过。", "删去这个简称，或在后文使用它。")


@rule("SYM009", "full-name-after-short", clause="9.4.3.2", severity="warning", fix="unsafe")
def full_name_after_short(context: Context) -> Reports:
    """给出简称之后又用全称。

    为什么：简称在首次出现时给出，以后使用简称（9.4.3.2）。

    错：便携式水质采样箱（以下简称“采样箱”）……便携式水质采样箱的检验。

    对：便携式水质采样箱（以下简称“采样箱”）……采样箱的检验。
    """
    for at, hit in _short_names(context):
        later = [(hit.passage, hit.match.end()), *((passage, 0) for passage in context.passages[at + 1 :])]
        earlier = [passage.text for passage in context.passages[:at]]
        name, short = _full_name(hit, [passage.text[start:] for passage, start in later]), _short(hit)
        for passage, start in later if name else ():
            for match in passing(re.escape(name)).finditer(passage.text, start):
                if (
                    not passage.quoted(match.start())
                    and passage.form not in ("term", "entry")
                    and not _begins_a_name(passage.text, match.span(), earlier)
                ):
                    stretch = Stretch(passage, *match.span())
                    edits = (Replacement(stretch, short),)
                    yield Report(stretch, f"“{name}”已有简称“{short}”。", f"改为“{short}”。", edits)


def _begins_a_name(text: str, span: tuple[int, int], earlier: Sequence[str]) -> bool:
    """Return whether the words at *span* begin a longer name that occurred before the short name was given."""
    more = compiled(rf"(?![{JOINTS}]){HAN}{{2}}").match(text, span[1])
    return bool(more) and any(text[span[0] : span[1] + 2] in other for other in earlier)


def _short_names(context: Context) -> Iterator[tuple[int, Hit]]:
    """Yield each place at which a short name is given, with the index of its passage."""
    for at, passage in enumerate(context.passages):
        if "称" in passage.text:
            for match in compiled(SHORT).finditer(passage.text):
                if not passage.quoted(match.start()):
                    yield at, Hit(passage, match)


def _short(hit: Hit) -> str:
    return hit.match["quoted"] or hit.match["plain"]


def _full_name(hit: Hit, later: Sequence[str]) -> str:
    """Return the full name: the longest end of the words before the brackets that begins a phrase later."""
    run = compiled(r"[^，。；：、“”《》（）()\s\ufffc]*$").search(hit.passage.text, 0, hit.match.start())
    words, short = run[0] if run else "", _short(hit)
    ends = [(start, words[start:]) for start in range(len(words) - len(short) - 1)]
    return next(
        (
            name
            for start, name in ends
            if ((start == 0 and len(name) > SHORTEST) or _abridges(short, name))
            and any(_begins(name, text) for text in later)
        ),
        "",
    )


def _begins(name: str, text: str) -> bool:
    """Return whether the name is at the beginning of a phrase of the text."""
    return name in text and bool(passing(rf"(?:(?<!{HAN})|(?<=[{EDGE}])){re.escape(name)}").search(text))


def _abridges(short: str, name: str) -> bool:
    """Return whether the full name contains the characters of the short one in this order."""
    rest = iter(name)
    return all(char in rest for char in short)
