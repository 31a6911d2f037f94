"""The build of the site as one call of Sphinx."""

from __future__ import annotations

from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.builds.record import digest_of
from qicao.builds.request import Outcome
from qicao.errors import QicaoError, ToolError
from qicao.site.config import BARE, default_settings
from qicao.site.options import Options
from qicao.site.state import folder_of, shelf_of, state_of
from qicao.site.written import forget_altered, prune, remember_written
from qicao.source.draft import DATA, TEXT
from qicao.source.files import DISK
from qicao.source.resources import PACKAGE
from qicao.source.write import advice_for, reason_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Site", "build_site"]

START = "index.html"
ADVICE = "请检查 conf.py 和 docs/。"
NOTHING = Options()


class Site(Struct, frozen=True):
    """A site that was built."""

    start: Path
    """Its first page."""
    errors: tuple[str, ...] = ()
    """Drafts whose files could not be made, and the reason."""
    warnings: tuple[str, ...] = ()
    """Warnings of Sphinx about the guides, and drafts that have no page because they have no text."""
    outcomes: tuple[Outcome, ...] = ()
    """The result for each draft."""


def build_site(root: Path, out: Path, *, live: bool = False, options: Options = NOTHING) -> Site:
    """Build the site of the repository *root* into *out*; only pages that changed are made again.

    A *live* site is for a preview, which must be quick: it has no Word and PDF files, its pages poll the server, and
    files that were altered later are not made again. The settings come from the conf.py of the repository, else from
    `qicao.site.config`.

    `UsageError` is raised if there is nothing to show, `ToolError` if Sphinx cannot build.
    """
    work = out.with_name(f".{out.name}")
    if not live:
        forget_altered(out, work)
    app, warnings = _run_sphinx(root, out, work, {"qicao_live": live, "qicao_program": _program()}, options)
    prune(app, work)
    DISK.remove(out / f"{BARE}.html")
    if not live:
        remember_written(out, work)
    outcomes = [outcome for _, outcome in sorted(state_of(app.env).outcomes.items())]
    return Site(out / START, _errors(app), (*warnings, *_without_text(root)), tuple(outcomes))


def _run_sphinx(
    root: Path, out: Path, work: Path, settings: dict[str, object], options: Options
) -> tuple[Sphinx, list[str]]:
    """The application that has built the site, and what it warned of."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    warnings, own = StringIO(), DISK.has_file(root / "conf.py")
    if not own:
        settings |= default_settings(root)
    source = _bare(work) if "qicao_root" in settings else root
    try:
        with patch_docutils(), docutils_namespace():
            confdir = str(root) if own else None
            app = Sphinx(str(source), confdir, str(out), str(work), "html", settings, status=None, warning=warnings)
            vars(app)["qicao_options"] = options
            app.build()
    except (SphinxError, OSError) as error:
        raise _failure(error) from error
    except (QicaoError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ToolError(f"网站生成失败：{_one_line(error)}。", ADVICE) from error
    if app.statuscode:
        raise ToolError(f"网站生成失败：{warnings.getvalue().strip()}", ADVICE)
    return app, warnings.getvalue().splitlines()


def _bare(work: Path) -> Path:
    """Return a folder with nothing but a title, which is all that Sphinx reads of a repository without drafts and guides."""
    DISK.update(work / BARE / f"{BARE}.md", "# 标准体系\n".encode())
    return work / BARE


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _failure(error: BaseException) -> QicaoError:
    """Return the error to report for an exception of Sphinx, or for one of ours that Sphinx has wrapped."""
    cause = getattr(error, "orig_exc", None) or error
    if isinstance(cause, QicaoError):
        return cause
    if isinstance(cause, OSError):
        place = f"（{cause.filename}）" if cause.filename else ""
        return ToolError(f"网站生成失败：{reason_of(cause)}{place}。", advice_for(cause))
    return ToolError(f"网站生成失败：{_one_line(error)}。", ADVICE)


@cache
def _program() -> str:
    """Return a hash of the program, so that a new version of it makes every page again."""
    return digest_of([PACKAGE])


def _without_text(root: Path) -> list[str]:
    shelf = shelf_of(root)
    drafts = (name for name in DISK.names(shelf) if DISK.has(shelf / name / DATA))
    return [f"{name}：没有 {TEXT}，网站上没有它。" for name in drafts if not DISK.has_file(shelf / name / TEXT)]


def _errors(app: Sphinx) -> tuple[str, ...]:
    outcomes = sorted(state_of(app.env).outcomes.items())
    return tuple(f"{folder_of(app.env, name).name}：{found.error}" for name, found in outcomes if found.error)
