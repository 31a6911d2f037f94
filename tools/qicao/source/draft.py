"""The folder of a draft: its data, text and explanation, and the findings in these files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from qicao.errors import ToolError
from qicao.model.data import StandardData
from qicao.model.finding import Finding
from qicao.model.frozen import FrozenText
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.yaml import YamlFile
from qicao.source import faults
from qicao.source.door import Refusal, find_file, is_within, read_file, real_name, refusal_of
from qicao.source.files import Files
from qicao.source.frozen import read_frozen
from qicao.source.patterns import compiled
from qicao.source.repository import find_root, is_repository
from qicao.source.sheet import BETWEEN, is_workbook, read_sheet
from qicao.source.text import read_lines, split_lines
from qicao.source.validate import validate
from qicao.source.world import World
from qicao.source.yaml import read_yaml

__all__ = ["DATA", "EXPLANATION", "LEFT_OUT", "TEXT", "DraftSource", "read_draft"]

DATA, TEXT, EXPLANATION = "standard.yaml", "index.md", "explanation.md"
SLUG = compiled(r"[^/\\\s.:][^/\\:\s]*")
"""The name of a folder that cannot lead to another place."""
LONGEST_DATA = 200_000
"""The greatest size of `standard.yaml` in bytes; reading YAML with places is slow."""
LEFT_OUT = frozenset(fault.code for fault in (faults.SYNTAX, faults.TAB, faults.TOO_DEEP, faults.NOT_A_MAPPING))
"""Faults for which a part of the data was left out."""


class DraftSource(Struct, frozen=True):
    """The files of a draft as they were read; only the data are interpreted yet."""

    slug: str
    """The name of the folder."""
    folder: Path
    shown: str
    """The folder as the user named it, with forward slashes."""
    root: Path
    """The repository, for files that drafts share."""
    data: StandardData
    yaml: YamlFile
    text: tuple[SourceLine, ...]
    explanation: tuple[SourceLine, ...]
    """The lines of `explanation.md`; empty if there is no such file."""
    findings: tuple[Finding, ...]
    files: Mapping[str, Sequence[SourceLine]] = field(default_factory=dict)
    """Path as in spans → all lines, for each of the three files."""
    world: World = World()
    """The world through which it was read, and through which the files that it names are read."""
    frozen: FrozenText = field(default_factory=FrozenText)
    """The text as it was last sent out."""

    def read_include(self, path: str, span: Span) -> tuple[Sequence[SourceLine], Sequence[Finding]]:
        """Return the lines of another file of the folder, or of a sheet as in `read_sheet`.

        *span* is the place that asks for it.
        """
        path, _, sheet = path.partition(BETWEEN) if is_workbook(path) else (path, "", "")
        name = path.replace("\\", "/")
        files = self.world.files
        found = find_file(files, self.folder, path)
        data = found if isinstance(found, Refusal) else read_file(files, found, self.folder)
        if isinstance(data, Refusal):
            return (), (data.at(span, path),)
        shown = _join(self.shown, name)
        lines, findings = read_sheet(data, shown, sheet, span) if is_workbook(name) else split_lines(data, shown)
        real = real_name(files, self.folder, name)
        if real != str(PurePosixPath(name)):
            findings = (*findings, faults.OTHER_CASE.at(span, name=path, real=real))
        return lines, findings

    def read_sibling(self, slug: str) -> DraftSource | None:
        """Return the draft in the folder *slug* beside this one; None if there is none, or if it is this one."""
        if slug == self.slug or not SLUG.fullmatch(slug):
            return None
        folder = self.folder.absolute().parent / slug
        if refusal_of(self.world.files, folder / DATA, self.root):
            return None
        return read_draft(self.world, folder, str(PurePosixPath(self.shown).parent / slug))


def _join(folder: str, name: str) -> str:
    return str(PurePosixPath(folder) / name)


def read_draft(world: World, folder: Path, shown: str = "") -> DraftSource:
    """Return the draft in *folder*; a missing or broken file is a finding, and the others are read.

    `ToolError` is raised if the folder is a link that leads out of its repository.
    """
    shown, files = shown or folder.as_posix(), world.files
    _refuse_foreign(files, folder, shown)
    slug = files.real(folder).name
    lines, data_findings = read_lines(files, folder / DATA, _join(shown, DATA), folder, LONGEST_DATA)
    yaml = read_yaml(lines)
    top = Span(_join(shown, DATA), 1)
    data, faulty = validate(yaml, top, slug) if lines else validate(YamlFile(), top, slug)
    if any(item.code in LEFT_OUT for item in yaml.findings):
        faulty = tuple(
            item for item in faulty if item.code != faults.MISSING_KEY.code
        )  # the missing key may be in the part that was left out
    text, text_findings = read_lines(files, folder / TEXT, _join(shown, TEXT), folder)
    explanation: tuple[SourceLine, ...] = ()
    explanation_findings: tuple[Finding, ...] = ()
    if files.has(folder / EXPLANATION) or files.is_link(folder / EXPLANATION):
        explanation, explanation_findings = read_lines(files, folder / EXPLANATION, _join(shown, EXPLANATION), folder)
    if not text_findings and not any(line.text.strip() for line in text):
        text_findings = (faults.EMPTY_FILE.at(Span(_join(shown, TEXT), 1), name=TEXT),)
    missing = bool(data_findings) and not lines
    frozen, frozen_findings = read_frozen(files, folder, shown)
    return DraftSource(
        slug,
        folder,
        shown,
        find_root(files, folder),
        data,
        yaml,
        text,
        explanation,
        (
            *data_findings,
            *yaml.findings,
            *(() if missing else faulty),
            *text_findings,
            *explanation_findings,
            *frozen_findings,
        ),
        {_join(shown, DATA): lines, _join(shown, TEXT): text, _join(shown, EXPLANATION): explanation},
        world,
        frozen,
    )


def _refuse_foreign(files: Files, folder: Path, shown: str) -> None:
    """Raise `ToolError` if the folder is a link to a place outside its repository, which no list of drafts means."""
    root = next((above for above in folder.absolute().parents if is_repository(files, above)), None)
    if root and not is_within(files, folder, root):
        raise ToolError(
            f"{shown} 是指向仓库外面的链接，没有读。", "把草案的文件夹复制到仓库里，或直接给出它真正的位置。"
        )
