"""The files to be fetched: the consultation set of every draft, built when it changed, beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qicao.batch.many import Outcome, build_drafts
from qicao.site.known import Downloads, folder_of, known
from qicao.source.write import write_bytes

__all__ = ["build", "cache_folder"]

FOLDER = "_downloads"


def _work_folder(env: Any) -> Path:
    """Where `qicao draft` builds, too, so that neither builds again what the other has built."""
    return Path(env.srcdir) / "build"


def cache_folder(env: Any) -> Path:
    """Where converted formulas are kept."""
    return _work_folder(env) / ".cache"


def build(app: Any, env: Any) -> list[str]:
    """Build the sets of all drafts and give the pages whose links change; a preview does without files."""
    if app.builder.format != "html":
        return []
    site = known(env)
    names = [] if app.config.qicao_live else sorted(site.drafts)
    outcomes = build_drafts([folder_of(env, name) for name in names], _work_folder(env))
    before = site.downloads
    site.downloads = {name: _downloads(outcome) for name, outcome in zip(names, outcomes, strict=True)}
    _copy(_work_folder(env), Path(app.outdir), {file for found in site.downloads.values() for file in found.files})
    return [name for name in site.drafts if before.get(name) != site.downloads.get(name)]


def _downloads(outcome: Outcome) -> Downloads:
    return Downloads(tuple(f"{FOLDER}/{'/'.join(Path(file).parts[-3:])}" for file in outcome.files), outcome.error)


def _copy(work: Path, out: Path, wanted: set[str]) -> None:
    """Put the files where the pages look for them, and take away those of drafts that are gone."""
    for name in sorted(wanted):
        file, data = out / name, (work / name.removeprefix(f"{FOLDER}/")).read_bytes()
        if not file.is_file() or file.read_bytes() != data:
            write_bytes(file, data)
    for file in (out / FOLDER).rglob("*"):
        if file.is_file() and file.relative_to(out).as_posix() not in wanted:
            file.unlink()
