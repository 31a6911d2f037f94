"""The command `qicao`: reads arguments, calls the layers below, prints what they return.

Exit codes: 0 nothing wrong, 1 findings of severity error or warning, 2 the command cannot run.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from qicao import __version__
from qicao.cli.check import check
from qicao.cli.explain import explain
from qicao.cli.label import label
from qicao.cli.new import new
from qicao.cli.outcomes import exit_code, report, report_findings, sum_up
from qicao.cli.terminal import Paths, begin_again_in_utf8, progress, use_utf8
from qicao.cli.usage import call
from qicao.errors import QicaoError
from qicao.model.visible import visible
from qicao.source.patterns import keep_patterns
from qicao.source.write import advice_for, reason_of

__all__ = ["app_with", "main"]

SELDOM = (100_000, 50, 1000)
"""The thresholds of garbage collection.

Trees live as long as the command, and searching them took a tenth of a check.
"""


class Format(StrEnum):
    """The format in which a command prints its result."""

    text = "text"
    json = "json"


Anyway = Annotated[bool, typer.Option("--anyway", help="报批稿、发布稿有错误时也写出文件。")]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit", min=0, help="一份草案最多做多少秒；不给时为 60 秒，篇幅大的更多。", show_default=False
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="text 给人看，json 给程序读。")]


class StageName(StrEnum):
    """The stages as which a draft can be printed."""

    working = "工作组讨论稿"
    consultation = "征求意见稿"
    review_discussion = "送审讨论稿"
    review = "送审稿"
    approval = "报批稿"
    published = "发布稿"


def main() -> None:
    """Run the command; a fault of the machine is one line on standard error and exit code 2."""
    begin_again_in_utf8()
    use_utf8()
    gc.set_threshold(*SELDOM)
    try:
        sys.exit(_called())
    except QicaoError as error:
        _fail(error.message, error.hint)
    except BrokenPipeError:
        _close_quietly()
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        _fail(f"无法读写 {error.filename or '文件'}：{reason_of(error)}。", advice_for(error))
    except SystemExit:
        raise
    except BaseException as error:
        if os.environ.get("QICAO_DEBUG"):
            raise
        from qicao.errors import fault_of

        _fail(fault_of(error), "设 QICAO_DEBUG=1 再运行可得到详情。")


def _called() -> int:
    try:
        return call(app_with(_wanted(sys.argv[1:])))
    finally:
        keep_patterns()


def _fail(message: str, hint: str) -> None:
    typer.echo(f"qicao：{visible(message)}{visible(hint)}", err=True)
    sys.exit(2)


def _close_quietly() -> None:
    """Keep Python from writing once more, at its end, to a pipe whose reader is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(value: bool) -> None:
    if value:
        typer.echo(f"qicao {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本。")] = False,
) -> None:
    """Read the options before the command."""


def outline(
    draft_folder: Annotated[Path, typer.Argument(metavar="DRAFT", help="草案文件夹。")],
    format_: FormatOption = Format.text,
) -> None:
    """Print the outline of one draft."""
    from qicao.model import outline as structure
    from qicao.parse.draft import load_draft
    from qicao.source.discover import find_drafts

    standard = load_draft(find_drafts([draft_folder])[0]).standard
    render = structure.render_json if format_ is Format.json else structure.render_text
    typer.echo(visible(render(standard)), nl=False)


def draft(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    paths: Paths = None,
    stage: Annotated[StageName | None, typer.Option("--stage", help="代替 standard.yaml 中的稿次。")] = None,
    out: Annotated[Path, typer.Option("--out", help="输出文件夹。")] = Path("build"),
    line_numbers: Annotated[
        bool, typer.Option("--line-numbers", help="另做一份带行号的草案，供审阅；不改动平常的一套文件。")
    ] = False,
    watermark: Annotated[
        bool, typer.Option("--watermark", help="另做一份各页有稿次水印的草案；可与 --line-numbers 同用。")
    ] = False,
    anyway: Anyway = False,
    time_limit: TimeLimit = 0.0,
) -> None:
    """Write the documents of each draft; print where they are and what is wrong.

    A draft that has not changed is not built again.
    """
    from qicao.builds.run import build_drafts
    from qicao.layout.copy import Review
    from qicao.source.discover import find_drafts

    review = Review(line_numbers, watermark)
    with progress() as say:
        folders = find_drafts(paths or ())
        outcomes = build_drafts(
            folders, out, stage.value if stage else None, say, review, anyway=anyway, patience=time_limit
        )
    for outcome in outcomes:
        report(outcome)
    if len(outcomes) > 1:
        typer.echo(sum_up(outcomes))
    raise typer.Exit(exit_code(outcomes))


def site(
    root: Annotated[
        Path, typer.Argument(metavar="ROOT", help="放草案的文件夹；其中的 drafts/、docs/ 成为网站。")
    ] = Path(),
    out: Annotated[Path, typer.Option("--out", help="输出文件夹。")] = Path("build/site"),
    anyway: Anyway = False,
    time_limit: TimeLimit = 0.0,
) -> None:
    """Build the site of the repository; print its first page and what is wrong with the drafts."""
    from qicao.site.build import build_site
    from qicao.site.options import Options

    with progress() as say:
        say("生成网站")
        built = build_site(root, out, options=Options(say, anyway=anyway, patience=time_limit))
    for words in (*built.warnings, *built.errors):
        typer.echo(words, err=True)
    for outcome in built.outcomes:
        report_findings(outcome, f"{outcome.slug}：")
    typer.echo(f"网站：{built.start.as_posix()}")
    raise typer.Exit(exit_code(built.outcomes))


def serve(
    root: Annotated[
        Path, typer.Argument(metavar="ROOT", help="放草案的文件夹；其中的 drafts/、docs/ 成为网站。")
    ] = Path(),
    port: Annotated[int, typer.Option("--port", help="端口；0 为任意空闲的端口。")] = 8000,
) -> None:
    """Serve the site, on this machine only, until the user stops it."""
    from qicao.preview.serve import Preview

    with progress() as say:
        say("生成网站")
        preview = Preview(root, Path("build/preview"), port)
    typer.echo(f"预览：{preview.address}（按 Ctrl+C 结束）")
    try:
        preview.run(lambda words: typer.echo(visible(words), err=True))
    finally:
        preview.stop()


COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "check": (check, "检查草案，列出每个问题的位置、事实和改法。"),
    "explain": (explain, "说明草案检查中的一个代号：查什么、依据哪一条、错和对的例子。"),
    "label": (label, "把标识写成标签，从此固定不变；或列出旧标识现在是什么。"),
    "outline": (outline, "打印一份草案编号后的结构。"),
    "draft": (draft, "生成整套征求意见文件，写入 build/<草案>/<稿次>/。"),
    "site": (site, "生成可以浏览、搜索和下载的网站，写入 build/site/。"),
    "serve": (serve, "在浏览器中预览；保存文件后页面自动更新，问题标在出错的地方。"),
    "new": (new, "新建一份草案；不覆盖已有的文件。"),
}
GROUPS = ("review", "system", "assess")
"""Commands with commands of their own; each is in the module of its name."""


def _wanted(words: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that the call may mean: the one that it names, else all, for help and for misspellings."""
    named = words[:1]
    return tuple(named) if named and named[0] in (*COMMANDS, *GROUPS) else (*COMMANDS, *GROUPS)


def app_with(names: Iterable[str] = (*COMMANDS, *GROUPS)) -> typer.Typer:
    """Return the program with the commands of these names; to make one ready takes a while, so most calls make one."""
    app = typer.Typer(
        help="起草：用 MyST Markdown 和 YAML 写标准，检查、编号，生成征求意见稿及配套文件。",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_options)
    for name in names:
        if name in COMMANDS:
            function, words = COMMANDS[name]
            app.command(name, help=words)(function)
        else:
            app.add_typer(getattr(import_module(f"qicao.cli.{name}"), name), name=name)
    return app
