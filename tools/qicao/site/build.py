"""The site as one call of Sphinx."""

from __future__ import annotations

from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.builds.order import Outcome
from qicao.builds.record import digest_of
from qicao.errors import QicaoError, ToolError
from qicao.site.config import default_settings
from qicao.site.known import folder_of, known, shelf_of
from qicao.site.wishes import Wishes
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
NOTHING = Wishes()


class Site(Struct, frozen=True):
    """A site that was built."""

    start: Path
    """Its first page."""
    errors: tuple[str, ...] = ()
    """Drafts whose files could not be made, and why."""
    warnings: tuple[str, ...] = ()
    """What Sphinx says of the guides, and drafts without a text, which have no page."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of each draft."""


def build_site(root: Path, out: Path, *, live: bool = False, wishes: Wishes = NOTHING) -> Site:
    """Build the site of the repository *root* into *out*; only what changed is made anew.

    A *live* site is for a preview that must be quick: it lacks the Word and PDF files, its pages follow the server, and
    what was written is not looked at again. How a site is built stands in its conf.py, or else in `qicao.site.config`.

    `UsageError` when there is nothing to show, `ToolError` when Sphinx cannot build.
    """
    work = out.with_name(f".{out.name}")
    if not live:
        forget_altered(out, work)
    app, warnings = _run_sphinx(root, out, work, {"qicao_live": live, "qicao_program": _program()}, wishes)
    prune(app, work)
    if not live:
        remember_written(out, work)
    outcomes = [outcome for _, outcome in sorted(known(app.env).outcomes.items())]
    return Site(out / START, _errors(app), (*warnings, *_without_text(root)), tuple(outcomes))


def _run_sphinx(
    root: Path, out: Path, work: Path, settings: dict[str, object], wishes: Wishes
) -> tuple[Sphinx, list[str]]:
    """The application that has built the site, and what it warned of."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    warnings, own = StringIO(), DISK.has_file(root / "conf.py")
    if not own:
        settings |= default_settings(root)
    try:
        with patch_docutils(), docutils_namespace():
            confdir = str(root) if own else None
            app = Sphinx(str(root), confdir, str(out), str(work), "html", settings, status=None, warning=warnings)
            vars(app)["qicao_wishes"] = wishes
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


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _failure(error: BaseException) -> QicaoError:
    """What is said of an exception of Sphinx, or of one of ours that Sphinx has wrapped."""
    cause = getattr(error, "orig_exc", None) or error
    if isinstance(cause, QicaoError):
        return cause
    if isinstance(cause, OSError):
        place = f"（{cause.filename}）" if cause.filename else ""
        return ToolError(f"网站生成失败：{reason_of(cause)}{place}。", advice_for(cause))
    return ToolError(f"网站生成失败：{_one_line(error)}。", ADVICE)


@cache
def _program() -> str:
    """A word for the program, so that another version of it makes every page anew."""
    return digest_of([PACKAGE])


def _without_text(root: Path) -> list[str]:
    shelf = shelf_of(root)
    drafts = (name for name in DISK.names(shelf) if DISK.has(shelf / name / DATA))
    return [f"{name}：没有 {TEXT}，网站上没有它。" for name in drafts if not DISK.has_file(shelf / name / TEXT)]


def _errors(app: Sphinx) -> tuple[str, ...]:
    outcomes = sorted(known(app.env).outcomes.items())
    return tuple(f"{folder_of(app.env, name).name}：{found.error}" for name, found in outcomes if found.error)
