"""Which findings count, and how severe they are: `[check]` of `qicao.toml`, or `[tool.qicao.check]` of `pyproject.toml`.

    select = ["MOD", "TXT001"]          only these, by code or family; all if nothing is named
    ignore = ["NUM"]
    severity = {TXT007 = "info", MOD004 = "off"}
    [check.drafts."my-draft"]           the same keys for one draft
    [check.stages."报批稿"]              and for a stage

Later settings override earlier ones: all drafts, the draft, its stage, the command line. Errors of reading always count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.check.suppress import must_stay
from qicao.errors import UsageError
from qicao.model.data import Stage
from qicao.model.finding import Finding, Severity
from qicao.source.door import Refusal, read_file
from qicao.source.faults import MISSING_FILE
from qicao.source.files import Files
from qicao.source.patterns import compiled
from qicao.source.text import decode

__all__ = ["FILES", "Layer", "Settings", "apply_layers", "layer_of", "read_settings"]

FILES = (("qicao.toml", ("check",)), ("pyproject.toml", ("tool", "qicao", "check")))
"""The files that may hold settings, with the table in them; the first one that exists counts."""
KEYS = ("select", "ignore", "severity")
SCOPES = ("drafts", "stages")
SEVERITIES = (*get_args(Severity), "off")


class Layer(Struct, frozen=True):
    """The settings of one source; names are codes or families."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def counts(self, code: str, before: bool) -> bool:
        """Return whether findings of that code count, if they did or did not *before* this layer."""
        chosen = code.startswith(self.select) if self.select else before
        return chosen and not code.startswith(self.ignore)


class Settings(Struct, frozen=True):
    """The settings in the file of a repository."""

    base: Layer = field(default_factory=Layer)
    drafts: Mapping[str, Layer] = field(default_factory=dict)
    stages: Mapping[str, Layer] = field(default_factory=dict)

    def layers(self, slug: str, stage: str) -> tuple[Layer, ...]:
        """Return the settings for a draft at a stage, the strongest last."""
        return self.base, self.drafts.get(slug, Layer()), self.stages.get(stage, Layer())


def apply_layers(finding: Finding, layers: Sequence[Layer]) -> Finding | None:
    """Return the finding with the severity that the layers give it; None if it does not count."""
    if must_stay(finding):
        return finding
    counts, severity = True, finding.severity
    for layer in layers:
        counts = layer.counts(finding.code, counts)
        severity = layer.severity.get(finding.code, layer.severity.get(finding.code[:3], severity))
    return replace(finding, severity=severity) if counts else None


def read_settings(files: Files, root: Path) -> Settings:
    """Return the settings of the repository at *root*.

    `UsageError` is raised with file and key if something in them is wrong.
    """
    for name, keys in FILES:
        table = _table(files, root / name, keys)
        if table is not None:
            return _settings(table, f"{name}：[{'.'.join(keys)}]")
    return Settings()


def _table(files: Files, file: Path, keys: Sequence[str]) -> object:
    """Return the value at the keys; None if the file has no such table."""
    text = _text(files, file)
    if not text.strip() or (len(keys) > 1 and "qicao" not in text):
        return None
    table: object = _read_toml(file, text)
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def _text(files: Files, file: Path) -> str:
    """Return the content of the file, "" if there is none.

    `UsageError` is raised for a link that leads out of the repository.
    """
    data = read_file(files, file, file.parent)
    if not isinstance(data, Refusal):
        return decode(data).text
    if data.fault is MISSING_FILE:
        return ""
    raise UsageError(f"读不了 {file.name}：{data.reason}。", "把它换成仓库里的普通文件。")


def _read_toml(file: Path, text: str) -> Mapping[str, object]:
    from tomllib import TOMLDecodeError, loads

    try:
        return loads(text.replace("\r\n", "\n"))
    except TOMLDecodeError as error:
        place = compiled(r"line (\d+), column (\d+)").search(str(error))
        where = f"第{place[1]}行第{place[2]}列" if place else "末尾"
        raise UsageError(f"{file.as_posix()} 的{where}不是正确的 TOML。", "检查引号、方括号和等号。") from error


def _settings(value: object, where: str) -> Settings:
    table = _checked(value, where, (*KEYS, *SCOPES))
    scopes = {scope: _scope(table, scope, where) for scope in SCOPES}
    for stage in scopes["stages"]:
        if stage not in get_args(Stage):
            raise UsageError(f"{where} 的 stages 中没有名为“{stage}”的稿次。", f"可用：{'、'.join(get_args(Stage))}。")
    layers = {
        scope: {name: _layer(values, f"{where} 的 {scope}.{name}", KEYS) for name, values in tables.items()}
        for scope, tables in scopes.items()
    }
    return Settings(_layer(table, where, (*KEYS, *SCOPES)), layers["drafts"], layers["stages"])


def _scope(table: Mapping[str, object], scope: str, where: str) -> Mapping[str, object]:
    tables = table.get(scope, {})
    if not isinstance(tables, dict):
        raise UsageError(f"{where} 的 {scope} 应当是表。", f'写成 [check.{scope}."名称"]。')
    return tables


def _checked(table: object, where: str, known: Sequence[str]) -> Mapping[str, object]:
    """Return the value as a table, after checking that it has only known keys."""
    if not isinstance(table, dict):
        raise UsageError(f"{where} 应当是表。", f"可用的键：{'、'.join(known)}。")
    for key in table:
        if key not in known:
            raise UsageError(f"{where} 中没有名为“{key}”的键。", f"可用的键：{'、'.join(known)}。")
    return table


def _layer(value: object, where: str, known: Sequence[str]) -> Layer:
    table = _checked(value, where, known)
    severity = table.get("severity", {})
    if not isinstance(severity, dict) or not all(value in SEVERITIES for value in severity.values()):
        raise UsageError(f"{where} 的 severity 写错了。", f'写成 {{MOD004 = "off"}}，值可用：{"、".join(SEVERITIES)}。')
    layer = layer_of(_names(table, "select", where), _names(table, "ignore", where), where)
    off = tuple(code for code, value in severity.items() if value == "off")
    _check_codes(severity, f"{where} 的 severity", may_be_reading=False)
    kept = {code: value for code, value in severity.items() if value != "off"}
    return replace(layer, ignore=(*layer.ignore, *off), severity=kept)


def _names(table: Mapping[str, object], key: str, where: str) -> Sequence[str]:
    names = table.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{where} 的 {key} 应当是代号的列表。", f'写成 {key} = ["MOD", "TXT001"]。')
    return names


def layer_of(select: Iterable[str], ignore: Iterable[str], where: str) -> Layer:
    """Return the settings in the names, which may be separated by commas.

    `UsageError` is raised if one is no code or family.
    """
    chosen, left = (tuple(name.strip() for names in given for name in names.split(",")) for given in (select, ignore))
    _check_codes(chosen, f"{where} 的 select", may_be_reading=True)
    _check_codes(left, f"{where} 的 ignore", may_be_reading=False)
    return Layer(chosen, left)


def _check_codes(codes: Iterable[str], where: str, *, may_be_reading: bool) -> None:
    from qicao.check.codes import ALL_FAMILIES, code_pages, near_codes

    for code in codes:
        if code not in ALL_FAMILIES and code not in code_pages():
            near = "、".join(near_codes(code))
            raise UsageError(
                f"{where} 中没有代号为“{code}”的检查项。", f"也许是 {near}。" if near else "用 qicao explain 查看。"
            )
        page = code_pages().get(code)
        if page and not may_be_reading and page.severity == "error" and code.startswith(("FIL", "YML", "SYN")):
            raise UsageError(f"{where} 中的 {code} 是读取时的错误，不能忽略或改级别。", "删去它，改正草案。")
