"""YAML in which every value has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.yaml import Path, YamlFile
from qicao.source import faults
from qicao.source.escapes import printable, unescaped
from qicao.source.patterns import compiled
from qicao.source.text import LOST

__all__ = ["read_table", "read_yaml"]

BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""Characters that YAML reads as line ends and editors do not."""
CONTINUED = compiled(r"(?<!\\)(?:\\\\)*\\$")
"""The end of a line of a quoted string that continues on the next line without a blank."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MAX_DEPTH = 12
DEEPEST = 80
"""The indentation beyond which a file is not given to the C parser, which knows no limit of depth."""
MAX_VALUES = 20_000
"""The greatest number of values in a file; those that aliases repeat count each time."""
LONGEST = 400_000
"""The number of characters that may be read again while broken blocks are left out, one after the other."""
WIDE_COLON = compiled(r"(?P<key>[ ]*(?:- )?[a-z_]{2,30})：(?P<gap>[ ]|$)?")
"""A key that is followed by a Chinese colon."""
ROW = compiled(r" {0,4}- ")
"""The beginning of a row of a table."""
ROUNDS = 25
"""The number of broken blocks after which the rest is given up."""
UNPAIRED = "引号没有成对"
MERGED = compiled(r"<{7} |={7}$|>{7} ")
"""What git leaves where it could not merge."""
STRAYED = ("block end", "mapping values", "cannot start any token")
"""Words of the parser where a quotation mark, forgotten above, may have met the next one."""
OPENED = compiled(r":\s+(['\"])")
REASONS = (
    ("expected <block end>", "缩进不齐，或这一行不该在这里"),
    ("mapping values are not allowed", "这里不能有冒号；值中含冒号时用引号括起"),
    ("could not find expected ':'", "缺少半角冒号和其后的空格"),
    ("while scanning a quoted scalar", UNPAIRED),
    ("expected ',' or", "括号没有成对"),
    ("found undefined alias", "没有定义这个别名"),
    ("cannot start any token", "这个字符要用引号括起"),
    ("while parsing a block mapping", "这一行不是“名称: 值”"),
)
"""Message of the parser → what the author should know."""


def read_table(lines: Sequence[SourceLine]) -> YamlFile:
    """Return the content of a large file, as `read_yaml` does; it is read quickly if nothing is wrong with it."""
    text = "\n".join(line.text for line in lines)
    node = None if "：" in text and any(map(_wide, lines)) else _compose_quickly(text)
    if node is None:
        return _read(lines, _row_begins)
    reader = _Reader(lines, [], table=True)
    value = reader.read_root(node)
    return YamlFile(value, reader.spans, tuple(reader.findings), reader.texts)


def _row_begins(line: SourceLine) -> bool:
    return _begins(line) or ROW.match(line.text) is not None


def _wide(line: SourceLine) -> bool:
    return WIDE_COLON.match(line.text) is not None


def _deep(text: str) -> bool:
    """Return whether the text may be nested more deeply than the C parser, which knows no limit, should see."""
    nested = 0
    for line in text.split("\n"):
        opened = line.count("[") + line.count("{") + line.count("- ") + line.count("? ")
        nested += opened - line.count("]") - line.count("}") - line.count("- ") - line.count("? ")
        if opened + nested > 2 * MAX_DEPTH or len(line) - len(line.lstrip()) > DEEPEST:
            return True
    return False


def _compose_quickly(text: str) -> Any:
    """Return the nodes as the C parser gives them; None if it does not like the text, or there is none."""
    import yaml

    if _deep(text) or not hasattr(yaml, "CSafeLoader"):
        return None
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None


def read_yaml(lines: Sequence[SourceLine]) -> YamlFile:
    """Return the content of the file; broken blocks are reported and left out, the others are kept."""
    return _read(lines, _begins)


def _read(lines: Sequence[SourceLine], begins: Callable[[SourceLine], bool]) -> YamlFile:
    """Return the content of the file of which the blocks that may be left out begin with such lines."""
    kept, findings = _with_colons(lines)
    size = sum(len(line.text) + 1 for line in lines)
    for _ in range(max(min(ROUNDS, LONGEST // max(size, 1)), 2)):
        node, finding = _compose(kept)
        if finding is None:
            break
        findings.append(finding)
        kept = _without_block(kept, finding.span.line, begins)
    else:
        node = None
    reader = _Reader(kept, findings)
    value = reader.read_root(node)
    return YamlFile(value, reader.spans, tuple(findings), reader.texts)


def _with_colons(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Finding]]:
    """Return the lines with YAML colons after their keys, and findings where the author typed Chinese ones."""
    kept, findings = list(lines), list[Finding]()
    for place, line in enumerate(lines):
        match = WIDE_COLON.match(line.text)
        if match:
            at = match.end("key")
            findings.append(faults.WIDE_COLON.at(_point(line, at), key=match["key"].strip(" -")))
            gap = "" if match["gap"] is not None else " "
            kept[place] = replace(line, text=f"{line.text[:at]}:{gap}{line.text[at + 1 :]}")
    return kept, findings


def _point(line: SourceLine, at: int) -> Span:
    return Span(line.file, line.line, line.column + at, line.line, line.column + at + 1)


def _compose(lines: Sequence[SourceLine]) -> tuple[Any, Finding | None]:
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import MaxDepthExceededError
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = "\n".join(line.text for line in lines).translate(BREAKS)
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.max_depth = MAX_DEPTH + 1
        return yaml.compose(text), None
    except MaxDepthExceededError as error:
        mark = error.problem_mark
        return None, faults.TOO_DEEP.at(_place(lines, mark.line, mark.column))
    except MarkedYAMLError as error:
        starts = any(word in (error.context or "") for word in ("quoted scalar", "flow", "simple key"))
        mark = (error.context_mark if starts else None) or error.problem_mark or error.context_mark
        return None, _syntax(lines, mark.line if mark else 0, mark.column if mark else 0, str(error))
    except RecursionError:
        return None, faults.TOO_DEEP.at(_place(lines, 0, 0))
    except (YAMLError, ValueError, AttributeError, TypeError, LookupError) as error:
        directive = next((at for at, line in enumerate(lines) if line.text.startswith("%")), 0)
        return None, _syntax(lines, directive, 0, str(error))


def _place(lines: Sequence[SourceLine], at: int, column: int) -> Span:
    line = lines[min(at, len(lines) - 1)] if lines else SourceLine("", "", 1)
    return Span(line.file, line.line, line.column + column)


def _syntax(lines: Sequence[SourceLine], at: int, column: int, words: str) -> Finding:
    while at > 0 and (at >= len(lines) or not lines[at].text.strip()):
        at -= 1
    span = _place(lines, at, column)
    if at < len(lines) and "\t" in lines[at].text[: -len(lines[at].text.lstrip()) or None]:
        return faults.TAB.at(span)
    marked = next((one for one in lines if MERGED.match(one.text)), None)
    if marked:
        return faults.SYNTAX.at(_point(marked, 0), reason="合并两人的改动时留下的记号")
    opened = _left_open(lines, at) if any(word in words for word in STRAYED) else None
    if opened is not None:
        return faults.SYNTAX.at(_point(lines[opened], len(lines[opened].text.split(": ")[0]) + 2), reason=UNPAIRED)
    reason = next((chinese for english, chinese in REASONS if english in words), "这里看不懂")
    return faults.SYNTAX.at(span, reason=reason)


def _left_open(lines: Sequence[SourceLine], at: int) -> int | None:
    """Return the last line before *at* with a quotation mark that nothing closes there, if *at* has one, too.

    A value whose mark was forgotten ends at the next mark, which may be far below.
    """
    if at >= len(lines) or not set(lines[at].text) & {"'", '"'}:
        return None
    for place in range(at - 1, -1, -1):
        match = OPENED.search(lines[place].text)
        if match and lines[place].text.count(match[1]) % 2:
            return place
    return None


def _without_block(lines: list[SourceLine], number: int, begins: Callable[[SourceLine], bool]) -> list[SourceLine]:
    """Return the lines without the block that contains the line of that number."""
    at = next((i for i, line in enumerate(lines) if line.line >= number), len(lines) - 1)
    start = next((i for i in range(at, -1, -1) if begins(lines[i])), 0)
    end = next((i for i in range(start + 1, len(lines)) if begins(lines[i]) and i > at), len(lines))
    return lines[:start] + lines[end:]


def _begins(line: SourceLine) -> bool:
    return bool(line.text) and line.text[0] not in " \t#-"


class _Reader(Struct):
    lines: Sequence[SourceLine]
    findings: list[Finding]
    spans: dict[Path, Span] = field(default_factory=dict)
    texts: dict[Path, tuple[SourceLine, ...]] = field(default_factory=dict)
    count: int = 0
    """The number of values read so far."""
    table: bool = False
    """True if a value of several lines has the place of its name."""

    def read_root(self, node: Any) -> Mapping[str, object]:
        """Return the mapping at the top of the file."""
        if node is None:
            return {}
        value = self.read(node, ())
        if isinstance(value, dict):
            return value
        self.findings.append(faults.NOT_A_MAPPING.at(self.spans[()]))
        return {}

    def read(self, node: Any, path: Path) -> object:
        """Return the value of a node; all scalars are text, because the schema decides what they mean."""
        self.spans[path] = self.span(node)
        self.count += 1
        if self.count > MAX_VALUES:
            if self.count == MAX_VALUES + 1:
                self.findings.append(faults.TOO_MANY_VALUES.at(self.spans[path], most=MAX_VALUES))
            return None
        if len(path) > MAX_DEPTH:
            self.findings.append(faults.TOO_DEEP.at(self.spans[path]))
            return None
        if node.id == "mapping":
            return self.mapping(node, path)
        if node.id == "sequence":
            children = enumerate(node.value) if self.count <= MAX_VALUES else ()
            return [self.read(child, (*path, place)) for place, child in children]
        if not node.style and node.value in NULLS:
            return None
        self.texts[path] = tuple(self.text(node))
        value = printable(node.value)
        if LOST in value and LOST not in node.value:
            self.findings.append(faults.BROKEN_BYTES.at(self.spans[path]))
        return value

    def mapping(self, node: Any, path: Path) -> dict[str, object]:
        """Return a mapping; if a key occurs twice, the first one counts."""
        found: dict[str, object] = {}
        for key_node, child in node.value:
            key = printable(str(key_node.value))
            if key in found:
                self.findings.append(faults.DUPLICATE_KEY.at(self.span(key_node), key=key))
                continue
            found[key] = self.read(child, (*path, key))
            block = self.table and getattr(child, "flow_style", None) is False
            if block or (child.id == "scalar" and found[key] is None):
                self.spans[*path, key] = self.span(key_node)  # a value of several lines begins below its name
        return found

    def span(self, node: Any) -> Span:
        """Return the place of a node."""
        start, end = node.start_mark, node.end_mark
        first = _place(self.lines, start.line, start.column)
        if not self.lines or end.line >= len(self.lines):
            last = self.lines[-1] if self.lines else SourceLine("", "", 1)
            return first.to(Span(last.file, last.line, last.column + len(last.text)))
        return first.to(_place(self.lines, end.line, end.column))

    def text(self, node: Any) -> Iterator[SourceLine]:
        """Yield the lines of a scalar without quotation marks and indentation."""
        start, end = node.start_mark, node.end_mark
        block, glued = node.style in {"|", ">"}, False
        for at in range(start.line + block, min(end.line + 1, len(self.lines))):
            line = self.lines[at]
            left = start.column if at == start.line and not block else 0
            right = end.column if at == end.line else len(line.text)
            text = line.text[left:right]
            if node.style in {'"', "'"}:
                opens, closes = at == start.line, at == end.line
                left, text = left + opens, text[opens : len(text) - closes]
            indent = len(text) - len(text.lstrip())
            if text.strip():
                shown = SourceLine(text.strip(), line.file, line.line, line.column + left + indent)
                yield from unescaped(replace(shown, glued=glued), node.style)
                glued = node.style == '"' and bool(CONTINUED.search(shown.text))
