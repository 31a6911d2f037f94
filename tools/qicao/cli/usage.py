"""Messages for calls that a command does not understand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

from qicao.errors import UsageError
from qicao.source.patterns import compiled

__all__ = ["call"]

CALL_FAULT: type[Exception] = typer.BadParameter.__mro__[2]
"""The base class of exceptions for wrong calls; the library gives it no public name."""
QUOTED = compiled(r"'([^']*)'")
EXTRA = compiled(r"arguments?(?:\(s\))? \((.*)\)")


def call(app: typer.Typer) -> int:
    """Run the command and return its exit code; `UsageError` is raised for a call that it does not understand."""
    try:
        code = app(standalone_mode=False)
    except CALL_FAULT as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error), err=True)
            return 2
        raise UsageError(*_words(error)) from error
    except typer.Abort:
        return 130
    return code if isinstance(code, int) else 0


def _words(error: Any) -> tuple[str, str]:
    """Return the fact and the remedy."""
    tell = _KINDS.get(type(error).__name__, _of_other)
    path = getattr(getattr(error, "ctx", None), "command_path", "") or "qicao"
    fact, hint = tell(error)
    return fact, hint or f"用 {_program(path)} --help 查看用法。"


def _program(path: str) -> str:
    return " ".join(["qicao", *path.split()[1:]])


def _no_option(error: Any) -> tuple[str, str]:
    near = "、".join(error.possibilities or ())
    return f"没有选项 {error.option_name}。", f"也许是 {near}。" if near else ""


def _no_value(error: Any) -> tuple[str, str]:
    takes = "does not take" not in error.message
    return f"选项 {error.option_name} {'缺少值' if takes else '不带值'}。", ""


def _missing(error: Any) -> tuple[str, str]:
    return f"缺少参数 {_parameter(error)}。", ""


def _bad_value(error: Any) -> tuple[str, str]:
    value = QUOTED.search(error.message)
    shown = f"“{value[1]}”" if value else ""
    kind = getattr(error.param, "type", None)
    choices = [getattr(choice, "value", choice) for choice in getattr(kind, "choices", ())]
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    hint = f"可用：{'、'.join(map(str, choices))}。" if choices else ""
    if not choices and (least is not None or most is not None):
        hint = f"应为{'' if least is None else f'不小于 {least}'}{'' if most is None else f'不大于 {most}'}的数。"
    elif not choices and "valid" in error.message:
        hint = "应为数字。"
    return f"{_parameter(error)} 的值{shown}不对。", hint


def _parameter(error: Any) -> str:
    """Return the option or argument as the user writes it."""
    if error.param is None:
        return str(error.param_hint or "")
    names = [name for name in error.param.opts if name.startswith("-")]
    return names[-1] if names else str(error.param.metavar or error.param.human_readable_name)


def _of_other(error: Any) -> tuple[str, str]:
    message = error.format_message()
    quoted, extra = QUOTED.search(message), EXTRA.search(message)
    if "command" in message and quoted:
        near = QUOTED.findall(message)[1:]
        return f"没有命令 {quoted[1]}。", f"也许是 {'、'.join(near)}。" if near else ""
    if "unexpected" in message and extra:
        return f"多出了参数 {extra[1]}。", ""
    return f"命令的写法不对：{message}", ""


_KINDS: Mapping[str, Callable[[Any], tuple[str, str]]] = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _no_value,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
}
"""Name of an exception → the function that gives its message."""
