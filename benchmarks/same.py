"""Say whether two checkouts make the same of every draft: Word, PDF, companion documents, page, outline and findings, byte by byte.

    python benchmarks/same.py ../before .

The drafts are those of the first checkout; each checkout works on them with its own code. Prints what differs; exits 1 then.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns

PARTS = ("drafts", "tests/drafts", "metadata", "templates", "conf.py", "pyproject.toml", "docs")
"""What of the first checkout is worked on."""
COMMANDS = (
    ("draft", "--anyway"),
    ("check", "--format", "json", "--info"),
    ("site",),
)


def made(code: Path, source: Path) -> Mapping[str, str]:
    """Return a digest for each file that the *code* makes of the drafts of the *source*, and for what it prints."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / "work"
        work.mkdir()
        for part in PARTS:
            _copy(source / part, work / part)
        for draft in sorted((work / "tests/drafts").iterdir()):
            if (draft / "standard.yaml").exists():
                draft.rename(work / "drafts" / f"test-{draft.name}")
        said = {" ".join(words): _digest(_run(code, work, *words)) for words in COMMANDS}
        for draft in sorted((work / "drafts").iterdir()):
            if (draft / "standard.yaml").exists():
                said[f"outline {draft.name}"] = _digest(
                    _run(code, work, "outline", f"drafts/{draft.name}", "--format", "json")
                )
        return said | dict(_files(work / "build"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        copytree(source, target, ignore=ignore_patterns(".cache", "build"))
    elif source.exists():
        target.write_bytes(source.read_bytes())


def _run(code: Path, work: Path, *words: str) -> bytes:
    environment = os.environ | {"PYTHONPATH": str(code.resolve() / "tools"), "NO_COLOR": "1"}
    line = [sys.executable, "-c", "from qicao.cli import main; main()", *words]
    return subprocess.run(line, cwd=work, env=environment, check=False, capture_output=True).stdout


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), _digest(file.read_bytes())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main() -> int:
    """Compare, and print each name that is made otherwise, or by one of the two only."""
    before, after = map(Path, sys.argv[1:3])
    one, other = made(before, before), made(after, before)
    changed = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    print(f"{len(one)} 件产物，{len(changed)} 件不同")
    print(*changed, sep="\n")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
