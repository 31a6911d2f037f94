"""Records as YAML: any YAML is read quickly, but only one form is written.

Keys are in the order of their class, default values are left out, and lines stay lines. The same value gives the same
bytes, and a changed field changes only its own lines, so that git can merge the work of two people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from qicao.source.patterns import compiled

__all__ = ["emit", "load_plain", "scalar_text"]

PLAIN = compiled(r"[\u3400-\u9fffA-Za-z](?:[\u3400-\u9fff\w/.()（）《》“”、，。；—+-]|(?<=\S) (?=[^\s#]))*")
"""Text that is the same value with quotation marks and without."""
EMPTY: Sequence[object] = ("", 0, -1, None, (), {})
"""Values that say nothing, so that their defaults need not be written."""
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Text that YAML would read as another type."""
UNFIT = compiled(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that cannot be in a block, or would be changed by it."""


def load_plain(data: bytes) -> Any:
    """Return the lists, mappings and texts in the YAML text; `ValueError` is raised with the line if it is not YAML."""
    import yaml

    try:
        return yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 -- makes only texts
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"不是有效的 YAML（第 {mark.line + 1} 行）" if mark else "不是有效的 YAML") from error


def emit(value: Struct | Mapping[str, Any]) -> str:
    """Return the value as YAML text that ends with a line break."""
    return "".join(_mapping(_items(value), ""))


def scalar_text(value: object) -> str:
    """Return a text, number or truth value as YAML on one line, fit also for lists on one line."""
    return _scalar(value, "")


def _items(value: Any) -> list[tuple[str, Any]]:
    """The keys and values but for those that are empty, as they would be anyway."""
    if isinstance(value, Mapping):
        return list(value.items())
    known = [(field, getattr(value, field.name)) for field in fields(value)]
    return [(field.name, item) for field, item in known if field.required or _says(item, field.default)]


def _says(item: object, default: object) -> bool:
    """Return whether the value must be written: it is not the default, or the default should be visible."""
    if default is NODEFAULT:
        return item not in EMPTY
    return item != default or (isinstance(default, (str, int)) and default not in EMPTY)


def _mapping(items: Sequence[tuple[str, Any]], indent: str) -> Iterator[str]:
    for name, item in items:
        yield from _entry(f"{indent}{_scalar(name, '')}:", item, indent)


def _entry(lead: str, item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, (Struct, Mapping)):
        yield f"{lead}\n"
        yield from _mapping(_items(item), f"{indent}  ")
    elif isinstance(item, (tuple, list)):
        yield f"{lead}\n"
        for part in item:
            yield from _part(part, f"{indent}  ")
    else:
        yield f"{lead} {_scalar(item, f'{indent}  ')}\n"


def _part(part: Any, indent: str) -> Iterator[str]:
    """Yield the lines of an item of a list; the first key of a mapping follows the dash."""
    if not isinstance(part, (Struct, Mapping)):
        yield f"{indent}- {_scalar(part, f'{indent}  ')}\n"
        return
    lines = "".join(_mapping(_items(part), f"{indent}  "))
    yield f"{indent}- {lines[len(indent) + 2 :]}"


def _scalar(value: object, indent: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if PLAIN.fullmatch(value) and value.lower() not in WORDS:
        return value
    if "\n" in value and indent and _fits_block(value):
        return "|-\n" + "\n".join(indent + line if line else "" for line in value.split("\n"))
    return _quoted(value)


def _fits_block(value: str) -> bool:
    lines = value.split("\n")
    first = next((line for line in lines if line), "")
    return not UNFIT.search(value) and bool(lines[-1]) and bool(lines[0]) and not first.startswith(" ")


def _quoted(value: str) -> str:
    """Return the text in quotation marks, with escapes that YAML and JSON share; a single surrogate becomes U+FFFD."""
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(whole, ensure_ascii=False))
