"""Results that take long to make, kept on disk under what they were made of."""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree

from msgspec import Struct

from qicao.errors import ToolError
from qicao.source.write import write_bytes

__all__ = ["Kept"]

BREAK = b"\n"
"""What stands between the digest of an entry and its text."""


class Kept(Struct, frozen=True):
    """Texts by kind and source; the folder may be deleted at any time."""

    folder: Path

    def read(self, kind: str, source: str) -> str:
        """What is kept for the source; "" for none, and an entry that is not as it was written counts as none."""
        path = self.path(kind, source)
        try:
            digest, _, result = path.read_bytes().partition(BREAK)
        except OSError:
            return ""
        return result.decode("utf-8", "replace") if digest == _digest(path, result) else ""

    def write(self, kind: str, source: str, result: str) -> None:
        """Keep the result, as far as the disk allows: it can be made again."""
        path, data = self.path(kind, source), result.encode("utf-8", "replace")
        if path.is_dir() and not path.is_symlink():
            rmtree(path, ignore_errors=True)
        with suppress(ToolError):
            write_bytes(path, _digest(path, data) + BREAK + data)

    def path(self, kind: str, source: str) -> Path:
        """The file of the entry."""
        digest = blake2b(source.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return self.folder / kind / f"{digest}.txt"


def _digest(path: Path, result: bytes) -> bytes:
    """A word for the result and its place, so that an entry does not count under the name of another."""
    place = f"{path.parent.name}/{path.name}".encode("utf-8", "replace")
    return blake2b(result, digest_size=16, key=blake2b(place, digest_size=16).digest()).hexdigest().encode()
